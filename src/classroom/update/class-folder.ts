import type { Override } from '../../config/layers.js';
import { isMap } from '../../config/partial.js';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-update.js';
import { isLanguage } from '../../messages/text.js';
import { readProjectFile } from '../../project/project-files.js';
import type { ClassSettings } from '../class/exercise-app.js';
import { CLASS_RECORD } from '../class/instructor-files.js';

export const INSTRUCTOR_FOLDER = 'instructor';

/** A student of a class that was made. */
export interface ClassMember {
  readonly id: string;
  readonly folder: string;
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

const MAX_BYTES = 64 * 1024 * 1024;

/** Reads what a class is. It is the teacher's own, but may have been edited or damaged. */
export function readClass(folder: string, dir: string): Checked<ClassFolder> {
  const path = `${INSTRUCTOR_FOLDER}/${CLASS_RECORD}`;
  const read = readProjectFile(folder, path);
  if (!read.ok) return read;
  const bytes = read.value;
  if (!bytes) return refused('class/no-class', messages.noClass(dir), messages.noClassRemedy);
  const record = bytes.length > MAX_BYTES ? undefined : parsed(bytes.toString('utf8'));
  const value = isMap(record) ? classOf(record) : undefined;
  if (!value)
    return refused('class/class-record', messages.classBroken(`${dir}/${path}`), messages.classRemedy);
  return { ok: true, value: { ...value, folder, dir, bytes }, diagnostics: [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function classOf(
  record: Readonly<Record<string, unknown>>,
): Omit<ClassFolder, 'folder' | 'dir' | 'bytes'> | undefined {
  const { format, language, exercises, students, settings, written } = record;
  const from = record['exercises_from'];
  if (format !== 1 || !isLanguage(language)) return undefined;
  if (!Array.isArray(exercises) || !Array.isArray(students)) return undefined;
  const ids = exercises.filter((id) => typeof id === 'string' && /^[a-z0-9-]{1,60}$/.test(id));
  const members = students.flatMap((one: unknown): ClassMember[] => {
    const { id, folder } = isMap(one) ? one : {};
    return typeof id === 'string' && typeof folder === 'string' && isFolderName(folder)
      ? [{ id, folder }]
      : [];
  });
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

function overridesOf(settings: unknown): Override[] {
  if (!isMap(settings)) return [];
  return Object.entries(settings).map(([key, value]) => ({
    path: key.split('.'),
    value,
    source: `${CLASS_RECORD}: ${key}`,
  }));
}

/** One folder below `students/`, and no way out of it. */
function isFolderName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name !== '' && name.length <= 200 && !/[\\/:\u0000-\u001f]/.test(name) && !/^\.+$/.test(name);
}
