import type { Node } from 'web-tree-sitter';
import { withExpression } from './c-syntax.js';
import type { Scope, Value } from './model.js';

/** For ever, as a wait. Zephyr's own value of SYS_FOREVER_MS; K_FOREVER is opaque there and takes the same here. */
export const FOREVER = -1;

/** @see zephyr/include/zephyr/sys_clock.h and zephyr/include/zephyr/logging/log_core.h */
const ZEPHYR_CONSTANTS: Record<string, number> = {
  MSEC_PER_SEC: 1000,
  SYS_FOREVER_MS: FOREVER,
  K_FOREVER: FOREVER,
  K_NO_WAIT: 0,
  LOG_LEVEL_NONE: 0,
  LOG_LEVEL_ERR: 1,
  LOG_LEVEL_WRN: 2,
  LOG_LEVEL_INF: 3,
  LOG_LEVEL_DBG: 4,
};

/** Macros that make a duration, in milliseconds per unit. */
export const DURATIONS: Record<string, number> = {
  K_MSEC: 1,
  K_SECONDS: 1000,
  K_MINUTES: 60_000,
  K_HOURS: 3_600_000,
};

/** The value of a constant C expression, durations in milliseconds; undefined if it depends on something unknown. */
export function evaluate(text: string, scope: Scope): Value | undefined {
  return withExpression(text, (node) => resolve(node, scope));
}

function resolve(node: Node, scope: Scope): Value | undefined {
  switch (node.type) {
    case 'number_literal':
      return numberOf(node.text);
    case 'char_literal':
      return decodeLiteral(node.text).codePointAt(0);
    case 'string_literal':
      return decodeLiteral(node.text);
    case 'true':
      return 1;
    case 'false':
      return 0;
    case 'concatenated_string':
      return node.namedChildren.map((part) => stringPart(part, scope)).join('');
    case 'identifier':
      return scope.valueOf(node.text) ?? ZEPHYR_CONSTANTS[node.text];
    case 'parenthesized_expression':
      return node.firstNamedChild ? resolve(node.firstNamedChild, scope) : undefined;
    case 'cast_expression':
      return resolveField(node, 'value', scope);
    case 'unary_expression':
      return unary(node, scope);
    case 'binary_expression':
      return binary(node, scope);
    case 'conditional_expression': {
      const condition = resolveField(node, 'condition', scope);
      if (condition === undefined) return undefined;
      return resolveField(node, condition ? 'consequence' : 'alternative', scope);
    }
    case 'sizeof_expression':
      return sizeOf(node.childForFieldName('value'), scope);
    case 'call_expression':
      return call(node, scope);
    default:
      return undefined;
  }
}

function resolveField(node: Node, field: string, scope: Scope): Value | undefined {
  const child = node.childForFieldName(field);
  return child ? resolve(child, scope) : undefined;
}

/** A name nobody knows stays visible, so that two formats with the same PRId64 are equal and others are not. */
function stringPart(part: Node, scope: Scope): string {
  return String(resolve(part, scope) ?? `‹${part.text}›`);
}

function unary(node: Node, scope: Scope): Value | undefined {
  const value = resolveField(node, 'argument', scope);
  if (typeof value !== 'number') return undefined;
  switch (node.childForFieldName('operator')?.text) {
    case '-':
      return -value;
    case '+':
      return value;
    case '!':
      return value ? 0 : 1;
    case '~':
      return ~value;
    default:
      return undefined;
  }
}

const BINARY: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
};

function binary(node: Node, scope: Scope): Value | undefined {
  const left = resolveField(node, 'left', scope);
  const right = resolveField(node, 'right', scope);
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return BINARY[node.childForFieldName('operator')?.text ?? '']?.(left, right);
}

function sizeOf(operand: Node | null, scope: Scope): number | undefined {
  if (!operand) return undefined;
  if (operand.type === 'parenthesized_expression') return sizeOf(operand.firstNamedChild, scope);
  if (operand.type === 'identifier') return scope.sizeOf(operand.text);
  const value = resolve(operand, scope);
  return typeof value === 'string' ? Buffer.byteLength(value) + 1 : undefined;
}

function call(node: Node, scope: Scope): Value | undefined {
  const name = node.childForFieldName('function')?.text ?? '';
  const args = node.childForFieldName('arguments')?.namedChildren ?? [];
  const values = args.map((arg) => resolve(arg, scope));
  const [first, second] = values;
  const unit = DURATIONS[name];
  if (unit !== undefined) return typeof first === 'number' ? first * unit : undefined;
  switch (name) {
    case 'IS_ENABLED':
      return first === 1 || first === 'y' ? 1 : 0;
    case 'strlen':
      return typeof first === 'string' ? Buffer.byteLength(first) : undefined;
    case 'MIN':
    case 'MAX':
      if (typeof first !== 'number' || typeof second !== 'number') return undefined;
      return name === 'MIN' ? Math.min(first, second) : Math.max(first, second);
    default:
      return undefined;
  }
}

function numberOf(text: string): number | undefined {
  const digits = text.replace(/[uUlLzZ]+$/, '');
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isNaN(value) ? undefined : value;
}

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** Works on bytes, because `\xe4\xbd\xa0` in C is three bytes of one UTF-8 character. */
function decodeLiteral(literal: string): string {
  const bytes: Buffer[] = [];
  for (const [piece] of literal.slice(1, -1).matchAll(/\\(?:x[0-9a-fA-F]+|[0-7]{1,3}|[\s\S])|[^\\]+/g)) {
    bytes.push(piece.startsWith('\\') ? decodeEscape(piece.slice(1)) : Buffer.from(piece));
  }
  return Buffer.concat(bytes).toString('utf8');
}

function decodeEscape(code: string): Buffer {
  if (code.startsWith('x')) return Buffer.of(Number.parseInt(code.slice(1), 16));
  if (/^[0-7]/.test(code)) return Buffer.of(Number.parseInt(code, 8));
  return Buffer.from(ESCAPES[code] ?? code);
}
