import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { filesIn, temporaryFolders, textsIn, write } from '../support/folders.js';
import { canGrade, newClassIn, projectOf, SMALL, SMALL_MAIN, solve } from './grading.js';
import { EXERCISE_YAML } from './samples.js';
import { LINK_MODE, type ZipEntry, zipOf } from './zip-writer.js';

const newFolder = temporaryFolders();
const HALF = SMALL_MAIN.replace('Hello', 'Goodbye');
const GRADE = ['class', 'grade', 'class'];

/** A student's project as entries of a zip file. */
function packed(folder: string, above: string): ZipEntry[] {
  return filesIn(folder).map((path) => ({
    name: `${above}${path}`,
    content: readFileSync(join(folder, path)),
  }));
}

/** Something was done to the code: what was only given is not graded. */
function touch(folder: string): void {
  const code = readFileSync(join(folder, 'src/main.c'), 'utf8');
  write(folder, 'src/main.c', code.replace('k_msleep(100)', 'k_msleep(120)'));
}

describe.skipIf(!canGrade)('class grade', () => {
  /** A class, and what it handed in, in all the ways in which classes do. */
  let cwd: string;
  let first: { readonly code: number; readonly document: Document };
  interface Document {
    readonly ok: boolean;
    readonly students: readonly {
      readonly id: string;
      readonly points: number;
      readonly work: readonly Work[];
    }[];
    readonly left_over: readonly { readonly source: string }[];
    readonly alike: readonly { readonly students: readonly string[] }[];
    readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
  }
  interface Work {
    readonly state: string;
    readonly points: number;
    readonly unchecked: number;
    readonly source?: string;
    readonly remarks: readonly { readonly en: string }[];
    readonly outcomes: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly reason?: { readonly en: string };
      readonly place?: object;
    }[];
  }
  const workOf = (id: string, document = first.document): Work => {
    const found = document.students.find((one) => one.id === id)?.work[0];
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const grade = async (...more: readonly string[]) => {
    const { code, stdout, stderr } = await run([...GRADE, '--submissions', 'in', '--json', ...more], { cwd });
    expect(stderr).toBe('');
    const document: Document = JSON.parse(stdout);
    return { code, document };
  };

  beforeAll(async () => {
    cwd = newFolder();
    const ids = [
      '2026001',
      '2026002',
      '2026003',
      '2026004',
      '2026005',
      '2026006',
      '=cmd',
      '2026008',
      '2026009',
    ];
    const folder = await newClassIn(cwd, ids);
    const project = (id: string) => projectOf(folder, id);
    solve(folder, '2026001');
    write(project('2026002'), 'src/main.c', HALF);
    write(project('2026003'), 'src/main.c', 'int main(void) { return nothing; }\n');
    solve(folder, 'cmd');
    solve(folder, '2026008');
    mkdirSync(join(cwd, 'in'));
    const into = (name: string, entries: readonly ZipEntry[]) =>
      writeFileSync(join(cwd, 'in', name), zipOf(entries));
    // A folder, as it is.
    renameSync(project('2026001'), join(cwd, 'in/2026001'));
    into('2026002_Zhang San_lab.zip', packed(project('2026002'), 'lab/'));
    into('2026003.zip', packed(project('2026003'), ''));
    into('2026004.zip', [{ name: '../../x', content: 'x' }, ...packed(project('2026004'), '')]);
    // Who changes the record, the settings and the server, and puts in what the checks shall find.
    write(
      project('2026005'),
      '.nanokit/exercise.json',
      '{"exercise":"01-small","checks":[],"student":{"client_id":"x"}}',
    );
    write(project('2026005'), 'credentials.conf', 'nonsense');
    touch(project('2026005'));
    into('2026005.zip', [
      ...packed(project('2026005'), 'a/b/'),
      { name: 'a/b/src/x.h', content: '/etc/passwd', mode: LINK_MODE },
    ]);
    into('2026006.zip', packed(project('2026006'), 'one/'));
    into('2026006 (2).zip', packed(project('2026002'), 'other/'));
    into('cmd.zip', packed(project('cmd'), ''));
    // By its own account alone.
    into('homework.zip', packed(project('2026008'), ''));
    into('whose.zip', [{ name: 'prj.conf', content: 'x' }]);
    writeFileSync(join(cwd, 'in/notes.txt'), 'x');
    first = await grade();
  }, 120_000);

  it('gives each student what a fair teacher would', () => {
    expect(workOf('2026001')).toMatchObject({ state: 'graded', points: 7, unchecked: 0, remarks: [] });
    expect(workOf('2026002')).toMatchObject({ points: 6, source: '2026002_Zhang San_lab.zip/lab' });
    expect(workOf('2026002').outcomes.filter(({ verdict }) => verdict !== 'passed')).toMatchObject([
      { id: 'greets', verdict: 'failed' },
    ]);
    expect(workOf('2026003')).toMatchObject({ points: 0, unchecked: 0 });
    expect(workOf('2026003').outcomes[0]).toMatchObject({
      verdict: 'failed',
      reason: { en: expect.stringContaining('nothing') },
      place: { file: 'src/main.c', line: 1 },
    });
    expect(workOf('=cmd').points).toBe(7);
    expect(workOf('2026008')).toMatchObject({ points: 7, source: 'homework.zip' });
    expect(workOf('2026009')).toMatchObject({ state: 'missing', points: 0 });
  });

  it('says of what it could not grade why', () => {
    expect(workOf('2026004').state).toBe('unreadable');
    expect(workOf('2026004').remarks[0]?.en).toContain('leads out of it');
    expect(workOf('2026006').state).toBe('twice');
    expect(first.document.left_over.map(({ source }) => source)).toEqual(['notes.txt', 'whose.zip']);
    const codes = first.document.diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => code === 'class/not-graded')).toHaveLength(2);
    expect(codes.filter((code) => code === 'class/left-over')).toHaveLength(2);
    expect(first).toMatchObject({ code: 1, document: { ok: false } });
  });

  it('judges by the teacher’s own files, whatever a student has made of theirs', () => {
    const work = workOf('2026005');
    expect(work.outcomes.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'compiles passed',
      'clean passed',
      'secret failed',
      'greets failed',
    ]);
    expect(work.remarks.map(({ en }) => en)).toEqual([
      'src/x.h is a link, and was left out',
      expect.stringContaining('exercise.json is not that of the class'),
    ]);
  });

  it('writes a table for spreadsheets, one for programs, and a page that needs nothing else', () => {
    const out = join(cwd, 'class/instructor/grades');
    expect(readdirSync(out).sort()).toEqual(['grades.csv', 'grades.json', 'index.html', 'outcomes']);
    const csv = readFileSync(join(out, 'grades.csv'), 'utf8');
    expect(csv).toMatch(
      /^\ufeffid,name,group,01-small \(7\),points,of,remarks\r\n2026001,Name of 2026001,A,7,7,7,\r\n/,
    );
    expect(csv).toContain('\r\n"\'=cmd",');
    expect(csv).toContain('2026009,Name of 2026009,A,,0,7,01-small: not handed in\r\n');
    expect(JSON.parse(readFileSync(join(out, 'grades.json'), 'utf8')).students).toEqual(
      first.document.students,
    );
    const html = readFileSync(join(out, 'index.html'), 'utf8');
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<script|https?:|src=|url\(|@import|<link|<form/);
    for (const text of ['没有交', 'not handed in', '2026002_Zhang San_lab.zip/lab', '未通过'])
      expect(html).toContain(text);
  });

  it('goes on where it was: what is graded is not graded again, but what has changed is', async () => {
    const kept = join(cwd, 'class/instructor/grades/outcomes', SMALL);
    const before = textsIn(kept);
    expect([...before.keys()]).toEqual(
      ['2026001', '2026002', '2026003', '2026005', '2026008', 'cmd'].map((id) => `${id}.json`),
    );
    write(join(cwd, 'in/2026001'), 'src/main.c', HALF);
    rmSync(join(cwd, 'in/2026006 (2).zip'));
    const lines = await run([...GRADE, '--submissions', 'in'], { cwd });
    expect(lines.stdout).toMatch(/^1 to grade, 5 graded before\n/);
    expect(lines.stdout.match(/^\d+ {2}01-small {2}\d\/7$/gm)?.sort()).toEqual(['2026001  01-small  6/7']);
    // What counts of it now is as it was given.
    expect(lines.stdout).toMatch(/^2026006 {2}nothing done/m);
    const after = textsIn(kept);
    expect(after.get('2026003.json')).toBe(before.get('2026003.json'));
    expect(after.get('2026001.json')).not.toBe(before.get('2026001.json'));
    mkdirSync(join(cwd, 'one'));
    copyFileSync(join(cwd, 'in/2026003.zip'), join(cwd, 'one/2026003.zip'));
    const one = [...GRADE, '--submissions', 'one'];
    expect((await run(one, { cwd })).stdout).toMatch(/^0 to grade, 1 graded before\n/);
    expect((await run([...one, '--again'], { cwd })).stdout).toMatch(
      /^1 to grade\n2026003 {2}01-small {2}0\/7\n/,
    );
  });

  it('stopped half-way, keeps what is done and leaves nothing else', async () => {
    const stopped = await run([...GRADE, '--submissions', 'in', '--out', 'grades', '--jobs', '1'], {
      cwd,
      onStart: (child) =>
        child.stdout?.on('data', (text: string) => {
          if (/^2026001 {2}/m.test(text)) child.kill('SIGINT');
        }),
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('error: Stopped; the tables were not written');
    expect(stopped.stderr).not.toContain('nothing was written');
    expect(filesIn(join(cwd, 'grades'))).toContain(`outcomes/${SMALL}/2026001.json`);
    expect(existsSync(join(cwd, 'grades/index.html'))).toBe(false);
    const rest = await run([...GRADE, '--submissions', 'in', '--out', 'grades'], { cwd });
    expect(rest.stdout).toMatch(/^\d to grade, [1-6] graded before\n/);
    expect(existsSync(join(cwd, 'grades/index.html'))).toBe(true);
  });

  it('tells who is alike, and takes the exercise’s own folder where somebody kept another one beside it', async () => {
    const folder = join(cwd, 'class');
    write(join(folder, 'students/2026003/old'), 'prj.conf', 'CONFIG_X=y\n');
    const own = SMALL_MAIN.replace(
      '	k_msleep(100);',
      '	for (int round = 0; round < 3; round++) {\n		int left = 10 * (3 - round);\n		k_msleep(left);\n		printk("round %d, %d left\\n", round, left);\n	}',
    );
    write(projectOf(folder, '2026003'), 'src/main.c', own);
    write(
      projectOf(folder, '2026009'),
      'src/main.c',
      own.replaceAll('round', 'turn').replaceAll('left', 'rest'),
    );
    const { stdout } = await run([...GRADE, '--json', '--out', 'alike'], { cwd });
    const document: Document = JSON.parse(stdout);
    expect(document.alike.map(({ students }) => students)).toEqual([['2026003', '2026009']]);
    expect(document.diagnostics.map(({ code }) => code)).toContain('class/alike');
    expect(workOf('2026003', document)).toMatchObject({
      state: 'graded',
      remarks: [{ en: expect.stringContaining('2026003/old') }],
    });
  });
});

