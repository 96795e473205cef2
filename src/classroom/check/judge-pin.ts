import * as messages from '../../messages/class-check.js';
import type { Expectation } from '../exercise/exercise-text.js';
import { failed, type Judged, PASSED } from './judged.js';
import { cutShort } from './never.js';
import type { RunRecord } from './record.js';

/** Whether an LED became what it should, one after the other, and nothing else: what a program only says, nobody sees there. */
export function judgePin({ name, states }: NonNullable<Expectation['pin']>, record: RunRecord): Judged {
  const seen = record.pins.flatMap(({ pin, state }) => (pin === name ? [state] : []));
  const isSame = seen.length === states.length && seen.every((state, index) => state === states[index]);
  if (isSame) return cutShort(record) ?? PASSED;
  const place = record.problems.find((problem) => problem.place)?.place;
  return failed(messages.sentences(messages.pinStates(name, states, seen), record.early), {
    said: record.early ? record.report : '',
    place,
  });
}
