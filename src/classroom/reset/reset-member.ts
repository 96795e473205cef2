import { join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { linkOutside } from '../../messages/create.js';
import { linkRemedy } from '../../messages/transaction.js';
import { readProjectFile } from '../../project/project-files.js';
import { isReachable } from '../../project/project-path.js';
import { CREDENTIALS_FILE } from '../../render/files.js';
import { INSTRUCTOR_FOLDER } from '../class/instructor-files.js';
import { readClass } from '../class/read-class.js';
import { studentBytes } from '../class/student-files.js';
import { studentValues } from '../exercise/student-values.js';
import { chosenMembers } from '../update/chosen-members.js';
import { classExercises, keptExercises } from '../update/class-exercises.js';
import type { FreshFiles } from './fresh-project.js';

export interface MemberFolder {
  /** Absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly dir: string;
  /** What messages call it, where `dir` says nothing. */
  readonly exercise?: string;
  readonly fresh: FreshFiles;
  readonly credentials?: { readonly bytes: Buffer; readonly mode: number };
}

/**
 * One student's exercise, fresh from what the teacher keeps: nothing in the student's folder is needed.
 * @param folder the class's folder, absolute; @param dir as messages show it
 */
export async function memberFolder(
  folder: string,
  dir: string,
  exercise: string,
  student: string,
): Promise<Checked<MemberFolder>> {
  const room = readClass(folder, dir);
  if (!room.ok) return room;
  const members = chosenMembers(room.value, student);
  if (!members.ok) return members;
  const kept = keptExercises(room.value);
  const set = await classExercises(room.value, folder, kept.dir, exercise, false);
  if (!set.ok) return set;
  const [member] = members.value;
  const [one] = set.value.chosen;
  if (!member || !one) throw new Error(`no ${exercise} for ${student}`);
  const { id } = one.exercise;
  const below = `students/${member.folder}/${id}`;
  if (!isReachable(folder, below)) return refused('project/link', linkOutside(`${dir}/${below}`), linkRemedy);
  const values = studentValues(member.id, member.folder, id);
  const fresh = new Map(
    one.template.map((file) => [file.path, Buffer.concat(studentBytes(file, values))] as const),
  );
  const secret = readProjectFile(folder, `${INSTRUCTOR_FOLDER}/solutions/${id}/${CREDENTIALS_FILE}`);
  if (!secret.ok) return secret;
  return {
    ok: true,
    value: {
      folder: join(folder, ...below.split('/')),
      dir: `${dir}/${below}`,
      fresh,
      ...(secret.value ? { credentials: { bytes: secret.value, mode: 0o600 } } : {}),
    },
    diagnostics: set.diagnostics.filter(isError),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
