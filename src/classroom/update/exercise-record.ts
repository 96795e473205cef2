import { isMap } from '../../config/partial.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-update.js';
import { readProjectFile } from '../../project/project-files.js';
import { isProjectPath } from '../../project/transaction/change.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../../render/files.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { isExerciseName } from '../exercise/exercise-name.js';
import { STATEMENT_FILE } from '../exercise/read-exercise.js';
import { recordedValues, STAND_INS, type StudentValues } from '../exercise/student-values.js';
import { parsedJson } from '../parsed-json.js';

/** What a student's folder knows of its exercise: enough to correct it, or to begin anew. */
export interface ExerciseRecord {
  /** As it stands in the folder. */
  readonly text: string;
  readonly exercise: string;
  readonly values: StudentValues;
  /** The exercise's own files of the app, as they were given: path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** nanokit.yaml, EXERCISE.md and with TLS the CA file, as they were given. Folders of an early version have none. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The form of the record. A newer version of the tool may write another one. */
const FORMAT = 1;
/** Far more than any exercise. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_FILES = 200;

/** The record of a student's folder, as untrusted as all that comes from there. */
export function recordIn(folder: string, shown: string): Checked<ExerciseRecord> {
  const read = readProjectFile(folder, EXERCISE_RECORD);
  if (!read.ok) return read;
  if (!read.value) return refused('class/no-exercise', messages.noExercise(shown), messages.noExerciseRemedy);
  return readRecord(read.value, `${shown}/${EXERCISE_RECORD}`);
}

/** @param file as messages show it */
export function readRecord(bytes: Buffer, file: string): Checked<ExerciseRecord> {
  const broken = (message: Diagnostic['message']): Checked<never> => ({
    ok: false,
    diagnostics: [
      { code: 'class/record', severity: 'error', message, remedy: messages.recordRemedy, source: file },
    ],
  });
  if (bytes.length > MAX_BYTES) return broken(messages.recordBroken);
  const text = bytes.toString('utf8');
  const record = parsedJson(text);
  if (!isMap(record)) return broken(messages.recordBroken);
  const { format, exercise } = record;
  if (typeof format === 'number' && format > FORMAT) return broken(messages.recordNewer);
  const values = recordedValues(record['student']);
  const files = textsOf(record['files']);
  const texts = textsOf(record['texts'] ?? {});
  if (!isExerciseName(exercise) || !values || !files || !texts) return broken(messages.recordBroken);
  const isSound =
    [...files.keys()].every(isGiven) && [...texts.keys()].every((path) => isText(path) || isGiven(path));
  if (format !== FORMAT || !isSound) return broken(messages.recordBroken);
  return { ok: true, value: { text, exercise, values, files, texts }, diagnostics: [] };
}

function textsOf(record: unknown): ReadonlyMap<string, string> | undefined {
  if (!isMap(record)) return undefined;
  const entries = Object.entries(record);
  if (entries.length > MAX_FILES) return undefined;
  const texts = entries.flatMap(([path, lines]) =>
    Array.isArray(lines) && lines.every((line) => typeof line === 'string')
      ? [[path, lines.join('\n')] as const]
      : [],
  );
  return texts.length === entries.length ? new Map(texts) : undefined;
}

/** A file that an exercise may have for the app: none that is the student's or the tool's. */
function isGiven(path: string): boolean {
  const plain = path.normalize('NFKC').toLowerCase();
  const isTaken = [CONFIG_FILE, CREDENTIALS_FILE, STATEMENT_FILE.toLowerCase()].includes(plain);
  return isProjectPath(path) && !isTaken && !plain.startsWith('.nanokit');
}

function isText(path: string): boolean {
  return path === CONFIG_FILE || path === STATEMENT_FILE;
}

/** Whether a record is for a whole class: it has stand-ins in the place of a student's own values. */
export function isForAll({ values }: ExerciseRecord): boolean {
  return values.path === STAND_INS.path;
}

/** A record for a whole class with one student's own values in it. */
export function forStudent(
  record: ExerciseRecord,
  values: StudentValues,
  file: string,
): Checked<ExerciseRecord> {
  const text = record.text
    .replaceAll(STAND_INS.path, values.path)
    .replaceAll(STAND_INS.clientId, values.clientId)
    .replaceAll(STAND_INS.seed, values.seed);
  return readRecord(Buffer.from(text), file);
}
