import * as messages from '../../messages/class-check.js';
import type { Expectation } from '../exercise/exercise-text.js';
import { failed, type Judged, PASSED } from './judged.js';
import { cutShort } from './never.js';
import type { RunRecord } from './record.js';

/** Whether an LED became what it should, one after the other, and nothing else: what a program only says, nobody sees there. */
export function judgePin(
  { name, states, from_s: from = 0, until_s: until }: NonNullable<Expectation['pin']>,
  record: RunRecord,
): Judged {
  const isInTime = (ms: number) => ms >= from * 1000 && (until === undefined || ms < until * 1000);
  const seen = record.pins.flatMap(({ ms, pin, state }) => (pin === name && isInTime(ms) ? [state] : []));
  const isSame = states && seen.length === states.length && seen.every((state, at) => state === states[at]);
  // What follows later has nothing to do with it.
  const isOver = until !== undefined && record.ms >= until * 1000;
  // What has changed has changed; that nothing follows, only the whole time shows.
  if (!states && seen.length > 0) return PASSED;
  if (isSame) return (isOver ? undefined : cutShort(record)) ?? PASSED;
  const what = messages.pinStates(name, states, seen, { from: from === 0 ? undefined : from, until });
  if (isOver) return failed(what);
  const place = record.problems.find((problem) => problem.place)?.place;
  return failed(messages.sentences(what, record.early), { said: record.early ? record.report : '', place });
}
