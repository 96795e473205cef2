import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { columns } from '../messages/columns.js';

/** `file:line:column: error: text`, as gcc and clang both write it. */
const COMPLAINT = /^([^\s:][^:\n]*):(\d+):(\d+): (fatal error|error|warning): (.*)$/gm;

/**
 * What a compiler said of a project, as diagnostics; its words stay as they are.
 * @param folder the project, absolute
 * @param inBytes the compiler counts columns in bytes, and not as a terminal shows them
 */
export function compilerDiagnostics(output: string, folder: string, inBytes: boolean): readonly Diagnostic[] {
  const lines = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  return [...output.matchAll(COMPLAINT)].flatMap((found): Diagnostic[] => {
    const [whole, path = '', line = '', column = '', kind, text = ''] = found;
    // A header that several files include is complained of in each of them.
    if (seen.has(whole)) return [];
    seen.add(whole);
    const file = isAbsolute(path) ? relative(folder, path) : path;
    const isOwn = !file.startsWith('..') && !isAbsolute(file);
    const lineText = isOwn ? linesOf(join(folder, file), lines)[Number(line) - 1] : undefined;
    const place: Place | undefined =
      lineText === undefined
        ? undefined
        : {
            file,
            line: Number(line),
            column: characterAt(lineText, Number(column), inBytes),
            length: 1,
            lineText,
          };
    return [
      {
        code: kind === 'warning' ? 'simulate/compiler-warning' : 'simulate/compile',
        severity: kind === 'warning' ? 'warning' : 'error',
        message: { en: text, zh: text },
        ...(place ? { place } : { source: `${path}:${line}:${column}` }),
      },
    ];
  });
}

function linesOf(path: string, known: Map<string, readonly string[]>): readonly string[] {
  const lines = known.get(path) ?? readLines(path);
  known.set(path, lines);
  return lines;
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

/** gcc's `-ftabstop`. */
const TAB = 8;

/** Which character of a line stands in a column of the compiler's, from 1. */
function characterAt(line: string, column: number, inBytes: boolean): number {
  let at = 1;
  let count = 1;
  for (const character of line) {
    const width = inBytes
      ? Buffer.byteLength(character)
      : character === '\t'
        ? TAB - ((at - 1) % TAB)
        : columns(character);
    if (at + width > column) break;
    at += width;
    count++;
  }
  return count;
}
