import { codeOf, GRAM, isCode, isName, runsOf } from './own-grams.js';

/** How much of the official solution somebody's work has, token by token. */
export interface SolutionCopy {
  /** `exact`: in the same words. `renamed`: the same but for names and texts. */
  readonly kind: 'exact' | 'renamed';
  /** Tokens of the solution that the given files do not have, and that the work has. */
  readonly shared: number;
  /** All that the solution has of its own. */
  readonly of: number;
}

/** The official solution of an exercise, taken apart once. */
export interface SolutionTokens {
  readonly files: readonly SolutionFile[];
  readonly given: ReadonlyMap<string, string>;
}

interface SolutionFile {
  readonly path: string;
  readonly tokens: readonly string[];
  /** Whether a token is the solution's own: what was given has it in no run. */
  readonly isOwn: readonly boolean[];
}

/** A shorter solution is what anybody writes. */
const LEAST_OWN = 25;
/** Of less than this the same with other names says nothing. */
const LEAST_RENAMED = 50;
/** Of less than this only every single word says something: a few lines at a TODO leave no freedom to be different. */
const LEAST_NEARLY = 100;
/** A word of one's own among them does not make it one's own work. */
const LEAST_PART = 0.9;

/** @param solution path → text, @param given what was taken out of it for students */
export function solutionTokens(
  solution: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
): SolutionTokens {
  const known = new Set(filesOf(given).flatMap(({ tokens }) => runsOf(tokens)));
  const files = filesOf(solution).map(({ path, tokens }): SolutionFile => {
    const isOwn = tokens.map(() => tokens.length >= GRAM);
    for (const [at, run] of runsOf(tokens).entries()) if (known.has(run)) isOwn.fill(false, at, at + GRAM);
    return { path, tokens, isOwn };
  });
  return { files: files.filter(({ isOwn }) => isOwn.includes(true)), given };
}

/** Whether a work is the official solution; undefined if it is not, or if that says nothing. */
export function solutionCopy(
  work: ReadonlyMap<string, string>,
  { files, given }: SolutionTokens,
): SolutionCopy | undefined {
  const of = files.reduce((sum, { isOwn }) => sum + count(isOwn), 0);
  if (of < LEAST_OWN) return undefined;
  // What was given has nothing of it; that is most files of most students.
  const theirs = filesOf(new Map([...work].filter(([path, text]) => given.get(path) !== text)));
  const runs = new Set(theirs.flatMap(({ tokens }) => runsOf(tokens)));
  const shared = files.reduce((sum, file) => sum + sharedTokens(file, runs), 0);
  if (shared === of) return { kind: 'exact', shared, of };
  if (of < LEAST_RENAMED) return undefined;
  if (of >= LEAST_NEARLY && shared >= of * LEAST_PART) return { kind: 'exact', shared, of };
  const isRenamed = files.every(({ path, tokens }) => {
    const other = theirs.find((one) => one.path === path);
    return other !== undefined && differInNames(tokens, other.tokens);
  });
  return isRenamed ? { kind: 'renamed', shared: of, of } : undefined;
}

/** Tokens of the solution that stand in a run of them that a work has as well. */
function sharedTokens({ tokens, isOwn }: SolutionFile, runs: ReadonlySet<string>): number {
  const isShared = tokens.map(() => false);
  for (const [at, run] of runsOf(tokens).entries()) if (runs.has(run)) isShared.fill(true, at, at + GRAM);
  return count(isOwn.map((own, at) => own && isShared[at] === true));
}

/** Whether one has a name wherever the other one has, the same for the same, and everything else is equal. */
function differInNames(tokens: readonly string[], others: readonly string[]): boolean {
  if (tokens.length !== others.length) return false;
  const there = new Map<string, string>();
  const back = new Map<string, string>();
  return tokens.every((token, at) => {
    const other = others[at] ?? '';
    if (token.startsWith('"')) return other.startsWith('"');
    if (!isName(token) || !isName(other)) return token === other;
    const known = there.get(token) ?? other;
    const from = back.get(other) ?? token;
    there.set(token, other);
    back.set(other, token);
    return known === other && from === token;
  });
}

function filesOf(files: ReadonlyMap<string, string>): { path: string; tokens: readonly string[] }[] {
  return [...files].flatMap(([path, text]) => (isCode(path) ? [{ path, tokens: codeOf(path, text) }] : []));
}

function count(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}
