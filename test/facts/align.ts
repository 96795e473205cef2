/**
 * The heaviest order-keeping pairing of `0…left-1` with `0…right-1`; `weight` is 0 for two that do not go together.
 * Of equally heavy pairings it takes the earliest.
 * @returns For each left index, its right one, or undefined.
 */
export function align(
  left: number,
  right: number,
  weight: (left: number, right: number) => number,
): (number | undefined)[] {
  const weights = Array.from({ length: left }, (_, i) =>
    Array.from({ length: right }, (_, j) => weight(i, j)),
  );
  const best: number[][] = Array.from({ length: left + 1 }, () => new Array<number>(right + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const paired = (i: number, j: number): number => {
    const own = weights[i]?.[j] ?? 0;
    return own > 0 ? own + at(i + 1, j + 1) : 0;
  };
  for (let i = left - 1; i >= 0; i--) {
    const row = best[i];
    if (!row) continue;
    for (let j = right - 1; j >= 0; j--) row[j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
  }
  const pairs: (number | undefined)[] = new Array<undefined>(left).fill(undefined);
  let next = 0;
  for (let i = 0; i < left; i++) {
    // Right elements may be passed over only as long as that costs the pairing nothing.
    for (let j = next; j < right && at(i, j) === at(i, next); j++) {
      if (paired(i, j) === 0 || paired(i, j) < at(i, j)) continue;
      pairs[i] = j;
      next = j + 1;
      break;
    }
  }
  return pairs;
}
