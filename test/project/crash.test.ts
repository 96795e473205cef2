import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../kconfig/random.js';
import { run } from '../support/cli.js';
import {
  type Command,
  contentOf,
  copyOf,
  crash,
  leaksOf,
  openToOthers,
  operations,
} from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { samples } from '../support/samples.js';

const newFolder = temporaryFolders();
const PASSWORD = 'S3cret-S3cret';
/** Numbers of operations that are far from all: a run that does less would prove little. */
const AT_LEAST = 25;

/** A project as `create` leaves it, in the folder `app`. */
async function newProject(): Promise<string> {
  const cwd = newFolder();
  const args = ['app', '--yes', '--ssid', 'home', '--password-stdin', '--lang', 'en'];
  const { code, stderr } = await run(args, { cwd, input: `${PASSWORD}\n` });
  if (code !== 0) throw new Error(stderr);
  return join(cwd, 'app');
}

/**
 * A project in which `regen` has everything to do: to change files, one of them closed to others and one that is a
 * program to the system; and to add files in a folder that is not there.
 */
async function staleProject(): Promise<string> {
  const folder = await newProject();
  change(folder, 'nanokit.yaml', (text) =>
    text.replace(/main_stack_bytes: .*/, 'main_stack_bytes: 8100').replace('ssid: home', 'ssid: lab'),
  );
  change(folder, '.nanokit/base.json', (text) => text.replaceAll('"src/', '"other/'));
  rmSync(join(folder, 'src'), { recursive: true });
  chmodSync(join(folder, 'prj.conf'), 0o750);
  return folder;
}

/** A command that only reads the project, and ends for want of a compiler. */
const reading = (cwd: string): Command => ({ args: ['simulate'], cwd });
const regen = (cwd: string): Command => ({ args: ['regen', '--lang', 'en'], cwd });
const undo = (cwd: string): Command => ({ args: ['undo', '--lang', 'en'], cwd });

const start = ({ args, cwd }: Command) => run(args, { cwd, env: { PATH: '' } });

/** Every number from 1, or a sample of them; the same for all who have the same seed. */
function points(count: number, short: number, seed = 7): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const random = new Random(seed);
  const wanted = samples(Math.min(short, count), count);
  while (all.length > wanted) all.splice(random.below(all.length), 1);
  return all;
}

function expectClosed(folder: string): void {
  expect(leaksOf(folder, PASSWORD)).toEqual([]);
  expect(openToOthers(folder)).toEqual([]);
}

