import * as messages from '../../messages/class-check.js';
import type { Expectation } from '../exercise/exercise-text.js';
import { failed, type Judged, PASSED } from './judged.js';
import type { RunRecord } from './record.js';

/** Whether the app came to call a function of Zephyr often enough: what only stands in its code does nothing. */
export function judgeCalled(
  { name, count = 1 }: NonNullable<Expectation['called']>,
  { calls, early, problems, report }: RunRecord,
): Judged {
  const found = calls.get(name) ?? 0;
  if (found >= count) return PASSED;
  const place = problems.find((problem) => problem.place)?.place;
  return failed(messages.sentences(messages.tooFewCalls(name, count, found), early), {
    said: early ? report : '',
    place,
  });
}
