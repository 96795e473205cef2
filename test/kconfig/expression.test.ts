import { describe, expect, it } from 'vitest';
import { evaluate, type SymbolValues, TRISTATE_NAMES } from '../../src/kconfig/evaluate.js';
import { parseExpression, printExpression } from '../../src/kconfig/expression.js';
import { KconfigSyntaxError } from '../../src/kconfig/lexer.js';
import type { SymbolType } from '../../src/kconfig/types.js';

const SYMBOLS: Readonly<Record<string, { readonly type: SymbolType; readonly value: string }>> = {
  YES: { type: 'bool', value: 'y' },
  NO: { type: 'bool', value: 'n' },
  MOD: { type: 'tristate', value: 'm' },
  TEN: { type: 'int', value: '10' },
  BIG: { type: 'int', value: '99999999999999999999' },
  HEX: { type: 'hex', value: '0x10' },
  BARE: { type: 'hex', value: '10' },
  TEXT: { type: 'string', value: 'abc' },
  EMPTY: { type: 'string', value: '' },
  NUMERIC: { type: 'string', value: '0x10' },
};

const values: SymbolValues = {
  typeOf: (name) => SYMBOLS[name]?.type,
  truthOf: (name) => (SYMBOLS[name]?.value === 'y' ? 2 : SYMBOLS[name]?.value === 'm' ? 1 : 0),
  textOf: (name) => SYMBOLS[name]?.value ?? '',
  choiceMode: () => 0,
};

describe('evaluate', () => {
  it.each([
    ['YES', 'y'],
    ['UNDEFINED', 'n'],
    ['TEN', 'n'],
    ['!NO', 'y'],
    ['!MOD', 'm'],
    ['!!YES', 'y'],
    ['MOD && YES', 'm'],
    ['MOD || NO', 'm'],
    ['NO && YES || YES', 'y'],
    ['NO && (YES || YES)', 'n'],
    ['!NO && !NO', 'y'],
    ['TEN = 10', 'y'],
    ['TEN = "010"', 'n'],
    ['TEN != 10', 'n'],
    ['TEN < 9', 'n'],
    ['TEN >= 10', 'y'],
    ['TEN < BIG', 'y'],
    ['BIG > 99999999999999999998', 'y'],
    ['HEX = 16', 'y'],
    ['HEX = BARE', 'y'],
    ['HEX > TEN', 'y'],
    ['TEXT = "abc"', 'y'],
    ['TEXT = abc', 'y'],
    ['TEXT < "abd"', 'y'],
    ['TEXT > "ab"', 'y'],
    ['EMPTY = ""', 'y'],
    ['NUMERIC = 16', 'y'],
    ['NUMERIC = "16"', 'y'],
    ['UNDEFINED = "UNDEFINED"', 'y'],
    ['UNDEFINED = n', 'n'],
    ['UNDEFINED != y', 'y'],
    ['YES = y', 'y'],
    ['MOD = m', 'y'],
    ['YES > MOD', 'y'],
    ['YES = 2', 'y'],
    ['!TEN = 10', 'n'],
    ["'y' && YES", 'y'],
    ['$(has_driver) || NO', 'n'],
  ])('%s is %s', (text, value) => {
    expect(TRISTATE_NAMES[evaluate(parseExpression(text), values)]).toBe(value);
  });
});

describe('printExpression', () => {
  it.each([
    ['A&&B||C', '(A && B) || C'],
    ['(A && (B)) && C', 'A && B && C'],
    ['A && (B || C)', 'A && (B || C)'],
    ['!(A&&B)', '!(A && B)'],
    ['!A = B', '!(A = B)'],
    ['! ! A', '!!A'],
    ["A = 'it''s'", undefined],
    [`A = 'say "x"'`, String.raw`A = "say \"x\""`],
    [String.raw`A = "\a\\\$(B)"`, String.raw`A = "a\\\$(B)"`],
    ['A = "$(f,"x",(y))"', 'A = "$(f,"x",(y))"'],
    ['$(f,$(g,a b),"c d") && B_$(C)_D', '$(f,$(g,a b),"c d") && B_$(C)_D'],
    ['"y" # a comment', 'y'],
    ['A<=0x10', 'A <= 0x10'],
  ])('%s is printed as %s', (text, printed) => {
    if (printed === undefined) {
      expect(() => parseExpression(text)).toThrow(KconfigSyntaxError);
      return;
    }
    const expression = parseExpression(text);
    expect(printExpression(expression)).toBe(printed);
    expect(parseExpression(printed)).toEqual(expression);
  });
});

describe('parseExpression', () => {
  it.each([
    '',
    'A &&',
    '&& A',
    '(A',
    'A)',
    'A B',
    'A = ',
    'A = !B',
    'A = B = C',
    '"open',
    '$(open',
    'A @ B',
    'A if B',
    '!',
  ])('refuses %j', (text) => {
    expect(() => parseExpression(text)).toThrow(KconfigSyntaxError);
  });
});
