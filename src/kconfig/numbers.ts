import type { SymbolType } from './types.js';

/** `bigint` only where a double would lose digits; the two compare with each other. */
export type Integer = number | bigint;

/** The base in which Kconfig reads a type's values; 0 means that the text's own prefix decides, as in a C literal. */
export function baseOf(type: SymbolType | undefined): 0 | 10 | 16 {
  return type === 'int' ? 10 : type === 'hex' ? 16 : 0;
}

/**
 * An integer as Kconfig's engine, Python's `int(text, base)`, reads it: a sign, underscores between digits and blanks
 * around are allowed, and with base 16 the `0x` is optional.
 * @returns undefined where the text is no number
 */
export function parseInteger(text: string, base: 0 | 10 | 16): Integer | undefined {
  const match = PATTERNS[base].exec(text);
  if (match === null) return undefined;
  const [, sign, literal = ''] = match;
  const digits = literal.replaceAll('_', '').toLowerCase();
  const prefixed = base === 16 && !digits.startsWith('0x') ? `0x${digits}` : digits;
  const magnitude = prefixed.length < 14 ? Number(prefixed) : BigInt(prefixed);
  return sign === '-' ? -magnitude : magnitude;
}

const PATTERNS: Readonly<Record<0 | 10 | 16, RegExp>> = {
  0: /^\s*([+-]?)(0+(?:_0+)*|[1-9]\d*(?:_\d+)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)\s*$/i,
  10: /^\s*([+-]?)(\d+(?:_\d+)*)\s*$/,
  16: /^\s*([+-]?)((?:0x_?)?[\da-f]+(?:_[\da-f]+)*)\s*$/i,
};

/** A bound of a range as Kconfig prints it. */
export function printInteger(value: Integer, type: SymbolType): string {
  if (type !== 'hex') return value.toString();
  return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
}
