import type { Place } from '../diagnostics/diagnostic.js';

export type LineEnding = '' | '\n' | '\r\n' | '\r';

export interface TextLine {
  /** Counts from 1. */
  readonly line: number;
  /** Without the line ending; the first line keeps a byte-order mark. */
  readonly text: string;
  readonly ending: LineEnding;
}

/** All lines of a text: joined with their endings they are the text again. Kconfig reads LF, CRLF and CR alike. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  const pattern = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (match === null) break;
    lines.push({ line: lines.length + 1, text: match[1] ?? '', ending: lineEnding(match[2]) });
  }
  return lines;
}

function lineEnding(text: string | undefined): LineEnding {
  return text === '\n' || text === '\r\n' || text === '\r' ? text : '';
}

/** The place of part of a line. Much cheaper than `placeAt`, which must count the lines before. */
export function placeInLine(file: string, line: TextLine, start: number, end: number): Place {
  const bom = line.text.startsWith('\uFEFF') ? 1 : 0;
  const from = Math.max(start, bom);
  return {
    file,
    line: line.line,
    column: [...line.text.slice(bom, from)].length + 1,
    length: Math.max(1, [...line.text.slice(from, end)].length),
    lineText: line.text.slice(bom),
  };
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end--;
  return text.slice(0, end);
}

export function trimStart(text: string): string {
  let start = 0;
  while (isBlank(text[start])) start++;
  return text.slice(start);
}

/** Kconfig's engine is Python, whose idea of white space differs from JavaScript's: U+FEFF is none, U+001C is. */
function isBlank(char: string | undefined): boolean {
  if (char === undefined || char === '\uFEFF') return false;
  return /\s/.test(char) || '\u001c\u001d\u001e\u001f\u0085'.includes(char);
}
