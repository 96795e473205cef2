/**
 * The lines of `autoconf.h` that can make a difference to C code: the macros that it names, and all that have such a name
 * as their beginning, since it may be put together with `##`; and what is not a setting.
 */
export function macrosFor(autoconf: string, code: readonly string[]): string {
  const named = new Set(code.flatMap(settingsNamedIn));
  const isNamed = (name: string) =>
    [...name].some((_, at) => at >= SHORTEST && named.has(name.slice(0, at + 1)));
  return autoconf
    .split('\n')
    .filter((line) => {
      const [, name] = /^#define (CONFIG_\w+)/.exec(line) ?? [];
      return name === undefined || isNamed(name);
    })
    .join('\n');
}

const SHORTEST = 'CONFIG_'.length - 1;

/** What the compiler sees of settings' names, or of their beginnings: a comment may name as many as it likes. */
export function settingsNamedIn(code: string): readonly string[] {
  const seen = code.replace(COMMENT_OR_TEXT, (found) => (found.startsWith('/') ? ' ' : found));
  return seen.match(/\bCONFIG_\w*/g) ?? [];
}

/** Texts are taken whole: what looks like a comment within one is none. */
const COMMENT_OR_TEXT =
  /\/\*[\s\S]*?\*\/|\/\/(?:\\\r?\n|[^\n])*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g;
