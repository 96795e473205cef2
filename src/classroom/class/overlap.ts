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
  return set.flatMap((holder) =>
    set
      .filter((other) => other !== holder && other.lines.length > 0)
      .flatMap((other): Diagnostic[] => {
        for (const [path, text] of holder.given) {
          const [found] = foundIn(other.lines, path, text);
          if (!found) continue;
          const message = messages.overlap(holder.id, path, other.id, found.text);
          return [{ code: 'class/overlap', severity: 'error', message, remedy: messages.overlapRemedy }];
        }
        return [];
      }),
  );
}
