import { type Dirent, lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';

/** What belongs to this machine alone: never committed, closed to others, the only place with copies of the user's bytes. */
export const LOCAL_FOLDER = '.nanokit/local';
/** Holds the files of one write, and is empty when none goes on; it stays, since to make it each time would take time. */
export const TRANSACTION_FOLDER = `${LOCAL_FOLDER}/transaction`;
export const JOURNAL_FILE = `${TRANSACTION_FOLDER}/journal.json`;
export const UNDO_FILE = `${LOCAL_FOLDER}/undo.json`;

/** A path that leads elsewhere or is no folder, where only a folder of our own may be. */
export class NotOurFolder extends Error {
  constructor(readonly path: string) {
    super(path);
  }
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

/** Whether a write is begun and neither finished nor taken back. A disk that does not say so gets no benefit of the doubt. */
export function mayBeUnsettled(root: string): boolean {
  try {
    return hasFile(root, JOURNAL_FILE);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return true;
  }
}

function entry(root: string, path: string) {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
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
