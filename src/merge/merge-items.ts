import type { Line } from './file-text.js';
import { type Entry, type Item, type ItemRules, isAsWritten, isEntry } from './items.js';
import { matchItems } from './match-items.js';
import { mergeLines } from './merge-lines.js';
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
  /** Comments of ours that stand in a conflict, with the entry that they explain. */
  private readonly claimed = new Set<number>();
  /** Comments of the user's file that are ours, and that we no longer write. */
  private readonly outdated: ReadonlySet<number>;
  /** Entries that stand elsewhere in our text than in the last one, and where we wrote them in the user's file. */
  private readonly moves: ReadonlySet<string>;
  private readonly lineOf: readonly number[];

  constructor(
    private readonly rules: ItemRules,
    private readonly base: readonly Item[],
    private readonly ours: readonly Item[],
    private readonly theirs: readonly Item[],
  ) {
    this.toTheirs = matchItems(base, theirs, true);
    this.toBase = matchItems(ours, base, false);
    const stays = new Set(this.toBase);
    const gone = base.flatMap((item, index) =>
      item.kind === 'comment' && !stays.has(index) ? [this.toTheirs[index] ?? -1] : [],
    );
    this.outdated = new Set(gone.filter((index) => index >= 0));
    this.moves = this.movedEntries();
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

  /** An entry that the user changed, moved or wrote a comment of their own above stays where it is. */
  private movedEntries(): Set<string> {
    const candidates = this.ours.flatMap((item, index) => {
      const base =
        isEntry(item) && this.toBase[index] === -1 ? find(this.base, item.key, 'first') : undefined;
      return base ? [base] : [];
    });
    if (candidates.length === 0) return new Set();
    const inPlace = matchItems(this.base, this.theirs, false);
    const known = new Set(this.toTheirs);
    const isUntouched = ({ entry, index }: Found) => {
      const theirs = find(this.theirs, entry.key, this.rules.counts);
      if (!theirs || theirs.index !== inPlace[index] || !isAsWritten(theirs.entry, entry)) return false;
      return this.theirs[theirs.index - 1]?.kind !== 'comment' || known.has(theirs.index - 1);
    };
    return new Set(candidates.filter(isUntouched).map(({ entry }) => entry.key));
  }

  /** What our text says of an entry, and the last one did not. */
  private bring(ours: Entry, index: number): void {
    const base = find(this.base, ours.key, 'first');
    const theirs = find(this.theirs, ours.key, this.rules.counts);
    if (theirs && this.moves.has(ours.key)) {
      this.replaced.set(theirs.index, NOTHING);
      return;
    }
    if (base?.entry.value === ours.value) return;
    if (theirs === undefined) {
      // The user removed it or made a comment of it, and we want another value: nobody but the user knows.
      if (base) this.missing(base.entry, ours, index);
      return;
    }
    if (theirs.entry.value === ours.value) return;
    const isOurs = base !== undefined && isAsWritten(theirs.entry, base.entry);
    const pieces: readonly Piece[] = isOurs
      ? [{ kind: 'lines', lines: this.rules.withValue(theirs.entry, ours) }]
      : this.rules.mergesLines && base
        ? mergeEntryLines(base.entry, ours, theirs.entry, this.lineOf[theirs.index] ?? 1)
        : [this.conflict(base?.entry, { entry: ours, index }, theirs)];
    this.replaced.set(theirs.index, pieces);
  }

  private missing(base: Entry, ours: Entry, order: number): void {
    const comment = this.commentOf(ours.key);
    const behind = this.placeBehind(order - 1);
    if (this.rules.bothOff?.(base, ours)) {
      const piece: Piece = { kind: 'lines', lines: ours.lines };
      this.inserted.push({ behind: comment < 0 ? behind : comment, order, piece });
      return;
    }
    const wanted = [...this.claimAbove(order), ...texts(ours.lines)];
    const line = this.theirs[comment]?.lines[0];
    const place = line ? { line: this.lineOf[comment], commentedOut: line.text } : { line: undefined };
    const conflict = { ...place, symbol: ours.key, base: texts(base.lines), theirs: [], ours: wanted };
    this.inserted.push({ behind, order, piece: { kind: 'conflict', conflict } });
  }

  /** Where the user's file has an entry as a comment; -1 for nowhere. */
  private commentOf(key: string): number {
    const known = new Set(this.toTheirs);
    return this.theirs.findIndex(
      ({ kind, lines }, at) =>
        kind === 'comment' && !known.has(at) && this.rules.commentsOut?.(lines[0]?.text ?? '', key),
    );
  }

  /** An entry that we no longer write goes, unless the user gave it another value. */
  private takeAway(base: Entry): void {
    if (find(this.ours, base.key, 'first')) return;
    const theirs = find(this.theirs, base.key, this.rules.counts);
    if (theirs === undefined) return;
    const isOurs = isAsWritten(theirs.entry, base);
    this.replaced.set(theirs.index, isOurs ? NOTHING : [this.conflict(base, undefined, theirs)]);
  }

  /** The comment that explains an entry shares its fate: it says why the value is what it is. */
  private conflict(base: Entry | undefined, ours: Found | undefined, theirs: Found): Piece {
    let first = theirs.index;
    while (this.outdated.has(first - 1)) first--;
    const yours = this.theirs.slice(first, theirs.index + 1).flatMap(({ lines }) => lines);
    const conflict = {
      line: this.lineOf[first] ?? 1,
      symbol: theirs.entry.key,
      base: base ? texts(base.lines) : [],
      theirs: yours,
      ours: ours ? [...this.claimAbove(ours.index), ...texts(ours.entry.lines)] : [],
    };
    return { kind: 'conflict', conflict };
  }

  /** New comments of ours directly above an entry. */
  private claimAbove(index: number): string[] {
    const above: string[] = [];
    for (let at = index - 1; this.ours[at]?.kind === 'comment' && this.toBase[at] === -1; at--) {
      this.claimed.add(at);
      above.unshift(...texts(this.ours[at]?.lines ?? []));
    }
    return above;
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
    // A comment (or a `menu`) that the user removed or wrote anew does not come back in other words.
    const isWanted = (kind: Item['kind']) => {
      const before = gone.filter((index) => this.base[index]?.kind === kind);
      return before.length === 0 || before.some((index) => this.toTheirs[index] !== -1);
    };
    const [commentsWanted, plainWanted] = [isWanted('comment'), isWanted('plain')];
    const wanted = this.ours
      .map((item, index) => ({ item, index }))
      .slice(start, end)
      .filter(({ item, index }) => {
        if (isEntry(item)) return this.isNew(item);
        if (this.claimed.has(index)) return false;
        if (item.kind === 'plain') return plainWanted;
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

  /** An entry that stands nowhere yet, or no longer where it did. */
  private isNew({ key }: Entry): boolean {
    if (this.moves.has(key)) return true;
    return !find(this.base, key, 'first') && !find(this.theirs, key, 'first');
  }

  /** Whether any of the entries that a comment of ours stands above is ours in the user's file, or comes into it. */
  private explainsSomething(comment: number): boolean {
    let next = comment + 1;
    while (this.ours[next]?.kind === 'comment') next++;
    if (!isEntry(this.ours[next])) return true;
    for (let item = this.ours[next]; isEntry(item); item = this.ours[++next]) {
      // One that stood elsewhere in the last text and stays there is not explained here.
      if (this.isNew(item) || (this.toBase[next] !== -1 && find(this.theirs, item.key, 'first'))) return true;
    }
    return false;
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
      const stays = isEntry(item) && !this.moves.has(item.key);
      const named = stays ? find(this.theirs, item.key, 'first') : undefined;
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

interface Found {
  readonly entry: Entry;
  readonly index: number;
}

function texts(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}

/** Two changes of one entry of several lines, its lines merged. */
function mergeEntryLines(base: Entry, ours: Entry, theirs: Entry, line: number): Piece[] {
  return mergeLines(texts(base.lines), texts(ours.lines), theirs.lines).map((piece) => {
    if (piece.kind === 'lines') return piece;
    const { conflict } = piece;
    return {
      kind: 'conflict',
      conflict: { ...conflict, symbol: theirs.key, line: line + (conflict.line ?? 1) - 1 },
    };
  });
}

function find(items: readonly Item[], key: string, which: ItemRules['counts']): Found | undefined {
  const wanted = (item: Item) => isEntry(item) && item.key === key;
  const index = which === 'first' ? items.findIndex(wanted) : items.findLastIndex(wanted);
  const entry = items[index];
  return isEntry(entry) ? { entry, index } : undefined;
}
