import type { Choice, Conflict } from '../merge/pieces.js';
import type { FilePlan } from './plan-file.js';

/** `ask` needs somebody to ask; `abort` leaves everything as it is while there is a conflict. */
export const POLICIES = ['ask', 'keep', 'ours', 'markers', 'abort'] as const;
export type Policy = (typeof POLICIES)[number];

export function isPolicy(text: string): text is Policy {
  return POLICIES.some((policy) => policy === text);
}

/** What to do about conflicts: in all files, and in some of them. */
export interface ConflictPolicy {
  readonly all: Policy;
  /** By path in the project. */
  readonly files: ReadonlyMap<string, Policy>;
}

/** One conflict, as somebody is asked about it. */
export interface ConflictQuestion {
  readonly file: FilePlan;
  readonly conflict: Conflict;
  /** Which of how many, from 1. */
  readonly number: number;
  readonly count: number;
}

/** `abort` ends everything: nothing is written. */
export type Ask = (question: ConflictQuestion) => Promise<Choice | 'abort'>;

/** A choice for each conflict that the policy, or whoever is asked, decides. */
export async function decide(
  plans: readonly FilePlan[],
  policy: ConflictPolicy,
  ask: Ask | undefined,
): Promise<ReadonlyMap<Conflict, Choice>> {
  const choices = new Map<Conflict, Choice>();
  const open = plans.flatMap((file) => file.conflicts.map((conflict) => ({ file, conflict })));
  for (const [index, { file, conflict }] of open.entries()) {
    const wanted = policy.files.get(file.path) ?? policy.all;
    const choice =
      wanted === 'ask' && ask ? await ask({ file, conflict, number: index + 1, count: open.length }) : wanted;
    // One answer is enough to leave it all.
    if (choice === 'abort' && wanted === 'ask') return new Map();
    if (choice === 'abort' || choice === 'ask' || (choice === 'markers' && !file.canMark)) continue;
    choices.set(conflict, choice);
  }
  return choices;
}
