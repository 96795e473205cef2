import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf, copyOf, crash, operations, points, which } from '../support/crash.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, update } from './classes.js';

const newFolder = temporaryFolders();
const [FIRST] = FOLDERS;
const reset = (cwd: string, more: readonly string[] = []) =>
  run(['class', 'reset', '--lang', 'en', ...more], { cwd });

/** A student's folder with work in it, at home. */
async function worked(): Promise<{ cwd: string; home: string; given: Map<string, string> }> {
  const cwd = await madeClass(newFolder());
  const home = join(cwd, 'home', ID);
  mkdirSync(dirname(home));
  copyOf(folderOf(cwd, FIRST), home);
  const given = textsIn(home);
  work(home);
  return { cwd, home, given };
}

function work(home: string): void {
  change(home, 'src/greet.c', () => 'int mine;\n');
  change(home, 'nanokit.yaml', (text) => text.replace(/port: \d+/, 'port: 9009'));
  change(home, '.nanokit/base.json', (text) => text.replace('"own"', '"x"'));
  change(home, 'credentials.conf', (text) => text.replace('SSID="', 'SSID="my '));
  write(home, 'src/more/new.c', 'int more;\n');
  rmSync(join(home, 'EXERCISE.md'));
}
const withOwnNetwork = (given: Map<string, string>) =>
  new Map(given).set('credentials.conf', given.get('credentials.conf')?.replace('SSID="', 'SSID="my ') ?? '');

describe('class reset', () => {
  it('gives what was handed out, byte for byte, and keeps everything beside it', async () => {
    const { home, given } = await worked();
    const before = textsIn(home);
    const { code, stdout } = await reset(home);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`All that was there is beside it, in ${ID}.old-1`),
    ]);
    expect(textsIn(home)).toEqual(withOwnNetwork(given));
    expect(existsSync(join(home, 'src/more'))).toBe(false);
    expect(textsIn(`${home}.old-1`)).toEqual(before);
    expect((await run(['regen', '--check'], { cwd: home })).code).toBe(0);
    expect(await reset(home)).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing to do') });

    // What was there is never written over, and can also be taken back in place.
    work(home);
    expect((await reset(home)).code).toBe(0);
    expect(readdirSync(dirname(home)).sort()).toEqual([ID, `${ID}.old-1`, `${ID}.old-2`]);
    expect((await run(['undo'], { cwd: home })).code).toBe(0);
    expect(textsIn(home).get('src/greet.c')).toBe('int mine;\n');
  });

  it('calls the exercise by its name for whoever is in it', async () => {
    const { home } = await worked();
    const look = await run(['class', 'reset', '--dry-run', '--lang', 'zh'], { cwd: home });
    expect(look.stdout).toContain(`将把 ${ID} 恢复成发下来时的样子`);
    expect((await run(['class', 'reset', '--lang', 'en'], { cwd: home })).stdout).toContain(
      `${ID} is as it was`,
    );
    expect((await run(['class', 'reset', '--lang', 'en'], { cwd: home })).stdout).toContain(
      `Nothing to do: ${ID} is`,
    );
  });

  it('needs the exercise’s name from beside it, with or without its number, and none in it', async () => {
    const { home } = await worked();
    for (const [index, [at, args]] of (
      [
        [home, []],
        [home, [ID]],
        [dirname(home), [ID]],
        [dirname(home), ['greet']],
      ] as const satisfies readonly (readonly [string, readonly string[]])[]
    ).entries()) {
      change(home, 'src/greet.c', () => `int mine${index};\n`);
      const { code, stdout } = await reset(at, [...args, '--json']);
      expect({ code, ...JSON.parse(stdout) }).toMatchObject({
        code: 0,
        updated: expect.arrayContaining(['src/greet.c']),
      });
    }
  });

  it.each([
    ['zh', 0],
    ['en', 1],
    ['zh', 2],
  ] as const)('gives one in %s on SDK line %i as class new did', async (language, sdk) => {
    const made = await madeClass(newFolder(), ['--language', language, '--set', `sdk=${sdk}`]);
    const home = folderOf(made, FIRST);
    const given = textsIn(home);
    work(home);
    expect((await reset(home)).code).toBe(0);
    expect(textsIn(home)).toEqual(withOwnNetwork(given));
  });

  it('begins with the correction where the folder was updated', async () => {
    const cwd = await madeClass(newFolder());
    for (const correct of Object.values(CORRECTIONS)) correct(cwd);
    expect((await update(cwd)).code).toBe(0);
    const given = textsIn(folderOf(cwd, FIRST));
    change(folderOf(cwd, FIRST), 'src/greet.c', () => 'int mine;\n');
    expect((await reset(folderOf(cwd, FIRST))).code).toBe(0);
    expect(textsIn(folderOf(cwd, FIRST))).toEqual(given);
  });

  it('leaves alone what git and builds have there, links, and names that no project has', async () => {
    const { home } = await worked();
    write(home, '.git/HEAD', 'ref: x\n');
    write(home, 'build/zephyr/app.bin', 'x');
    write(home, 'my notes.txt', 'x');
    symlinkSync('/etc/passwd', join(home, 'link'));
    const { code, stderr } = await reset(home);
    expect(code).toBe(0);
    for (const name of ['my notes.txt', 'link']) expect(stderr).toContain(`${name} stays in the folder`);
    expect(filesIn(home)).toEqual(
      expect.arrayContaining(['.git/HEAD', 'build/zephyr/app.bin', 'link', 'my notes.txt']),
    );
    expect(filesIn(`${home}.old-1`)).toContain('my notes.txt');
    expect(filesIn(`${home}.old-1`).join()).not.toMatch(/\.git\/|build\/|link/);
  });

  it('only looks with --dry-run', async () => {
    const { cwd, home } = await worked();
    const before = contentOf(join(cwd, 'home'));
    const { code, stdout } = await reset(home, ['--dry-run']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`would be kept beside it, in ${ID}.old-1`)]);
    expect((await reset(home, ['--diff'])).stdout).toContain('-int mine;\n');
    expect(contentOf(join(cwd, 'home'))).toEqual(before);
  });

  it('refuses a folder that knows too little, or holds too much, and changes nothing', async () => {
    const { cwd, home } = await worked();
    const record = readFileSync(join(home, '.nanokit/exercise.json'), 'utf8');
    const refused = async (told: string) => {
      const before = contentOf(join(cwd, 'home'));
      const { code, stderr } = await reset(home);
      expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
      expect(contentOf(join(cwd, 'home'))).toEqual(before);
    };
    change(home, '.nanokit/exercise.json', () => JSON.stringify({ ...JSON.parse(record), texts: {} }));
    await refused('[class/record]');
    rmSync(join(home, '.nanokit/exercise.json'));
    await refused('[class/no-exercise]');
    write(home, '.nanokit/exercise.json', record);
    for (let number = 0; number < 901; number++) write(home, `many/${number}`, '');
    await refused('[class/too-much]');
    rmSync(join(home, 'many'), { recursive: true });
    rmSync(join(home, 'src/main.c'));
    symlinkSync('/etc/passwd', join(home, 'src/main.c'));
    await refused('[project/link]');
  });
});

