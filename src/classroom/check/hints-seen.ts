import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';
import { isReachable } from '../../project/project-path.js';
import { NotOurFolder } from '../../project/transaction/local-folder.js';
import { makeLocalFolder } from '../../project/transaction/make-local-folder.js';

/** With what belongs to this machine alone: how far a student has come is nobody else's business. */
const FILE = '.nanokit/local/hints-seen';
const MAX_BYTES = 16;

/** How many hints a student has seen; what makes no sense counts as none. */
export function hintsSeen(folder: string): number {
  const path = join(folder, FILE);
  try {
    const stat = isReachable(folder, FILE) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
    if (!stat?.isFile() || stat.size > MAX_BYTES) return 0;
    const text = readFileSync(path, 'utf8').trim();
    return /^\d{1,3}$/.test(text) ? Number(text) : 0;
  } catch (error) {
    // What it should be in is no folder, for example.
    if (!isSystemError(error)) throw error;
    return 0;
  }
}

/** Remembers it; where nothing can be written, the same hint is shown again. */
export function rememberHints(folder: string, seen: number): void {
  if (!isReachable(folder, FILE)) return;
  try {
    makeLocalFolder(folder);
    const fresh = join(folder, `${FILE}.${process.pid}`);
    writeFileSync(fresh, `${seen}\n`, { mode: 0o600 });
    renameSync(fresh, join(folder, FILE));
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof NotOurFolder)) throw error;
  }
}