describe('regen, killed at any operation,', () => {
  let template: string;
  let old: string[];
  let fresh: string[];
  let count: number;
  beforeAll(async () => {
    template = await staleProject();
    old = contentOf(template);
    const whole = copyOf(template, join(newFolder(), 'app'));
    count = (await operations(regen(whole))).length;
    fresh = contentOf(whole);
    expect(count).toBeGreaterThan(AT_LEAST);
    expect(fresh).not.toEqual(old);
  });

  it('is finished or taken back by the next command, whichever it is, and can be undone', async () => {
    const states = new Set<string>();
    for (const at of points(count, 100)) {
      const folder = copyOf(template, join(newFolder(), 'app'));
      expect(await crash(regen(folder), at)).toBe(true);
      expectClosed(folder);
      expect((await start(reading(folder))).code).toBe(3);
      const state = contentOf(folder);
      expect([at, contentOfIs(state, old, fresh)]).toEqual([at, expect.stringMatching(/^(old|new)$/)]);
      states.add(contentOfIs(state, old, fresh));
      expectClosed(folder);

      expect((await start(regen(folder))).code).toBe(0);
      expect([at, contentOfIs(contentOf(folder), old, fresh)]).toEqual([at, 'new']);
      expect((await start(undo(folder))).code).toBe(0);
      expect([at, contentOfIs(contentOf(folder), old, fresh)]).toEqual([at, 'old']);
      expectClosed(folder);
    }
    expect([...states].sort()).toEqual(['new', 'old']);
  });

  it('is settled as well where the command that settles it is killed in turn', async () => {
    const random = new Random(11);
    let tried = 0;
    for (const at of points(count, 12)) {
      const broken = copyOf(template, join(newFolder(), 'app'));
      await crash(regen(broken), at);
      const whole = copyOf(broken, join(newFolder(), 'app'));
      const recovery = (await operations(reading(whole))).length;
      const seconds = points(recovery, 2, random.below(1000));
      for (const second of seconds) {
        const folder = copyOf(broken, join(newFolder(), 'app'));
        expect(await crash(reading(folder), second)).toBe(true);
        expectClosed(folder);
        expect((await start(reading(folder))).code).toBe(3);
        expect([at, second, contentOfIs(contentOf(folder), old, fresh)]).toEqual([
          at,
          second,
          expect.stringMatching(/^(old|new)$/),
        ]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(8);
  });
});

describe('undo, killed at any operation,', () => {
  it('is finished or not begun for the next command, and then has nothing or all of it to do', async () => {
    const template = await staleProject();
    const old = contentOf(template);
    expect((await start(regen(template))).code).toBe(0);
    const fresh = contentOf(template);
    const whole = copyOf(template, join(newFolder(), 'app'));
    const count = (await operations(undo(whole))).length;
    expect(contentOf(whole)).toEqual(old);
    expect(count).toBeGreaterThan(AT_LEAST);
    for (const at of points(count, 24)) {
      const folder = copyOf(template, join(newFolder(), 'app'));
      expect(await crash(undo(folder), at)).toBe(true);
      expectClosed(folder);
      expect((await start(reading(folder))).code).toBe(3);
      const state = contentOfIs(contentOf(folder), old, fresh);
      expect([at, state]).toEqual([at, expect.stringMatching(/^(old|new)$/)]);
      const again = await start(undo(folder));
      expect([at, again.code]).toEqual([at, state === 'new' ? 0 : 1]);
      expect([at, contentOfIs(contentOf(folder), old, fresh)]).toEqual([at, 'old']);
      expectClosed(folder);
    }
  });
});

describe('create, killed at any operation,', () => {
  const args = ['app', '--yes', '--lang', 'en'];
  const create = (cwd: string): Command => ({ args, cwd });

  it('leaves nothing or all of the project, and the next one begins anew', async () => {
    const whole = newFolder();
    const count = (await operations(create(whole))).length;
    const fresh = contentOf(whole);
    expect(count).toBeGreaterThan(AT_LEAST);
    const notes: string[] = [];
    for (const at of points(count, 24)) {
      const cwd = newFolder();
      expect(await crash(create(cwd), at)).toBe(true);
      const names = contentOf(cwd).map((entry) => entry.split(' ')[0] ?? '');
      expect(names.filter((name) => !name.startsWith('.app.nanokit-new.'))).toEqual([]);
      const { code, stderr } = await start(create(cwd));
      expect([at, code]).toEqual([at, 0]);
      expect(contentOf(cwd)).toEqual(fresh);
      if (names.length > 0) notes.push(stderr);
    }
    expect(notes.length).toBeGreaterThan(10);
    for (const text of notes) expect(text).toContain('the unfinished folder it left was removed');
  });

  it('in a folder with other files leaves those alone, and the next one begins anew', async () => {
    const template = newFolder();
    write(template, 'app/mine.txt', 'mine');
    write(template, 'app/src/mine.c', 'mine');
    const old = contentOf(template);
    const whole = copyOf(template, join(newFolder(), 'x'));
    const count = (await operations(create(whole))).length;
    const fresh = contentOf(whole);
    for (const at of points(count, 24)) {
      const cwd = copyOf(template, join(newFolder(), 'x'));
      expect(await crash(create(cwd), at)).toBe(true);
      expect(readFileSync(join(cwd, 'app/src/mine.c'), 'utf8')).toBe('mine');
      const isWhole = contentOfIs(contentOf(cwd), old, fresh) === 'new';
      const { code } = await start(create(cwd));
      // The last operations only tidy up.
      expect([at, code]).toEqual([at, isWhole && code === 2 ? 2 : 0]);
      expect(contentOf(cwd)).toEqual(fresh);
    }
  });

  it('in such a folder is finished by a command that is not create', async () => {
    const template = newFolder();
    mkdirSync(join(template, 'app'));
    const whole = copyOf(template, join(newFolder(), 'x'));
    const done = await operations(create(whole));
    const cwd = copyOf(template, join(newFolder(), 'x'));
    // In the middle of the renames.
    await crash(create(cwd), done.indexOf('renameSync') + 4);
    expect(contentOf(cwd)).not.toEqual(contentOf(whole));
    const { code, stderr } = await start(reading(join(cwd, 'app')));
    expect(code).toBe(3);
    expect(stderr).toContain(
      'An earlier create was cut short while it was writing; it has been finished now',
    );
    expect(contentOf(cwd)).toEqual(contentOf(whole));
  });
});

function contentOfIs(state: readonly string[], old: readonly string[], fresh: readonly string[]): string {
  const same = (other: readonly string[]) => JSON.stringify(state) === JSON.stringify(other);
  if (same(old)) return 'old';
  if (same(fresh)) return 'new';
  const names = (entries: readonly string[]) => entries.map((entry) => entry.slice(0, 60).split('\n')[0]);
  return `neither: ${names(state).join(' | ')}`;
}
