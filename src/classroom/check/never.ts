import * as messages from '../../messages/class-check.js';
import { failed, type Judged } from './judged.js';
import type { RunRecord } from './record.js';

/**
 * What must never come needs the whole run: else an app that crashes at once would do nothing wrong. Only what did come
 * before is told first. An app whose main() and threads have all ended is at its end: nothing could follow.
 */
export function cutShort({ early, problems, report }: RunRecord): Judged | undefined {
  if (!early) return undefined;
  const place = problems.find((problem) => problem.place)?.place;
  return {
    ...failed(messages.sentences(early, messages.restUnknown), { said: report, place }),
    isCutShort: true,
  };
}
