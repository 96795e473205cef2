import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeAt } from '../../diagnostics/place.js';
import * as messages from '../../messages/class-regions.js';
import type { Lang, Text } from '../../messages/text.js';
import type { CommentStyle } from './comment-style.js';
import { type Marker, markerIn, stubLine } from './marker.js';

/** A stretch of a file. Texts keep their line endings. */
export type Piece =
  /** What everybody gets, or all who read one language. */
  | { readonly kind: 'text'; readonly lang?: Lang; readonly text: string }
  | { readonly kind: 'solution'; readonly id: string; readonly text: string; readonly line: number }
  /** What stands in the place of a solution, for readers of one language or, without one, of all. */
  | {
      readonly kind: 'stub';
      readonly id: string;
      readonly lang?: Lang;
      readonly text: string;
      readonly line: number;
    };

/** A file with its regions, in the order of its text. */
export interface RegionFile {
  readonly path: string;
  readonly pieces: readonly Piece[];
}

interface Line {
  readonly text: string;
  /** With what ends the line. */
  readonly whole: string;
  readonly start: number;
  readonly number: number;
}

type Open = Marker & { readonly at: Line; readonly lines: string[] };

/**
 * Reads the regions of a file. All mistakes are reported at once, each with its line.
 * @param path as messages show it
 */
export function readRegions(path: string, text: string, style: CommentStyle): Checked<RegionFile> {
  const pieces: Piece[] = [];
  const problems: Diagnostic[] = [];
  const seen = new Map<string, number>();
  let open: Open | undefined;
  let plain = '';
  const report = (line: Line, message: Text, remedy: Text) => {
    const place = placeAt(path, text, line.start, line.start + line.text.length);
    problems.push({ code: 'class/marker', severity: 'error', message, remedy, place });
  };
  const keep = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
  };

  for (const line of linesOf(text)) {
    const marker = markerIn(line.text, style);
    if (marker === undefined) {
      if (open === undefined) plain += line.whole;
      else if (open.kind !== 'STUB') open.lines.push(line.whole);
      else {
        const stub = stubLine(line.text, style);
        if (stub === undefined) report(line, messages.stubNoComment(open.id), messages.stubForm(style.line));
        else open.lines.push(stub + line.whole.slice(line.text.length));
      }
    } else if (marker === 'malformed') report(line, messages.malformed, messages.markerForm(style.line));
    else if (!marker.end && open !== undefined)
      report(line, messages.nested(nameOf(marker), nameOf(open), open.at.number), messages.endFirst(open));
    else if (!marker.end) {
      const first = seen.get(nameOf(marker));
      if (first !== undefined)
        report(line, messages.duplicate(nameOf(marker), first), messages.otherId(marker));
      seen.set(nameOf(marker), line.number);
      keep();
      open = { ...marker, at: line, lines: [] };
    } else if (open === undefined || nameOf(open) !== nameOf(marker))
      report(line, messages.stray(nameOf(marker)), open ? messages.endFirst(open) : messages.removeMarker);
    else {
      pieces.push(pieceOf(open));
      open = undefined;
    }
  }
  keep();
  if (open !== undefined) report(open.at, messages.unclosed(nameOf(open)), messages.endFirst(open));
  for (const { at, id } of stubsAlone(pieces)) {
    const line = linesOf(text)[at - 1];
    if (line) report(line, messages.stubAlone(id), messages.stubNeedsSolution(id));
  }
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  return { ok: true, value: { path, pieces }, diagnostics: [] };
}

/** Without the texts for readers of other languages. */
export function inLanguage({ path, pieces }: RegionFile, lang: Lang): RegionFile {
  return { path, pieces: pieces.filter((piece) => piece.kind !== 'text' || (piece.lang ?? lang) === lang) };
}

/** The file as its author solved it: without markers and stubs. */
export function solutionText({ pieces }: RegionFile): string {
  return pieces.map((piece) => (piece.kind === 'stub' ? '' : piece.text)).join('');
}

/** The file as a student gets it: a stub for each solution, where there is one. */
export function givenText({ pieces }: RegionFile, lang: Lang): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'solution') return '';
      return piece.kind === 'text' || isFor(piece, pieces, lang) ? piece.text : '';
    })
    .join('');
}

/** A stub in the reader's language, or one for all; where there is neither, that of the other language. */
function isFor(stub: Piece & { kind: 'stub' }, pieces: readonly Piece[], lang: Lang): boolean {
  if (stub.lang === undefined || stub.lang === lang) return true;
  return !pieces.some((other) => other.kind === 'stub' && other.id === stub.id && other.lang !== stub.lang);
}

function pieceOf({ kind, id, lang, at, lines }: Open): Piece {
  const piece = { id, text: lines.join(''), line: at.number };
  if (kind === 'TEXT') return { kind: 'text', text: piece.text, ...(lang ? { lang } : {}) };
  return kind === 'SOLUTION'
    ? { kind: 'solution', ...piece }
    : { kind: 'stub', ...piece, ...(lang ? { lang } : {}) };
}

function stubsAlone(pieces: readonly Piece[]): { readonly id: string; readonly at: number }[] {
  const solved = new Set(pieces.flatMap((piece) => (piece.kind === 'solution' ? [piece.id] : [])));
  return pieces.flatMap((piece) =>
    piece.kind === 'stub' && !solved.has(piece.id) ? [{ id: piece.id, at: piece.line }] : [],
  );
}

function nameOf({ kind, id, lang }: Marker): string {
  return [kind, id, ...(lang ? [lang] : [])].join(' ');
}

function linesOf(text: string): Line[] {
  let start = 0;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((whole, index) => {
    const line = { text: whole.replace(/\r?\n$/, ''), whole, start, number: index + 1 };
    start += whole.length;
    return line;
  });
}
