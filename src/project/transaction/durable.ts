import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { isSystemError } from '../../diagnostics/system-error.js';

export interface NewFile {
  readonly bytes: Buffer;
  /** Permission bits, exact: the process's mask does not count. */
  readonly mode: number;
  /** Whose it shall be, where we may decide that. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** Writes a file that is not there yet, and waits until the disk has it. */
export function writeDurably(path: string, { bytes, mode, owner }: NewFile): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeFully(handle, bytes);
    if (owner) give(handle, owner);
    fchmodSync(handle, mode);
    sync(handle);
  } finally {
    closeSync(handle);
  }
}

export function writeFully(handle: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(handle, bytes, offset);
}

/** Only root may give a file away; for all others it stays theirs. */
function give(handle: number, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Waits until the names in a folder are on the disk. Windows does that by itself and opens no folders. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    sync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Some network file systems cannot: then nothing better is to be had. */
export function sync(handle: number): void {
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!isSystemError(error) || !['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(error.code)) throw error;
  }
}
