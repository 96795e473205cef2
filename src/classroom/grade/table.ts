import type { Text } from '../../messages/text.js';
import type { CheckOutcome } from '../check/outcome.js';
import { type LikeGroup, likeGroups } from './likeness/like-groups.js';
import type { SolutionCopy } from './likeness/solution-copy.js';

/** `missing`: nothing was handed in. `unchanged`: what was given, and no more. `unreadable`, `twice`: something was, and could not be graded. */
export type CellState = 'graded' | 'missing' | 'unchanged' | 'unreadable' | 'twice';

/** One student's work on one exercise. */
export interface Cell {
  readonly exercise: string;
  readonly state: CellState;
  /** In the order of the exercise's checks; none where nothing was graded. */
  readonly outcomes: readonly CheckOutcome[];
  /** What else there is to say of it. */
  readonly remarks: readonly Text[];
  /** What was handed in, as the folder of submissions has it. */
  readonly source?: string;
  /** `null`: it was handed in and could not be graded, which is no zero. */
  readonly points: number | null;
  /** Points of checks of which nothing can be said. */
  readonly unchecked: number;
}

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly folder: string;
  readonly cells: readonly Cell[];
  /** `null`: something of it could not be graded. */
  readonly points: number | null;
  readonly unchecked: number;
}

export interface TableExercise {
  readonly id: string;
  readonly title: Text;
  /** That can be had. */
  readonly points: number;
  readonly checks: readonly TableCheck[];
  /** Why nobody could be graded: what its own solution came to. */
  readonly broken?: Text;
}

export interface TableCheck {
  readonly id: string;
  readonly title: Text;
  readonly points: number;
  readonly hidden: boolean;
}

export interface TablePair {
  readonly exercise: string;
  /** Folders of two students. */
  readonly students: readonly [string, string];
  readonly shared: number;
  readonly of: number;
  /** Word for word. */
  readonly same?: true;
}

/** Students whose work is alike, each with each. */
export interface TableGroup extends LikeGroup {
  readonly exercise: string;
}

/** Work that is the official solution. */
export interface TableCopy extends SolutionCopy {
  readonly exercise: string;
  /** Folder of the student. */
  readonly student: string;
}

/** What the teacher should know of a submission, whatever its grade. */
export interface Notice {
  readonly student: string;
  readonly exercise: string;
  readonly what: Text;
}

/** Something that was handed in and of which nobody knows whose or what it is. */
export interface LeftOver {
  readonly source: string;
  readonly why: Text;
}

/** What grading came to. */
export interface GradeTable {
  readonly exercises: readonly TableExercise[];
  readonly rows: readonly Row[];
  readonly pairs: readonly TablePair[];
  readonly copies: readonly TableCopy[];
  readonly notices: readonly Notice[];
  readonly leftOver: readonly LeftOver[];
  /** Without a sandbox. */
  readonly unsafe: boolean;
}

/** Who is alike, in as few lines as say it. */
export function groupsIn({ exercises, pairs }: GradeTable): readonly TableGroup[] {
  return exercises.flatMap(({ id: exercise }) =>
    likeGroups(pairs.filter((pair) => pair.exercise === exercise)).map((group) => ({ exercise, ...group })),
  );
}

/** @param points of the checks, in the order of the outcomes */
export function scoreOf(
  outcomes: readonly CheckOutcome[],
  checks: readonly TableCheck[],
): { readonly points: number; readonly unchecked: number } {
  const of = (verdict: CheckOutcome['verdict']) =>
    outcomes.reduce(
      (sum, one) =>
        sum + (one.verdict === verdict ? (checks.find(({ id }) => id === one.id)?.points ?? 0) : 0),
      0,
    );
  return { points: of('passed'), unchecked: of('unchecked') };
}
