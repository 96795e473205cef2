import * as messages from '../../messages/class-grade.js';
import type { Text } from '../../messages/text.js';
import type { ClassMember } from '../class/read-class.js';
import type { ClassExercise } from './class-exercises.js';
import type { Collected, HandedInWork } from './collect.js';
import type { CellState, LeftOver } from './table.js';

/** What is to be done about one student's work on one exercise. */
export interface Plan {
  readonly member: ClassMember;
  readonly exercise: ClassExercise;
  readonly state: CellState;
  /** What is graded, and what counts for likeness if nothing was done to it. */
  readonly work?: HandedInWork;
  readonly source?: string;
  readonly remarks: readonly Text[];
}

/** A place for each student and exercise, whatever was handed in. */
export function planOf(
  members: readonly ClassMember[],
  exercises: readonly ClassExercise[],
  collected: Collected,
): readonly Plan[] {
  return members.flatMap((member) => exercises.map((exercise) => placeOf(member, exercise, collected)));
}

function placeOf(member: ClassMember, exercise: ClassExercise, { works, unread }: Collected): Plan {
  const { id } = exercise.shown;
  const all = works.filter((work) => work.member === member && work.exercise === id);
  // What `class reset` has set aside, or somebody has kept beside it, has another name.
  const isAside = (work: HandedInWork) =>
    nameOf(work) !== id && all.some((one) => nameOf(one) === id && aboveOf(one) === aboveOf(work));
  const own = all.filter((work) => !isAside(work));
  const aside = all.filter(isAside).map(({ source }) => source);
  const [work] = own;
  const base = { member, exercise };
  if (!work) {
    const broken = unread.find((one) => one.member === member && (one.exercise ?? id) === id && !one.isEmpty);
    if (broken) return { ...base, state: 'unreadable', source: broken.source, remarks: [broken.why] };
    const empty = unread.find((one) => one.member === member && (one.exercise ?? id) === id);
    return empty
      ? { ...base, state: 'missing', source: empty.source, remarks: [empty.why] }
      : { ...base, state: 'missing', remarks: [] };
  }
  const unused = unread.filter((one) => one.member === member && one.exercise === id && !one.isEmpty);
  const beside = [...aside, ...unused.map(({ source }) => source)];
  const beyond = beside.length > 0 ? [messages.besides(beside)] : [];
  const sources = own.map(({ source }) => source);
  const differ = own.some(({ digest }) => digest !== work.digest);
  if (differ)
    return {
      ...base,
      state: 'twice',
      source: sources.join(', '),
      remarks: [messages.handedInTwice(sources)],
    };
  const again = own.length > 1 ? [messages.sameTwice(sources)] : [];
  return { ...base, ...stateOf(work, [...work.remarks, ...again, ...beyond]), source: work.source };
}

function nameOf({ source }: HandedInWork): string {
  return source.slice(source.lastIndexOf('/') + 1);
}

function aboveOf({ source }: HandedInWork): string {
  return source.slice(0, Math.max(0, source.lastIndexOf('/')));
}

/**
 * What cannot be read of a student whose work is there in another file: nobody's grade depends on it, and it may be
 * what should have counted.
 */
export function untold(plans: readonly Plan[], { unread }: Collected): readonly LeftOver[] {
  return unread
    .filter(({ member, exercise, source, isEmpty }) => {
      const own = plans.filter(
        (plan) => plan.member === member && (exercise === undefined || plan.exercise.shown.id === exercise),
      );
      return !isEmpty && own.length > 0 && !own.some((plan) => plan.source === source);
    })
    .map(({ source, why }) => ({ source, why }));
}

/** What is given passes some checks; who hands in that alone has done nothing for them. */
function stateOf(work: HandedInWork, remarks: readonly Text[]): Pick<Plan, 'state' | 'remarks' | 'work'> {
  return work.isAsGiven
    ? { state: 'unchanged', work, remarks: [...remarks, messages.nothingChanged] }
    : { state: 'graded', work, remarks };
}
