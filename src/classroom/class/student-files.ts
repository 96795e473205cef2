import { VERSION } from '../../generated/version.js';
import * as messages from '../../messages/class-new.js';
import type { Lang } from '../../messages/text.js';
import { LOCAL_FOLDER } from '../../project/transaction/local-folder.js';
import { CONFIG_FILE } from '../../render/files.js';
import type { Check, Run } from '../exercise/exercise-text.js';
import { type Exercise, STATEMENT_FILE } from '../exercise/read-exercise.js';
import { filledText, STAND_INS, type StudentValues } from '../exercise/student-values.js';
import type { ExerciseApp } from './exercise-app.js';

/** What `class check`, `class update` and `class reset` know of a student's folder. */
export const EXERCISE_RECORD = '.nanokit/exercise.json';

/** A file of which some stretches are a student's own. */
export interface FileTemplate {
  readonly path: string;
  readonly pieces: readonly (Buffer | keyof StudentValues)[];
  readonly mode?: number;
}

/** All that a student gets of an exercise, rendered once for the whole class: with stand-ins for the student's own values. */
export function studentTemplate(exercise: Exercise, app: ExerciseApp, lang: Lang): FileTemplate[] {
  const files = [...app.given].map(([path, { content, mode }]) => templateOf(path, content, mode));
  const statement = statementText(exercise, lang);
  const record = `${JSON.stringify(recordOf(exercise, app, statement), null, 1)}\n`;
  return [...files, templateOf(STATEMENT_FILE, statement), templateOf(EXERCISE_RECORD, record)];
}

/** The bytes of a file for one student, in pieces: those that all students share are not copied. */
export function studentBytes({ pieces }: FileTemplate, values: StudentValues): Buffer[] {
  return pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(values[piece]) : piece));
}

function templateOf(path: string, content: string, mode?: number): FileTemplate {
  const names = new Map<string, keyof StudentValues>([
    [STAND_INS.path, 'path'],
    [STAND_INS.clientId, 'clientId'],
    [STAND_INS.seed, 'seed'],
  ]);
  const pieces = content
    .split(new RegExp(`(${[...names.keys()].join('|')})`))
    .map((piece) => names.get(piece) ?? Buffer.from(piece));
  return { path, pieces, ...(mode === undefined ? {} : { mode }) };
}

function statementText({ text, statements }: Exercise, lang: Lang): string {
  const goals = text.goals.map((goal) => `- ${goal[lang].trim()}\n`).join('');
  const facts = messages.statementFacts(text.level, text.minutes)[lang];
  const task = filledText(statements[lang].replace(/^\uFEFF/, ''), STAND_INS);
  return `# ${text.title[lang].trim()}\n\n${facts}\n\n${goals}\n${task.trimEnd()}\n\n${messages.statementEnd[lang]}\n`;
}

/** Nothing in it speaks of hidden checks. */
function recordOf(exercise: Exercise, app: ExerciseApp, statement: string): object {
  const { id, text, files } = exercise;
  const checks = text.checks.filter(({ hidden }) => !hidden);
  const runs = (text.runs ?? []).filter((run) => checks.some((check) => runOf(check, text.runs) === run));
  const scenarios = runs.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario]));
  const { path, clientId, seed } = STAND_INS;
  return {
    format: 1,
    tool: VERSION,
    exercise: id,
    title: text.title,
    student: { path, client_id: clientId, seed },
    hints: text.hints,
    runs,
    checks,
    scenarios: Object.fromEntries(scenarios.map((name) => [name, files.get(name)?.split('\n')])),
    // As they were given: what a corrected exercise is merged by.
    files: Object.fromEntries(
      app.regions.map((file) => [file.path, app.given.get(file.path)?.content.split('\n')]),
    ),
    // What neither an exercise's own files nor the project's record have: with these, nothing more is needed to begin anew.
    texts: {
      [CONFIG_FILE]: app.given.get(CONFIG_FILE)?.content.split('\n'),
      [STATEMENT_FILE]: statement.split('\n'),
      ...Object.fromEntries(authorityTexts(app)),
    },
  };
}

/** Whom an app with TLS trusts; the key for a test server is of this machine alone, like the rest of that folder. */
function authorityTexts({ given }: ExerciseApp): (readonly [string, readonly string[]])[] {
  return [...given]
    .filter(([path, { role }]) => role === 'authority' && !path.startsWith(`${LOCAL_FOLDER}/`))
    .map(([path, { content }]) => [path, content.split('\n')]);
}

/** The run that a check looks at, if it looks at one. */
export function runOf({ run, expect }: Check, runs: readonly Run[] = []): Run | undefined {
  const own = ['compiles', 'ram', 'symbol', 'source'].some((kind) => kind in expect);
  return own ? undefined : run === undefined ? runs[0] : runs.find(({ id }) => id === run);
}
