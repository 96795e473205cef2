import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';
import {
  dropEmptyFolder,
  hasFile,
  LOCAL_FOLDER,
  NotOurFolder,
  removeFile,
  TRANSACTION_FOLDER,
  UNDO_FILE,
} from './local-folder.js';

const IGNORE_FILE = `${LOCAL_FOLDER}/.gitignore`;

/** Makes the folder, in a project that is there, and sees to it that nobody else can look into it. */
export function makeLocalFolder(root: string): void {
  ownFolder(root, '.nanokit', 0o777);
  ownFolder(root, LOCAL_FOLDER, 0o700);
  hideFromGit(root);
}

function ownFolder(root: string, path: string, mode: number): void {
  const at = join(root, path);
  try {
    mkdirSync(at, { mode });
    return;
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  }
  const stat = lstatSync(at);
  if (!stat.isDirectory()) throw new NotOurFolder(path);
  if (mode === 0o700 && process.platform !== 'win32' && (stat.mode & 0o777) !== mode) chmodSync(at, mode);
}

/**
 * Git ignores all of the folder by a file in it, whatever becomes of the project's own .gitignore. A disk without room for
 * these two bytes is no reason to stop: the next command makes up for it.
 */
export function hideFromGit(root: string): void {
  const path = join(root, IGNORE_FILE);
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) writeFileSync(path, '*\n', { flag: 'wx', mode: 0o600 });
    // As a process leaves it that was killed, or found the disk full.
    else if (stat.isFile() && stat.size < 2) writeFileSync(path, '*\n');
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Removes the folder if there is nothing to undo or anything else in it, and then `.nanokit` if that is empty. */
export function dropEmptyLocalFolder(root: string): void {
  if (hasFile(root, UNDO_FILE)) return;
  dropEmptyFolder(join(root, TRANSACTION_FOLDER));
  const local = join(root, LOCAL_FOLDER);
  if (!hasFile(root, LOCAL_FOLDER) || readdirSync(local).some((name) => name !== '.gitignore')) return;
  removeFile(join(root, IGNORE_FILE));
  if (dropEmptyFolder(local)) dropEmptyFolder(join(root, '.nanokit'));
  // Another run has just begun in it.
  else hideFromGit(root);
}
