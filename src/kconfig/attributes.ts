import * as messages from '../messages/kconfig.js';
import type { Text } from '../messages/text.js';
import { type Expression, isTristateConstant, readExpression, readOperand } from './expression.js';
import { TYPE_WORDS, TYPED_DEFAULT_WORDS } from './keywords.js';
import { KconfigSyntaxError, type Token, type TokenStream } from './lexer.js';
import type { AttributeBody, QuotedText } from './types.js';

export type AttributeOwner = 'config' | 'choice' | 'menu' | 'comment';
type Line = Exclude<AttributeBody, { readonly kind: 'help' | 'macro' }>;

/**
 * Reads one attribute line after its first word. Help texts, which go over several lines, are the caller's.
 * @returns undefined when the word is none that begins an attribute
 * @throws KconfigSyntaxError
 */
export function readAttribute(word: Token, owner: AttributeOwner, tokens: TokenStream): Line | undefined {
  const attribute = readBody(word.text, tokens);
  if (attribute === undefined) return undefined;
  if (!ALLOWED[owner].has(attribute.kind)) {
    throw new KconfigSyntaxError(messages.notAllowedHere(word.text, owner), word.start, word.end);
  }
  tokens.expectEnd();
  return attribute;
}

const ALLOWED: Readonly<Record<AttributeOwner, ReadonlySet<AttributeBody['kind']>>> = {
  config: new Set([
    'type',
    'prompt',
    'default',
    'typed-default',
    'depends on',
    'select',
    'imply',
    'range',
    'option',
  ]),
  choice: new Set(['type', 'prompt', 'default', 'depends on', 'optional']),
  menu: new Set(['depends on', 'visible if']),
  comment: new Set(['depends on']),
};

function readBody(word: string, tokens: TokenStream): Line | undefined {
  const type = TYPE_WORDS.get(word);
  if (type !== undefined) {
    if (tokens.peek() === undefined) return { kind: 'type', type };
    return { kind: 'type', type, prompt: readText(tokens), ...readCondition(tokens) };
  }
  const defaultType = TYPED_DEFAULT_WORDS.get(word);
  if (defaultType !== undefined) {
    return {
      kind: 'typed-default',
      type: defaultType,
      value: readExpression(tokens),
      ...readCondition(tokens),
    };
  }
  switch (word) {
    case 'prompt':
      return { kind: 'prompt', prompt: readText(tokens), ...readCondition(tokens) };
    case 'default':
      return { kind: 'default', value: readExpression(tokens), ...readCondition(tokens) };
    case 'depends':
      expectWord(tokens, 'on');
      return { kind: 'depends on', condition: readExpression(tokens) };
    case 'visible':
      expectWord(tokens, 'if');
      return { kind: 'visible if', condition: readExpression(tokens) };
    case 'select':
    case 'imply':
      return { kind: word, symbol: readSymbol(tokens), ...readCondition(tokens) };
    case 'range':
      return { kind: 'range', low: readOperand(tokens), high: readOperand(tokens), ...readCondition(tokens) };
    case 'optional':
      return { kind: 'optional' };
    case 'option':
      return readOption(tokens);
    default:
      return undefined;
  }
}

function readCondition(tokens: TokenStream): { readonly condition?: Expression } {
  return tokens.take('if') ? { condition: readExpression(tokens) } : {};
}

/** A prompt, a path, a choice's name: quoted, though Kconfig takes a single bare word too. */
export function readText(tokens: TokenStream, expected: Text = messages.stringExpected()): QuotedText {
  const token = tokens.peek();
  if (token === undefined || token.kind === 'operator') return tokens.fail(expected);
  tokens.next();
  return token.kind === 'string' ? token.text.trim() : token.text;
}

/** The name of a symbol that is configured, selected or implied: no constant will do. */
export function readSymbol(tokens: TokenStream): string {
  const token = tokens.peek();
  if (token?.kind !== 'word' || isTristateConstant(token.text))
    return tokens.fail(messages.symbolNameExpected());
  const operand = readOperand(tokens);
  return operand.kind === 'symbol' ? operand.name : operand.text;
}

function readOption(tokens: TokenStream): Line {
  const token = tokens.next();
  if (token?.kind !== 'word') return tokens.fail(messages.symbolNameExpected());
  if (!tokens.take('=')) return { kind: 'option', option: token.text };
  return { kind: 'option', option: token.text, value: readText(tokens) };
}

function expectWord(tokens: TokenStream, word: string): void {
  if (!tokens.take(word)) tokens.fail(messages.wordExpected(word));
}
