import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_LINES, DEFAULT_LINE, testExercise } from '../../src/classroom/author/test-exercise.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { checkOptions } from '../support/checks.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { hasCompiler } from '../support/simulation.js';
import { exerciseIn, HELLO_C, HELLO_YAML, OWN_EXERCISES, writeHello } from './samples.js';

const newFolder = temporaryFolders();
const LINES = process.env['NANOKIT_LONG'] ? ALL_LINES : [DEFAULT_LINE];
const OWN = readdirSync(OWN_EXERCISES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const told = (findings: readonly Diagnostic[]) =>
  findings.map(({ code, severity, message }) => `${severity} ${code}: ${message.en}`);

describe.skipIf(!hasCompiler)('our own exercise', () => {
  it.each(OWN.map(({ name }) => name))('%s is as it should be', { timeout: 600_000 }, async (id) => {
    const report = await testExercise(await exerciseIn(OWN_EXERCISES, id), LINES, checkOptions());
    expect(told(report.findings)).toEqual([]);
    expect(report.stub.passed).toBeLessThan(report.stub.visible);
  });
});

/** What is found in an exercise that differs from one that is as it should be. */
async function findings(more: Readonly<Record<string, string>>, lines: readonly number[] = [DEFAULT_LINE]) {
  const dir = newFolder();
  writeHello(dir, '01-hello', more);
  const exercise = await exerciseIn(dir, '01-hello');
  const { findings: all, lines: tried } = await testExercise(exercise, lines, checkOptions());
  return { told: told(all), tried };
}

const yaml = (from: string, to: string) => ({ 'exercise.yaml': HELLO_YAML.replace(from, to) });
const main = (from: string, to: string) => ({ 'app/src/main.c': HELLO_C.replace(from, to) });

describe.skipIf(!hasCompiler)('an exercise', () => {
  it('has nothing to find in it if it is as it should be', async () => {
    expect(await findings({})).toEqual({ told: [], tried: [1] });
  });

  it('has a solution that passes every check, the hidden ones too', async () => {
    const { told } = await findings(main('i < 17', 'i < 16'));
    expect(told).toEqual([
      'error class/solution-fails: The solution fails secretly (SDK line 1): The console had a line with “Hello from” 16 times of 17',
    ]);
  });

  it('has a stub that fails a visible check, and is worth no points', async () => {
    const clean = yaml('console: {text: "Hello from {client_id}", within_s: 1}', 'clean: true');
    expect((await findings(clean)).told).toEqual([
      'error class/stub-passes: As it is given, the app passes every visible check (SDK line 1)',
      'error class/stub-points: As it is given, the app is worth 2 of 4 points: it passes greets',
    ]);
    // It is no merit that it is clean, but for an app that does something.
    const held = {
      'exercise.yaml': clean['exercise.yaml'].replace('points: 2\n', 'points: 2\n    needs: [loud]\n'),
    };
    const loud = `  - id: loud
    title: {en: It greets, zh: 会打招呼}
    points: 0
    expect: {console: {text: Hello}}
`;
    expect((await findings({ 'exercise.yaml': held['exercise.yaml'] + loud })).told).toEqual([]);
  });

  it('has texts that go to their end', async () => {
    const more = HELLO_YAML.replace(
      '{en: Look at printk, zh: 看看 printk}',
      '\n    en: Look at #1 and #2\n    zh: "看看 #1" # 引号里的没有问题',
    );
    expect((await findings({ 'exercise.yaml': more })).told).toEqual([
      'error class/cut-off: To YAML the text ends here: #1 and #2 is a comment, and nobody gets it',
    ]);
  });

  it('has a stub that builds, in both languages', async () => {
    const { told } = await findings(main('// /* TODO：打招呼。 */', '// prinkt("你好");'));
    expect(told).toEqual([
      expect.stringMatching(
        /^error class\/stub-broken: As it is given, the app does not build \(SDK line 1, Chinese\): .*prinkt/,
      ),
    ]);
  });

  it('may have a stub that does not build, where its author says so', async () => {
    const { told } = await findings({
      ...main('	// /* TODO: say hello. */', '	// greet();'),
      ...yaml(
        'expect: {compiles: true}',
        'expect: {compiles: true}\n    on_failure: {en: Which header has greet?, zh: greet 在哪个头文件里？}',
      ),
    });
    expect(told).toEqual([]);
  });

  it('gives away no line of its solution: in no hint, no statement and no visible check', async () => {
    const line = 'printk("Hello from %s\\n", CONFIG_EXAMPLE_PAYLOAD);';
    const { told } = await findings({
      ...yaml('Look at printk, zh', '\'It is printk("Hello from %s\\n", CONFIG_EXAMPLE_PAYLOAD);\', zh'),
      'exercise.zh.md': `写上 ${line}\n`,
    });
    expect(told).toEqual([
      expect.stringContaining(
        'error class/leak: What students get has line 8 of the solution, in .nanokit/exercise.json: printk("Hello from',
      ),
      expect.stringContaining(
        'error class/leak: What students get has line 8 of the solution, in EXERCISE.md: printk("Hello from',
      ),
    ]);
  });

  it('has runs that can be made', async () => {
    const { told } = await findings(yaml('server: false', 'server: false, press: ["no_key@1"]'));
    expect(told[0]).toMatch(
      /^error class\/not-checked: greets could not be checked \(SDK line 1\): .*\(alone\)/,
    );
  });

  it('says where to look if it fails a check of which the reason says little', async () => {
    const { told } = await findings(
      yaml(
        '    on_failure: {en: Say hello at the start., zh: 一开始就要打招呼。}\n    expect: {console: {text: "Hello from {client_id}", within_s: 1}}',
        '    expect: {source: {file: src/main.c, has: Hello from}}',
      ),
    );
    expect(told).toEqual([
      expect.stringMatching(/^error class\/solution-fails: The solution fails greets/),
      expect.stringMatching(/^warning class\/no-advice: Whoever fails greets is told no more than this: /),
    ]);
  });

  it('is tested on the line alone that it is for', async () => {
    const own = yaml('config:', 'config:\n  sdk: 0');
    expect(await findings(own, ALL_LINES)).toEqual({ told: [], tried: [0] });
  });
});

describe.skipIf(!hasCompiler)('class test', () => {
  const test = (cwd: string, ...more: readonly string[]) =>
    run(['class', 'test', '--exercises-from', 'ours', ...more], { cwd });

  it('tells of each exercise whether it is as it should be, and what to do', async () => {
    const cwd = newFolder();
    writeHello(join(cwd, 'ours'), '01-hello');
    writeHello(join(cwd, 'ours'), '02-bye', { 'notes.txt': 'Later.\n' });
    const { code, stdout, stderr } = await test(cwd);
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.replace(/[\d.]+ s$/, 'N s'))).toEqual([
      '01-hello  ok  3 checks; as given 1 of 2 visible ones pass; SDK line 1; en, zh; N s',
      '02-bye    not yet  3 checks; as given 1 of 2 visible ones pass; SDK line 1; en, zh; N s',
      '1 of 2 exercises as they should be',
      '',
    ]);
    expect(stderr).toContain('ours/02-bye/notes.txt');
    const one = await test(cwd, 'hello', '--json');
    expect([one.code, JSON.parse(one.stdout)]).toMatchObject([
      0,
      {
        ok: true,
        exercises: [{ id: '01-hello', ok: true, sdk: [1], checks: 3, stub: { passed: 1, visible: 2 } }],
        diagnostics: [],
      },
    ]);
  });

  it('refuses what it does not know, and exercises that cannot be read', async () => {
    const cwd = newFolder();
    writeHello(join(cwd, 'ours'), '01-hello');
    expect(await test(cwd, '--sdk', '7')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('class/sdk'),
    });
    expect(await test(cwd, 'helo')).toMatchObject({ code: 2, stderr: expect.stringContaining('hello') });
    // By the name as it was typed, and by no flag that was not.
    expect((await test(cwd, '31')).stderr).toMatch(/^error: 31: There is no exercise "31"/);
    expect(await test(cwd, 'hello', '--exercises', 'hello')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cli/too-many-arguments'),
    });
    writeHello(join(cwd, 'ours'), '02-bad', { 'exercise.yaml': 'version: 1\n' });
    expect(await test(cwd)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('ours/02-bad/exercise.yaml'),
    });
    expect((await run(['class', 'test'], { cwd, env: { PATH: '/nonexistent' } })).code).toBe(3);
  });
});
