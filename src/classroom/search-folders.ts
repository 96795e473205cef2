import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { foundIn, type SolutionLine } from './solution-lines.js';

export interface Leak {
  /** Relative to the folder that was searched. */
  readonly file: string;
  readonly solution: SolutionLine;
}

/** Lines around what differs from a file that was searched already: a solution's line may be broken into several. */
const MARGIN_LINES = 5;
/** More stretches than anybody has of their own in a file. */
const MAX_PARTS = 20;
/** More than two files that are the same but for a student's own values differ by. */
const MORE_BYTES = 4096;

/**
 * Looks for solutions in the files of one exercise, of one student after the other. Their files are the same but for a few
 * values, so of a file that is like one that was searched, only what differs is.
 */
export class ExerciseSearch {
  /** By path: a file in which nothing was found. */
  private readonly clean = new Map<string, Buffer>();
  private scratch = Buffer.allocUnsafe(MORE_BYTES);

  constructor(private readonly lines: readonly SolutionLine[]) {}

  /** All files below a folder, as they are on the disk. */
  search(folder: string): Leak[] {
    const leaks: Leak[] = [];
    const visit = (below: string) => {
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) visit(path);
        else leaks.push(...this.searchFile(path, `${folder}/${path}`));
      }
    };
    visit('');
    return leaks;
  }

  private searchFile(path: string, place: string): Leak[] {
    const known = this.clean.get(path);
    const bytes = this.read(place, known);
    if (bytes === 'same') return [];
    const parts = known ? changedParts(known, bytes) : [bytes];
    const found = parts.flatMap((part) => {
      // A cut of JSON is none any more: its lines are texts in quotes, as they stand.
      const text = part.toString('utf8');
      const readable = known && path.endsWith('.json') ? linesOfJson(text) : text;
      return foundIn(this.lines, known ? path.replace(/\.json$/, '') : path, readable);
    });
    if (!known && found.length === 0) this.clean.set(path, Buffer.from(bytes));
    return [...new Set(found)].map((solution) => ({ file: path, solution }));
  }

  /** Most files are the same for all: for them nothing is kept, and no memory taken. @returns bytes that last until the next read */
  private read(place: string, known: Buffer | undefined): Buffer | 'same' {
    const handle = openSync(place, 'r');
    try {
      const room = (known?.length ?? 0) + MORE_BYTES;
      if (this.scratch.length < room) this.scratch = Buffer.allocUnsafe(2 * room);
      let length = 0;
      for (;;) {
        const count = readSync(handle, this.scratch, length, this.scratch.length - length, null);
        length += count;
        // A short read of a plain file is its end.
        if (length < this.scratch.length) break;
        this.scratch = Buffer.concat([this.scratch, Buffer.allocUnsafe(length)]);
      }
      const bytes = this.scratch.subarray(0, length);
      return known?.equals(bytes) ? 'same' : bytes;
    } finally {
      closeSync(handle);
    }
  }
}

/**
 * The lines of a file that another one does not have at that place, with some around them: in one part for each stretch. What is a
 * student's own stands in a few lines, far from each other.
 */
function changedParts(known: Buffer, bytes: Buffer): Buffer[] {
  const parts: { from: number; to: number }[] = [];
  let [at, inKnown] = [0, 0];
  for (;;) {
    const shorter = Math.min(known.length - inKnown, bytes.length - at);
    const same = sameLength(shorter, (n) => known.compare(bytes, at, at + n, inKnown, inKnown + n) === 0);
    const [end, endInKnown] = [at + same, inKnown + same];
    if (end === bytes.length && endInKnown === known.length) break;
    const last = parts.at(-1);
    const next = bytes.indexOf(10, end);
    const nextInKnown = known.indexOf(10, endInKnown);
    // Where lines have been added or taken out nothing stands where it stood: then all of the rest is new.
    const isRest = next < 0 || nextInKnown < 0 || parts.length >= MAX_PARTS;
    const part = { from: linesBack(bytes, end), to: isRest ? bytes.length : linesOn(bytes, next) };
    if (last && part.from <= last.to) last.to = part.to;
    else parts.push(part);
    if (isRest) break;
    [at, inKnown] = [next, nextInKnown];
  }
  return parts.map(({ from, to }) => bytes.subarray(from, to));
}

function linesBack(bytes: Buffer, offset: number): number {
  let from = offset;
  for (let lines = 0; lines <= MARGIN_LINES && from > 0; lines++) from = bytes.lastIndexOf(10, from - 1);
  return Math.max(0, from);
}

/** @param end of the line after which they stand */
function linesOn(bytes: Buffer, end: number): number {
  let to = end;
  for (let lines = 0; lines < MARGIN_LINES && to >= 0; lines++) to = bytes.indexOf(10, to + 1);
  return to < 0 ? bytes.length : to;
}

/** The largest number up to a limit for which something holds that, once it does not hold, never holds again. */
function sameLength(limit: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The texts in quotes, as they are meant; the file may be cut anywhere. */
function linesOfJson(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/g, (quoted) =>
    String(JSON.parse(quoted)),
  );
}
