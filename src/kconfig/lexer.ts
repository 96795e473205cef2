import * as messages from '../messages/kconfig.js';
import type { Text } from '../messages/text.js';
import { macroEnd } from './macro.js';
import type { QuotedText } from './types.js';

export type Token =
  /** A keyword, a symbol, a number: they look alike, and the place decides. May hold macros `$(…)`. */
  | { readonly kind: 'word'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'string'; readonly text: QuotedText; readonly start: number; readonly end: number }
  | { readonly kind: 'operator'; readonly text: string; readonly start: number; readonly end: number };

/** A line that does not follow Kconfig's grammar. Offsets are within the (joined) line. */
export class KconfigSyntaxError extends Error {
  constructor(
    readonly text: Text,
    readonly start: number,
    readonly end: number,
    readonly code = 'kconfig/syntax',
  ) {
    super(text.en);
  }
}

const WORD = /[A-Za-z0-9_$/.-]+/y;
const OPERATOR = /&&|\|\||!=|<=|>=|[=!()<>]/y;
const BLANK = /\s*/y;

/**
 * The tokens of a line; a `#` outside of quotes ends it.
 * @throws KconfigSyntaxError
 */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = [];
  let at = skipBlank(line, 0);
  while (at < line.length && line[at] !== '#') {
    const token = readToken(line, at);
    tokens.push(token);
    at = skipBlank(line, token.end);
  }
  return tokens;
}

function skipBlank(line: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(line);
  return BLANK.lastIndex;
}

function readToken(line: string, at: number): Token {
  const char = line[at];
  if (char === '"' || char === "'") return readString(line, at, char);
  const word = wordEnd(line, at);
  if (word > at) return { kind: 'word', text: line.slice(at, word), start: at, end: word };
  OPERATOR.lastIndex = at;
  const operator = OPERATOR.exec(line)?.[0];
  if (operator === undefined) throw new KconfigSyntaxError(messages.unexpected(char ?? ''), at, at + 1);
  return { kind: 'operator', text: operator, start: at, end: at + operator.length };
}

function wordEnd(line: string, start: number): number {
  let at = start;
  for (;;) {
    if (line.startsWith('$(', at)) {
      at = requireMacroEnd(line, at);
      continue;
    }
    WORD.lastIndex = at;
    const text = WORD.exec(line)?.[0];
    if (text === undefined) return at;
    const macro = text.endsWith('$') && line[at + text.length] === '(';
    at += macro ? text.length - 1 : text.length;
  }
}

function requireMacroEnd(line: string, at: number): number {
  const end = macroEnd(line, at);
  if (end === undefined) throw new KconfigSyntaxError(messages.unterminatedMacro(), at, line.length);
  return end;
}

/** Brings either kind of quotes into the one form that `QuotedText` has. */
function readString(line: string, start: number, quote: string): Token {
  let text = '';
  let at = start + 1;
  while (at < line.length) {
    const char = line[at] ?? '';
    if (char === quote) return { kind: 'string', text, start, end: at + 1 };
    if (line.startsWith('$(', at)) {
      const end = requireMacroEnd(line, at);
      text += line.slice(at, end);
      at = end;
    } else if (char === '\\') {
      text += escaped(line, at + 1);
      at += 2;
    } else {
      text += char === '"' ? '\\"' : char;
      at += 1;
    }
  }
  throw new KconfigSyntaxError(messages.unterminatedString(), start, line.length);
}

/** Keeps only the escapes that matter: `\x` is `x` for all but these. */
function escaped(line: string, at: number): string {
  const char = line[at] ?? '';
  const needed = char === '\\' || char === '"' || line.startsWith('$(', at);
  return needed ? `\\${char}` : char;
}

/** How deep expressions and blocks may be nested: Kconfiglib's own recursion ends at about 330 parentheses. */
export const MAX_NESTING = 300;

/** Walks over the tokens of one line. */
export class TokenStream {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** Where to point when something is missing at the end. */
    private readonly end: number,
  ) {}

  peek(): Token | undefined {
    return this.tokens[this.at];
  }

  next(): Token | undefined {
    return this.tokens[this.at++];
  }

  /** Takes the next token if it is this word or operator. */
  take(text: string): boolean {
    const token = this.peek();
    if (token === undefined || token.kind === 'string' || token.text !== text) return false;
    this.at++;
    return true;
  }

  /** Reads what stands within something else. @throws KconfigSyntaxError if that is nested too deeply */
  nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING) this.fail(messages.tooDeep());
    const result = read();
    this.depth--;
    return result;
  }

  expectEnd(): void {
    const token = this.peek();
    if (token !== undefined) throw new KconfigSyntaxError(messages.trailing(), token.start, this.end);
  }

  fail(text: Text): never {
    const token = this.peek();
    throw new KconfigSyntaxError(text, token?.start ?? this.end, token?.end ?? this.end);
  }
}
