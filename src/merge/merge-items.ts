import type { Line } from './file-text.js';
import { type Entry, type Item, type ItemRules, isEntry, mergeEntries, tokenOf } from './items.js';
import { matchLines } from './match-lines.js';
import type { Piece } from './pieces.js';

/**
 * Three-way merge of a file whose entries have names: the user's file is kept as it stands, with its order, comments and
 * blank lines, and what changed from base to ours is done in it, entry by entry.
 */
export function mergeItems(
  rules: ItemRules,
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly Line[],
): Piece[] {
  return new ItemMerge(
    rules,
    rules.items(base.map((text) => ({ text }))),
    rules.items(ours.map((text) => ({ text }))),
    rules.items(theirs),
  ).result();
}

/** Something that comes into the user's file behind one of its items; -1 is the file's beginning. */
interface Insertion {
  readonly behind: number;
  /** Its place in our text: what comes in at one spot keeps our order. */
  readonly order: number;
  readonly piece: Piece;
}

const NOTHING: readonly Piece[] = [];

class ItemMerge {
  /** Index in the user's file by index in the base, and in the base by index in ours; -1 where there is none. */
  private readonly toTheirs: number[];
  private readonly toBase: number[];
  private readonly replaced = new Map<number, readonly Piece[]>();
  private readonly inserted: Insertion[] = [];
  private readonly lineOf: readonly number[];

  constructor(
    private readonly rules: ItemRules,
    private readonly base: readonly Item[],
    private readonly ours: readonly Item[],
    private readonly theirs: readonly Item[],
  ) {
    this.toTheirs = withMoved(base, theirs, matchLines(base.map(tokenOf), theirs.map(tokenOf)));
    this.toBase = matchLines(ours.map(tokenOf), base.map(tokenOf));
    let line = 1;
    this.lineOf = theirs.map(({ lines }) => {
      const start = line;
      line += lines.length;
      return start;
    });
  }

  result(): Piece[] {
    for (const [index, item] of this.ours.entries()) if (isEntry(item)) this.bring(item, index);
    for (const [index, item] of this.base.entries()) {
      if (isEntry(item)) this.takeAway(item);
      else if (!this.toBase.includes(index)) this.replaced.set(this.toTheirs[index] ?? -1, NOTHING);
    }
    for (const [start, end] of this.additions()) this.insert(start, end);
    return this.assembled();
  }

  /** What our text says of an entry, and the last one did not. */
  private bring(ours: Entry, index: number): void {
    const base = find(this.base, ours.key, 'first');
    if (base?.entry.value === ours.value) return;
    const theirs = find(this.theirs, ours.key, this.rules.counts);
    if (theirs === undefined) {
      if (base === undefined) return;
      // The user removed it or made a comment of it, and we want another value: nobody but the user knows.
      const texts = ({ lines }: Entry) => lines.map(({ text }) => text);
      const conflict = { symbol: ours.key, base: texts(base.entry), theirs: [], ours: texts(ours) };
      const behind = this.placeBehind(index - 1);
      const line = this.lineOf[behind + 1] ?? (this.lineOf.at(-1) ?? 0) + 1;
      this.inserted.push({
        behind,
        order: index,
        piece: { kind: 'conflict', conflict: { ...conflict, line } },
      });
      return;
    }
    if (theirs.entry.value === ours.value) return;
    const isOurs = theirs.entry.value === base?.entry.value;
    const pieces: Piece[] = isOurs
      ? [{ kind: 'lines', lines: this.rules.withValue(theirs.entry, ours) }]
      : mergeEntries(this.rules, base?.entry, ours, theirs.entry, this.lineOf[theirs.index] ?? 1);
    this.replaced.set(theirs.index, pieces);
  }

  /** An entry that we no longer write goes, unless the user gave it another value. */
  private takeAway(base: Entry): void {
    if (find(this.ours, base.key, 'first')) return;
    const theirs = find(this.theirs, base.key, this.rules.counts);
    if (theirs === undefined) return;
    if (theirs.entry.value === base.value) {
      this.replaced.set(theirs.index, NOTHING);
      return;
    }
    const { lines } = theirs.entry;
    const conflict = {
      line: this.lineOf[theirs.index] ?? 1,
      symbol: base.key,
      base: base.lines.map(({ text }) => text),
      theirs: lines,
      ours: [],
    };
    this.replaced.set(theirs.index, [{ kind: 'conflict', conflict }]);
  }

  /** The runs of our text that the last one did not have. */
  private additions(): (readonly [start: number, end: number])[] {
    const runs: (readonly [number, number])[] = [];
    for (let start = 0; start < this.ours.length; start++) {
      let end = start;
      while (end < this.ours.length && this.toBase[end] === -1) end++;
      if (end > start) runs.push([start, end]);
      start = end;
    }
    return runs;
  }

