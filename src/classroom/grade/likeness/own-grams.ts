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

/** What everybody has: the names and the runs of tokens of the files that were given, and of the official solution. */
export interface Common {
  readonly names: ReadonlySet<string>;
  readonly grams: ReadonlySet<number>;
}

/** @param projects each path → text: what was given, how it is solved */
export function commonOf(projects: readonly ReadonlyMap<string, string>[]): Common {
  const names = new Set<string>(KEYWORDS);
  for (const files of projects)
    for (const [path, text] of files)
      if (isCode(path)) for (const token of codeOf(path, text)) if (isName(token)) names.add(token);
  const grams = new Set<number>();
  for (const files of projects) for (const gram of gramsOf(files, names).keys()) grams.add(gram);
  return { names, grams };
}

/**
 * What a project has of its own: runs of tokens that are neither in the given files nor in the official solution, by a number
 * for each, with how often it occurs. Comments and layout do not count; a name that the given files do not have is as good as
 * any other one, and so are numbers and texts.
 */
export function ownGrams(files: ReadonlyMap<string, string>, common: Common): ReadonlyMap<number, number> {
  const all = gramsOf(files, common.names);
  return new Map([...all].filter(([gram]) => !common.grams.has(gram)));
}

function gramsOf(files: ReadonlyMap<string, string>, names: ReadonlySet<string>): Map<number, number> {
  const grams = new Map<number, number>();
  for (const [path, text] of files) {
    if (!isCode(path)) continue;
    const tokens = codeOf(path, text).map((token) => generalised(token, names));
    for (const run of runsOf(tokens)) {
      const gram = numberOf(run);
      grams.set(gram, (grams.get(gram) ?? 0) + 1);
    }
  }
  return grams;
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
