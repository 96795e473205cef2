import type { Checked } from '../diagnostics/diagnostic.js';
import { recoverProject } from './write-project.js';

export interface UndoOptions {
  /** The project, absolute. */
  readonly folder: string;
  /** As the user named it, for messages. */
  readonly dir: string;
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
  const recovered = await recoverProject(options.folder, 'undo');
  if (!recovered.ok) return recovered;
  const result = await (await import('./transaction/writing.js')).undoLast(options);
  return { ...result, diagnostics: [...recovered.diagnostics, ...result.diagnostics] };
}
