import type { Span } from './types.js';

/** A line of a Kconfig file with its continuations (`\` at the end) joined. */
export interface LogicalLine {
  readonly text: string;
  /** Where the pieces of `text` come from: the piece that begins at `at` stands at `offset` in the file. */
  readonly pieces: readonly { readonly at: number; readonly offset: number }[];
}

/** The span in the file of a part of a logical line. */
export function spanOf(line: LogicalLine, start: number, end: number): Span {
  const from = offsetOf(line, start);
  return {
    start: from,
    end: Math.max(from, offsetOf(line, Math.max(end - 1, start)) + (end > start ? 1 : 0)),
  };
}

function offsetOf(line: LogicalLine, index: number): number {
  const piece = line.pieces.findLast((candidate) => candidate.at <= index) ?? { at: 0, offset: 0 };
  return piece.offset + index - piece.at;
}

/** Hands out a file's lines: joined for statements, as they stand for help texts. */
export class LineReader {
  private position: number;

  constructor(private readonly text: string) {
    this.position = text.startsWith('\uFEFF') ? 1 : 0;
  }

  next(): LogicalLine | undefined {
    const first = this.physical();
    if (first === undefined) return undefined;
    let text = first.text;
    const pieces = [{ at: 0, offset: first.offset }];
    while (text.endsWith('\\')) {
      const more = this.physical();
      if (more === undefined) break;
      text = text.slice(0, -1);
      pieces.push({ at: text.length, offset: more.offset });
      text += more.text;
    }
    return { text, pieces };
  }

  /**
   * A help text: the first line that is not blank sets the indent, and the text ends before the first line with less.
   * Given back with tabs expanded, without that indent, and empty where the next line is not indented at all.
   */
  help(): string {
    let start = this.position;
    let line = this.physical();
    while (line !== undefined && line.text.trim() === '') {
      start = this.position;
      line = this.physical();
    }
    const indent = line === undefined ? 0 : indentOf(expandTabs(line.text));
    const lines: string[] = [];
    while (line !== undefined && indent > 0) {
      const expanded = expandTabs(line.text);
      if (expanded.trim() !== '' && indentOf(expanded) < indent) break;
      lines.push(expanded.trim() === '' ? '' : expanded.slice(indent));
      start = this.position;
      line = this.physical();
    }
    this.position = start;
    return lines.join('\n').trimEnd();
  }

  private physical(): { readonly text: string; readonly offset: number } | undefined {
    if (this.position >= this.text.length) return undefined;
    const offset = this.position;
    const newline = this.text.indexOf('\n', offset);
    const end = newline < 0 ? this.text.length : newline;
    this.position = newline < 0 ? end : end + 1;
    const text = this.text.slice(offset, end);
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, offset };
  }
}

const TAB = 8;

function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let expanded = '';
  for (const char of text) expanded += char === '\t' ? ' '.repeat(TAB - (expanded.length % TAB)) : char;
  return expanded;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
