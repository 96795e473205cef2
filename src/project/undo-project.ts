import type { Checked } from '../diagnostics/diagnostic.js';
import type { PlannedChange } from './planned-change.js';
import { recoverProject } from './write-project.js';

export interface UndoOptions {
  /** The project, absolute. */
  readonly folder: string;
  /** As the user named it, for messages. */
  readonly dir: string;
  /** Says what would be taken back and takes nothing back. */
  readonly dryRun?: boolean;
}

/** A result, and file by file what was taken back or would be: also where files were edited since. */
export interface Undone {
  readonly result: UndoResult;
  readonly changes: readonly PlannedChange[];
}

export interface UndoResult {
  /** The command that was taken back; none where `edited` says why not, or nothing was there to take back. */
  readonly command: string | undefined;
  /** When it wrote, ISO 8601. */
  readonly at: string | undefined;
  /** Files that are again as they were before. */
  readonly restored: readonly string[];
  /** Files that it had made, and that are gone again. */
  readonly removed: readonly string[];
  /** Files that somebody has changed since: nothing is taken back while there is one. */
  readonly edited: readonly string[];
}

/** Takes back the last write, byte for byte. Without one, or where files were edited since, nothing is done. */
export async function undoProject(options: UndoOptions): Promise<Checked<UndoResult>> {
  const done = await undoWrite(options);
  return done.ok ? { ...done, value: done.value.result } : done;
}

/** As `undoProject`, with the changes. */
export async function undoWrite(options: UndoOptions): Promise<Checked<Undone>> {
  const recovered = await recoverProject(options.folder, 'undo');
  if (!recovered.ok) return recovered;
  const result = await (await import('./transaction/writing.js')).undoLast(options);
  return { ...result, diagnostics: [...recovered.diagnostics, ...result.diagnostics] };
}
