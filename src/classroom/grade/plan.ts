import * as messages from '../../messages/class-grade.js';
import type { Text } from '../../messages/text.js';
import type { ClassExercise } from './class-exercises.js';
import type { Member } from './class-record.js';
import type { Collected, HandedInWork } from './collect.js';
import type { CellState } from './table.js';

/** What is to be done about one student's work on one exercise. */
export interface Plan {
  readonly member: Member;
  readonly exercise: ClassExercise;
  readonly state: CellState;
  /** What is graded. */
  readonly work?: HandedInWork;
  readonly source?: string;
  readonly remarks: readonly Text[];
}

/** A place for each student and exercise, whatever was handed in. */
export function planOf(
  members: readonly Member[],
  exercises: readonly ClassExercise[],
  collected: Collected,
): readonly Plan[] {
  return members.flatMap((member) => exercises.map((exercise) => placeOf(member, exercise, collected)));
}

function placeOf(member: Member, exercise: ClassExercise, { works, unread }: Collected): Plan {
  const { id } = exercise.shown;
  const own = works.filter((work) => work.member === member && work.exercise === id);
  const [work] = own;
  const base = { member, exercise };
  if (!work) {
    const broken = unread.find((one) => one.member === member && (one.exercise ?? id) === id && !one.isEmpty);
    return broken
      ? { ...base, state: 'unreadable', source: broken.source, remarks: [broken.why] }
      : { ...base, state: 'missing', remarks: [] };
  }
  const sources = own.map(({ source }) => source);
  const [exact, ...others] = own.filter((one) => one.source.split('/').at(-1) === id);
  // What `class reset` has set aside, or somebody has kept beside it, has another name.
  if (own.length > 1 && exact && others.length === 0) {
    const beside = sources.filter((source) => source !== exact.source);
    const remarks = [...exact.remarks, messages.besides(beside)];
    return { ...base, state: 'graded', work: exact, source: exact.source, remarks };
  }
  const differ = own.some(({ digest }) => digest !== work.digest);
  if (differ)
    return {
      ...base,
      state: 'twice',
      source: sources.join(', '),
      remarks: [messages.handedInTwice(sources)],
    };
  const again = own.length > 1 ? [messages.sameTwice(sources)] : [];
  return { ...base, state: 'graded', work, source: work.source, remarks: [...work.remarks, ...again] };
}
