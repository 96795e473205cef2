import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeAt } from '../../diagnostics/place.js';
import * as messages from '../../messages/class-part.js';
import type { Text } from '../../messages/text.js';
import { type Token, tokensOf } from '../tokens.js';
import type { Piece, RegionFile } from './regions.js';

type Solution = Piece & { kind: 'solution' };
type Stub = Piece & { kind: 'stub' };

/** A stretch of the generated file, whole lines, and what takes its place. */
interface Hole {
  readonly start: number;
  readonly end: number;
  readonly solution: Solution;
}

/**
 * Finds the solutions of a part in the file that the templates print, by their tokens: indentation, comments and their
 * language do not matter. What is found is the solution from then on, in the words of the generated file. So an exercise
 * follows the templates, and one that no longer fits them is told with the line of its region.
 * @param source the part as it was read, for places
 * @param rendered the generated file at the same path
 */
export function fitPart(part: RegionFile, source: string, rendered: string): Checked<RegionFile> {
  const problems: Diagnostic[] = [];
  const tokens = tokensOf(part.path, rendered);
  const code = tokens.filter(({ comment }) => !comment);
  const stubs = part.pieces.filter((piece): piece is Stub => piece.kind === 'stub');
  const report = (line: number, message: Text, remedy: Text) => {
    const start = offsetOf(source, line);
    const place = placeAt(`parts/${part.path}`, source, start, start + 1);
    problems.push({ code: 'class/part', severity: 'error', message, remedy, place });
  };
  const holes: Hole[] = [];
  let line = 1;
  for (const piece of part.pieces) {
    if (piece.kind === 'text') {
      const stray = tokensOf(part.path, piece.text).find(({ comment }) => !comment);
      if (stray) {
        const before = piece.text.slice(0, stray.start).split('\n').length - 1;
        report(line + before, messages.outside, messages.outsideRemedy);
      }
      line += count(piece.text);
      continue;
    }
    line += count(piece.text) + 2;
    if (piece.kind === 'stub') continue;
    const wanted = tokensOf(part.path, piece.text);
    const sought = wanted.filter(({ comment }) => !comment).map(({ text }) => text);
    const found = sought.length > 0 ? runsOf(code, sought) : [];
    const [first] = found;
    if (first === undefined)
      report(piece.line, messages.notFound(piece.id, part.path), messages.notFoundRemedy);
    else if (found.length > 1)
      report(piece.line, messages.ambiguous(piece.id, part.path, found.length), messages.ambiguousRemedy);
    else {
      const span = { start: code[first]?.start ?? 0, end: code[first + sought.length - 1]?.end ?? 0 };
      const withComment = wanted[0]?.comment === true;
      holes.push({ ...wholeLines(rendered, tokens, span, withComment), solution: piece });
    }
  }
  const ordered = holes.toSorted((a, b) => a.start - b.start);
  for (const [index, hole] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && before.end > hole.start)
      report(
        hole.solution.line,
        messages.overlapping(hole.solution.id, before.solution.id),
        messages.overlapRemedy,
      );
  }
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  return {
    ok: true,
    value: { path: part.path, pieces: piecesOf(rendered, ordered, stubs) },
    diagnostics: [],
  };
}

function piecesOf(rendered: string, holes: readonly Hole[], stubs: readonly Stub[]): Piece[] {
  let at = 0;
  const pieces = holes.flatMap(({ start, end, solution }): Piece[] => {
    const before = rendered.slice(at, start);
    at = end;
    const own = stubs.filter(({ id }) => id === solution.id);
    return [{ kind: 'text', text: before }, { ...solution, text: rendered.slice(start, end) }, ...own];
  });
  return [...pieces, { kind: 'text', text: rendered.slice(at) }];
}

/** Where a run of tokens begins, each time. */
function runsOf(code: readonly Token[], sought: readonly string[]): number[] {
  return code.flatMap((_, at) => (sought.every((text, i) => code[at + i]?.text === text) ? [at] : []));
}

/** With the comment behind it in its last line, and, if that is wanted, the one above it. */
function wholeLines(
  text: string,
  tokens: readonly Token[],
  span: { readonly start: number; readonly end: number },
  withComment: boolean,
): { readonly start: number; readonly end: number } {
  let start = text.lastIndexOf('\n', span.start - 1) + 1;
  if (withComment) {
    let index = tokens.findIndex(({ start }) => start === span.start) - 1;
    for (; tokens[index]?.comment; index--) {
      const { start: word = 0 } = tokens[index] ?? {};
      const between = text.slice(word, start);
      // A blank line parts the comment from what is about something else.
      if (/\n[ \t]*\r?\n[ \t]*$/.test(between)) break;
      start = lineStartOf(text, word);
    }
    start = commentStart(text, start);
  }
  const end = text.indexOf('\n', span.end);
  return { start, end: end < 0 ? text.length : end + 1 };
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The line of the slash and star, where the comment's words begin below it. */
function commentStart(text: string, start: number): number {
  const above = lineStartOf(text, start - 1);
  return start > 0 && /^[ \t]*\/\*+\s*$/.test(text.slice(above, start)) ? above : start;
}

function offsetOf(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);
}

function count(text: string): number {
  return text.split('\n').length - 1;
}
