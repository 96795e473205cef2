import type { Change } from './write-project.js';

/** What is to become of one file of a project. */
export interface PlannedChange {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** The file as it was read when this was decided; `undefined` where there was none. */
  readonly before: Buffer | undefined;
  /** The file from now on; `undefined` removes it. */
  readonly after: Buffer | undefined;
  /** Permission bits of a new file, where they are not the usual ones. */
  readonly mode?: number;
}

/** A plan's change, for the transaction. */
export function asWrite({ path, before, after, mode }: PlannedChange): Change {
  return { path, content: after ?? null, expected: before ?? null, ...(mode === undefined ? {} : { mode }) };
}
