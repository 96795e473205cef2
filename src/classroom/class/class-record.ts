import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { schemaAt } from '../../config/schema.js';
import { VERSION } from '../../generated/version.js';
import type { NewProjectFile } from '../../project/transaction/new-folder.js';
import { CREDENTIALS_FILE } from '../../render/files.js';
import type { ExerciseFolder } from '../exercise/find-exercises.js';
import { studentValues } from '../exercise/student-values.js';
import type { Roster } from '../roster/read-roster.js';
import type { ClassSettings } from './exercise-app.js';
import type { Member, ReadyExercise } from './instructor-files.js';

export interface RecordedClass {
  /** The class's folder, absolute. */
  readonly folder: string;
  readonly exercises: Pick<ExerciseFolder, 'dir' | 'isOwn'>;
  readonly roster: Pick<Roster, 'encoding' | 'delimiter'>;
  readonly settings: ClassSettings;
  readonly allowOverlap: boolean;
  /** What the teacher keeps beside this. */
  readonly written: readonly NewProjectFile[];
}

/** The record of a new class. No password is in it. */
export function classRecord(
  exercises: readonly ReadyExercise[],
  members: readonly Member[],
  { folder, exercises: source, roster, settings, allowOverlap, written }: RecordedClass,
): string {
  const valuesOf = ({ id, folder: own }: Member) =>
    exercises.map(({ exercise }) => {
      const { path, clientId, seed } = studentValues(id, own, exercise.id);
      return [exercise.id, { path, client_id: clientId, seed }] as const;
    });
  const told = settings.overrides.filter(({ path }) => !schemaAt(path)?.['x-secret']);
  return printRecord({
    format: 1,
    tool: VERSION,
    language: settings.language,
    roster: { encoding: roster.encoding, delimiter: roster.delimiter },
    settings: Object.fromEntries(told.map(({ path, value }) => [path.join('.'), value])),
    ...(allowOverlap ? { allow_overlap: true } : {}),
    ...(source.isOwn ? {} : { exercises_from: sourcePath(folder, source.dir) }),
    exercises: exercises.map(({ exercise }) => exercise.id),
    students: members.map((member) => ({
      id: member.id,
      name: member.name,
      group: member.group,
      ...(Object.keys(member.more).length > 0 ? { more: member.more } : {}),
      folder: member.folder,
      values: Object.fromEntries(valuesOf(member)),
    })),
    written: digests(written),
  });
}

export function printRecord(record: object): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}

/** Relative, so that a class may move together with its exercises. */
export function sourcePath(folder: string, dir: string): string {
  return relative(folder, dir).split(sep).join('/');
}

/** What was written of each file, to know one that the teacher has edited since. */
export function digests(files: readonly NewProjectFile[]): Readonly<Record<string, string>> {
  const plain = files.filter(({ path }) => !path.endsWith(`/${CREDENTIALS_FILE}`));
  return Object.fromEntries(plain.map(({ path, content }) => [path, digestOf(content)]));
}

export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
