import * as messages from '../../../messages/class-grade.js';
import type { Text } from '../../../messages/text.js';
import type { CheckOutcome, Verdict } from '../../check/outcome.js';
import type { Check } from '../../exercise/exercise-text.js';
import type { Verdicts } from '../outcome-store.js';
import type { GradeLimits } from '../sandbox/limits.js';
import type { Excess } from '../sandbox/watcher.js';
import type { Judged } from './ask-judge.js';

/** Whether a judgement may come to another end when this PC has nothing else to do. */
export function mayDependOnPc(judged: Judged): boolean {
  if (judged.kind !== 'answer') return judged.kind !== 'stopped';
  const { late, excesses } = judged.answer;
  return late || excesses.some(({ what }) => what === 'room');
}

/** What a judgement says of a project. */
export function verdictsOf(
  judged: Exclude<Judged, { kind: 'stopped' }>,
  checks: readonly Check[],
  limits: GradeLimits,
): Verdicts {
  const all = (verdict: Verdict, reason: Text): readonly CheckOutcome[] =>
    checks.map(({ id }) => ({ id, verdict, reason }));
  if (judged.kind === 'time') {
    const why = messages.tookTooLong(limits.totalMs / 1000);
    return { outcomes: all('failed', why), remarks: [why] };
  }
  if (judged.kind === 'died') {
    const why = messages.judgeDied(judged.said);
    return { outcomes: all('unchecked', why), remarks: [why] };
  }
  const { excesses, late } = judged.answer;
  const outcomes = late ? judged.answer.outcomes.map(withoutExcuse) : judged.answer.outcomes;
  const told = new Map(excesses.map((excess) => [`${excess.what} ${excess.of}`, excess]));
  return { outcomes, remarks: [...told.values()].map((excess) => excessText(excess, limits)) };
}

/**
 * A PC that is too busy is no excuse the second time, when it had nothing else to do: the exercise's own solution, judged here
 * with the same limits, came to its end.
 */
function withoutExcuse(outcome: CheckOutcome): CheckOutcome {
  return outcome.verdict === 'unchecked'
    ? { ...outcome, verdict: 'failed', reason: messages.noEnd }
    : outcome;
}

function excessText({ what, of }: Excess, { processes, memoryBytes }: GradeLimits): Text {
  if (what === 'room') return messages.noMemoryLeft;
  return what === 'processes'
    ? messages.tooManyProcesses(of, processes)
    : messages.tooMuchMemory(of, memoryBytes / 2 ** 20);
}
