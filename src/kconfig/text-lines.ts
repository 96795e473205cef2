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
  LINE.lastIndex = 0;
  for (let match = LINE.exec(text); match !== null && match[0] !== ''; match = LINE.exec(text)) {
    const [, line = '', ending = ''] = match;
    lines.push({ line: lines.length + 1, text: line, ending: isEnding(ending) ? ending : '' });
  }
  return lines;
}

const LINE = /([^\r\n]*)(\r\n|\n|\r|)/gy;

function isEnding(text: string): text is LineEnding {
  return text === '\n' || text === '\r\n' || text === '\r' || text === '';
}

/** The place of part of a line. Much cheaper than `placeAt`, which must count the lines before. */
export function placeInLine(file: string, line: TextLine, start: number, end: number): Place {
  const bom = line.text.startsWith('\uFEFF') ? 1 : 0;
  const from = Math.max(start, bom);
  return {
    file,
    line: line.line,
    column: codePoints(line.text, bom, from) + 1,
    length: Math.max(1, codePoints(line.text, from, end)),
    lineText: line.text.slice(bom),
  };
}

function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
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
  return char <= ' ' ? ASCII_BLANKS.includes(char) : char > '~' && /[\s\u0085]/.test(char);
}

const ASCII_BLANKS = ' \t\n\v\f\r\u001c\u001d\u001e\u001f';
