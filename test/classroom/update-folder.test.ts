import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf, copyOf } from '../support/crash.js';
import { temporaryFolders, textsIn, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, update } from './classes.js';

const newFolder = temporaryFolders();
const [FIRST, SECOND] = FOLDERS;

/** A class that was corrected, and the folder of one of its students at home, as it was handed out at first. */
async function atHome(): Promise<{ cwd: string; home: string }> {
  const cwd = await madeClass(newFolder());
  const home = copyOf(folderOf(cwd, FIRST), join(cwd, 'home'));
  for (const correct of Object.values(CORRECTIONS)) correct(cwd);
  expect((await update(cwd)).code).toBe(0);
  return { cwd, home };
}
const take = (home: string, from: string, more: readonly string[] = []) =>
  run(['class', 'update', '--from', from, '--lang', 'en', ...more], { cwd: home });

describe('class update in a student’s folder', () => {
  it('takes the file for the whole class, or the student’s own fresh folder, to the same end', async () => {
    const { cwd, home } = await atHome();
    const other = copyOf(home, join(cwd, 'other'));
    const { code, stdout } = await take(home, `../room/updates/${ID}.json`);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Updated 4 files:\n/)]);
    expect((await take(other, `../room/students/${FIRST}/${ID}`)).code).toBe(0);
    expect(textsIn(home)).toEqual(textsIn(folderOf(cwd, FIRST)));
    expect(textsIn(other)).toEqual(textsIn(home));
    expect((await run(['regen', '--check'], { cwd: home })).code).toBe(0);
    const again = await take(home, `../room/updates/${ID}.json`);
    expect([again.code, again.stdout]).toEqual([0, 'Nothing to do: the exercise is corrected already\n']);
    expect((await run(['undo', '--lang', 'en'], { cwd: home })).code).toBe(0);
    expect(readFileSync(join(home, 'src/greet.c'), 'utf8')).toContain('first + second');
  });

  it('gives each student of a class the own values from one file, in which are nobody’s', async () => {
    const { cwd } = await atHome();
    const file = readFileSync(join(cwd, `room/updates/${ID}.json`), 'utf8');
    for (const student of FOLDERS) {
      const { client_id: id } = JSON.parse(
        readFileSync(join(folderOf(cwd, student), '.nanokit/exercise.json'), 'utf8'),
      ).student;
      expect(file).not.toContain(id);
    }
    const home = join(cwd, 'second');
    copyOf(folderOf(await madeClass(newFolder()), SECOND), home);
    expect((await take(home, `../room/updates/${ID}.json`)).code).toBe(0);
    expect(textsIn(home)).toEqual(textsIn(folderOf(cwd, SECOND)));
  });

  it('keeps the work, tells conflicts, and takes nothing of a handed out folder but how the exercise is given', async () => {
    const { cwd, home } = await atHome();
    change(home, 'src/greet.c', (text) => text.replace('/* TODO: say hello. */', 'printk("mine\\n");'));
    change(folderOf(cwd, FIRST), 'src/greet.c', () => '/* what the teacher tried there */\n');
    write(folderOf(cwd, FIRST), 'src/teacher.c', 'int t;\n');
    const before = contentOf(home);
    const { code, stderr } = await take(home, `../room/students/${FIRST}/${ID}`);
    expect(code).toBe(1);
    expect(stderr).toContain('src/greet.c:6:1: This was changed here');
    expect(stderr).toContain(`class update --from '../room/students/${FIRST}/${ID}' --on-conflict keep`);
    expect(contentOf(home)).toEqual(before);
    expect((await take(home, `../room/students/${FIRST}/${ID}`, ['--on-conflict', 'keep'])).code).toBe(0);
    const text = readFileSync(join(home, 'src/greet.c'), 'utf8');
    expect(text).toContain('printk("mine\\n");');
    expect(text).toContain('first - second');
    expect([...textsIn(home).values()].join('')).not.toContain('teacher');
  });

  it('only looks with --dry-run and --diff, as JSON too', async () => {
    const { home } = await atHome();
    const before = contentOf(home);
    const { code, stdout } = await take(home, `../room/updates/${ID}.json`, ['--diff', '--json']);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 0,
      dry_run: true,
      changed: true,
      conflicts: [],
      diff: expect.stringContaining('+\treturn first - second;\n'),
    });
    expect((await take(home, `../room/updates/${ID}.json`, ['--dry-run'])).stdout).toContain(
      'Would update 4 files',
    );
    expect(contentOf(home)).toEqual(before);
  });

  it.each([
    ['nothing', async () => undefined, 'say what it is to be corrected by'],
    ['another student’s folder', async (cwd: string) => folderOf(cwd, SECOND), '[class/other-student]'],
    ['a file that is not there', async () => 'no.json', '[class/no-hand-out]'],
    ['the class itself', async (cwd: string) => join(cwd, 'room'), '[class/no-hand-out]'],
    [
      'an archive',
      async (cwd: string) => {
        writeFileSync(join(cwd, 'x.zip'), 'PK');
        return join(cwd, 'x.zip');
      },
      'has to be unpacked first',
    ],
    ['no record', async (cwd: string) => join(cwd, 'students.csv'), '[class/record]'],
    [
      'another exercise',
      async (cwd: string) => {
        change(cwd, `room/updates/${ID}.json`, (text) => text.replace(`"${ID}"`, '"02-other"'));
        return join(cwd, `room/updates/${ID}.json`);
      },
      '[class/other-exercise]',
    ],
  ])('refuses %s', async (_, make, told) => {
    const { cwd, home } = await atHome();
    const from = await make(cwd);
    const before = contentOf(home);
    const args = ['class', 'update', 'home', '--lang', 'en', ...(from === undefined ? [] : ['--from', from])];
    const { code, stderr } = await run(args, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
    expect(contentOf(home)).toEqual(before);
  });

  it('refuses a folder without nanokit.yaml, one that is no exercise, and flags for a class', async () => {
    const { cwd, home } = await atHome();
    const from = `room/updates/${ID}.json`;
    rmSync(join(home, 'nanokit.yaml'));
    mkdirSync(join(cwd, 'empty'));
    for (const [args, told] of [
      [['home', '--from', from], '[class/config-gone]'],
      [['empty', '--from', from], '[class/no-class]'],
      [['home', '--from', from, '--students', 'all'], '--students is for a whole class'],
    ] as const) {
      const { code, stderr } = await run(['class', 'update', ...args, '--lang', 'en'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
    }
  });

  it('tells a folder of an early version, which knows less of what it was given, from a damaged one', async () => {
    const { home } = await atHome();
    change(home, '.nanokit/exercise.json', (text) =>
      JSON.stringify({ ...JSON.parse(text), texts: undefined }),
    );
    const from = `../room/updates/${ID}.json`;
    const { code, stderr } = await take(home, from);
    expect([code, stderr]).toEqual([1, expect.stringContaining('regen/no-record')]);
    expect((await take(home, from, ['--on-conflict', 'ours'])).code).toBe(0);
    expect(readFileSync(join(home, 'EXERCISE.md'), 'utf8')).toContain('Run it with c');
  });
});