describe.skipIf(!canGrade)('class grade says of an exercise whose own solution fails', () => {
  it('that nobody can be graded on it, which is no student’s fault', async () => {
    const cwd = newFolder();
    const yaml = EXERCISE_YAML.replace('text: Hello', 'text: never printed');
    const folder = await newClassIn(cwd, ['a1', 'a2'], { 'exercise.yaml': yaml });
    solve(folder, 'a1');
    const { code, stdout } = await run([...GRADE, '--json'], { cwd });
    const { students, exercises, diagnostics } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(exercises[0].broken.en).toContain('The solution of 01-small itself does not pass "greets"');
    expect(students[0].work[0]).toMatchObject({
      points: 0,
      unchecked: 1,
      outcomes: [{ verdict: 'unchecked' }],
    });
    expect(diagnostics.map((one: { code: string }) => one.code)).toContain('class/solution-fails');
    expect(existsSync(join(cwd, 'class/instructor/grades/outcomes'))).toBe(false);
  });
});

describe('class grade refuses', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = newFolder();
    await newClassIn(cwd, ['a1']);
    write(
      cwd,
      'other/instructor/class.json',
      '{"format":1,"language":"en","exercises":["../x"],"students":[]}',
    );
    writeFileSync(join(cwd, 'file.txt'), 'x');
    const whole = zipOf(packed(projectOf(join(cwd, 'class'), 'a1'), 'a1/'));
    writeFileSync(join(cwd, 'cut.zip'), whole.subarray(0, whole.length / 2));
  });

  it.each([
    ['what is no class', ['class', 'grade', 'ours'], 'There is no class in ours'],
    [
      'a record that was changed',
      ['class', 'grade', 'other'],
      'other/instructor/class.json is no record of a class',
    ],
    [
      'submissions that are not there',
      [...GRADE, '--submissions', 'none'],
      'none is neither a folder nor a zip file',
    ],
    ['an archive that is cut', [...GRADE, '--submissions', 'cut.zip'], 'Nothing can be read of cut.zip'],
    ['submissions that are one file', [...GRADE, '--submissions', 'file.txt'], 'file.txt is neither'],
    [
      'an exercise that the class has not',
      [...GRADE, '--exercises', '02-other'],
      'There is no exercise "02-other"',
    ],
    ['no jobs at all', [...GRADE, '--jobs', '0'], '--jobs'],
    ['to write outside of here', [...GRADE, '--out', '../grades'], 'Grades go below the current folder'],
    [
      'to write where it reads',
      [...GRADE, '--out', 'class/students/grades'],
      'lies in the folder of submissions',
    ],
    ['two folders', [...GRADE, 'more'], 'more'],
    ['a flag of class new', [...GRADE, '--roster', 'x'], 'class grade has no --roster'],
  ])('%s', async (_, args, told) => {
    const { code, stderr } = await run(args, { cwd });
    expect(stderr).toContain(told);
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'class/instructor/grades'))).toBe(false);
  });

  it('a class without its copies of the exercises, and says how to have them again', async () => {
    const copies = join(cwd, 'class/instructor/exercises');
    renameSync(copies, join(cwd, 'aside'));
    const { code, stderr } = await run(GRADE, { cwd });
    renameSync(join(cwd, 'aside'), copies);
    expect(code).toBe(2);
    expect(stderr).toContain('The exercise class/instructor/exercises/01-small is not there');
    expect(stderr).toContain('make the same class again');
  });

  it.skipIf(!canGrade)('to give everybody nothing where all that was handed in is of nobody', async () => {
    mkdirSync(join(cwd, 'in'));
    copyFileSync(join(cwd, 'cut.zip'), join(cwd, 'in/all.zip'));
    const { code, stderr } = await run([...GRADE, '--submissions', 'in'], { cwd });
    expect(stderr).toContain('all.zip: It is no student’s by its name, and cannot be read');
    expect(stderr).toContain('Nothing in in could be told to be a student’s of this class');
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'class/instructor/grades/grades.csv'))).toBe(false);
  });

  it('to run what others wrote without a sandbox, and says how to get one', async () => {
    const bin = join(cwd, 'bin');
    for (const name of ['node', 'gcc', 'as', 'ld', 'sh']) {
      write(cwd, 'bin/.keep', '');
      const [found] = (process.env['PATH'] ?? '')
        .split(':')
        .filter((folder) => existsSync(join(folder, name)));
      if (found) symlinkSync(join(found, name), join(bin, name));
    }
    const { code, stderr } = await run(GRADE, { cwd, env: { PATH: bin } });
    expect(code).toBe(process.platform === 'linux' ? 3 : code);
    expect(stderr).toContain('bubblewrap is not installed');
    expect(stderr).toContain('sudo apt install bubblewrap');
    expect(existsSync(join(cwd, 'class/instructor/grades'))).toBe(false);
  });

  it('to use one that the system forbids, with what the system said', async () => {
    write(
      cwd,
      'forbids/bwrap',
      '#!/bin/sh\necho "bwrap: setting up uid map: Permission denied" >&2\nexit 1\n',
    );
    const path = `${join(cwd, 'forbids')}:${join(cwd, 'bin')}`;
    chmodSync(join(cwd, 'forbids/bwrap'), 0o755);
    const { code, stderr } = await run(GRADE, { cwd, env: { PATH: path } });
    expect(code).toBe(3);
    expect(stderr).toContain('bubblewrap cannot make a sandbox here: bwrap: setting up uid map');
  });

  it.skipIf(!canGrade)(
    'and grades without one only where somebody says so, and says it in the tables',
    async () => {
      touch(projectOf(join(cwd, 'class'), 'a1'));
      const { code, stdout, stderr } = await run([...GRADE, '--unsafe'], {
        cwd,
        env: { PATH: process.env['PATH'] ?? '' },
      });
      expect(code).toBe(0);
      expect(stdout).toContain('a1  01-small  3/7');
      expect(stderr).toContain('[class/unsafe]');
      expect(readFileSync(join(cwd, 'class/instructor/grades/index.html'), 'utf8')).toContain(
        'Graded without a sandbox',
      );
      expect(readFileSync(join(cwd, 'class/instructor/grades/grades.csv'), 'utf8')).toContain(
        'Graded without a sandbox',
      );
    },
  );
});
