import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-new.js';
import { foundIn, type SolutionLine } from '../solution-lines.js';

/** An exercise of a set: what its students get, and what its solution has beyond that. */
export interface SetMember {
  readonly id: string;
  /** Path → text. */
  readonly given: ReadonlyMap<string, string>;
  readonly lines: readonly SolutionLine[];
}

/** Exercises whose given text solves another one of the set: one finding for each pair, with the first line that tells. */
export function overlaps(set: readonly SetMember[]): Diagnostic[] {
  return set.flatMap((holder) => {
    const others = set.filter((other) => other !== holder);
    // All at once: taking a text apart is what costs time.
    const lines = others.flatMap((other) => other.lines);
    const told = new Map<string, Diagnostic>();
    for (const [path, text] of holder.given) {
      for (const found of foundIn(lines, path, text)) {
        if (told.has(found.exercise)) continue;
        const message = messages.overlap(holder.id, path, found.exercise, found.text);
        const problem = { code: 'class/overlap', severity: 'error', message } as const;
        told.set(found.exercise, { ...problem, remedy: messages.overlapRemedy });
      }
    }
    return others.flatMap(({ id }) => told.get(id) ?? []);
  });
}
