import { diffIndices } from 'node-diff3';

/** For each line of a text the index of the same line in another, by their longest common sequence; -1 for none. */
export function matchLines(from: readonly string[], to: readonly string[]): number[] {
  const matched: number[] = [];
  let shift = 0;
  let next = 0;
  const unchangedUpTo = (end: number) => {
    for (; next < end; next++) matched.push(next + shift);
  };
  for (const { buffer1, buffer2 } of diffIndices(keyed(from), keyed(to))) {
    const [start, length] = buffer1;
    unchangedUpTo(start);
    for (; next < start + length; next++) matched.push(-1);
    shift = buffer2[0] + buffer2[1] - next;
  }
  unchangedUpTo(from.length);
  return matched;
}

/** The library looks lines up by their text, as keys of an object: no line may look like an index. */
export function keyed(lines: readonly string[]): string[] {
  return lines.map((line) => `:${line}`);
}
