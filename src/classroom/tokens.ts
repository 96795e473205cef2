import { commentStyle } from './regions/comment-style.js';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** It stands in a comment. */
  readonly comment: boolean;
}

/** In C a name is one token, whatever its script, and so is a string. */
const C_TOKEN =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\p{L}\p{Nl}_][\p{L}\p{M}\p{N}_]*|\d[\w.]*|[-+*/%&|^<>=!]=|->|&&|\|\||<<|>>|\+\+|--|\.\.\.|[^\s\w]/gu;
/** What a comment says has a sign for each word where people write Chinese. */
const C_WORD =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_]\w*|\d[\w.]*|[-+*/%&|^<>=!]=|->|&&|\|\||<<|>>|\+\+|--|\.\.\.|\p{Script=Han}|[^\s\w]/gu;
/**
 * In Kconfig, fragments, CMake and YAML the words of a name count one by one: so CONFIG_NET_TCP=y has five, and is told from
 * the CONFIG_LOG=y of every app.
 */
const HASH_TOKEN = /"(?:[^"\\\n]|\\.)*"|[A-Za-z0-9]+|\p{Script=Han}|[^\s\w]/gu;
const C_COMMENT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g;
const HASH_COMMENT = /"(?:[^"\\\n]|\\.)*"|(?<=^|\s)#.*/gm;
/** What belongs to the comment and not to what it says: its signs, and the column of stars. */
const DECORATION = /^\/\*+|\*+\/$|^\s*\*+(?=\s|$)|^\/\/+|^#+/gm;

/** The tokens of a file, by the language that its path tells. What is none, such as Markdown, is taken for C. */
export function tokensOf(path: string, text: string): Token[] {
  const hash = commentStyle(path)?.name === 'hash';
  const pattern = hash ? HASH_TOKEN : C_TOKEN;
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(hash ? HASH_COMMENT : C_COMMENT)) {
    if (/^["']/.test(match[0])) continue;
    collect(text.slice(at, match.index), at, pattern, false, tokens);
    at = match.index + match[0].length;
    const said = match[0].replace(DECORATION, (sign) => ' '.repeat(sign.length));
    collect(said, match.index, hash ? HASH_TOKEN : C_WORD, true, tokens);
  }
  collect(text.slice(at), at, pattern, false, tokens);
  return tokens;
}

function collect(text: string, offset: number, pattern: RegExp, comment: boolean, tokens: Token[]): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    tokens.push({ text: found, start: offset + index, end: offset + index + found.length, comment });
}

/** Tokens as one text in which a run of them can be looked for, whatever the language of the file that has them. */
export function streamOf(tokens: readonly Pick<Token, 'text'>[]): string {
  const words = tokens.flatMap(({ text }) => text.match(/[A-Za-z0-9]+|[^\sA-Za-z0-9_]/gu) ?? []);
  return ` ${words.join(' ')} `;
}
