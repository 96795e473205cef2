import * as messages from '../../messages/class-check.js';
import type { Check, Expectation } from '../exercise/exercise-text.js';
import type { CheckOutcome } from './outcome.js';

/**
 * What checks come to once those that they need are looked at: what passes before any work is done, or by doing nothing, is
 * nobody's merit by itself. What fails for a reason of its own keeps that, but where something did not come, not its author's
 * advice: the cause may well be what the other one tells.
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
    const settled =
      known.get(check.id) ?? (own.verdict === 'passed' ? held(check, own) : unadvised(check, own));
    known.set(check.id, settled);
    return settled;
  };
  const isPassed = (name: string) =>
    finalOf(checks.findIndex((one) => one.id === name))?.verdict === 'passed';
  const unadvised = ({ needs = [], expect }: Check, { advice, ...own }: CheckOutcome): CheckOutcome =>
    advice && (!awaits(expect) || needs.every(isPassed)) ? { ...own, advice } : own;
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

/** Whether a check fails by what does not come, and not by something that was seen. */
function awaits(expect: Expectation): boolean {
  const { console, console_order: order, server, connections, scenario } = expect;
  return [console, order, server, connections?.at_least, scenario].some((one) => one !== undefined);
}

function titleOf(check: Check | undefined): Check['title'] {
  return check?.title ?? { en: '', zh: '' };
}
