import type { Diagnostic, Place } from './diagnostic.js';

/**
 * The place of a range of a text.
 * @param start UTF-16 offset of the first character
 * @param end UTF-16 offset past the last one; at least one character is marked
 */
export function placeAt(file: string, text: string, start: number, end: number): Place {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const lineText = text
    .slice(lineStart, lineEnd)
    .replace(/\r$/, '')
    .replace(/^\uFEFF/, '');
  const bom = lineStart === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  const line = lineNumber(text, lineStart);
  const column = [...text.slice(lineStart + bom, Math.max(start, lineStart + bom))].length + 1;
  const marked = text.slice(start, Math.min(Math.max(end, start), lineEnd));
  return { file, line, column, length: Math.max(1, [...marked].length), lineText };
}

function lineNumber(text: string, lineStart: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < lineStart; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Problems of a file in the order of its text; those of flags come first. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    ({ place: a }, { place: b }) => (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
  );
}
