import { diff3MergeRegions } from 'node-diff3';
import type { Line } from './file-text.js';
import { keyed, matchLines } from './match-lines.js';
import type { Piece } from './pieces.js';

/**
 * Three-way merge, line by line.
 * @param base what we wrote last
 * @param ours what we would write now
 * @param theirs the file as it is
 */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly Line[],
): Piece[] {
  const texts = theirs.map(({ text }) => text);
  const pieces: Piece[] = [];
  const inTheirs = matchLines(base, texts);
  for (const region of diff3MergeRegions(keyed(texts), keyed(base), keyed(ours))) {
    if (region.stable) {
      const { buffer, bufferStart: start, bufferLength: length } = region;
      if (buffer === 'b') {
        pieces.push({ kind: 'lines', lines: own(ours.slice(start, start + length)) });
        continue;
      }
      // Lines of the base that both sides left are taken from the user's file, with their endings.
      const from = buffer === 'a' ? start : (inTheirs[start] ?? 0);
      pieces.push({ kind: 'lines', lines: theirs.slice(from, from + length) });
      continue;
    }
    const { aStart, aLength, oStart, oLength, bStart, bLength } = region;
    pieces.push(
      ...disputed(
        base.slice(oStart, oStart + oLength),
        ours.slice(bStart, bStart + bLength),
        theirs.slice(aStart, aStart + aLength),
        aStart + 1,
      ),
    );
  }
  return pieces;
}

function own(lines: readonly string[]): Line[] {
  return lines.map((text) => ({ text }));
}

/** A region that both changed. What they have in common at its ends is no conflict; nor is a change that both made. */
function disputed(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly Line[],
  line: number,
): Piece[] {
  const shorter = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shorter && ours[head] === theirs[head]?.text) head++;
  let tail = 0;
  while (tail < shorter - head && ours.at(-1 - tail) === theirs.at(-1 - tail)?.text) tail++;
  const left = ours.slice(head, ours.length - tail);
  const right = theirs.slice(head, theirs.length - tail);
  const before: Piece = { kind: 'lines', lines: theirs.slice(0, head) };
  const after: Piece = { kind: 'lines', lines: theirs.slice(theirs.length - tail) };
  // Both inserted here, one of them more.
  if (base.length === 0 && left.length === 0) return [{ kind: 'lines', lines: theirs }];
  if (base.length === 0 && right.length === 0) return [before, { kind: 'lines', lines: own(left) }, after];
  if (left.length === 0 && right.length === 0) return [before, after];
  const conflict = { line: line + head, base, theirs: right, ours: left };
  return [before, { kind: 'conflict', conflict }, after];
}
