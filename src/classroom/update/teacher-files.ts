import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { VERSION } from '../../generated/version.js';
import * as messages from '../../messages/class-update.js';
import { BASE_FILE, readBase } from '../../project/base.js';
import { planCredentials } from '../../project/credentials.js';
import type { PlannedChange } from '../../project/planned-change.js';
import { readProjectFile } from '../../project/project-files.js';
import { CREDENTIALS_FILE } from '../../render/files.js';
import { digestOf, digests, printRecord, sourcePath } from '../class/class-record.js';
import { CLASS_RECORD, INSTRUCTOR_FOLDER, instructorFiles } from '../class/instructor-files.js';
import type { PreparedExercise } from '../class/prepare-exercise.js';
import type { ClassFolder } from '../class/read-class.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { type ClassExercises, keptExercises } from './class-exercises.js';

/** Files for students who have their folders at home: one for each exercise, the same for all. */
export const UPDATES_FOLDER = 'updates';

export interface TeacherFiles {
  readonly changes: readonly PlannedChange[];
  /** Where files that the teacher had edited are kept as they were. */
  readonly kept: readonly string[];
}

/**
 * What becomes of the teacher's part of a class: the copies of the exercises, the solutions, the answer key, the record, and
 * what is handed out. A file that the teacher has edited is kept aside.
 * @param isNamed the teacher said where the exercises are: then an edited copy is not what was meant
 */
export async function planTeacherFiles(
  room: ClassFolder,
  { source, all, chosen }: ClassExercises,
  isNamed: boolean,
): Promise<Checked<TeacherFiles>> {
  const isChosen = (path: string) => chosen.some(({ exercise }) => path.split('/')[1] === exercise.id);
  const files = instructorFiles(all, room.settings.language).filter(
    ({ path }) => path === 'answers.md' || isChosen(path),
  );
  const fresh = new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
  const gone = [...room.written.keys()].filter((path) => !fresh.has(path) && isChosen(path));
  const changes: PlannedChange[] = [];
  const kept: string[] = [];
  const aside = freeFolder(room.folder);
  for (const path of [...fresh.keys(), ...gone]) {
    const place = `${INSTRUCTOR_FOLDER}/${path}`;
    const read = readProjectFile(room.folder, place);
    if (!read.ok) return read;
    const before = read.value;
    const after = fresh.get(path);
    if (before === undefined ? after === undefined : after?.equals(before)) continue;
    const isEdited = before !== undefined && digestOf(before) !== room.written.get(path);
    // Of no exercise any more: it is the teacher's.
    if (isEdited && after === undefined) continue;
    if (isEdited && path.startsWith('exercises/') && !isNamed) {
      const message = messages.copyEdited(`${room.dir}/${place}`);
      const copies = keptExercises(room).shown;
      const copy = `${copies}/${path.split('/')[1]}`;
      const remedy = messages.copyEditedRemedy(copies, copy, source.isOwn ? undefined : source.shown);
      return refused('class/copy-edited', message, remedy);
    }
    if (isEdited) {
      kept.push(`${aside}/${path}`);
      changes.push({ path: `${aside}/${path}`, before: undefined, after: before });
    }
    changes.push({ path: place, before, after });
  }
  const isNewer = room.record['tool'] !== VERSION;
  for (const one of chosen) {
    const below = `exercises/${one.exercise.id}/`;
    const isCorrected = [...fresh].some(
      ([path, content]) => path.startsWith(below) && digestOf(content) !== room.written.get(path),
    );
    const isNeeded = isNewer || isCorrected || gone.some((path) => path.startsWith(below));
    const more = [await credentialsChange(room, one), handOut(room, one, isNeeded)];
    for (const change of more) {
      if (!change.ok) return change;
      changes.push(...change.value);
    }
  }
  const written = Object.entries({ ...Object.fromEntries(room.written), ...digests(files) });
  const record = {
    ...room.record,
    tool: VERSION,
    exercises_from: source.isOwn ? undefined : sourcePath(room.folder, source.dir),
    written: Object.fromEntries(written.filter(([path]) => !gone.includes(path))),
  };
  const after = Buffer.from(printRecord(record));
  const path = `${INSTRUCTOR_FOLDER}/${CLASS_RECORD}`;
  if (!after.equals(room.bytes)) changes.push({ path, before: room.bytes, after });
  return { ok: true, value: { changes, kept }, diagnostics: [] };
}

/** Where nothing is yet. */
function freeFolder(folder: string): string {
  for (let number = 1; ; number++) {
    const path = `${INSTRUCTOR_FOLDER}/replaced-${number}`;
    if (!lstatSync(join(folder, path), { throwIfNoEntry: false })) return path;
  }
}

/** The Wi-Fi name in a solved project follows the exercise; its password is nobody's business here. */
async function credentialsChange(
  room: ClassFolder,
  { exercise, solved }: PreparedExercise,
): Promise<Checked<readonly PlannedChange[]>> {
  const below = `${INSTRUCTOR_FOLDER}/solutions/${exercise.id}`;
  const secret = readProjectFile(room.folder, `${below}/${CREDENTIALS_FILE}`);
  const base = readProjectFile(room.folder, `${below}/${BASE_FILE}`);
  if (!secret.ok) return secret;
  if (!base.ok) return base;
  const { ssid } = readBase(base.value?.toString());
  const plan = await planCredentials(secret.value, solved.config, undefined, undefined, ssid);
  const value = plan.changes.map((change) => ({ ...change, path: `${below}/${change.path}` }));
  return { ok: true, value, diagnostics: [] };
}

/** @param isNeeded students have the exercise as it was; else only a file that is there already is brought up to date */
function handOut(
  room: ClassFolder,
  { exercise, given }: PreparedExercise,
  isNeeded: boolean,
): Checked<readonly PlannedChange[]> {
  const path = `${UPDATES_FOLDER}/${exercise.id}.json`;
  const after = Buffer.from(given.get(EXERCISE_RECORD) ?? '');
  const read = readProjectFile(room.folder, path);
  if (!read.ok) return read;
  const before = read.value;
  const isDue = before ? !before.equals(after) : isNeeded;
  return { ok: true, value: isDue ? [{ path, before, after }] : [], diagnostics: [] };
}
