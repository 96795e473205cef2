import { tokensOf } from '../../tokens.js';

/** How many tokens in a row have to be the same: fewer are the same in everybody's C. */
export const GRAM = 7;

/** Whether a file is code that can be compared. */
export function isCode(path: string): boolean {
  return /\.[ch]$/.test(path);
}

/** Those of C99, and what stands for values. */
const KEYWORDS = new Set(
  'auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false NULL'.split(
    ' ',
  ),
);

/** Before a name these are no type. */
const NO_TYPES = new Set('return else case goto sizeof do if elif ifdef ifndef undef defined'.split(' '));

/** What everybody has: the names and the runs of tokens of the files that were given, and of the official solution. */
export interface Common {
  /** Those that only their library may rename. */
  readonly names: ReadonlySet<string>;
  readonly grams: ReadonlySet<number>;
}

/** @param projects each path → text: what was given, how it is solved */
export function commonOf(projects: readonly ReadonlyMap<string, string>[]): Common {
  const names = new Set<string>(KEYWORDS);
  const own = new Set<string>();
  for (const files of projects)
    for (const [path, text] of files) {
      if (!isCode(path)) continue;
      const tokens = codeOf(path, text);
      for (const [at, token] of tokens.entries()) {
        if (isName(token)) names.add(token);
        if (path.endsWith('.c') && isDeclared(tokens, at)) own.add(token);
      }
    }
  // What headers declare, other files use: nobody renames that in passing.
  for (const name of own) if (!KEYWORDS.has(name)) names.delete(name);
  const grams = new Set<number>();
  for (const files of projects)
    for (const [path, text] of files)
      if (isCode(path)) for (const gram of gramsOf(codeOf(path, text), names)) grams.add(gram);
  return { names, grams };
}

/** Whether a name is declared there, as far as that shows without a parser: behind a type, or as the first thing of a `…_DEFINE`. */
function isDeclared(tokens: readonly string[], at: number): boolean {
  const [token = '', next = '', last = '', before = ''] = [0, 1, -1, -2].map((by) => tokens[at + by]);
  if (!isName(token)) return false;
  if (last === 'define' || (last === '(' && /_DEFINE$/.test(before))) return true;
  const type = last === '*' ? before : last;
  const isMacro = next === '(' && token === token.toUpperCase();
  return isName(type) && !NO_TYPES.has(type) && !isMacro && /^[=;,)[(]$/.test(next);
}

/** What a project has of its own. */
export interface OwnCode {
  /**
   * Runs of tokens that are neither in the given files nor in the official solution, by a number for each, with how often it
   * occurs. Comments and layout do not count; a name that a student gave or could give is as good as any other one, and so are
   * numbers and texts.
   */
  readonly grams: ReadonlyMap<number, number>;
  /** By a number, the tokens of all these runs, in their own words and order. */
  readonly words: number;
}

export function ownCode(files: ReadonlyMap<string, string>, common: Common): OwnCode {
  const grams = new Map<number, number>();
  const words: string[] = [];
  for (const path of [...files.keys()].filter(isCode).sort()) {
    const tokens = codeOf(path, files.get(path) ?? '');
    const isOwn = tokens.map(() => false);
    for (const [at, gram] of gramsOf(tokens, common.names).entries()) {
      if (common.grams.has(gram)) continue;
      grams.set(gram, (grams.get(gram) ?? 0) + 1);
      isOwn.fill(true, at, at + GRAM);
    }
    words.push(...tokens.filter((_, at) => isOwn[at]));
  }
  return { grams, words: numberOf(words.join(' ')) };
}

/** The runs of a file, each from its first token on. */
function gramsOf(tokens: readonly string[], names: ReadonlySet<string>): readonly number[] {
  return runsOf(tokens.map((token) => generalised(token, names))).map(numberOf);
}

/** All runs of a file's tokens, as texts, each from its first token on. */
export function runsOf(tokens: readonly string[]): readonly string[] {
  return tokens.slice(GRAM - 1).map((_, at) => tokens.slice(at, at + GRAM).join(' '));
}

/** A file's tokens without its comments. */
export function codeOf(path: string, text: string): readonly string[] {
  return tokensOf(path, text).flatMap((token) => (token.comment ? [] : [token.text]));
}

export function isName(token: string): boolean {
  return /^[\p{L}\p{Nl}_]/u.test(token);
}

function generalised(token: string, names: ReadonlySet<string>): string {
  if (isName(token)) return names.has(token) ? token : 'n';
  if (/^\d/.test(token)) return '0';
  return /^["']/.test(token) ? '"' : token;
}

/** Two sums of 32 bits each, of which 53 are kept: no two runs of a class have the same by chance. */
function numberOf(text: string): number {
  let [one, other] = [0x811c9dc5, 5381];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other, 33) + code) | 0;
  }
  return (one >>> 0) * 2 ** 21 + ((other >>> 0) & 0x1fffff);
}
