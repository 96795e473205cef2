import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newClass, type WriteProgress } from '../../src/classroom/class/new-class.js';
import { chosenExercises, findExercises } from '../../src/classroom/exercise/find-exercises.js';
import { readRoster } from '../../src/classroom/roster/read-roster.js';
import { run } from '../support/cli.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { checkedValue, writeExercise } from './samples.js';

const newFolder = temporaryFolders();
const ARGS = ['class', 'new', '--exercises', 'all', '--roster', 'students.csv', '--exercises-from', 'ours'];

/** A folder with a roster and an exercise. */
function classroom(): string {
  const cwd = newFolder();
  write(cwd, 'students.csv', 'id,name\n2026001,Ann\n../x,Bo\n');
  writeExercise(join(cwd, 'ours'), '01-a', {});
  return cwd;
}

describe('exercises', () => {
  const ids = ['02-prj-conf', '03-wait-for-address', '07-heap', '08-reconnect', '3d-print'];
  it.each([
    ['heap,reconnect', ['07-heap', '08-reconnect']],
    ['heap，reconnect', ['07-heap', '08-reconnect']],
    ['heap、 08-reconnect', ['07-heap', '08-reconnect']],
    ['heap reconnect', ['07-heap', '08-reconnect']],
    ['03,07', ['03-wait-for-address', '07-heap']],
    ['3', ['03-wait-for-address']],
    ['reconnect,2', ['02-prj-conf', '08-reconnect']],
    ['all', ids],
  ])('are chosen as people type them: %s', (typed, chosen) => {
    expect(chosenExercises({ ids }, typed)).toMatchObject({ ok: true, value: chosen });
  });

  it.each(['9', '', 'heap,9', '03x'])('that there are not are told: %j', (typed) => {
    expect(chosenExercises({ ids }, typed).diagnostics).toMatchObject([{ code: 'class/unknown-exercise' }]);
  });
});

describe('a class', () => {
  it.each([
    ['en', 'Hand in this whole folder, `2026001`'],
    ['zh', '交作业时交整个文件夹 `2026001`'],
  ])('has a page to begin with for each student, in %s', async (language, told) => {
    const cwd = classroom();
    expect((await run([...ARGS, '--out', 'out', '--language', language], { cwd })).code).toBe(0);
    const page = readFileSync(join(cwd, 'out/students/2026001/README.md'), 'utf8');
    expect(page).toContain(told);
    expect(page).toContain('cd 01-a');
    expect(page).toContain('npx create-nanokit-ws class check --hint');
    // By the name that their folder has.
    expect(readFileSync(join(cwd, 'out/students/x/README.md'), 'utf8')).toContain('`x`');
  });

  it('is not made within another one', async () => {
    const cwd = classroom();
    expect((await run([...ARGS, '--out', 'class-a'], { cwd })).code).toBe(0);
    for (const [out, at, above] of [
      ['class-a/students/x', cwd, ''],
      ['class-b', join(cwd, 'class-a'), '../'],
    ] as const) {
      const args = ARGS.map((one) => (/^(?:students\.csv|ours)$/.test(one) ? `${above}${one}` : one));
      const { code, stderr } = await run([...args, '--out', out, '--lang', 'en'], { cwd: at });
      expect([code, stderr]).toEqual([2, expect.stringContaining('would lie within another class')]);
    }
    expect(readdirSync(join(cwd, 'class-a')).sort()).toEqual(['instructor', 'students']);
  });

  it('takes the network’s password from standard input', async () => {
    const cwd = classroom();
    const args = [...ARGS, '--out', 'out', '--set', 'wifi.ssid=Lab', '--password-stdin', '--lang', 'en'];
    expect((await run(args, { cwd, input: 'two words\n' })).code).toBe(0);
    const written = textsIn(join(cwd, 'out/students/2026001/01-a'));
    expect(written.get('credentials.conf')).toContain('two words');
    const empty = await run(
      args.map((one) => (one === 'out' ? 'other' : one)),
      { cwd, input: '' },
    );
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('create/password-stdin')]);
  });

  it('says how much it is before it is written, and how far it is', async () => {
    const cwd = classroom();
    const many = Array.from({ length: 60 }, (_, i) => `s${i}\n`).join('');
    const exercises = checkedValue(findExercises(cwd, 'ours'));
    const told: WriteProgress[] = [];
    const made = await newClass({
      cwd,
      out: 'out',
      exercises,
      chosen: exercises.ids,
      roster: checkedValue(readRoster('students.csv', Buffer.from(`id\n${many}`))),
      rosterName: 'students.csv',
      settings: { language: 'en', overrides: [] },
      allowOverlap: false,
      stopped: () => false,
      onProgress: (progress) => told.push(progress),
    });
    expect(made).toMatchObject({ ok: true });
    const all = filesIn(join(cwd, 'out/students')).length;
    expect(told[0]).toMatchObject({ kind: 'begin', files: 0, all });
    expect(told.at(-1)).toMatchObject({ kind: 'done', files: all });
    expect(told.filter(({ kind }) => kind === 'writing').map(({ files }) => files)).toEqual(
      Array.from({ length: Math.floor(told.length - 3) }, (_, i) => (i + 1) * 500),
    );
    const [{ bytes } = { bytes: 0 }] = told;
    expect(bytes % 4096).toBe(0);
    expect(bytes).toBeGreaterThan(all * 4096 - 1);
  });

  it('of an Excel workbook is told what to do', async () => {
    const cwd = classroom();
    mkdirSync(join(cwd, 'lists'));
    writeFileSync(join(cwd, 'lists/students.xlsx'), Buffer.from('504b03041400', 'hex'));
    const args = ARGS.map((one) => (one === 'students.csv' ? 'lists/students.xlsx' : one));
    const { code, stderr } = await run([...args, '--out', 'out', '--lang', 'en'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('lists/students.xlsx is an Excel workbook');
    expect(stderr).toContain('CSV UTF-8');
  });
});
