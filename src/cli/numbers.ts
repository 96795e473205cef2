import type { Checked } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { Arguments } from './arguments.js';
import { asTyped } from './as-typed.js';

/** A flag's number and what it may be. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly whole?: boolean;
}

/** The number that a flag was given; undefined without the flag. */
export function numberOf(args: Arguments, flag: string, range: NumberRange): Checked<number | undefined> {
  const text = args.values.get(flag)?.[0];
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { minimum, maximum, whole = true } = range;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum && (!whole || Number.isInteger(value)))
    return { ok: true, value, diagnostics: [] };
  const message = (whole ? messages.wholeNumber : messages.number)(flag, minimum, maximum);
  const source = asTyped(flag, text);
  return { ok: false, diagnostics: [{ code: 'cli/number', severity: 'error', message, source }] };
}
