import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';

/** What is to happen to one file, and what the file was when that was decided. */
export interface Change {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** `null` deletes the file. */
  readonly content: Buffer | string | null;
  /** Permission bits of a file that is not there yet, in place of the usual ones; one that is there keeps its own. */
  readonly mode?: number;
  /** What the file held when the change was decided; `null` if it was not there. Anything else stops the whole write. */
  readonly expected: Buffer | string | null;
}

export interface FileState {
  readonly bytes: Buffer;
  readonly mode: number;
}

/** A folder, a device: nothing that we ever write or replace. */
export type Found = FileState | null | 'no file';

/** What is at a path now; a link, known to stay inside the project, is followed. */
export function findFile(path: string): Found {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return null;
    return stat.isFile() ? { bytes: readFileSync(path), mode: stat.mode & 0o777 } : 'no file';
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  }
}

export function sameBytes(found: Found, bytes: Buffer | string | null): boolean {
  if (found === 'no file') return false;
  if (found === null || bytes === null) return found === bytes;
  return found.bytes.equals(asBytes(bytes));
}

export function asBytes(content: Buffer | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** Where a file's bytes are: a link stays, and what it leads to is replaced. */
export function targetOf(root: string, path: string): string {
  const target = join(root, ...path.split('/'));
  return isLink(target) ? realpathSync(target) : target;
}

export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

const PART = /^[\p{L}\p{M}\p{N}（）【】、—·._-]*[\p{L}\p{M}\p{N}（）【】_-]$/u;

/**
 * Whether a path may be written at all: one of the plain names that a project's files have, in any language. Records that
 * are read back may come from anywhere; neither git's own folder nor a name that some system reads in another way is any
 * of ours.
 */
export function isProjectPath(path: string): boolean {
  // Some systems take letters that look alike for the same.
  const plain = path.normalize('NFKC').toLowerCase();
  const parts = path.split('/');
  const isGits = plain.split('/').includes('.git');
  const isLocal = /^\.nanokit(\/local(\/|$)|$)/.test(plain);
  return path.length <= 200 && parts.every((part) => PART.test(part)) && !isGits && !isLocal;
}
