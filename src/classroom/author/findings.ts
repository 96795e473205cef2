import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-test.js';
import type { Lang } from '../../messages/text.js';
import type { CheckOutcome } from '../check/outcome.js';
import type { Check } from '../exercise/exercise-text.js';

/** Of which SDK line, and in which language if it is only that one. */
export interface Variant {
  readonly line: number;
  readonly lang?: Lang;
}

/** Kinds of which the reason can say little: what was looked for may say nothing to a beginner. */
const TERSE = ['scenario', 'source'] as const;

/** A solution passes every check, the hidden ones too. */
export function solutionFindings(outcomes: readonly CheckOutcome[], { line, lang }: Variant): Diagnostic[] {
  return outcomes.flatMap(({ id, verdict, reason, place }): Diagnostic[] => {
    if (verdict === 'passed' || !reason) return [];
    if (verdict === 'unchecked') return [notChecked(id, { line, ...(lang ? { lang } : {}) }, reason)];
    const message = messages.solutionFails(id, line, lang, reason);
    const problem = { code: 'class/solution-fails', severity: 'error', message } as const;
    return [{ ...problem, remedy: messages.solutionRemedy, ...(place ? { place } : {}) }];
  });
}

/**
 * What is given builds, fails a visible check, and is worth no points: whoever adds a line that says nothing would have them. One that does not build is meant to if
 * its check with `compiles` has words of its author's for that.
 */
export function stubFindings(
  checks: readonly Check[],
  outcomes: readonly CheckOutcome[],
  { line, lang }: Variant,
): Diagnostic[] {
  const judged = checks.flatMap((check, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ check, outcome }] : [];
  });
  const open = judged.filter(({ outcome }) => outcome.verdict === 'unchecked');
  if (open.length > 0)
    return open.flatMap(({ outcome: { id, reason } }) =>
      reason ? [notChecked(id, { line, ...(lang ? { lang } : {}) }, reason)] : [],
    );
  const findings: Diagnostic[] = [];
  const compiles = judged.find(({ check }) => check.expect.compiles);
  const { verdict, reason, place } = compiles?.outcome ?? {};
  if (verdict === 'failed' && reason && !compiles?.check.on_failure)
    findings.push({
      code: 'class/stub-broken',
      severity: 'error',
      message: messages.stubBroken(line, lang, reason),
      remedy: messages.stubBrokenRemedy,
      ...(place ? { place } : {}),
    });
  const passes = ({ outcome }: (typeof judged)[number]) => outcome.verdict === 'passed';
  if (judged.filter(({ check }) => !check.hidden).every(passes))
    findings.push({
      code: 'class/stub-passes',
      severity: 'error',
      message: messages.stubPasses(line, lang),
      remedy: messages.stubPassesRemedy,
    });
  const points = (list: typeof judged) => list.reduce((sum, { check }) => sum + (check.points ?? 1), 0);
  const [given, all] = [points(judged.filter(passes)), points(judged)];
  if (given > 0)
    findings.push({
      code: 'class/stub-points',
      severity: 'error',
      message: messages.stubPoints(
        given,
        all,
        judged.filter((one) => passes(one) && (one.check.points ?? 1) > 0).map(({ check }) => check.id),
      ),
      remedy: messages.stubPointsRemedy,
    });
  for (const { check, outcome } of judged) {
    const isTerse = TERSE.some((kind) => kind in check.expect);
    if (isTerse && !check.hidden && !check.on_failure && outcome.verdict === 'failed' && outcome.reason)
      findings.push({
        code: 'class/no-advice',
        severity: 'warning',
        message: messages.noAdvice(check.id, outcome.reason),
        remedy: messages.noAdviceRemedy,
      });
  }
  return findings;
}

function notChecked(
  id: string,
  { line, lang }: Variant,
  reason: NonNullable<CheckOutcome['reason']>,
): Diagnostic {
  return {
    code: 'class/not-checked',
    severity: 'error',
    message: messages.notChecked(id, line, lang, reason),
  };
}
