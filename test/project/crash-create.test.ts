import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Command,
  contentOf,
  copyOf,
  crash,
  expectClosed,
  operations,
  points,
  reading,
  regen,
  staleProject,
  start,
  undo,
  which,
} from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();
/** Far fewer operations than there are would prove little. */
const AT_LEAST = 25;
/** Of all points, in the long run. */
const TIMEOUT = 3_600_000;

describe('undo, killed at any operation,', () => {
  it(
    'is finished or not begun for the next command, and then has nothing or all of it to do',
    async () => {
      const template = await staleProject(newFolder());
      const old = contentOf(template);
      expect((await start(regen(template))).code).toBe(0);
      const fresh = contentOf(template);
      const whole = copyOf(template, join(newFolder(), 'app'));
      const count = (await operations(undo(whole))).length;
      expect(contentOf(whole)).toEqual(old);
      expect(count).toBeGreaterThan(AT_LEAST);
      for (const at of points(count, 14)) {
        const folder = copyOf(template, join(newFolder(), 'app'));
        expect(await crash(undo(folder), at)).toBe(true);
        expectClosed(folder);
        expect((await start(reading(folder))).code).toBe(3);
        const state = which(contentOf(folder), old, fresh);
        expect([at, state]).toEqual([at, expect.stringMatching(/^(old|new)$/)]);
        const again = await start(undo(folder));
        expect([at, again.code]).toEqual([at, state === 'new' ? 0 : 1]);
        expect([at, which(contentOf(folder), old, fresh)]).toEqual([at, 'old']);
        expectClosed(folder);
      }
    },
    TIMEOUT,
  );
});

describe('create, killed at any operation,', () => {
  const args = ['app', '--yes', '--lang', 'en'];
  const create = (cwd: string): Command => ({ args, cwd });

  it(
    'leaves nothing or all of the project, and the next one begins anew',
    async () => {
      const whole = newFolder();
      const count = (await operations(create(whole))).length;
      const fresh = contentOf(whole);
      expect(count).toBeGreaterThan(AT_LEAST);
      const notes: string[] = [];
      for (const at of points(count, 14)) {
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
    },
    TIMEOUT,
  );

  it(
    'in a folder with other files leaves those alone, and the next one begins anew',
    async () => {
      const template = newFolder();
      write(template, 'app/mine.txt', 'mine');
      write(template, 'app/src/mine.c', 'mine');
      const old = contentOf(template);
      const whole = copyOf(template, join(newFolder(), 'x'));
      const count = (await operations(create(whole))).length;
      const fresh = contentOf(whole);
      for (const at of points(count, 14)) {
        const cwd = copyOf(template, join(newFolder(), 'x'));
        expect(await crash(create(cwd), at)).toBe(true);
        expect(readFileSync(join(cwd, 'app/src/mine.c'), 'utf8')).toBe('mine');
        const isWhole = which(contentOf(cwd), old, fresh) === 'new';
        const { code } = await start(create(cwd));
        // The last operations only tidy up.
        expect([at, code]).toEqual([at, isWhole && code === 2 ? 2 : 0]);
        expect(contentOf(cwd)).toEqual(fresh);
      }
    },
    TIMEOUT,
  );

  it(
    'in such a folder is finished by a command that is not create',
    async () => {
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
    },
    TIMEOUT,
  );
});
