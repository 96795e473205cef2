import type { Override } from '../../config/layers.js';
import { isMap } from '../../config/partial.js';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-record.js';
import { isLanguage } from '../../messages/text.js';
import { readProjectFile } from '../../project/project-files.js';
import { isExerciseName } from '../exercise/exercise-name.js';
import { recordedValues, type StudentValues } from '../exercise/student-values.js';
import { parsedJson } from '../parsed-json.js';
import type { ClassSettings } from './exercise-app.js';
import { CLASS_RECORD, INSTRUCTOR_FOLDER } from './instructor-files.js';

/** A student of a class that was made. */
export interface ClassMember {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly folder: string;
  /** By exercise, for each of the class. */
  readonly values: ReadonlyMap<string, StudentValues>;
}

/** A class as `class new` recorded it. */
export interface ClassFolder {
  /** Absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly dir: string;
  readonly bytes: Buffer;
  /** All that the record says, known or not. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly exercises: readonly string[];
  readonly members: readonly ClassMember[];
  readonly settings: ClassSettings;
  readonly allowOverlap: boolean;
  /** The folder that the exercises came from, relative to the class; undefined for those of this package. */
  readonly exercisesFrom: string | undefined;
  /** Below `instructor/`: what was written, as digests. */
  readonly written: ReadonlyMap<string, string>;
}

/**
 * Reads what a class is, for every command that wants to know. The record is the teacher's own, but may have been edited or damaged.
 * @param folder absolute; @param dir as messages show it
 */
export function readClass(folder: string, dir: string): Checked<ClassFolder> {
  const path = `${INSTRUCTOR_FOLDER}/${CLASS_RECORD}`;
  const read = readProjectFile(folder, path);
  if (!read.ok) return read;
  const bytes = read.value;
  if (!bytes) return refused('class/no-class', messages.noClass(dir), messages.noClassRemedy);
  // Editors of Windows put a byte-order mark before it.
  const record = parsedJson(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const value = isMap(record) ? classOf(record) : undefined;
  if (!value)
    return refused('class/class-record', messages.classBroken(`${dir}/${path}`), messages.classRemedy);
  return { ok: true, value: { ...value, folder, dir, bytes }, diagnostics: [] };
}

function classOf(
  record: Readonly<Record<string, unknown>>,
): Omit<ClassFolder, 'folder' | 'dir' | 'bytes'> | undefined {
  const { format, language, exercises, students, settings, written } = record;
  const from = record['exercises_from'];
  if (format !== 1 || !isLanguage(language)) return undefined;
  if (!Array.isArray(exercises) || !Array.isArray(students)) return undefined;
  const ids = exercises.filter(isExerciseName);
  const members = students.flatMap((one: unknown) => memberOf(one, ids) ?? []);
  if (ids.length < exercises.length || members.length < students.length) return undefined;
  const digests = isMap(written) ? Object.entries(written) : [];
  return {
    record,
    exercises: ids,
    members,
    settings: { language, overrides: overridesOf(settings), withoutPassword: true },
    allowOverlap: record['allow_overlap'] === true,
    exercisesFrom: typeof from === 'string' ? from : undefined,
    written: new Map(
      digests.flatMap(([path, digest]) => (typeof digest === 'string' ? [[path, digest] as const] : [])),
    ),
  };
}

function memberOf(value: unknown, exercises: readonly string[]): ClassMember | undefined {
  if (!isMap(value)) return undefined;
  const { id, name, group, folder, values } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof group !== 'string') return undefined;
  if (!isFolderName(folder) || !isMap(values)) return undefined;
  const known = exercises.flatMap((exercise) => {
    const own = recordedValues(values[exercise]);
    return own ? [[exercise, own] as const] : [];
  });
  return known.length < exercises.length ? undefined : { id, name, group, folder, values: new Map(known) };
}

function overridesOf(settings: unknown): Override[] {
  if (!isMap(settings)) return [];
  return Object.entries(settings).map(([key, value]) => ({
    path: key.split('.'),
    value,
    source: `${CLASS_RECORD}: ${key}`,
  }));
}

/** One folder below `students/`, and no way out of it. */
function isFolderName(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > 200) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\\/:\u0000-\u001f]/.test(value) && !/^\.+$/.test(value);
}
