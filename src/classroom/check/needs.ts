import * as messages from '../../messages/class-check.js';
import type { Check } from '../exercise/exercise-text.js';
import type { CheckOutcome } from './outcome.js';

/**
 * What checks come to once those that they need are looked at: what passes before any work is done, or by doing nothing, is
 * nobody's merit by itself. What fails for a reason of its own keeps that.
 * @param outcomes each by itself, in the order of the checks; none of these needs itself, by whatever way
 */
export function withNeeds(
  checks: readonly Check[],
  outcomes: readonly CheckOutcome[],
): readonly CheckOutcome[] {
  const known = new Map<string, CheckOutcome>();
  const finalOf = (index: number): CheckOutcome | undefined => {
    const [check, own] = [checks[index], outcomes[index]];
    if (!check || !own) return undefined;
    const settled = known.get(check.id) ?? (own.verdict === 'passed' ? held(check, own) : own);
    known.set(check.id, settled);
    return settled;
  };
  const held = ({ id, needs = [] }: Check, own: CheckOutcome): CheckOutcome => {
    for (const name of needs) {
      const at = checks.findIndex((one) => one.id === name);
      const verdict = finalOf(at)?.verdict ?? 'passed';
      // Where nothing can be said of the one, nothing can be said of the other.
      if (verdict !== 'passed') return { id, verdict, reason: messages.countsOnce(titleOf(checks[at])) };
    }
    return own;
  };
  return checks.flatMap((_, index) => finalOf(index) ?? []);
}

function titleOf(check: Check | undefined): Check['title'] {
  return check?.title ?? { en: '', zh: '' };
}
