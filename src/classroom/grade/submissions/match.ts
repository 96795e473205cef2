import type { ClassMember } from '../../class/read-class.js';
import type { Claim } from './projects.js';

/** How sure a name is. `exact`: it is the student's, or begins with it. `within`: the student's id stands somewhere in it. */
type Strength = 'exact' | 'within';

export type Owner =
  | {
      readonly kind: 'student';
      readonly member: ClassMember;
      /** Whose files these were by their own account, if not this student's. */
      readonly claimed?: ClassMember;
      /** An id that no student has: the name says that it is somebody else's. */
      readonly stranger?: string;
    }
  /** Those that it may be. */
  | { readonly kind: 'unclear'; readonly members: readonly ClassMember[] }
  | { readonly kind: 'nobody' };

/**
 * Whose a project is. A name that is a student's id or folder, or begins with it, decides; learning platforms put other
 * things around it (`2026001_Zhang San_lab.zip`). An id further inside may be a number of the platform's own, so there the
 * project's own account has a say, and without any name it decides.
 * @param names of the folder or file, and of those around the project in it, the outermost first
 */
export function ownerOf(names: readonly string[], claim: Claim, members: readonly ClassMember[]): Owner {
  const claimed = members.find(({ values }) =>
    [...values.values()].some(({ clientId }) => clientId === claim.clientId),
  );
  for (const name of names) {
    const { found, strength } = named(name, members);
    if (found.length === 0) continue;
    const [member] = found;
    if (found.length === 1 && member && (strength === 'exact' || !claimed || claimed === member))
      return { kind: 'student', member, ...(claimed && claimed !== member ? { claimed } : {}) };
    if (claimed && found.includes(claimed)) return { kind: 'student', member: claimed };
    return { kind: 'unclear', members: [...new Set([...found, ...(claimed ? [claimed] : [])])] };
  }
  if (!claimed) return { kind: 'nobody' };
  const [stranger] = /^[A-Za-z]{0,3}\d{4,}(?![\p{L}\p{N}])/u.exec(names[0] ?? '') ?? [];
  return { kind: 'student', member: claimed, ...(stranger === undefined ? {} : { stranger }) };
}

/** An id of fewer characters is not looked for inside of names, where it could be anything. */
const SHORTEST_WITHIN = 4;

interface Match {
  readonly member: ClassMember;
  readonly strength: Strength;
  readonly length: number;
}

function named(
  name: string,
  members: readonly ClassMember[],
): { found: readonly ClassMember[]; strength: Strength } {
  const text = folded(name.replace(/\.zip$/i, ''));
  const matches = members.flatMap((member): Match[] => {
    const forms = [...new Set([folded(member.folder), folded(member.id.trim())])].filter(
      (form) => form !== '',
    );
    const whole = forms.some((form) => form === text);
    const begins = forms.filter((form) => text.startsWith(form) && isEdge(text, form.length));
    const inside = forms.filter((form) => [...form].length >= SHORTEST_WITHIN && standsIn(text, form));
    if (whole) return [{ member, strength: 'exact', length: Number.POSITIVE_INFINITY }];
    if (begins.length > 0) return [{ member, strength: 'exact', length: longest(begins) }];
    return inside.length > 0 ? [{ member, strength: 'within', length: longest(inside) }] : [];
  });
  const strength = matches.some((match) => match.strength === 'exact') ? 'exact' : 'within';
  const strong = matches.filter((match) => match.strength === strength);
  const length = Math.max(...strong.map((match) => match.length));
  return { found: strong.filter((match) => match.length === length).map(({ member }) => member), strength };
}

const longest = (forms: readonly string[]) => Math.max(...forms.map(({ length }) => length));

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** No letter or digit goes on there. */
function isEdge(text: string, at: number): boolean {
  return !/^[\p{L}\p{N}]/u.test(text.slice(at));
}

function standsIn(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && isEdge(text, at + form.length)) return true;
  }
  return false;
}

/**
 * Which exercise a project is: the name of its folder decides, then its own account, then names further out that have the
 * exercise's name in them; a class with one exercise has no choice.
 */
export function exerciseOf(
  names: readonly string[],
  claim: Claim,
  exercises: readonly string[],
): string | undefined {
  const inner = folded(names.at(-1) ?? '').replace(/\.zip$/, '');
  const exact = exercises.find((id) => id === inner || bare(id) === inner);
  if (exact) return exact;
  if (claim.exercise !== undefined && exercises.includes(claim.exercise)) return claim.exercise;
  for (const name of names.toReversed()) {
    const found = exercises.filter((id) => standsIn(folded(name), id) || standsIn(folded(name), bare(id)));
    if (found.length === 1) return found[0];
  }
  return exercises.length === 1 ? exercises[0] : undefined;
}

/** Without its number. */
function bare(id: string): string {
  return id.replace(/^\d+-/, '');
}
