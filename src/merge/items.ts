import type { Line } from './file-text.js';

/** Part of a file that is merged by its meaning and not by its lines. */
export type Item =
  /** What is matched by its name: an assignment, a `config` with its attributes, a pattern of .gitignore. */
  | { readonly kind: 'entry'; readonly key: string; readonly value: string; readonly lines: readonly Line[] }
  /** One line that says something to people, or parts one paragraph from the next; any other is `plain`. */
  | { readonly kind: 'comment' | 'blank' | 'plain'; readonly lines: readonly [Line] };
export type Entry = Item & { readonly kind: 'entry' };

/** What one kind of file takes for items, and what its entries do. */
export interface ItemRules {
  items(lines: readonly Line[]): Item[];
  /** Which of several entries of one name counts. */
  readonly counts: 'first' | 'last';
  /** The user's entry, whose value is as we wrote it, with the value of ours. */
  withValue(theirs: Entry, ours: Entry): readonly Line[];
  /** Whether a comment is an entry that was made one. */
  commentsOut?(comment: string, key: string): boolean;
  /** Whether an entry that the user took out and what we want of it are the same wish: to switch something off. */
  bothOff?(base: Entry, ours: Entry): boolean;
  /** Whether two changes of one entry may be merged line by line; else they are a conflict. */
  readonly mergesLines: boolean;
}

export function isEntry(item: Item | undefined): item is Entry {
  return item?.kind === 'entry';
}

/** Whether the user left an entry as it was written: blanks at the ends of lines do not count. */
export function isAsWritten(theirs: Entry, base: Entry): boolean {
  const text = ({ lines }: Entry) => lines.map((line) => line.text.trimEnd()).join('\n');
  return text(theirs) === text(base);
}

/** What an item is matched by. */
export function tokenOf(item: Item): string {
  return item.kind === 'entry' ? `=${item.key}` : `:${item.lines[0].text}`;
}
