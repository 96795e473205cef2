import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';
import * as students from './dry-run/students.js';
import { canGrade } from './grading.js';
import { zipOf } from './zip-writer.js';

const ID = '03-wait-for-address';
const CODE = 'src/wifi_connect.c';
const newFolder = temporaryFolders();

interface Outcome {
  readonly id: string;
  readonly verdict: string;
  readonly reason?: { readonly en: string; readonly zh: string };
  readonly advice?: { readonly zh: string };
  readonly place?: { readonly lineText: string };
}
interface Cell {
  readonly state: string;
  readonly points: number;
  readonly outcomes: readonly Outcome[];
  readonly remarks: readonly { readonly zh: string }[];
}

/** Text in the encodings of Windows, which Node cannot write. */
const gb18030 = (text: string) =>
  execFileSync(
    'python3',
    ['-c', 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode().encode("gb18030"))'],
    {
      input: text,
    },
  );

describe.skipIf(!canGrade)('a class of thirty, with all that is handed in in a class', () => {
  let cwd = '';
  let grades: {
    readonly students: readonly { id: string; points: number; work: readonly Cell[] }[];
    left_over: object[];
    alike: object[];
  };
  let of = 0;

  /** A student's project with their own code in the two places that are marked. */
  const attempt = ({ student, wake, wait }: students.Attempt) => {
    const folder = folderOf(student);
    const files = filesOf(folder);
    const code = (files.get(CODE) ?? '')
      .replace(/\/\* TODO 1.*\*\//, () => wake)
      .replace(/\/\* TODO 2.*\*\//, () => wait);
    return files.set(CODE, code);
  };
  const folderOf = (student: string) => {
    const record: { students: { id: string; folder: string }[] } = JSON.parse(
      readFileSync(join(cwd, 'class/instructor/class.json'), 'utf8'),
    );
    const found = record.students.find(({ id }) => id === student);
    if (!found) throw new Error(`no ${student}`);
    return join(cwd, 'class/students', found.folder, ID);
  };
  const handIn = (name: string, files: ReadonlyMap<string, string>) => {
    for (const [path, text] of files) write(join(cwd, 'handed-in'), `${name}/${path}`, text);
  };
  const cell = (student: string): Cell => {
    const found = grades.students.find(({ id }) => id === student)?.work[0];
    if (!found) throw new Error(`no ${student}`);
    return found;
  };
  const failed = (student: string) =>
    cell(student).outcomes.flatMap(({ id, verdict }) => (verdict === 'passed' ? [] : [id]));
  const outcome = (student: string, check: string) => cell(student).outcomes.find(({ id }) => id === check);

  beforeAll(async () => {
    cwd = newFolder();
    const roster = students.ROSTER.map((row) =>
      row.map((text) => (/[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(';'),
    ).join('\r\n');
    writeFileSync(join(cwd, '名单.csv'), gb18030(`${roster}\r\n`));
    const made = await run(
      ['class', 'new', '--exercises', ID, '--roster', '名单.csv', '--out', 'class', '--language', 'zh'],
      { cwd },
    );
    expect(made).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'class/students'))).toHaveLength(30);
    mkdirSync(join(cwd, 'handed-in'));

    // Right, as Windows packs it: names in GBK, with its own slashes.
    const solved = new Map([
      ...filesOf(folderOf('00123')),
      [CODE, readFileSync(join(cwd, 'class/instructor/solutions', ID, CODE), 'utf8')],
    ]);
    writeFileSync(
      join(cwd, 'handed-in/00123_作业.zip'),
      zipOf(
        [...solved].map(([path, content]) => ({
          name: gb18030(`王小明\\${ID}\\${path.replaceAll('/', '\\')}`),
          content,
        })),
      ),
    );
    // In a zip in the folder that a learning platform makes, and in folders of folders.
    mkdirSync(join(cwd, 'handed-in/李 雷_4711_file_'));
    const other = attempt(students.OTHER_STYLE);
    writeFileSync(
      join(cwd, 'handed-in/李 雷_4711_file_/00124 (1).zip'),
      zipOf([...other].map(([path, content]) => ({ name: `homework/homework/${ID}/${path}`, content }))),
    );
    for (const one of [students.SEMICOLON, students.BRACE, students.MISSPELT, students.CRASH])
      handIn(`${one.student}/${ID}`, attempt(one));
    for (const one of [students.LOOP, students.OWN_LIMIT, students.CHEAT])
      handIn(`${one.student}_作业/新建文件夹/${ID}`, attempt(one));
    handIn(`x/${ID}`, attempt(students.FOR_EVER));
    // Untouched, with a friendlier record; nothing at all; another archive; a copy of somebody else's; two versions; code alone.
    const record = (filesOf(folderOf('00130')).get('.nanokit/exercise.json') ?? '').replace(
      /"checks"[\s\S]*$/,
      '"checks": []}',
    );
    handIn(`00130/${ID}`, filesOf(folderOf('00130')).set('.nanokit/exercise.json', record));
    writeFileSync(join(cwd, 'handed-in/s12.zip'), zipOf([]));
    writeFileSync(join(cwd, 'handed-in/s13.rar'), 'Rar!');
    handIn(`com1.txt/${ID}`, attempt(students.OTHER_STYLE));
    handIn('张伟/第一次', attempt({ ...students.FOR_EVER, student: '张伟' }));
    handIn('张伟/第二次', attempt({ ...students.OWN_LIMIT, student: '张伟' }));
    cpSync(join(cwd, 'handed-in', `00125/${ID}/src`), join(cwd, 'handed-in/s17/src'), { recursive: true });

    const graded = await run(
      ['class', 'grade', 'class', '--submissions', 'handed-in', '--lang', 'zh', '--json'],
      { cwd, hangsAfterMs: 280_000 },
    );
    // Some of it could not be graded, and that is said.
    expect(graded.code).toBe(1);
    const text = readFileSync(join(cwd, 'class/instructor/grades/grades.json'), 'utf8');
    grades = JSON.parse(text);
    of = JSON.parse(text).exercises[0].points;
  }, 300_000);

  it('gives all points to what is right, in whatever style and packing', () => {
    expect([failed('00123'), failed('00124')]).toEqual([[], []]);
    expect([cell('00123').points, cell('00124').points]).toEqual([of, of]);
  });

  it.each([
    ['00125', /缺少|少了一个分号/],
    ['00126', /少了一个 \}/],
    ['s14', /k_sem_giv/],
  ])(
    'tells %s why it does not compile once, in words for beginners, and fails the rest for that',
    (student, why) => {
      expect(outcome(student, 'compiles')?.reason?.zh).toMatch(why);
      const others = cell(student).outcomes.filter(({ id }) => !['compiles', 'semaphore'].includes(id));
      for (const { verdict, reason, advice } of others) {
        expect([verdict, advice]).toEqual(['failed', undefined]);
        expect(reason?.zh).toBe('应用编译不通过，这一项没法试（原因见上）');
      }
      expect(cell(student).points).toBe(0);
    },
  );

  it('names what hangs, what crashes and where, and costs nobody else a point', () => {
    expect(outcome('CON', 'clean')?.reason?.zh).toContain('死循环');
    expect(outcome('s10', 'clean')?.reason?.zh).toContain('NULL');
    expect(outcome('s10', 'clean')?.place?.lineText).toContain('strcpy');
    for (const student of ['CON', 's10']) expect(cell(student).points).toBeLessThanOrEqual(of / 2);
  });

  it('gives a share to what is half right, less to what only looks right', () => {
    expect(failed('../x')).toEqual(['gives-up', 'no-false-alarm', 'from-kconfig']);
    expect(failed('A 07')).toEqual([
      'gives-up',
      'waits-long',
      'waits-once',
      'no-false-alarm',
      'from-kconfig',
    ]);
    expect(failed('=1+1')).toEqual([
      'gives-up',
      'no-alarm',
      'semaphore',
      'waits-once',
      'no-false-alarm',
      'from-kconfig',
    ]);
    expect(cell('../x').points).toBeGreaterThan(of / 2);
    expect(cell('../x').points).toBeGreaterThan(cell('=1+1').points);
  });

  it('says in words what was wanted, with its author’s advice, and shows no expressions', () => {
    const one = outcome('../x', 'gives-up');
    expect(one?.reason?.zh).toMatch(
      /^40 秒内控制台没有出现含“The router gave no address within 30000 ms”的行。/,
    );
    expect(one?.advice?.zh).toContain('--dhcp never');
    const page = readFileSync(join(cwd, 'class/instructor/grades/index.html'), 'utf8');
    expect(page).toContain(one?.advice?.zh);
    expect(page).not.toContain('\\d+');
  });

  it('gives nothing for what was given, whatever its record says, and says what is not graded and why', () => {
    expect(cell('00130')).toMatchObject({ state: 'unchanged', points: 0 });
    expect(cell('s12')).toMatchObject({
      state: 'missing',
      remarks: [{ zh: expect.stringContaining('什么也没有') }],
    });
    expect(cell('s13')).toMatchObject({ state: 'unreadable' });
    expect(cell('s17')).toMatchObject({ state: 'unreadable' });
    expect(cell('张伟')).toMatchObject({ state: 'twice' });
    expect(
      cell('com1.txt')
        .remarks.map(({ zh }) => zh)
        .join(),
    ).toContain('00124');
    expect(grades.alike).toContainEqual(
      expect.objectContaining({ students: expect.arrayContaining(['00124']) }),
    );
  });

  it('writes a table that Excel opens, in which no cell is a formula', () => {
    const csv = readFileSync(join(cwd, 'class/instructor/grades/grades.csv'), 'utf8');
    expect(csv.startsWith('\ufeff学号,姓名')).toBe(true);
    // Zeros in front stay by the one formula that there is: of digits.
    expect(csv).toContain('\r\n"=""00123""",王小明,');
    expect(csv.replace(/^"=""\d+""",/gm, '')).not.toMatch(/(?:^|,)"?[=+@-]\S/m);
  });
});

/** A project's files as texts. */
function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    entries.map((one) => {
      const at = join(one.parentPath, one.name);
      return [at.slice(folder.length + 1), readFileSync(at, 'utf8')] as const;
    }),
  );
}
