export const CMAKE_FILE = 'CMakeLists.txt';

/** One call of a command, such as `target_sources(app PRIVATE src/main.c)`. */
export interface CMakeCall {
  /** In lower case: CMake does not tell them apart. */
  readonly name: string;
  readonly args: readonly CMakeArgument[];
  /** UTF-16 offsets of the name. */
  readonly start: number;
  readonly end: number;
}

export interface CMakeArgument {
  /** As it is written, without its quotes or brackets. */
  readonly text: string;
  /** A quoted argument stays one, and a bracket argument means what it says. */
  readonly kind: 'plain' | 'quoted' | 'bracket';
  readonly start: number;
  readonly end: number;
}

export type CMakeFile =
  | { readonly ok: true; readonly calls: readonly CMakeCall[] }
  /** Where it is no CMake any more. */
  | { readonly ok: false; readonly at: number };

/** @see https://cmake.org/cmake/help/latest/manual/cmake-language.7.html */
const TOKEN = new RegExp(
  [
    String.raw`(?<skipped>\s+|#\[(?<marks>=*)\[[^]*?\]\k<marks>\]|#(?!\[=*\[)[^\n]*)`,
    String.raw`\[(?<signs>=*)\[(?<bracket>[^]*?)\]\k<signs>\]`,
    String.raw`"(?<quoted>(?:[^"\\]|\\[^])*)"`,
    '(?<parenthesis>[()])',
    String.raw`(?<plain>(?:[^\s()#"\\]|\\.)(?:[^\s()#"\\]|\\.|"(?:[^"\\\n]|\\.)*")*)`,
  ].join('|'),
  'y',
);

/** Reads a CMakeLists.txt: its calls, with their arguments as they are written. */
export function parseCMake(text: string): CMakeFile {
  const calls: CMakeCall[] = [];
  let name: CMakeArgument | undefined;
  let args: CMakeArgument[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const { groups } = TOKEN.exec(text) ?? {};
    if (!groups) return { ok: false, at };
    const start = at;
    at = TOKEN.lastIndex;
    if (groups['skipped'] !== undefined) continue;
    const token = argumentOf(groups, start, at);
    if (!name) {
      if (token.kind !== 'plain' || !/^[A-Za-z_]\w*$/.test(token.text)) return { ok: false, at: start };
      name = token;
      continue;
    }
    const isParenthesis = groups['parenthesis'] !== undefined;
    if (depth === 0 && token.text !== '(') return { ok: false, at: start };
    if (isParenthesis) depth += token.text === '(' ? 1 : -1;
    if (isParenthesis && depth === 0) {
      calls.push({ name: name.text.toLowerCase(), args, start: name.start, end: name.end });
      name = undefined;
      args = [];
    } else if (!isParenthesis || depth > 1 || token.text === ')') args.push(token);
  }
  return name ? { ok: false, at: name.start } : { ok: true, calls };
}

function argumentOf(
  groups: Readonly<Record<string, string | undefined>>,
  start: number,
  end: number,
): CMakeArgument {
  const { bracket, quoted, plain, parenthesis = '' } = groups;
  // The line break right behind the opening bracket does not count.
  if (bracket !== undefined) return { text: bracket.replace(/^\r?\n/, ''), kind: 'bracket', start, end };
  if (quoted !== undefined) return { text: quoted, kind: 'quoted', start, end };
  return { text: plain ?? parenthesis, kind: 'plain', start, end };
}
