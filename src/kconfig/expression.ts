import * as messages from '../messages/kconfig.js';
import { isKeyword } from './keywords.js';
import { TokenStream, tokenize } from './lexer.js';
import type { QuotedText } from './types.js';

/** What an expression compares or reads. */
export type Operand =
  /** A number is a symbol too: an undefined one, whose value is its own name. */
  | { readonly kind: 'symbol'; readonly name: string }
  /** Quoted in the file, or one of `y`, `m`, `n`. */
  | { readonly kind: 'constant'; readonly text: QuotedText };

export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | Operand
  /** The mode of a choice, which its members depend on. Never written in a file. */
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'not'; readonly operand: Expression }
  /** Two or more operands, none of them of the same kind. */
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly relation: Relation;
      readonly left: Operand;
      readonly right: Operand;
    };

export const YES: Operand = { kind: 'constant', text: 'y' };
export const NO: Operand = { kind: 'constant', text: 'n' };

/** @throws KconfigSyntaxError */
export function parseExpression(text: string): Expression {
  const tokens = new TokenStream(tokenize(text), text.length);
  const expression = readExpression(tokens);
  tokens.expectEnd();
  return expression;
}

/** Reads as much as belongs to an expression: up to `if` or the end of the line. @throws KconfigSyntaxError */
export function readExpression(tokens: TokenStream): Expression {
  const operands = [readConjunction(tokens)];
  while (tokens.take('||')) operands.push(readConjunction(tokens));
  return anyOf(operands);
}

function readConjunction(tokens: TokenStream): Expression {
  const operands = [readFactor(tokens)];
  while (tokens.take('&&')) operands.push(readFactor(tokens));
  return joined('and', operands);
}

function readFactor(tokens: TokenStream): Expression {
  if (tokens.take('!')) return tokens.nested(() => ({ kind: 'not', operand: readFactor(tokens) }));
  if (tokens.take('(')) {
    const expression = tokens.nested(() => readExpression(tokens));
    if (!tokens.take(')')) tokens.fail(messages.missingParenthesis());
    return expression;
  }
  const left = readOperand(tokens);
  const relation = RELATIONS.find((candidate) => tokens.take(candidate));
  return relation === undefined ? left : { kind: 'compare', relation, left, right: readOperand(tokens) };
}

const RELATIONS: readonly Relation[] = ['=', '!=', '<', '<=', '>', '>='];

/** A symbol, a number or a quoted constant. @throws KconfigSyntaxError */
export function readOperand(tokens: TokenStream): Operand {
  const token = tokens.peek();
  if (token === undefined || token.kind === 'operator' || (token.kind === 'word' && isKeyword(token.text))) {
    return tokens.fail(messages.symbolExpected());
  }
  tokens.next();
  const constant = token.kind === 'string' || isTristateConstant(token.text);
  return constant ? { kind: 'constant', text: token.text } : { kind: 'symbol', name: token.text };
}

export function isTristateConstant(text: string): text is 'y' | 'm' | 'n' {
  return text === 'y' || text === 'm' || text === 'n';
}

/** The conjunction, without the operands that change nothing. */
export function allOf(operands: readonly Expression[]): Expression {
  // Kconfig drops what stands beside an n, and so sees no dependency in it.
  if (operands.some((operand) => isConstant(operand, 'n'))) return NO;
  return joined(
    'and',
    operands.filter((operand) => !isConstant(operand, 'y')),
  );
}

/** The disjunction; `n` when there is nothing in it. */
export function anyOf(operands: readonly Expression[]): Expression {
  return operands.length === 0 ? NO : joined('or', operands);
}

export function isConstant(expression: Expression, text: 'y' | 'm' | 'n'): boolean {
  return expression.kind === 'constant' && expression.text === text;
}

function joined(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  return flat.length > 1 ? { kind, operands: flat } : (flat[0] ?? YES);
}

/** In Kconfig's own style: `A && (B || C)`, `!(A = B)`, and parentheses around `&&` within `||` for the reader. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'symbol':
      return expression.name;
    case 'constant':
      return isTristateConstant(expression.text) ? expression.text : `"${expression.text}"`;
    case 'choice':
      return `<choice ${expression.id}>`;
    case 'not':
      return `!${printed(expression.operand, ['and', 'or', 'compare'])}`;
    case 'and':
      return expression.operands.map((operand) => printed(operand, ['or'])).join(' && ');
    case 'or':
      return expression.operands.map((operand) => printed(operand, ['and'])).join(' || ');
    case 'compare':
      return `${printExpression(expression.left)} ${expression.relation} ${printExpression(expression.right)}`;
  }
}

function printed(expression: Expression, parenthesized: readonly Expression['kind'][]): string {
  const text = printExpression(expression);
  return parenthesized.includes(expression.kind) ? `(${text})` : text;
}
