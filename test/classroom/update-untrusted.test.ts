import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { contentOf, copyOf } from '../support/crash.js';
import { temporaryFolders, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { sampled } from '../support/sample.js';
import { CORRECTIONS, FOLDERS, folderOf, ID, madeClass, states, update, updated } from './classes.js';
import { EXERCISE_YAML, GREETING_C, writeExercise } from './samples.js';

const newFolder = temporaryFolders();
const [FIRST, SECOND, _THIRD] = FOLDERS;
const isUpToDate = async (folder: string) => (await run(['regen', '--check'], { cwd: folder })).code === 0;

describe('class update takes nothing on trust', () => {
  it('does the other folders where one is damaged, gone, or leads elsewhere', async () => {
    const cwd = await madeClass(newFolder());
    const outside = newFolder();
    copyOf(folderOf(cwd, FIRST), join(outside, ID));
    rmSync(join(cwd, 'room/students', FIRST), { recursive: true });
    symlinkSync(outside, join(cwd, 'room/students', FIRST));
    write(folderOf(cwd, SECOND), '.nanokit/exercise.json', '{"format":1');
    CORRECTIONS.code(cwd);
    const before = contentOf(outside);
    const result = await updated(cwd);
    expect([result.code, states(result)]).toEqual([1, ['failed', 'failed', 'updated']]);
    const codes = result.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['project/link', 'class/record']);
    expect(contentOf(outside)).toEqual(before);
    rmSync(folderOf(cwd, SECOND), { recursive: true });
    expect(states(await updated(cwd))).toEqual(['failed', 'missing', 'unchanged']);
  });

  const paths = ['src/greet.c', 'nanokit.yaml', '.nanokit/exercise.json', '.nanokit/base.json'];
  it.each([
    ['a link out of the folder', 1, (file: string) => symlinkSync('/etc/passwd', file)],
    ['a pipe', 2, (file: string) => execFileSync('mkfifo', [file])],
    ['a folder', 3, (file: string) => mkdirSync(file)],
  ] as const)('refuses %s in the place of any file', async (_, seed, make) => {
    for (const path of sampled(paths, 2, seed)) {
      const cwd = await madeClass(newFolder());
      rmSync(join(folderOf(cwd, FIRST), path));
      make(join(folderOf(cwd, FIRST), path));
      CORRECTIONS.code(cwd);
      const result = await updated(cwd);
      expect([path, result.code, states(result)]).toEqual([path, 1, ['failed', 'updated', 'updated']]);
    }
  });

  const damages: readonly (readonly [string, (record: Json) => Json])[] = [
    ['a path that leads out', (record: Json) => set(record, 'files', { '../../x': ['a'] })],
    ['the place of the password', (record: Json) => set(record, 'files', { 'credentials.conf': ['a'] })],
    ['git’s own folder', (record: Json) => set(record, 'files', { '.git/hooks/pre-commit': ['a'] })],
    ['values that break out', (record: Json) => set(record, 'student', { path: '/class/"; x' })],
    ['lines that are none', (record: Json) => set(record, 'files', { 'src/greet.c': [1] })],
    ['a later form', (record: Json) => set(record, 'format', 2)],
  ];
  it.each(sampled(damages, 3, 4))('refuses a record with %s', async (_, damage) => {
    const cwd = await madeClass(newFolder());
    change(folderOf(cwd, FIRST), '.nanokit/exercise.json', (text) =>
      JSON.stringify(damage(JSON.parse(text))),
    );
    CORRECTIONS.code(cwd);
    const before = contentOf(folderOf(cwd, FIRST));
    const result = await updated(cwd);
    expect([result.code, states(result)]).toEqual([1, ['failed', 'updated', 'updated']]);
    expect(contentOf(folderOf(cwd, FIRST))).toEqual(before);
  });

  it('takes a student’s record of how files were given for no more than that', async () => {
    const cwd = await madeClass(newFolder());
    // As if greet.c had been given empty: then all of it is the student's.
    change(folderOf(cwd, FIRST), '.nanokit/exercise.json', (text) => {
      const record = JSON.parse(text);
      return JSON.stringify({ ...record, files: { 'src/greet.c': [''] }, texts: {} });
    });
    rmSync(join(folderOf(cwd, SECOND), '.nanokit/base.json'));
    CORRECTIONS.code(cwd);
    const result = await updated(cwd);
    expect([result.code, states(result)]).toEqual([1, ['conflict', 'updated', 'updated']]);
    expect(await isUpToDate(folderOf(cwd, SECOND))).toBe(true);
  });

  it('refuses a solution in what students get, before it touches any folder', async () => {
    const cwd = await madeClass(newFolder());
    const call = '\tprintk("Hello from %s, for the %d. time\\n", CONFIG_BOARD, 17);\n';
    change(join(cwd, 'ours', ID), 'exercise.en.md', (text) => `${text}\n${call}`);
    const before = contentOf(join(cwd, 'room'));
    const { code, stderr } = await update(cwd);
    expect(code).toBe(1);
    expect(stderr).toContain(`${ID}/EXERCISE.md would have had line 6 of the solution of ${ID}`);
    expect(contentOf(join(cwd, 'room'))).toEqual(before);
  });

  it('refuses an exercise that solves another of the class, unless the class was made so', async () => {
    const cwd = newFolder();
    const yaml = EXERCISE_YAML.replace('Greeting', 'Other');
    const other = { 'exercise.yaml': yaml, 'app/src/greet.c': 'void g(void)\n{\n}\n' };
    writeExercise(join(cwd, 'ours'), '02-b', other);
    await madeClass(cwd);
    write(
      join(cwd, 'ours/02-b'),
      'app/src/greet.c',
      GREETING_C.replace(/\t\/\/ STUB[\s\S]*?zh\n|.*SOLUTION.*\n/g, ''),
    );
    expect((await update(cwd, ['--exercises', 'b'])).stderr).toContain(
      'What 02-b gives has a solution of 01-greet',
    );
    expect((await update(cwd, ['--allow-overlap'])).code).toBe(0);
  });
});

type Json = Readonly<Record<string, unknown>>;
function set(record: Json, key: string, value: unknown): Json {
  return { ...record, [key]: value };
}
