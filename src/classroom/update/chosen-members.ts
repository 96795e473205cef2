import { nearest } from '../../config/nearest.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-update.js';
import { didYouMean } from '../../messages/config.js';
import type { ClassFolder, ClassMember } from '../class/read-class.js';

/** @param names ids or folders, with commas between them; all members by default */
export function chosenMembers(
  { members }: ClassFolder,
  names: string | undefined,
): Checked<readonly ClassMember[]> {
  if (names === undefined || names === 'all') return { ok: true, value: members, diagnostics: [] };
  // An id may have blanks in it.
  const typed = names.split(/[,，、]/).map((name) => name.trim());
  const isOne = ({ id, folder }: ClassMember, name: string) => id === name || folder === name;
  const problems = typed
    .filter((name) => !members.some((one) => isOne(one, name)))
    .map((name): Diagnostic => {
      const near = nearest(
        name,
        members.flatMap(({ id, folder }) => [id, folder]),
      );
      return {
        code: 'class/unknown-student',
        severity: 'error',
        message: messages.unknownStudent(name),
        remedy: near ? didYouMean(near) : messages.unknownStudentRemedy,
      };
    });
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  const value = members.filter((one) => typed.some((name) => isOne(one, name)));
  return { ok: true, value, diagnostics: [] };
}
