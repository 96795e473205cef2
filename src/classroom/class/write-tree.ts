import { spawn } from 'node:child_process';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
  writevSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as messages from '../../messages/class-new.js';
import { cannotWrite, nothingWritten, takeBackFailed } from '../../messages/create.js';
import { claimName, isDead, ownClaim, parseClaim } from '../../project/transaction/claim.js';
import { writeFully } from '../../project/transaction/durable.js';
import { prefixOf } from '../../project/transaction/new-folder.js';
import { persistently } from '../../project/transaction/persistently.js';

export interface TreeFile {
  /** Relative to the tree, with `/`. */
  readonly path: string;
  readonly pieces: readonly Buffer[];
  readonly mode?: number;
}

export interface TreeOptions {
  /** Looked at now and then: whether somebody asked to stop. */
  readonly stopped: () => boolean;
  /** With the number of files written so far. */
  readonly onProgress?: (files: number) => void;
  /** Looks at the tree as it is on the disk, before it gets its name: what it finds keeps it from getting one. */
  readonly inspect: (folder: string) => readonly Diagnostic[];
}

/** Between two looks at whether to stop. */
const FILES_AT_A_TIME = 500;

/**
 * Writes a whole tree into a folder that is not there yet: beside it, then one sync and one rename. A killed run leaves
 * nothing or all of it, and perhaps that other folder, which the next run removes: it has only what this wrote.
 * @param folder absolute
 * @returns notes; or `stopped`, with nothing left behind
 */
export async function writeTree(
  folder: string,
  files: Iterable<TreeFile>,
  { stopped, inspect, onProgress }: TreeOptions,
): Promise<Checked<undefined> | 'stopped'> {
  const above = dirname(folder);
  const fresh = join(above, `${prefixOf(folder)}${claimName(ownClaim('class'))}`);
  let current = basename(folder);
  try {
    const notes = removeLeftovers(folder);
    mkdirSync(fresh);
    const made = new Set([fresh]);
    let count = 0;
    for (const { path, pieces, mode } of files) {
      current = path;
      const at = `${fresh}/${path}`;
      makeFolder(at.slice(0, at.lastIndexOf('/')), made);
      writePieces(at, pieces, mode ?? 0o666);
      if (++count % FILES_AT_A_TIME === 0) {
        await new Promise(setImmediate);
        onProgress?.(count);
        if (stopped()) return takeBack(fresh) ?? 'stopped';
      }
    }
    current = basename(folder);
    // The disk takes its time, in which what is in memory can be read.
    const synced = syncTree(fresh);
    const found = inspect(fresh);
    await synced;
    if (found.length > 0) return takeBack(fresh) ?? { ok: false, diagnostics: found };
    if (stopped()) return takeBack(fresh) ?? 'stopped';
    persistently(() => renameSync(fresh, folder));
    return { ok: true, value: undefined, diagnostics: notes };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = cannotWrite(current, systemReason(error));
    const problem = {
      code: 'class/write-failed',
      severity: 'error',
      message,
      remedy: nothingWritten,
    } as const;
    return takeBack(fresh) ?? { ok: false, diagnostics: [problem] };
  }
}

function makeFolder(path: string, made: Set<string>): void {
  if (made.has(path)) return;
  makeFolder(dirname(path), made);
  mkdirSync(path);
  made.add(path);
}

function writePieces(path: string, pieces: readonly Buffer[], mode: number): void {
  const handle = openSync(path, 'wx', mode);
  try {
    const [only, ...others] = pieces;
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const written =
      length === 0 || !only ? 0 : others.length > 0 ? writevSync(handle, pieces) : writeSync(handle, only);
    // A disk that is nearly full takes a part.
    if (written < length) writeFully(handle, Buffer.concat(pieces).subarray(written));
  } finally {
    closeSync(handle);
  }
}

/**
 * Waits until the disk has the whole tree. Node has no call for a file system, and one for each file would take minutes; where
 * there is no such program (Windows), a power cut in the half minute after may cost the tree, which the same command makes again.
 */
function syncTree(folder: string): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve();
  const args = process.platform === 'linux' ? ['-f', folder] : [];
  return new Promise((resolve) => {
    const child = spawn('sync', args, { stdio: 'ignore' });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}

/** @returns what went wrong in that, if anything */
function takeBack(fresh: string): Checked<never> | undefined {
  try {
    rmSync(fresh, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = takeBackFailed([error.path ?? fresh]);
    return { ok: false, diagnostics: [{ code: 'class/write-failed', severity: 'error', message }] };
  }
}

/** What killed runs left: folders whose name says so, of processes that are gone. */
function removeLeftovers(folder: string): Diagnostic[] {
  const prefix = prefixOf(folder);
  const left = readdirSync(dirname(folder)).filter((name) => {
    const claim = name.startsWith(prefix) ? parseClaim(name.slice(prefix.length)) : undefined;
    return claim?.command === 'class' && isDead(claim);
  });
  return left.flatMap((name): Diagnostic[] => {
    const at = join(dirname(folder), name);
    if (!lstatSync(at, { throwIfNoEntry: false })?.isDirectory()) return [];
    rmSync(at, { recursive: true, force: true });
    return [{ code: 'class/leftover', severity: 'note', message: messages.leftoverRemoved }];
  });
}
