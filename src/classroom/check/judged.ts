import type { Place } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../messages/text.js';
import type { CheckOutcome } from './outcome.js';

/** An outcome without the name of its check. */
export interface Judged extends Omit<CheckOutcome, 'id'> {
  /** The reason says what to do, and the advice of the exercise's author would be about something else. */
  readonly isAdvised?: boolean;
  /** Its settings cannot be read, whatever was to be looked at. */
  readonly isUnreadable?: boolean;
  /** Nothing was found wrong but that the run ended early, and the advice would be about what did not come. */
  readonly isCutShort?: boolean;
}

export const PASSED: Judged = { verdict: 'passed' };

interface Seen {
  readonly said?: string;
  readonly place?: Place | undefined;
}

export function failed(reason: Text, { said = '', place }: Seen = {}): Judged {
  return { verdict: 'failed', reason, ...(said === '' ? {} : { said }), ...(place ? { place } : {}) };
}

export function unchecked(reason: Text): Judged {
  return { verdict: 'unchecked', reason };
}
