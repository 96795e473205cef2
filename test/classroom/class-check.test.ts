import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStudentRecord } from '../../src/classroom/check/student-record.js';
import { EXERCISE_RECORD } from '../../src/classroom/class/student-files.js';
import { run } from '../support/cli.js';
import { stateOf, temporaryFolders, write } from '../support/folders.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';
import { writeHello } from './samples.js';

const newFolder = temporaryFolders();
/** The folder of one student, with two exercises. */
let student: string;
let folder: string;
let record: string;

beforeAll(async () => {
  const cwd = newFolder();
  write(cwd, 'students.csv', 'id,name\nann,Ann\n');
  for (const id of ['01-hello', '02-hello']) writeHello(join(cwd, 'ours'), id);
  const made = await run(
    [
      'class',
      'new',
      '--exercises',
      'all',
      '--exercises-from',
      'ours',
      '--roster',
      'students.csv',
      '--out',
      'out',
      '--allow-overlap',
    ],
    { cwd },
  );
  expect(made.stderr).not.toContain('error');
  student = join(cwd, 'out/students/ann');
  folder = join(student, '01-hello');
  record = readFileSync(join(folder, EXERCISE_RECORD), 'utf8');
  await buildRuntime(folder);
});

const check = (...more: readonly string[]) => run(['class', 'check', ...more], { cwd: folder });
const clientId = () => String(JSON.parse(record).student.client_id);

describe.skipIf(!hasCompiler)('class check', () => {
  it('says of each visible check whether it passes, what was seen and what to do; nothing of hidden ones', async () => {
    const { code, stdout, stderr } = await check();
    expect(stdout).toBe(`Building the app for this PC …
passed       The app compiles
failed       It greets
             The console had no line with “Hello from ${clientId()}” within 1 s. The last line was “Started”
             → Say hello at the start.

1 of 2 passed
Stuck? This shows a hint: npx create-nanokit-ws class check --hint
`);
    expect([code, stderr]).toEqual([1, '']);
  });

  it('says the same in Chinese and as JSON', async () => {
    expect((await check('--lang', 'zh')).stdout).toBe(`正在为本机编译应用……
通过         应用能编译
未通过       会打招呼
             1 秒内控制台没有出现含“Hello from ${clientId()}”的行。最后一行是“Started”
             → 一开始就要打招呼。

2 项检查，通过 1 项
卡住了？这条命令会给出提示：npx create-nanokit-ws class check --hint
`);
    const { stdout } = await check('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      exercise: '01-hello',
      passed: 1,
      checks: [
        { id: 'compiles', verdict: 'passed' },
        { id: 'greets', verdict: 'failed', advice: 'Say hello at the start.' },
      ],
      hints: { seen: 0, all: 2 },
    });
  });

  it('passes once the work is done, and from elsewhere by the folder’s name', async () => {
    const main = join(folder, 'src/main.c');
    const given = readFileSync(main, 'utf8');
    writeFileSync(
      main,
      given.replace('/* TODO: say hello. */', 'printk("Hello from %s\\n", CONFIG_EXAMPLE_PAYLOAD);'),
    );
    const { code, stdout } = await run(['class', 'check', 'ann/01-hello'], { cwd: join(student, '..') });
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, '2 of 2 passed']);
    writeFileSync(main, given.replace('/* TODO: say hello. */', 'printk("Hello"'));
    const broken = await check('--json');
    const [compiles, greets] = JSON.parse(broken.stdout).checks;
    expect(broken.code).toBe(1);
    expect(compiles).toMatchObject({ verdict: 'failed', place: { file: 'src/main.c' } });
    expect(compiles.reason).toMatch(/^The app does not compile: /);
    // Its author's advice is about something else, as long as there is no app.
    expect(greets).toEqual({
      id: 'greets',
      title: 'It greets',
      verdict: 'failed',
      reason: 'It cannot be tried: the app was not built, see above',
    });
    // What cannot be tried is no news, one by one.
    const { stdout: plain } = await check();
    expect(plain.split('\n').slice(-5, -2)).toEqual([
      '             1 more can be checked once it compiles',
      '',
      '0 of 2 passed',
    ]);
    expect(plain).not.toContain('It greets');
    writeFileSync(main, given);
  });

  it('is about the exercise around it where it is started in one of its folders', async () => {
    const at = join(folder, 'src');
    const { code, stdout } = await run(['class', 'check', '--json'], { cwd: at });
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 1, exercise: '01-hello' });
    const { stdout: text } = await run(['class', 'check', 'src'], { cwd: folder });
    expect(text).toContain('passed');
    expect((await run(['class', 'check', 'src/main.c'], { cwd: folder })).stdout).toBe(text);
  });

  it('warns where files have not followed nanokit.yaml yet', async () => {
    const path = join(folder, 'nanokit.yaml');
    const given = readFileSync(path, 'utf8');
    writeFileSync(path, given.replace(/port: \d+/, 'port: 9000'));
    const { stderr } = await check();
    expect(stderr).toContain('simulate/behind-config');
    writeFileSync(path, given);
  });

  const isAppRunning = () =>
    execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes(join(folder, '.nanokit'));

  it('ends at Ctrl-C, with the app', async () => {
    const main = join(folder, 'src/main.c');
    const given = readFileSync(main, 'utf8');
    writeFileSync(
      main,
      given.replace('/* TODO: say hello. */', 'for (volatile unsigned int i = 0;; i++) {\n\t}'),
    );
    const { code, stderr } = await run(['class', 'check'], {
      cwd: folder,
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!isAppRunning()) return;
          clearInterval(timer);
          child.kill('SIGINT');
        }, 50);
        child.on('close', () => clearInterval(timer));
      },
    });
    expect([code, stderr]).toEqual([130, expect.stringContaining('cli/interrupted')]);
    expect(isAppRunning()).toBe(false);
    writeFileSync(main, given);
  });
});

