import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import type { Change } from './transaction/change.js';
import type { CommitOptions } from './transaction/commit.js';
import { JOURNAL_FILE } from './transaction/local-folder.js';

export type { Change, CommitOptions };

/**
 * Makes all changes to a project or none, whenever the process is killed and whatever fails; a killed one is finished or
 * taken back by the next command. Changes that change nothing are none, and a run without any is no write.
 * @param root the project, absolute and there
 * @returns the paths that were written
 */
export async function commitChanges(
  root: string,
  changes: readonly Change[],
  options: CommitOptions,
): Promise<Checked<readonly string[]>> {
  return (await import('./transaction/writing.js')).commitChanges(root, changes, options);
}

/**
 * For every command that reads a project: a write that was killed is finished or taken back first, and one that is going
 * on is waited for. Where there is neither, this is a single look at the disk.
 * @returns notes on what was done
 */
export async function recoverProject(root: string, command: string): Promise<Checked<undefined>> {
  if (!isUnsettled(root)) return { ok: true, value: undefined, diagnostics: [] };
  return (await import('./transaction/writing.js')).settleProject(root, command);
}

/** Whether a write is going on, or was killed. */
export function isUnsettled(root: string): boolean {
  try {
    return lstatSync(join(root, JOURNAL_FILE), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return false;
    throw error;
  }
}
