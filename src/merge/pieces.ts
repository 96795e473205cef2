import type { Line } from './file-text.js';

/** A spot that both the user and we changed, each in another way. */
export interface Conflict {
  /** Where it stands in the user's file, from 1; `undefined` for an entry that the user took out. */
  readonly line: number | undefined;
  /** The line of the user's that made a comment of it. */
  readonly commentedOut?: string;
  /** The symbol it is about, in Kconfig's files. */
  readonly symbol?: string;
  /** What we wrote last, what stands there now, and what nanokit.yaml asks for. Either of the latter may be nothing. */
  readonly base: readonly string[];
  readonly theirs: readonly Line[];
  readonly ours: readonly string[];
}

/** A merged text: lines that are clear, and conflicts between them. */
export type Piece =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** What becomes of a conflict: the user's lines stay, ours replace them, or both stand there with git's marks around. */
export type Choice = 'keep' | 'ours' | 'markers';

export function conflictsOf(pieces: readonly Piece[]): Conflict[] {
  return pieces.flatMap((piece) => (piece.kind === 'conflict' ? [piece.conflict] : []));
}

/** @param choose asked once for each conflict, in the order of the file */
export function settled(pieces: readonly Piece[], choose: (conflict: Conflict) => Choice): Line[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'lines' ? piece.lines : LINES[choose(piece.conflict)](piece.conflict),
  );
}

const LINES: Readonly<Record<Choice, (conflict: Conflict) => readonly Line[]>> = {
  keep: ({ theirs }) => theirs,
  ours: ({ ours }) => ours.map((text) => ({ text })),
  markers: ({ theirs, ours }) => [
    { text: `${MARKS.start} ${MARK_NAMES.theirs}` },
    ...theirs,
    { text: MARKS.between },
    ...ours.map((text) => ({ text })),
    { text: `${MARKS.end} ${MARK_NAMES.ours}` },
  ],
};

const MARKS = { start: '<<<<<<<', between: '=======', end: '>>>>>>>' } as const;
/**
 * Names in the marks, as git puts those of branches there. The same in every language: editors show them. What is generated
 * is new for the config, the version, or an exercise that its author corrected.
 */
const MARK_NAMES = { theirs: 'yours', ours: 'generated' } as const;

/** The first line, from 1, where a conflict begins or ends that was written with marks and not settled since. */
export function markedLine(lines: readonly Line[]): number | undefined {
  const index = lines.findIndex(({ text }) => /^(<{7}|>{7}) /.test(text));
  return index < 0 ? undefined : index + 1;
}
