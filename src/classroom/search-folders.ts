import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundIn, type SolutionLine } from './solution-lines.js';

export interface Leak {
  /** Relative to the folder that was searched. */
  readonly file: string;
  readonly solution: SolutionLine;
}

/** Lines around what differs from a file that was searched already: a solution's line may be broken into several. */
const MARGIN_LINES = 5;

/**
 * Looks for solutions in the files of one exercise, of one student after the other. Their files are the same but for a few
 * values, so of a file that is like one that was searched, only what differs is.
 */
export class ExerciseSearch {
  /** By path: a file in which nothing was found. */
  private readonly clean = new Map<string, Buffer>();

  constructor(private readonly lines: readonly SolutionLine[]) {}

  /** All files below a folder, as they are on the disk. */
  search(folder: string): Leak[] {
    const leaks: Leak[] = [];
    const visit = (below: string) => {
      for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) visit(path);
        else leaks.push(...this.searchFile(path, readFileSync(`${folder}/${path}`)));
      }
    };
    visit('');
    return leaks;
  }

  private searchFile(path: string, bytes: Buffer): Leak[] {
    const known = this.clean.get(path);
    if (known?.equals(bytes)) return [];
    const part = known ? changedLines(known, bytes) : bytes;
    // A cut of JSON is none any more: its lines are texts in quotes, as they stand.
    const text = part.toString('utf8');
    const readable = known && path.endsWith('.json') ? linesOfJson(text) : text;
    const found = foundIn(this.lines, known ? path.replace(/\.json$/, '') : path, readable);
    if (found.length === 0) this.clean.set(path, bytes);
    return found.map((solution) => ({ file: path, solution }));
  }
}

/** The lines of a file that another one does not have at that place, with some around them. */
function changedLines(known: Buffer, bytes: Buffer): Buffer {
  const shorter = Math.min(known.length, bytes.length);
  const start = sameLength(shorter, (n) => known.compare(bytes, 0, n, 0, n) === 0);
  const end = sameLength(
    shorter - start,
    (n) => known.compare(bytes, bytes.length - n, bytes.length, known.length - n, known.length) === 0,
  );
  let from = start;
  let to = bytes.length - end;
  for (let lines = 0; lines <= MARGIN_LINES && from > 0; lines++) from = bytes.lastIndexOf(10, from - 1);
  for (let lines = 0; lines <= MARGIN_LINES && to >= 0; lines++) to = bytes.indexOf(10, to + 1);
  return bytes.subarray(Math.max(0, from), to < 0 ? bytes.length : to);
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
