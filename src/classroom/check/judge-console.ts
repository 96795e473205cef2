import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import type { Expectation, LineMatch } from '../exercise/exercise-text.js';
import { failed, type Judged, PASSED } from './judged.js';
import { matcher, wantedOf } from './matcher.js';
import { cutShort } from './never.js';
import { type RunRecord, secondsOf } from './record.js';

const NOTHING: messages.Wanted = { kind: 'text', text: '' };

/** Whether enough lines of a kind came, in time. */
export function judgeConsole(
  { count = 1, within_s: seconds, ...match }: NonNullable<Expectation['console']>,
  record: RunRecord,
  isExplained: boolean,
): Judged {
  const fits = matcher(match);
  const found = record.lines.filter(({ text }) => fits(text));
  const inTime = found.filter(({ ms }) => seconds === undefined || ms <= seconds * 1000);
  if (inTime.length >= count) return PASSED;
  const wanted = wantedOf(match, isExplained) ?? NOTHING;
  const what =
    inTime.length === 0
      ? messages.noLine(wanted, seconds)
      : messages.tooFewLines(wanted, count, inTime.length, seconds);
  const late = found[inTime.length];
  const other = late
    ? messages.laterLine(secondsOf(late.ms))
    : inTime.length === 0
      ? nearest(match, record)
      : undefined;
  return missing(record, messages.sentences(what, other));
}

/** Whether no line of a kind came in the whole run. */
export function judgeConsoleNever(match: LineMatch, record: RunRecord): Judged {
  const fits = matcher(match);
  const found = record.lines.find(({ text }) => fits(text));
  if (found) return failed(messages.neverLine(found.text, secondsOf(found.ms)));
  return cutShort(record) ?? PASSED;
}

/** Whether lines came one after the other, whatever stands between them. */
export function judgeConsoleOrder(
  order: readonly LineMatch[],
  record: RunRecord,
  isExplained: boolean,
): Judged {
  let at = 0;
  let before: string | undefined;
  for (const match of order) {
    const fits = matcher(match);
    const index = record.lines.findIndex(({ text }, i) => i >= at && fits(text));
    const line = record.lines[index];
    if (!line) {
      const earlier = record.lines.slice(0, at).find(({ text }) => fits(text));
      const other = earlier ? messages.cameBefore(secondsOf(earlier.ms)) : nearest(match, record);
      return missing(
        record,
        messages.sentences(messages.outOfOrder(wantedOf(match, isExplained) ?? NOTHING, before), other),
      );
    }
    at = index + 1;
    before = line.text;
  }
  return PASSED;
}

/** The console's last lines, or what the sanitizers said, belong to whatever did not come. */
function missing(record: RunRecord, what: Text): Judged {
  const place = record.problems.find((problem) => problem.place)?.place;
  return failed(messages.sentences(what, record.early), { said: record.early ? record.report : '', place });
}

/** The line that has the most words of what was looked for, or else the last one. */
function nearest(match: LineMatch, { lines }: RunRecord): Text {
  const words = wordsOf(match.text ?? match.pattern ?? '');
  const shared = (text: string) => wordsOf(text).filter((word) => words.includes(word)).length;
  let best: string | undefined;
  let most = 0;
  for (const { text } of lines) {
    const count = shared(text);
    if (count <= most) continue;
    best = text;
    most = count;
  }
  if (best !== undefined && most * 2 >= words.length) return messages.nearLine(best);
  const last = lines.findLast(({ text }) => text !== '');
  return last ? messages.lastLine(last.text) : messages.emptyConsole;
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/\p{Letter}{2,}|\p{Script=Han}/gu) ?? [])];
}
