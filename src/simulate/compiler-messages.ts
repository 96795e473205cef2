import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { columns } from '../messages/columns.js';
import { meaningOf, meaningOfWarning } from '../messages/compiler-words.js';
import { ownPath, readOutput } from './compiler-output.js';

/** Said of the first of many errors of one kind, and of no use to whoever reads it. */
const FILLER = /^each undeclared identifier is reported only once/;

/**
 * What a compiler said of a project, as diagnostics; its words stay as they are, with what they mean for beginners behind them.
 * @param folder the project, absolute
 * @param inBytes the compiler counts columns in bytes, and not as a terminal shows them
 */
export function compilerDiagnostics(output: string, folder: string, inBytes: boolean): readonly Diagnostic[] {
  const lines = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  return readOutput(output, folder).flatMap((one): Diagnostic[] => {
    if (typeof one === 'string') return [];
    const { kind, text, at } = one;
    const source = `${at.path}:${at.line}:${at.column}`;
    // A header that several files include is complained of in each of them.
    const key = `${source}: ${kind}: ${text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const file = ownPath(at.path, folder);
    const lineText = file === undefined ? undefined : linesOf(join(folder, file), lines)[at.line - 1];
    const place: Place | undefined =
      file === undefined || lineText === undefined
        ? undefined
        : { file, line: at.line, column: characterAt(lineText, at.column, inBytes), length: 1, lineText };
    const why = one.notes.filter((note) => !FILLER.test(note)).map((note) => ({ en: note, zh: note }));
    const remedy = kind === 'error' ? meaningOf(text, one.notes, one.isRepeated) : meaningOfWarning(text);
    return [
      {
        code: kind === 'warning' ? 'simulate/compiler-warning' : 'simulate/compile',
        severity: kind,
        message: { en: text, zh: text },
        ...(remedy ? { remedy } : {}),
        ...(why.length > 0 ? { why } : {}),
        ...(place ? { place } : { source }),
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
