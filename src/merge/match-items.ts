import { type Item, isEntry, tokenOf } from './items.js';
import { matchLines } from './match-lines.js';

/**
 * For each item of a file the index of the same one in another; -1 for none. Entries come first, and what stands between
 * two of them is matched in its place: the same comment may stand above any of them.
 * @param moved also finds what stands elsewhere
 */
export function matchItems(from: readonly Item[], to: readonly Item[], moved: boolean): number[] {
  const entriesOf = (items: readonly Item[]) =>
    items.flatMap((item, index) => (isEntry(item) ? [{ token: tokenOf(item), index }] : []));
  const [left, right] = [entriesOf(from), entriesOf(to)];
  const found = matchLines(
    left.map(({ token }) => token),
    right.map(({ token }) => token),
  );
  const matched = from.map(() => -1);
  let [start, begin] = [0, 0];
  const gap = (end: number, stop: number) => {
    const inside = matchLines(from.slice(start, end).map(tokenOf), to.slice(begin, stop).map(tokenOf));
    for (const [offset, index] of inside.entries()) if (index >= 0) matched[start + offset] = begin + index;
  };
  for (const [number, other] of found.entries()) {
    const [mine, theirs] = [left[number]?.index, right[other]?.index];
    if (mine === undefined || theirs === undefined) continue;
    gap(mine, theirs);
    matched[mine] = theirs;
    [start, begin] = [mine + 1, theirs + 1];
  }
  gap(from.length, to.length);
  return moved ? withMoved(from, to, matched) : matched;
}

/** Also matches what was moved: entries, and comments that stand there word by word. */
function withMoved(from: readonly Item[], to: readonly Item[], matched: readonly number[]): number[] {
  const taken = new Set(matched);
  const free = new Map<string, number[]>();
  for (const [index, item] of to.entries()) {
    if (taken.has(index) || item.kind === 'blank') continue;
    const token = tokenOf(item);
    free.set(token, [...(free.get(token) ?? []), index]);
  }
  return from.map((item, index) => {
    const found = matched[index] ?? -1;
    return found >= 0 ? found : (free.get(tokenOf(item))?.shift() ?? -1);
  });
}
