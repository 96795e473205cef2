import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readClass } from '../../src/classroom/class/read-class.js';
import { readClassExercise } from '../../src/classroom/grade/class-exercises.js';
import { type GradeOptions, gradeClass, type Progress } from '../../src/classroom/grade/grade-class.js';
import { findSandbox } from '../../src/classroom/grade/sandbox/availability.js';
import { GRADE_LIMITS, type GradeLimits } from '../../src/classroom/grade/sandbox/limits.js';
import type { Cell, GradeTable } from '../../src/classroom/grade/table.js';
import { findCompiler } from '../../src/simulate/compiler.js';
import { run } from '../support/cli.js';
import { write } from '../support/folders.js';
import { checkedValue, EXERCISE_YAML, writeExercise } from './samples.js';

const compiler = findCompiler(process.env);
const sandbox = await findSandbox();
/** Whether what is handed in can be judged here as it should be; in CI it has to be. */
export const canGrade = compiler !== undefined && sandbox.ok;
if (process.env['CI']) expect(sandbox.ok ? [] : sandbox.diagnostics).toEqual([]);
else if (!canGrade) console.warn('tests of grading are skipped: they need a C compiler and bubblewrap');

/** Shorter than for real classes, so that what hangs is told soon; long enough for a PC that does other things as well. */
export const SHORT: GradeLimits = {
  ...GRADE_LIMITS,
  buildMs: 30_000,
  runMs: 4000,
  totalMs: 90_000,
  memoryBytes: 512 * 1024 * 1024,
};

/** An app that has nothing of the network, so that it is compiled soon. */
export const SMALL_YAML = EXERCISE_YAML.replace('seconds: 10', 'seconds: 5').replace(
  'checks:',
  `checks:
  - {id: compiles, title: {en: Compiles, zh: 能编译}, expect: {compiles: true}}
  - {id: clean, title: {en: Clean, zh: 没有错误}, points: 2, expect: {clean: true}}
  - id: secret
    title: {en: A hidden thing, zh: 隐藏项}
    hidden: true
    points: 3
    expect: {console: {text: "the answer is 42"}}`,
);
/** With a solution for each of the checks. */
export const SMALL_MAIN = `#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

int main(void)
{
	/* SOLUTION BEGIN greet */
	printk("Hello from %s, the answer is %d\\n", "a small app", 42);
	/* SOLUTION END greet */
	k_msleep(100);
	return 0;
}
`;
export const SMALL_CMAKE = `cmake_minimum_required(VERSION 3.20.0)
find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})
project(small)
target_sources(app PRIVATE src/main.c)
`;
export const SMALL = '01-small';

/** Makes a class with a small exercise, a student for each name. @returns the class's folder */
export async function newClassIn(
  cwd: string,
  students: readonly string[],
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  const files = {
    'exercise.yaml': SMALL_YAML,
    'app/src/main.c': SMALL_MAIN,
    'app/CMakeLists.txt': SMALL_CMAKE,
    'app/src/greet.c': undefined,
  };
  writeExercise(join(cwd, 'ours'), SMALL, { ...files, ...more });
  write(cwd, 'students.csv', `id,name,group\n${students.map((id) => `${id},Name of ${id},A\n`).join('')}`);
  const args = ['class', 'new', '--exercises', 'all', '--exercises-from', 'ours', '--roster', 'students.csv'];
  const made = await run([...args, '--out', 'class', '--language', 'en'], { cwd });
  expect(made.stderr.replace(/^note:.*\n/gm, '')).toBe('');
  return join(cwd, 'class');
}

export const projectOf = (folder: string, student: string, exercise = SMALL): string =>
  join(folder, 'students', student, exercise);

/** Gives a student's project the solution's files. */
export function solve(folder: string, student: string, exercise = SMALL): void {
  const project = projectOf(folder, student, exercise);
  const solution = join(folder, 'instructor/solutions', exercise, 'src');
  rmSync(join(project, 'src'), { recursive: true });
  cpSync(solution, join(project, 'src'), { recursive: true });
}

export interface Graded {
  readonly table: GradeTable;
  readonly progress: readonly Progress[];
  readonly cell: (student: string, exercise?: string) => Cell;
}

/** Grades a class as the command does. */
export async function gradeFolder(folder: string, more: Partial<GradeOptions> = {}): Promise<Graded> {
  const room = checkedValue(readClass(folder, 'class'));
  const { exercises: ids, settings } = room;
  const read = ids.map((id) => readClassExercise(folder, 'class', id, settings.language));
  const exercises = (await Promise.all(read)).map(checkedValue);
  const progress: Progress[] = [];
  const table = await gradeClass({
    room,
    exercises,
    submissions: join(folder, 'students'),
    kept: join(folder, 'instructor/grades/outcomes'),
    again: false,
    jobs: 2,
    compiler: compiler?.version ?? '',
    sandbox: sandbox.ok ? sandbox.value : undefined,
    env: process.env,
    limits: SHORT,
    signal: new AbortController().signal,
    onProgress: (one) => progress.push(one),
    ...more,
  });
  if (table === 'stopped') throw new Error('nobody asked to stop');
  const cell = (student: string, exercise = SMALL) => {
    const found = table.rows
      .find(({ folder: name }) => name === student)
      ?.cells.find((one) => one.exercise === exercise);
    if (!found) throw new Error(`no ${student}`);
    return found;
  };
  return { table, progress, cell };
}

/** What each check came to, in one line. */
export function verdictsOf({ outcomes }: Cell): string {
  return outcomes.map(({ id, verdict }) => `${id} ${verdict}`).join(', ');
}

/** Packs a folder as students do. */
export function zip(cwd: string, file: string, ...paths: readonly string[]): void {
  mkdirSync(join(cwd, file, '..'), { recursive: true });
  if (existsSync(join(cwd, file))) rmSync(join(cwd, file));
  execFileSync('python3', ['-m', 'zipfile', '-c', file, ...paths], { cwd });
}