  private insert(start: number, end: number): void {
    const gone = this.goneBefore(start, end);
    const comments = gone.filter((index) => this.base[index]?.kind === 'comment');
    // A comment that the user removed or wrote anew does not come back in other words.
    const commentsWanted = comments.length === 0 || comments.some((index) => this.toTheirs[index] !== -1);
    const wanted = this.ours
      .map((item, index) => ({ item, index }))
      .slice(start, end)
      .filter(({ item, index }) => {
        if (isEntry(item)) return this.isNew(item);
        return item.kind !== 'comment' || (commentsWanted && this.explainsSomething(index));
      });
    const tidy = wanted.filter(
      ({ item }, index) => item.kind !== 'blank' || wanted[index - 1]?.item.kind !== 'blank',
    );
    const blankMeant = this.ours.slice(start, end).every(({ kind }) => kind === 'blank');
    if (!blankMeant && tidy.every(({ item }) => item.kind === 'blank')) return;
    const behind = this.placeOf(start, end, gone, tidy[0]?.item.kind === 'blank');
    for (const { item, index } of tidy) {
      this.inserted.push({ behind, order: index, piece: { kind: 'lines', lines: item.lines } });
    }
  }

  /** The lines of the base that stood where a run of ours stands now. */
  private goneBefore(start: number, end: number): number[] {
    const from = start === 0 ? -1 : (this.toBase[start - 1] ?? -1);
    const to = end === this.ours.length ? this.base.length : (this.toBase[end] ?? this.base.length);
    return this.base.map((_, index) => index).slice(from + 1, to);
  }

  /** An entry that stands nowhere yet. */
  private isNew({ key }: Entry): boolean {
    return !find(this.base, key, 'first') && !find(this.theirs, key, 'first');
  }

  /** Whether any of the entries that a comment of ours stands above is ours in the user's file, or comes into it. */
  private explainsSomething(comment: number): boolean {
    let next = comment + 1;
    while (this.ours[next]?.kind === 'comment') next++;
    const entries: Entry[] = [];
    for (let item = this.ours[next]; isEntry(item); item = this.ours[++next]) entries.push(item);
    const isThere = ({ key }: Entry) => find(this.base, key, 'first') && find(this.theirs, key, 'first');
    return entries.length === 0 || entries.some((entry) => this.isNew(entry) || isThere(entry));
  }

  /** Where a run of ours comes in: in the place of what it replaces, above what it explains, or behind its neighbour. */
  private placeOf(start: number, end: number, gone: readonly number[], isParagraph: boolean): number {
    const inPlace = gone.map((index) => this.toTheirs[index] ?? -1).filter((index) => index >= 0);
    if (inPlace.length > 0) return Math.min(...inPlace) - 1;
    const next = this.ours[end];
    if (this.ours[end - 1]?.kind === 'comment' && isEntry(next)) {
      const explained = find(this.theirs, next.key, 'first');
      if (explained) return explained.index - 1;
    }
    const behind = this.placeBehind(start - 1);
    return isParagraph ? this.endOfParagraph(behind) : behind;
  }

  /** The item of the user's file that one of ours, or the next one before it, stands for. */
  private placeBehind(index: number): number {
    for (let before = index; before >= 0; before--) {
      const item = this.ours[before];
      const found = this.toTheirs[this.toBase[before] ?? -1] ?? -1;
      if (found >= 0) return found;
      const named = isEntry(item) ? find(this.theirs, item.key, 'first') : undefined;
      if (named) return named.index;
    }
    return -1;
  }

  /** Behind the lines that the user added to a paragraph of ours. */
  private endOfParagraph(behind: number): number {
    const known = new Set(this.toTheirs);
    let end = behind;
    while (end + 1 < this.theirs.length && this.theirs[end + 1]?.kind !== 'blank' && !known.has(end + 1))
      end++;
    return end;
  }

  private assembled(): Piece[] {
    const inserted = this.inserted.toSorted((a, b) => a.behind - b.behind || a.order - b.order);
    const pieces: Piece[] = [];
    let next = 0;
    const insertBehind = (index: number) => {
      for (; inserted[next]?.behind === index; next++) {
        const piece = inserted[next]?.piece;
        if (piece) pieces.push(piece);
      }
    };
    insertBehind(-1);
    for (const [index, { lines }] of this.theirs.entries()) {
      pieces.push(...(this.replaced.get(index) ?? [{ kind: 'lines', lines }]));
      insertBehind(index);
    }
    return pieces;
  }
}

function find(
  items: readonly Item[],
  key: string,
  which: ItemRules['counts'],
): { readonly entry: Entry; readonly index: number } | undefined {
  const wanted = (item: Item) => isEntry(item) && item.key === key;
  const index = which === 'first' ? items.findIndex(wanted) : items.findLastIndex(wanted);
  const entry = items[index];
  return isEntry(entry) ? { entry, index } : undefined;
}

/** Also matches what the user moved: entries, and comments that stand there word by word. */
function withMoved(base: readonly Item[], theirs: readonly Item[], matched: readonly number[]): number[] {
  const taken = new Set(matched);
  const free = new Map<string, number[]>();
  for (const [index, item] of theirs.entries()) {
    if (taken.has(index) || item.kind === 'blank') continue;
    const token = tokenOf(item);
    free.set(token, [...(free.get(token) ?? []), index]);
  }
  return base.map((item, index) => {
    const found = matched[index] ?? -1;
    return found >= 0 ? found : (free.get(tokenOf(item))?.shift() ?? -1);
  });
}
