import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-check.js';
import { LANGUAGES, type Text } from '../../messages/text.js';
import { isReachable } from '../../project/project-path.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { isExerciseName } from '../exercise/exercise-name.js';
import { ruleProblems } from '../exercise/exercise-rules.js';
import type { Check, Run } from '../exercise/exercise-text.js';
import { STATEMENT_FILE } from '../exercise/read-exercise.js';
import { recordedValues, type StudentValues } from '../exercise/student-values.js';
import { parsedJson } from '../parsed-json.js';

/** What a student's folder knows of its exercise: nothing of hidden checks. */
export interface StudentRecord {
  readonly exercise: string;
  readonly title: Text;
  readonly hints: readonly Text[];
  readonly runs: readonly Run[];
  readonly checks: readonly Check[];
  readonly scenarios: ReadonlyMap<string, string>;
  readonly student: StudentValues;
}

const MAX_BYTES = 4 * 1024 * 1024;
const FORMAT = 1;

/**
 * Reads the record of a student's folder, which anybody may have edited: it is checked like an exercise, by the same rules.
 * @param folder absolute
 * @param dir as the student named it
 */
export async function readStudentRecord(folder: string, dir: string): Promise<Checked<StudentRecord>> {
  if (!lstatSync(folder, { throwIfNoEntry: false }))
    return refused('class/no-record', messages.noFolder(dir), messages.goThere);
  const path = join(folder, EXERCISE_RECORD);
  const stat = isReachable(folder, EXERCISE_RECORD) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
  if (!stat) return elsewhere(folder, dir);
  const file = dir === '.' ? EXERCISE_RECORD : `${dir}/${EXERCISE_RECORD}`;
  const damaged = () => refused('class/record', messages.damagedRecord(file), messages.recordRemedy);
  if (!stat.isFile() || stat.size > MAX_BYTES) return damaged();
  const record = parsedJson(readFileSync(path, 'utf8'));
  if (!isObject(record)) return damaged();
  if (record['format'] !== FORMAT)
    return refused('class/record', messages.newerRecord(file), messages.recordRemedy);
  const { exercise, title, hints } = record;
  const student = recordedValues(record['student']);
  const scenarios = scenariosOf(record['scenarios']);
  if (!isExerciseName(exercise) || !student || !scenarios || !isText(title)) return damaged();

  const { runs, checks } = record;
  const hasRuns = !Array.isArray(runs) || runs.length > 0;
  const more = { version: 1, goals: [title], level: 'beginner', minutes: 30 };
  const text: unknown = { ...more, title, hints, checks, ...(hasRuns ? { runs } : {}) };
  const { validateExercise } = await import('../../generated/exercise.js');
  if (!validateExercise(text)) return damaged();
  if (ruleProblems(text, [...scenarios.keys()], () => ({})).length > 0) return damaged();
  const value = { exercise, title, hints: text.hints, checks: text.checks, scenarios, student };
  return { ok: true, value: { ...value, runs: text.runs ?? [] }, diagnostics: [] };
}

/** A student's folder holds their exercises: one of them is meant. */
function elsewhere(folder: string, dir: string): Checked<never> {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, EXERCISE_RECORD)))
    .map(({ name }) => (dir === '.' ? name : `${dir.replace(/[\\/]+$/, '')}/${name}`))
    .sort();
  if (below.length === 0 && existsSync(join(folder, STATEMENT_FILE))) {
    const file = dir === '.' ? EXERCISE_RECORD : `${dir}/${EXERCISE_RECORD}`;
    return refused('class/no-record', messages.recordLost(file), messages.recordLostRemedy);
  }
  if (below.length === 0) return refused('class/no-record', messages.noRecord(dir), messages.goThere);
  return refused('class/which-exercise', messages.whichExercise(dir), messages.nameOne(below));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is Text {
  return isObject(value) && LANGUAGES.every((lang) => typeof value[lang] === 'string');
}

/** Each a list of lines. */
function scenariosOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const scenarios = new Map<string, string>();
  for (const [name, lines] of Object.entries(value)) {
    if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) return undefined;
    scenarios.set(name, lines.join('\n'));
  }
  return scenarios;
}
