import type { Expression, Operand, Relation } from './expression.js';
import { baseOf, type Integer, parseInteger } from './numbers.js';
import { unescapeText } from './quoting.js';
import type { SymbolType } from './types.js';

/** Kconfig's three truth values: n, m, y. */
export type Tristate = 0 | 1 | 2;

export const TRISTATE_NAMES = ['n', 'm', 'y'] as const;

/** What an expression needs to know about the symbols in it. */
export interface SymbolValues {
  /** `undefined` for a symbol that is defined nowhere. */
  typeOf(symbol: string): SymbolType | undefined;
  /** The truth value of a bool or tristate symbol; not asked for others. */
  truthOf(symbol: string): Tristate;
  /** The value of any defined symbol as text. */
  textOf(symbol: string): string;
  /** The mode of a choice. */
  choiceMode(id: string): Tristate;
}

/** The value of an expression. A symbol that is undefined, a number or a string is `n` where a truth value is needed. */
export function evaluate(expression: Expression, values: SymbolValues): Tristate {
  switch (expression.kind) {
    case 'symbol':
      return isLogical(values.typeOf(expression.name)) ? values.truthOf(expression.name) : 0;
    case 'constant':
      return constantTruth(expression.text);
    case 'choice':
      return values.choiceMode(expression.id);
    case 'not':
      return negated(evaluate(expression.operand, values));
    case 'and':
      return expression.operands.reduce<Tristate>(
        (result, operand) => (result === 0 ? 0 : lower(result, evaluate(operand, values))),
        2,
      );
    case 'or':
      return expression.operands.reduce<Tristate>(
        (result, operand) => (result === 2 ? 2 : higher(result, evaluate(operand, values))),
        0,
      );
    case 'compare':
      return holds(expression.relation, compare(expression.left, expression.right, values)) ? 2 : 0;
  }
}

export function lower(a: Tristate, b: Tristate): Tristate {
  return a < b ? a : b;
}

export function higher(a: Tristate, b: Tristate): Tristate {
  return a > b ? a : b;
}

function negated(value: Tristate): Tristate {
  return value === 0 ? 2 : value === 1 ? 1 : 0;
}

function isLogical(type: SymbolType | undefined): boolean {
  return type === 'bool' || type === 'tristate';
}

function constantTruth(text: string): Tristate {
  return text === 'y' ? 2 : text === 'm' ? 1 : 0;
}

/** The text of an operand: an undefined symbol, and so a number, stands for its own name. */
export function operandText(operand: Operand, values: SymbolValues): string {
  if (operand.kind === 'constant') return unescapeText(operand.text);
  return values.typeOf(operand.name) === undefined ? operand.name : values.textOf(operand.name);
}

/** Negative, zero or positive. As numbers if both sides are some, else as texts; n, m and y count as 0, 1 and 2. */
function compare(left: Operand, right: Operand, values: SymbolValues): number {
  if (operandType(left, values) !== 'string' || operandType(right, values) !== 'string') {
    const a = operandNumber(left, values);
    const b = a === undefined ? undefined : operandNumber(right, values);
    if (a !== undefined && b !== undefined) return order(a, b);
  }
  return order(operandText(left, values), operandText(right, values));
}

function order<T extends string | Integer>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function operandType(operand: Operand, values: SymbolValues): SymbolType | undefined {
  if (operand.kind === 'symbol') return values.typeOf(operand.name);
  return operand.text === 'y' || operand.text === 'm' || operand.text === 'n' ? 'tristate' : undefined;
}

function operandNumber(operand: Operand, values: SymbolValues): Integer | undefined {
  const type = operandType(operand, values);
  if (!isLogical(type)) return parseInteger(operandText(operand, values), baseOf(type));
  return operand.kind === 'symbol' ? values.truthOf(operand.name) : constantTruth(operand.text);
}

function holds(relation: Relation, order: number): boolean {
  switch (relation) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
