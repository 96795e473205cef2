import type { Place } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../messages/text.js';
import type { CheckOutcome } from './outcome.js';

/** An outcome without the name of its check. */
export type Judged = Omit<CheckOutcome, 'id'>;

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
