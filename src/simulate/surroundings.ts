import type { Checked } from '../diagnostics/diagnostic.js';
import { refused } from '../diagnostics/refused.js';
import * as messages from '../messages/simulate.js';
import type { DnsFault, WifiFault } from './run.js';

// What is around a board, in the forms that people write: behind flags of `simulate`, and in the runs of an exercise.

/** `NAME` or `NAME:NUMBER`. */
function splitFault(text: string): { readonly name: string; readonly value: number } {
  const [, name = '', digits] = /^([a-z-]+)(?::(\d{1,7}(?:\.\d{1,3})?))?$/.exec(text) ?? [];
  return { name, value: digits === undefined ? Number.NaN : Number(digits) };
}

/** What `--wifi` says; undefined without it. */
export function wifiOf(text: string | undefined): Checked<WifiFault | undefined> {
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { name, value } = splitFault(text);
  const found = (fault: WifiFault) => ({ ok: true, value: fault, diagnostics: [] }) as const;
  if ((name === 'wrong-password' || name === 'not-found') && Number.isNaN(value))
    return found({ kind: name });
  if (name === 'flaky' && Number.isInteger(value)) return found({ kind: 'flaky', failures: value });
  if ((name === 'drop-after' || name === 'drop-every') && value > 0)
    return found({ kind: name, ms: value * 1000 });
  return refused('simulate/wifi', messages.wifiFault(text), messages.wifiFaultForms);
}

/** What `--dhcp` says. @returns when the address comes, or how long it lasts, in milliseconds */
export function dhcpOf(
  text: string | undefined,
): Checked<{ readonly dhcpMs?: number; readonly leaseMs?: number }> {
  const found = (value: { readonly dhcpMs?: number; readonly leaseMs?: number }) =>
    ({ ok: true, value, diagnostics: [] }) as const;
  if (text === undefined) return found({});
  const { name, value } = splitFault(text);
  if (name === 'never' && Number.isNaN(value)) return found({ dhcpMs: Number.POSITIVE_INFINITY });
  if (name === 'late' && !Number.isNaN(value)) return found({ dhcpMs: value * 1000 });
  if (name === 'lost-after' && value > 0) return found({ leaseMs: value * 1000 });
  return refused('simulate/dhcp', messages.dhcpFault(text), messages.dhcpFaultForms);
}

/** A month, in seconds. */
const LONGEST_DNS_S = 2_678_400;
/** As many as there are in sim/src/zephyr/network.h. */
const MOST_REFUSING = 8;

/** What `--dns` says; undefined without it. */
export function dnsOf(text: string | undefined): Checked<DnsFault | undefined> {
  const found = (value: DnsFault | undefined) => ({ ok: true, value, diagnostics: [] }) as const;
  if (text === undefined) return found(undefined);
  const { name, value } = splitFault(text);
  if (name === 'not-found' || name === 'silent') {
    if (Number.isNaN(value)) return found({ kind: name });
    if (value > 0 && value <= LONGEST_DNS_S) return found({ kind: name, ms: Math.round(value * 1000) });
  }
  if (name === 'refuse-first' && Number.isInteger(value) && value >= 1 && value <= MOST_REFUSING)
    return found({ kind: name, addresses: value });
  return refused('simulate/dns', messages.dnsFault(text), messages.dnsFaultForms(MOST_REFUSING));
}

/** What `--sntp` says; undefined without it. */
export function sntpOf(text: string | undefined): Checked<Date | 'silent' | undefined> {
  if (text === undefined || text === 'silent') return { ok: true, value: text, diagnostics: [] };
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  // The 31st of a shorter month would be taken for the next one's first days.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) || date.getTime() < 0)
    return refused('simulate/sntp', messages.sntpFault(text), messages.sntpForms);
  return { ok: true, value: date, diagnostics: [] };
}
