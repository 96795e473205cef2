import { Buffer } from 'node:buffer';
import { isBinary, ownLines, printLines, readFileText, saysTheSame } from '../merge/file-text.js';
import type { Choice, Conflict } from '../merge/pieces.js';

/** What `regen` would do with one file. */
export interface FilePlan {
  readonly path: string;
  readonly state: FileState;
  /** The file as it is. */
  readonly before: Buffer | undefined;
  /** The text that nanokit.yaml asks for. */
  readonly wanted: string;
  /** What nobody but the user can decide. */
  readonly conflicts: readonly Conflict[];
  /** A deleted file that would not be as it was: what nanokit.yaml asks for has changed since. */
  readonly isOutOfDate?: boolean;
  /** Both texts can stand in the file, with marks around them. */
  readonly canMark: boolean;
  /** The file once every conflict is decided. */
  after(choose: (conflict: Conflict) => Choice): Buffer | undefined;
}

export type FileState =
  /** As it should be. */
  | 'same'
  /** New, or untouched by the user: ours replaces it. */
  | 'written'
  /** Changes of the user's, and nothing that we want of it; or such changes with ours among them. */
  | 'kept'
  | 'merged'
  /** Changes of the user's, and the user wants ours in their place. */
  | 'replaced'
  /** Deleted by the user, and stays so. */
  | 'deleted'
  /** No longer generated: it goes if it is untouched, and else is the user's from now on. */
  | 'removed'
  | 'released';

interface Wanted {
  readonly content: string;
  readonly bytes: () => Buffer;
}

/**
 * Compares what we last wrote of a file with what it is and what it should become.
 * @param base what we wrote last; `undefined` without a record of it
 * @param ours what nanokit.yaml asks for now
 * @param restore a file that the user deleted is wanted again
 */
export async function planFile(
  path: string,
  base: string | undefined,
  ours: Wanted,
  current: Buffer | undefined,
  restore: boolean,
): Promise<FilePlan> {
  const plan = (state: FileState, after: Buffer | undefined): FilePlan => ({
    path,
    state,
    before: current,
    wanted: ours.content,
    conflicts: [],
    canMark: true,
    after: () => after,
  });
  if (current === undefined) {
    if (base === undefined || restore) return plan('written', ours.bytes());
    return { ...plan('deleted', undefined), isOutOfDate: base !== ours.content };
  }
  // As it mostly is, and much quicker than by lines.
  if (current.equals(ours.bytes())) return plan('same', current);
  const isUsual = base !== undefined && !base.includes('\r');
  if (isUsual && current.equals(Buffer.from(base))) return plan('written', ours.bytes());
  const file = readFileText(current);
  if (saysTheSame(file, ours.content)) return plan('same', current);
  if (base !== undefined && saysTheSame(file, base)) {
    const lines = ownLines(ours.content, file).map((text) => ({ text }));
    return plan('written', printLines(file, lines));
  }
  if (base === ours.content) return plan('kept', current);
  if (isBinary(current)) return wholeFile(path, ours, current);

  const { mergeFile } = await import('../merge/merge.js');
  const merged = mergeFile(path, base, ours.content, current);
  const kept = merged.bytes(() => 'keep');
  const isKept = merged.conflicts.length === 0 && kept.equals(current);
  return {
    ...plan(isKept ? 'kept' : 'merged', kept),
    conflicts: merged.conflicts,
    after: (choose) => merged.bytes(choose),
  };
}

/** A file in which nothing is at odds, with the rendered text in place of the user's changes. */
export function asAsked(file: FilePlan): FilePlan {
  const { before, wanted } = file;
  const isTheirs = file.state === 'kept' || file.state === 'merged';
  if (before === undefined || !isTheirs || file.conflicts.length > 0) return file;
  const text = readFileText(before);
  const lines = ownLines(wanted, text).map((one) => ({ text: one }));
  const after = isBinary(before) ? Buffer.from(wanted) : printLines(text, lines);
  return { ...file, state: 'replaced', after: () => after };
}

/** A file without lines that could be compared: either the user's or ours. */
function wholeFile(path: string, ours: Wanted, current: Buffer): FilePlan {
  const conflict: Conflict = { line: 1, base: [], theirs: [], ours: [] };
  return {
    path,
    state: 'merged',
    before: current,
    wanted: ours.content,
    conflicts: [conflict],
    canMark: false,
    after: (choose) => (choose(conflict) === 'ours' ? ours.bytes() : current),
  };
}

/** A file that is no longer generated. */
export function planRemoval(path: string, base: string, current: Buffer | undefined): FilePlan | undefined {
  if (current === undefined) return undefined;
  const untouched = saysTheSame(readFileText(current), base);
  return {
    path,
    state: untouched ? 'removed' : 'released',
    before: current,
    wanted: '',
    conflicts: [],
    canMark: true,
    after: () => (untouched ? undefined : current),
  };
}
