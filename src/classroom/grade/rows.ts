import type { Text } from '../../messages/text.js';
import { likePairs } from './likeness/like-pairs.js';
import type { Verdicts } from './outcome-store.js';
import type { Plan } from './plan.js';
import {
  type Cell,
  type Notice,
  type Row,
  scoreOf,
  type TableCopy,
  type TableExercise,
  type TablePair,
} from './table.js';

/**
 * What one student has reached.
 * @param plans of this student, for each exercise
 * @param broken by exercise: why nobody can be graded on it
 */
export function rowOf(
  plans: readonly Plan[],
  verdicts: ReadonlyMap<Plan, Verdicts>,
  broken: ReadonlyMap<string, Text>,
): Row {
  const cells = plans.map((plan): Cell => {
    const { exercise, state, source, remarks } = plan;
    const { id, checks } = exercise.shown;
    const why = broken.get(id);
    const kept = verdicts.get(plan) ?? { outcomes: [], remarks: [] };
    const found = state === 'graded' && why && !verdicts.has(plan) ? unchecked(checks, why) : kept;
    return {
      exercise: id,
      state,
      outcomes: found.outcomes,
      remarks: [...remarks, ...found.remarks],
      ...(source === undefined ? {} : { source }),
      ...scoreOf(found.outcomes, checks),
      ...(state === 'unreadable' || state === 'twice' ? { points: null } : {}),
    };
  });
  const { id, name, group, folder } = plans[0]?.member ?? { id: '', name: '', group: '', folder: '' };
  const sum = (of: (cell: Cell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const isOpen = cells.some(({ points }) => points === null);
  return {
    id,
    name,
    group,
    folder,
    cells,
    points: isOpen ? null : sum(({ points }) => points ?? 0),
    unchecked: sum((cell) => cell.unchecked),
  };
}

function unchecked(checks: TableExercise['checks'], reason: Text): Verdicts {
  return { outcomes: checks.map(({ id }) => ({ id, verdict: 'unchecked', reason })), remarks: [] };
}

/** Who is alike in an exercise. */
export function pairsOf(exercise: string, plans: readonly Plan[]): readonly TablePair[] {
  const works = plans.flatMap((plan) =>
    plan.work && plan.exercise.shown.id === exercise
      ? [{ student: plan.member.folder, code: plan.work.code }]
      : [],
  );
  return likePairs(works).map((pair) => ({ exercise, ...pair }));
}

/** Who has the official solution. */
export function copiesOf(plans: readonly Plan[]): readonly TableCopy[] {
  return plans.flatMap(({ member, exercise, work }) =>
    work?.copy ? [{ exercise: exercise.shown.id, student: member.folder, ...work.copy }] : [],
  );
}

export function noticesOf(plans: readonly Plan[]): readonly Notice[] {
  return plans.flatMap(({ member, exercise, work }) =>
    (work?.notices ?? []).map((what) => ({ student: member.id, exercise: exercise.shown.id, what })),
  );
}