describe('class check --hint', () => {
  it('shows one hint more each time, and remembers that on this machine alone', async () => {
    const before = stateOf(folder);
    expect((await check('--hint')).stdout).toBe('Hint 1 of 2: Look at printk\n');
    const second = `Hint 1 of 2: Look at printk\nHint 2 of 2: Your name is ${clientId()}\nThere are no more hints.\n`;
    expect((await check('--hint')).stdout).toBe(second);
    expect((await check('--hint')).stdout).toBe(second);
    expect(JSON.parse((await check('--hint', '--json')).stdout)).toMatchObject({
      hints: ['Look at printk', `Your name is ${clientId()}`],
      all: 2,
    });
    expect(stateOf(folder)).toEqual(before);
  });

  it('begins anew where what it remembers makes no sense, or leads elsewhere', async () => {
    const path = join(folder, '.nanokit/local/hints-seen');
    for (const text of ['-1', 'x'.repeat(1000)]) {
      writeFileSync(path, text);
      expect((await check('--hint')).stdout).toBe('Hint 1 of 2: Look at printk\n');
    }
    const elsewhere = join(newFolder(), 'precious');
    writeFileSync(elsewhere, '2');
    rmSync(path);
    symlinkSync(elsewhere, path);
    expect((await check('--hint')).stdout).toContain('Hint 1 of 2');
    expect(readFileSync(elsewhere, 'utf8')).toBe('2');
    rmSync(path);
  });
});

describe('class check where .nanokit/local is not as it was made', () => {
  it('writes nothing through a link, and shows its hint all the same', async () => {
    const cwd = newFolder();
    const elsewhere = newFolder();
    cpSync(student, join(cwd, 'ann'), { recursive: true });
    const own = join(cwd, 'ann/02-hello');
    rmSync(join(own, '.nanokit/local'), { recursive: true, force: true });
    symlinkSync(elsewhere, join(own, '.nanokit/local'));
    expect((await run(['class', 'check', '--hint'], { cwd: own })).stdout).toBe(
      'Hint 1 of 2: Look at printk\n',
    );
    expect((await run(['class', 'check'], { cwd: own })).code).toBe(2);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(join(own, '.nanokit/local'));
    writeFileSync(join(own, '.nanokit/local'), 'a file');
    expect((await run(['class', 'check', '--hint'], { cwd: own })).stdout).toBe(
      'Hint 1 of 2: Look at printk\n',
    );
  });
});

