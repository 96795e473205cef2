import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { isSystemError } from '../../diagnostics/system-error.js';
import * as messages from '../../messages/class-grade.js';
import { isLanguage, type Lang } from '../../messages/text.js';
import { CLASS_RECORD } from '../class/instructor-files.js';
import { recordedValues, type StudentValues } from '../exercise/student-values.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly folder: string;
  /** By exercise. */
  readonly values: ReadonlyMap<string, StudentValues>;
}

/** A class as `class new` wrote it down. */
export interface ClassRecord {
  readonly language: Lang;
  readonly exercises: readonly string[];
  readonly students: readonly Member[];
}

/** @param dir the class's folder as messages show it */
export function readClassRecord(folder: string, dir: string): Checked<ClassRecord> {
  const path = `instructor/${CLASS_RECORD}`;
  let text: string;
  try {
    text = readFileSync(join(folder, path), 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return refused('class/no-class', messages.noClass(dir), messages.classFolder);
  }
  const record = recordOf(text);
  return record
    ? { ok: true, value: record, diagnostics: [] }
    : refused('class/no-class', messages.brokenClass(`${dir}/${path}`), messages.restoreClass);
}

function recordOf(text: string): ClassRecord | undefined {
  try {
    const { format, language, exercises, students } = membersOf(JSON.parse(text));
    if (format !== 1 || !isLanguage(language) || !Array.isArray(exercises) || !Array.isArray(students))
      return undefined;
    const ids = exercises.flatMap((id: unknown) => (isFolderName(id) ? [id] : []));
    const members = students.flatMap((one: unknown) => memberOf(one, ids) ?? []);
    const complete = ids.length === exercises.length && members.length === students.length;
    return complete ? { language, exercises: ids, students: members } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function memberOf(value: unknown, exercises: readonly string[]): Member | undefined {
  const { id, name, group, folder, values } = membersOf(value);
  if (
    typeof id !== 'string' ||
    typeof name !== 'string' ||
    typeof group !== 'string' ||
    !isFolderName(folder)
  )
    return undefined;
  const own = exercises.map((exercise) => [exercise, recordedValues(membersOf(values)[exercise])] as const);
  const known = own.flatMap(([exercise, one]) => (one ? [[exercise, one] as const] : []));
  return known.length < own.length ? undefined : { id, name, group, folder, values: new Map(known) };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** It becomes a part of paths. */
function isFolderName(value: unknown): value is string {
  return typeof value === 'string' && /^[^/\\]+$/.test(value) && value !== '.' && value !== '..';
}
