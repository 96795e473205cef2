import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import type { Expectation, FrameMatch } from '../exercise/exercise-text.js';
import { cleanText, visibleText } from './clean-text.js';
import { failed, type Judged, PASSED } from './judged.js';
import { literalOf, matcher, wantedOf } from './matcher.js';
import { cutShort } from './never.js';
import { type Frame, type RunRecord, secondsOf } from './record.js';

/** Whether enough messages of a kind came to the server, in time. */
export function judgeServer(
  { count = 1, within_s: seconds, ...match }: NonNullable<Expectation['server']>,
  record: RunRecord,
  isExplained: boolean,
): Judged {
  const fits = frameMatcher(match);
  const found = record.frames.filter(fits);
  const inTime = found.filter(({ ms }) => seconds === undefined || ms <= seconds * 1000);
  if (inTime.length >= count) return PASSED;
  const late = found[inTime.length];
  const last = record.frames.findLast(({ ms }) => seconds === undefined || ms <= seconds * 1000);
  const other = late
    ? messages.laterFrame(secondsOf(late.ms))
    : last
      ? messages.lastFrame(last.opcode, visibleText(last.text))
      : nothingCame(record);
  const what = messages.tooFewFrames(wantedFrame(match, isExplained), count, inTime.length, seconds);
  return short(record, messages.sentences(what, other));
}

/** Whether nothing of a kind came to the server in the whole run. */
export function judgeServerNever(match: FrameMatch, record: RunRecord): Judged {
  const found = record.frames.find(frameMatcher(match));
  if (found) return failed(messages.neverFrame(found.opcode, visibleText(found.text), secondsOf(found.ms)));
  return cutShort(record) ?? PASSED;
}

/** Whether the app opened as many connections as it should. */
export function judgeConnections(
  { at_least: least, at_most: most }: NonNullable<Expectation['connections']>,
  record: RunRecord,
): Judged {
  const { connections } = record;
  const what = messages.connections(connections, least, most);
  if (most !== undefined && connections > most) return failed(what);
  if (least !== undefined && connections < least) return short(record, what);
  return (most === undefined ? undefined : cutShort(record)) ?? PASSED;
}

/** Whether the board looked at the certificate so far that it had just that against it. */
export function judgeRefuses(because: NonNullable<Expectation['refuses']>, record: RunRecord): Judged {
  if (record.refusedFor.has(because)) return PASSED;
  const { connections, refused } = record;
  const seen = connections === 0 && !refused ? messages.neverConnected : messages.tookOrRefused(refused);
  return short(record, messages.sentences(messages.toRefuse(because), seen));
}

/** Whether all that the run's scenario expects came, and all its steps were taken. */
export function judgeScenario(record: RunRecord): Judged {
  const [problem] = record.scenario?.problems() ?? [];
  if (record.scenario && !problem) return PASSED;
  const what = problem?.message ?? messages.scenarioUnfinished;
  const wrong = record.connections === 0 ? nothingCame(record) : undefined;
  const step = problem?.place?.lineText.trim();
  const expected = literalOf(/^- expect: \{text: "([^"\\]*)"\}$/.exec(step ?? '')?.[1] ?? '');
  const sent = problem?.place && sentBefore(record.scenarioText ?? '', problem.place.line);
  const awaited = expected === undefined ? undefined : messages.expectedThere(cleanText(expected), sent);
  const judged = short(record, messages.sentences(what, awaited, wrong));
  if (awaited) return judged;
  return judged.said === undefined && step !== undefined ? { ...judged, said: cleanText(step) } : judged;
}

/** The message that the server sends last before a line of the scenario, on the same connection. */
function sentBefore(scenario: string, line: number): string | undefined {
  const lines = scenario.split(/\r?\n/).slice(0, line - 1);
  const own = lines.slice(lines.findLastIndex((one) => /^\s*(?:- )?steps:/.test(one)) + 1);
  const step = own.findLast((one) => /^\s*- send:/.test(one));
  const text = /^\s*- send: \{text: "([^"\\]*)"\}$/.exec(step ?? '')?.[1];
  return text === undefined ? undefined : cleanText(text);
}

function short(record: RunRecord, what: Text): Judged {
  const place = record.problems.find((problem) => problem.place)?.place;
  return failed(messages.sentences(what, record.broke, record.early), {
    said: record.early ? record.report : '',
    place,
  });
}

function nothingCame({ connections, refused, broke }: RunRecord): Text | undefined {
  if (broke) return undefined;
  if (refused) return messages.refusedTls(refused);
  return connections === 0 ? messages.neverConnected : messages.nothingSent;
}

function frameMatcher({ opcode, ...match }: FrameMatch): (frame: Frame) => boolean {
  const fits = matcher(match);
  return (frame) => (opcode === undefined || frame.opcode === opcode) && fits(frame.text);
}

function wantedFrame({ opcode, ...match }: FrameMatch, isExplained: boolean): messages.WantedFrame {
  const content = wantedOf(match, isExplained);
  return { ...(opcode ? { opcode } : {}), ...(content ? { content } : {}) };
}
