import type { Buffer } from 'node:buffer';
import { diffIndices } from 'node-diff3';
import { type FileText, type Line, ownLines, printLines, readFileText } from './file-text.js';
import { keyed } from './match-lines.js';
import { mergeItems } from './merge-items.js';
import { mergeLines } from './merge-lines.js';
import { type Choice, type Conflict, conflictsOf, type Piece, settled } from './pieces.js';
import { RULES } from './rules.js';

/** A file of the user's with what we want of it, as far as the two agree. */
export interface MergedFile {
  readonly conflicts: readonly Conflict[];
  /** The file's bytes once every conflict is decided. */
  bytes(choose: (conflict: Conflict) => Choice): Buffer;
}

/** More lines than any file of a project has: comparing them would take too long. */
const MAX_LINES = 20_000;

/**
 * Three-way merge of one file.
 * @param path in the project: it says how the file is merged
 * @param base what we wrote last; without it every difference is a conflict
 * @param ours what we would write now
 * @param theirs the file as it is
 */
export function mergeFile(path: string, base: string | undefined, ours: string, theirs: Buffer): MergedFile {
  const file = readFileText(theirs);
  const pieces = joined(piecesOf(path, base, ours, file));
  return {
    conflicts: conflictsOf(pieces),
    bytes: (choose) => printLines(file, settled(pieces, choose)),
  };
}

function piecesOf(path: string, base: string | undefined, ours: string, file: FileText): Piece[] {
  const own = ownLines(ours, file);
  const { lines } = file;
  if (lines.length > MAX_LINES) {
    return [{ kind: 'conflict', conflict: { line: 1, base: [], theirs: lines, ours: own } }];
  }
  if (base === undefined) return differences(own, lines);
  const last = ownLines(base, file);
  const rules = RULES.get(path);
  return rules ? mergeItems(rules, last, own, lines) : mergeLines(last, own, lines);
}

/** Without a record of what was ours nothing can be merged: each difference is a conflict. */
function differences(ours: readonly string[], theirs: readonly Line[]): Piece[] {
  const texts = theirs.map(({ text }) => text);
  const pieces: Piece[] = [];
  let next = 0;
  for (const { buffer1, buffer2 } of diffIndices(keyed(ours), keyed(texts))) {
    const [start, length] = buffer2;
    pieces.push({ kind: 'lines', lines: theirs.slice(next, start) });
    next = start + length;
    const conflict = {
      line: start + 1,
      base: [],
      theirs: theirs.slice(start, next),
      ours: ours.slice(buffer1[0], buffer1[0] + buffer1[1]),
    };
    pieces.push({ kind: 'conflict', conflict });
  }
  return [...pieces, { kind: 'lines', lines: theirs.slice(next) }];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === 'lines' && piece.lines.length === 0) continue;
    if (piece.kind === 'lines' && last?.kind === 'lines') {
      result[result.length - 1] = { kind: 'lines', lines: [...last.lines, ...piece.lines] };
    } else result.push(piece);
  }
  return result;
}
