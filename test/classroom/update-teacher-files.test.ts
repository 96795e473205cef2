import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf } from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, states, update, updated } from './classes.js';

const newFolder = temporaryFolders();
const [FIRST, _SECOND, _THIRD] = FOLDERS;
const read = (cwd: string, student: string, path: string) =>
  readFileSync(join(folderOf(cwd, student), path), 'utf8');

describe('class update and the teacher’s files', () => {
  it('says how to have the exercise of this program in place of a corrected copy of it', async () => {
    const cwd = newFolder();
    const made = ['class', 'new', '--exercises', '04-over-read', '--roster', 'students.csv', '--out', 'room'];
    write(cwd, 'students.csv', 'id,name\n1,A\n');
    await run([...made, '--lang', 'en'], { cwd });
    const copy = 'room/instructor/exercises/04-over-read';
    change(cwd, `${copy}/exercise.en.md`, (text) => `${text}Corrected in the copy.\n`);
    const refused = await run(['class', 'update', 'room', '--lang', 'en'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`move ${copy} elsewhere first`);
    renameSync(join(cwd, copy), join(cwd, 'elsewhere'));
    expect((await run(['class', 'update', 'room', '--lang', 'en'], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, copy, 'exercise.en.md'))).toBe(true);
  });

  it('does not replace a copy that the teacher corrected: it asks which one counts', async () => {
    const cwd = await madeClass(newFolder());
    const copy = join(cwd, 'room/instructor/exercises', ID);
    change(copy, 'exercise.en.md', (text) => `${text}Corrected in the copy.\n`);
    const before = contentOf(join(cwd, 'room'));
    const { code, stderr } = await update(cwd);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--exercises-from room/instructor/exercises'),
    ]);
    expect(contentOf(join(cwd, 'room'))).toEqual(before);

    expect((await update(cwd, ['--exercises-from', 'room/instructor/exercises'])).code).toBe(0);
    expect(read(cwd, FIRST, 'EXERCISE.md')).toContain('Corrected in the copy.');
    // From now on these are the class's exercises.
    change(copy, 'exercise.en.md', (text) => `${text}And again.\n`);
    expect((await update(cwd)).code).toBe(0);
    expect(read(cwd, FIRST, 'EXERCISE.md')).toContain('And again.');
  });

  it('keeps aside what the teacher wrote into files that it replaces', async () => {
    const cwd = await madeClass(newFolder());
    change(join(cwd, 'room/instructor'), 'answers.md', (text) => `${text}My notes.\n`);
    change(join(cwd, 'room/instructor/exercises', ID), 'exercise.en.md', () => 'Mine.\n');
    CORRECTIONS.hint(cwd);
    CORRECTIONS.code(cwd);
    const result = await updated(cwd, ['--exercises-from', 'ours']);
    expect(result.code).toBe(0);
    expect(result.kept).toEqual([
      'instructor/replaced-1/answers.md',
      `instructor/replaced-1/exercises/${ID}/exercise.en.md`,
    ]);
    expect(readFileSync(join(cwd, 'room', result.kept[0]), 'utf8')).toContain('My notes.\n');
    expect(readFileSync(join(cwd, 'room', result.kept[1]), 'utf8')).toBe('Mine.\n');
  });

  it('finds the exercises where the class had them from, or says that they are gone', async () => {
    const cwd = await madeClass(newFolder());
    CORRECTIONS.code(cwd);
    const inside = join(cwd, 'room');
    expect((await run(['class', 'update', '.', '--lang', 'en'], { cwd: inside })).code).toBe(0);
    renameSync(join(cwd, 'ours'), join(cwd, 'moved'));
    const { code, stderr } = await update(cwd);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--exercises-from DIR')]);
    expect(states(await updated(cwd, ['--exercises-from', 'moved']))).toEqual(FOLDERS.map(() => 'unchanged'));
    expect(states(await updated(cwd))).toEqual(FOLDERS.map(() => 'unchanged'));
  });

  it('names once what the folder of exercises lacks, and no flag that nobody typed', async () => {
    const cwd = await madeClass(newFolder());
    renameSync(join(cwd, 'ours', ID), join(cwd, 'ours/02-other'));
    const { code, stderr } = await update(cwd, ['--exercises-from', 'ours']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: This class has exercises that ours has not: 01-greet \[class\/unknown-exercise\]\n/,
    );
    expect(stderr).not.toContain('--exercises ');
  });

  it.each([
    ['an exercise that the class does not have', ['--exercises', 'gret'], 'Did you mean'],
    ['a student that the class does not have', ['--students', 's4'], 'Did you mean "s3"'],
    ['a file that no exercise has', ['--on-conflict', 'src/gret.c=keep'], 'src/greet.c'],
    ['a flag of class new', ['--roster', 'students.csv'], 'class update has no --roster'],
    ['a flag for one folder', ['--from', 'x.json'], '--from is for one student’s folder'],
    ['a second folder', ['other'], 'other'],
  ])('names %s', async (_, more, told) => {
    const cwd = await madeClass(newFolder());
    const before = contentOf(join(cwd, 'room'));
    const { code, stderr } = await update(cwd, more);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
    expect(contentOf(join(cwd, 'room'))).toEqual(before);
  });

  it.each([
    ['no class', undefined, '[class/no-class]'],
    ['a damaged record', '{"format":1,"language":"en","exercises":["x"]', '[class/class-record]'],
  ])('tells %s', async (_, record, told) => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'room/instructor'), { recursive: true });
    if (record !== undefined) writeFileSync(join(cwd, 'room/instructor/class.json'), record);
    const { code, stderr } = await update(cwd);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
  });
});
