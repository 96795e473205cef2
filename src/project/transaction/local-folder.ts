import {
  chmodSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';
import { CONFIG_FILE } from '../../render/files.js';

/** What belongs to this machine alone: never committed, closed to others, the only place with copies of the user's bytes. */
export const LOCAL_FOLDER = '.nanokit/local';
/** Holds the files of one write, and is empty when none goes on; it stays, since to make it each time would take time. */
export const TRANSACTION_FOLDER = `${LOCAL_FOLDER}/transaction`;
export const JOURNAL_FILE = `${TRANSACTION_FOLDER}/journal.json`;
/** For an app that was not generated here: nothing else tells git not to look into the folder. */
const IGNORE_FILE = `${LOCAL_FOLDER}/.gitignore`;
export const UNDO_FILE = `${LOCAL_FOLDER}/undo.json`;

/** A path that leads elsewhere or is no folder, where only a folder of our own may be. */
export class NotOurFolder extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** Makes the folder, in a project that is there, and sees to it that nobody else can look into it. */
export function makeLocalFolder(root: string): void {
  ownFolder(root, '.nanokit', 0o777);
  ownFolder(root, LOCAL_FOLDER, 0o700);
  if (!hasFile(root, CONFIG_FILE) && !hasFile(root, IGNORE_FILE))
    writeFileSync(join(root, IGNORE_FILE), '*\n', { mode: 0o600 });
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

/** Whether a folder below the project is there; a link or a file in its place is refused. */
export function hasFolder(root: string, path: string): boolean {
  const stat = entry(root, path);
  if (stat && !stat.isDirectory()) throw new NotOurFolder(path);
  return stat !== undefined;
}

export function hasFile(root: string, path: string): boolean {
  return entry(root, path) !== undefined;
}

function entry(root: string, path: string) {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Removes the folder if there is nothing to undo or anything else in it, and then `.nanokit` if that is empty. */
export function dropEmptyLocalFolder(root: string): void {
  if (hasFile(root, UNDO_FILE)) return;
  dropEmptyFolder(join(root, TRANSACTION_FOLDER));
  dropIgnoreFile(root);
  if (dropEmptyFolder(join(root, LOCAL_FOLDER))) dropEmptyFolder(join(root, '.nanokit'));
}

/** Where nothing is left that git would have to ignore. */
function dropIgnoreFile(root: string): void {
  if (!hasFile(root, IGNORE_FILE)) return;
  const names = readdirSync(join(root, LOCAL_FOLDER));
  if (names.length === 1) removeFile(join(root, IGNORE_FILE));
}

/** @returns whether the folder is gone; one that holds anything stays */
export function dropEmptyFolder(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch (error) {
    if (isSystemError(error)) return error.code === 'ENOENT';
    throw error;
  }
}

export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
  }
}

/** Removes the files in a folder of our own. A folder in it is none of ours and stops this. */
export function removeFiles(folder: string): void {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).sort(journalFirst)) {
    unlinkSync(join(folder, name));
  }
}

/** Copies without a record are leftovers, a record without copies is none. */
function journalFirst(one: Dirent, other: Dirent): number {
  return Number(other.name.startsWith('journal')) - Number(one.name.startsWith('journal'));
}