describe('class check refuses', () => {
  const refusal = async (args: readonly string[], cwd: string) => {
    const { code, stdout, stderr } = await run(['class', 'check', ...args], { cwd });
    return { code, stdout, stderr };
  };

  it('a folder with several exercises, one without any, and none at all', async () => {
    const several = await refusal([], student);
    expect([several.code, several.stdout]).toEqual([2, '']);
    expect(several.stderr).toContain('Name one: class check 01-hello, class check 02-hello');
    expect((await refusal(['ann'], join(student, '..'))).stderr).toContain('class check ann/01-hello');
    const empty = newFolder();
    expect(await refusal([], empty)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('class/no-record'),
    });
    write(student, 'README.md', 'x');
    expect((await refusal(['README.md'], student)).stderr).toContain('class check 01-hello, class check');
    expect((await refusal(['none'], empty)).stderr).toContain('There is no folder “none”');
    expect((await refusal(['01-hello', '02-hello'], student)).stderr).toContain('cli/too-many-arguments');
    expect((await refusal(['--roster', 'x'], student)).stderr).toContain('class check has no --roster');
  });

  it('a folder whose .nanokit was left behind, and says so', async () => {
    const copied = newFolder();
    for (const name of ['EXERCISE.md', 'nanokit.yaml']) cpSync(join(folder, name), join(copied, name));
    const { code, stderr } = await refusal(['--lang', 'en'], copied);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        '.nanokit/exercise.json is missing: without it nobody knows what is to be checked',
      ),
    ]);
    expect(stderr).toContain('ask your teacher for a fresh one');
    expect(stderr).not.toContain('Go into the folder');
  });

  it('a class, or the folder of all its students, and says which exercises are there', async () => {
    const room = join(student, '../..');
    const { code, stderr } = await refusal([], room);
    expect([code, stderr]).toEqual([2, expect.stringContaining('class/which-exercise')]);
    expect(stderr).toContain('class check students/ann/01-hello, class check students/ann/02-hello');
    expect(stderr).not.toContain('03-');
    const above = await refusal(['out/students'], join(room, '..'));
    expect(above.stderr).toContain('class check out/students/ann/01-hello');
    const empty = newFolder();
    write(empty, 'one/two/three/.nanokit/exercise.json', '{}');
    expect((await refusal(['--lang', 'zh'], empty)).stderr).toContain('class check one/two/three');
  });

  type Edit = (value: ReturnType<typeof JSON.parse>) => unknown;
  const edits: readonly (readonly [string, Edit])[] = [
    ['no object', () => []],
    ['another format', (value) => ({ ...value, format: 2 })],
    ['checks that are no list', (value) => ({ ...value, checks: 'none' })],
    ['no checks', (value) => ({ ...value, checks: [] })],
    [
      'a pattern that never ends',
      (value) => ({ ...value, checks: [{ ...value.checks[1], expect: { console: { pattern: '(a+)+$' } } }] }),
    ],
    [
      'a source outside of the project',
      (value) => ({
        ...value,
        checks: [{ ...value.checks[0], expect: { source: { file: '../x.c', has: 'x' } } }],
      }),
    ],
    ['a run of years', (value) => ({ ...value, runs: [{ id: 'alone', seconds: 1e9 }] })],
    ['a run that nobody looks at', (value) => ({ ...value, checks: value.checks.slice(0, 1) })],
    ['a path that is none', (value) => ({ ...value, student: { ...value.student, path: '/$(x)' } })],
    ['a seed that is none', (value) => ({ ...value, student: { ...value.student, seed: '1 speed=1' } })],
    ['an exercise with a name of its own', (value) => ({ ...value, exercise: '\u001b[2J' })],
    ['scenarios that are no texts', (value) => ({ ...value, scenarios: { 'scenarios/x.yaml': 1 } })],
  ];

  it('a record that somebody has edited, or damaged', async () => {
    const path = join(folder, EXERCISE_RECORD);
    for (const [what, edit] of edits) {
      writeFileSync(path, JSON.stringify(edit(JSON.parse(record))));
      const read = await readStudentRecord(folder, '.');
      expect([what, read.ok, read.diagnostics.map(({ code }) => code)]).toEqual([
        what,
        false,
        ['class/record'],
      ]);
    }
    writeFileSync(path, record.slice(0, 500));
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('.nanokit/exercise.json is not as class new wrote it');
    rmSync(path);
    mkdirSync(path);
    expect((await readStudentRecord(folder, '.')).diagnostics).toMatchObject([{ code: 'class/record' }]);
    rmSync(path, { recursive: true });
    writeFileSync(path, record);
  });

  it('to build without a compiler', async () => {
    const { code, stderr } = await run(['class', 'check'], { cwd: folder, env: { PATH: '/nonexistent' } });
    expect([code, stderr]).toEqual([3, expect.stringContaining('simulate/no-compiler')]);
  });
});
