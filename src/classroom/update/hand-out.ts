import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-update.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { type ExerciseRecord, forStudent, isForAll, readRecord, recordIn } from './exercise-record.js';

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * What a teacher has handed out to correct an exercise: a file for the whole class (`updates/NAME.json`), or a student's
 * folder, of which the record alone is read: no work of anybody's gets from one folder into another.
 * @param name as the user typed it
 */
export function readHandOut(cwd: string, name: string): Checked<ExerciseRecord> {
  const path = resolve(cwd, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() && lstatSync(join(path, EXERCISE_RECORD), { throwIfNoEntry: false }))
    return recordIn(path, name);
  if (!stat?.isFile() || stat.size > MAX_BYTES || /\.zip$/i.test(name))
    return refused('class/no-hand-out', messages.noHandOut(name), messages.noHandOutRemedy);
  return readRecord(readFileSync(path), name);
}

/** What was handed out, for the student whose folder is to have it. */
export function ofStudent(
  handed: ExerciseRecord,
  last: ExerciseRecord,
  name: string,
): Checked<ExerciseRecord> {
  if (isForAll(handed)) return forStudent(handed, last.values, name);
  const { path, clientId, seed } = handed.values;
  const isTheirs =
    path === last.values.path && clientId === last.values.clientId && seed === last.values.seed;
  if (isTheirs || handed.exercise !== last.exercise) return { ok: true, value: handed, diagnostics: [] };
  return refused('class/other-student', messages.otherStudent, messages.otherStudentRemedy);
}
