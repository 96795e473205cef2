import { nearest } from '../config/nearest.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/serve.js';
import type { Text } from '../messages/text.js';
import { mayBeSent } from './close-codes.js';

/** What a server can do wrong on demand; `value` counts as `FAULTS` says. */
export interface Fault {
  readonly name: FaultName;
  readonly value: number;
  /** Counts messages of a connection (connections for `refuse`), from 1; undefined: each of them. */
  readonly at?: number;
}

interface FaultKind {
  /** What the value stands for; a fault without one takes none. */
  readonly unit?: keyof typeof messages.faultValues;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly fallback?: number;
}

/** Every fault, with the range of its value and what counts if none is given. */
export const FAULTS = {
  /** Answers so many milliseconds late. */
  delay: { unit: 'ms', minimum: 1, maximum: 3_600_000, fallback: 1000 },
  /** Cuts the TCP connection instead of an answer. */
  drop: {},
  /** Refuses the handshake with HTTP status 503. */
  refuse: {},
  /** Does not answer the handshake at all. */
  'no-handshake': {},
  /** Answers with other data of the same length. */
  wrong: {},
  /** Does not answer. */
  silent: {},
  /** Sends the answer in frames of so many bytes. */
  fragment: { unit: 'bytes', minimum: 1, maximum: 65_536, fallback: 4 },
  /** Sends the answer so many times in one TCP segment. */
  coalesce: { unit: 'messages', minimum: 2, maximum: 100, fallback: 2 },
  /** Sends a PING every so many milliseconds. */
  ping: { unit: 'ms', minimum: 1, maximum: 3_600_000, fallback: 1000 },
  /** Closes the connection with a code of RFC 6455, 7.4, instead of an answer. */
  close: { unit: 'code', minimum: 1000, maximum: 4999, fallback: 1000 },
  /** Answers with a message of so many bytes. */
  oversize: { unit: 'bytes', minimum: 1, maximum: 16_777_216, fallback: 65_536 },
  /** Answers with a text that is no UTF-8. */
  'invalid-utf8': {},
  /** Reads nothing more from the connection. */
  'stop-reading': {},
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS).filter(isFault);

export function isFault(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

/** Reads `NAME[=VALUE][@N]`, such as `delay=500`, `close=1001@3` or `refuse@1`. */
export function parseFault(text: string): Checked<Fault> {
  const [, name = '', value, at] = /^([^=@]*)(?:=([^@]*))?(?:@(.*))?$/s.exec(text) ?? [];
  if (!isFault(name)) {
    const near = nearest(name, FAULT_NAMES);
    return failed(text, messages.unknownFault(name), messages.faultNames(FAULT_NAMES, near));
  }
  const kind: FaultKind = FAULTS[name];
  if (value !== undefined && kind.unit === undefined) return failed(text, messages.faultTakesNoValue(name));
  const number = value === undefined ? (kind.fallback ?? 0) : wholeNumber(value);
  const { minimum = 0, maximum = 0 } = kind;
  if (kind.unit !== undefined && !(number >= minimum && number <= maximum))
    return failed(text, messages.faultRange(name, minimum, maximum));
  if (name === 'close' && !mayBeSent(number)) return failed(text, messages.closeCode(number));
  const when = at === undefined ? undefined : wholeNumber(at);
  if (when !== undefined && !(when >= 1 && when <= 1_000_000_000))
    return failed(text, messages.faultAt(at ?? ''));
  const fault = { name, value: number, ...(when === undefined ? {} : { at: when }) };
  return { ok: true, value: fault, diagnostics: [] };
}

function wholeNumber(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
}

function failed(
  text: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['remedy'] = messages.faultForm,
): Checked<never> {
  const source = text === '' ? '--fault=' : `--fault ${text}`;
  return { ok: false, diagnostics: [{ code: 'serve/fault', severity: 'error', message, remedy, source }] };
}

/** Each fault as it is typed, what it does, and the value that counts if none is given. */
export function faultForms(): readonly (readonly [form: string, text: Text, fallback: number | undefined])[] {
  return FAULT_NAMES.map((name) => {
    const { unit, fallback }: FaultKind = FAULTS[name];
    return [unit ? `${name}=${messages.faultValues[unit]}` : name, messages.faultTexts[name], fallback];
  });
}