describe('class reset by a teacher', () => {
  const args = ['--class', 'room', '--student'];

  it('needs nothing of the student’s folder, which may even be gone', async () => {
    const cwd = await madeClass(newFolder());
    const home = folderOf(cwd, FIRST);
    const given = contentOf(home);
    work(home);
    rmSync(join(home, '.nanokit'), { recursive: true });
    expect((await reset(cwd, ['greet', ...args, FIRST])).code).toBe(0);
    expect(textsIn(home).get('credentials.conf')).toContain('SSID="my ');
    expect(filesIn(`${home}.old-1`)).toContain('src/more/new.c');
    rmSync(home, { recursive: true });
    expect((await reset(cwd, [ID, ...args, FIRST])).code).toBe(0);
    expect(contentOf(home)).toEqual(given);
    expect(readdirSync(dirname(home)).sort()).toEqual([ID, `${ID}.old-1`, 'README.md']);
  });

  it.each([
    ['without a student', ['greet', '--class', 'room'], 'needs both --class and --student'],
    ['without an exercise', [...args, FIRST], 'needs both --class and --student'],
    ['for a student that there is not', ['greet', ...args, 's9'], 'no student "s9"'],
    ['for an exercise that there is not', ['gret', ...args, FIRST], 'no exercise "gret"'],
    ['in what is no class', ['greet', '--class', 'ours', '--student', FIRST], 'There is no class in ours'],
    ['for all', ['all', ...args, FIRST], '[class/one-at-a-time]'],
    ['for several', ['greet', ...args, 's3,CON'], '[class/one-at-a-time]'],
  ])('is refused %s', async (_, more, told) => {
    const cwd = await madeClass(newFolder());
    work(folderOf(cwd, FIRST));
    const before = contentOf(join(cwd, 'room'));
    const { code, stderr } = await reset(cwd, more);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
    expect(contentOf(join(cwd, 'room'))).toEqual(before);
  });
});

it('class reset that is killed loses nothing, and the next one does it', { timeout: 3_600_000 }, async () => {
  const { home: template } = await worked();
  const copy = () => copyOf(template, join(newFolder(), ID));
  const args = ['class', 'reset', '--lang', 'en'];
  const whole = copy();
  expect((await run(args, { cwd: whole })).code).toBe(0);
  const [old, fresh] = [contentOf(template), contentOf(whole)];
  const count = (await operations({ args, cwd: copy() })).length;
  for (const at of points(count, 2)) {
    const home = copy();
    expect(await crash({ args, cwd: home }, at)).toBe(true);
    await run(['regen', '--dry-run'], { cwd: home });
    const state = which(contentOf(home), old, fresh);
    expect(state).toMatch(/^(?:old|new)$/);
    if (state === 'new') expect(contentOf(`${home}.old-1`)).toEqual(old);
    expect((await run(args, { cwd: home })).code).toBe(0);
    expect(contentOf(home)).toEqual(fresh);
    const beside = readdirSync(dirname(home)).filter((name) => name !== ID && name !== 'operations');
    expect(beside.filter((name) => !/^01-greet\.old-[12]$/.test(name))).toEqual([]);
    for (const name of beside) expect(contentOf(join(dirname(home), name))).toEqual(old);
  }
});
