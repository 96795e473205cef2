import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/create.js';

/** A file to write. `replace` says that one is there and goes; without it an existing file stops the whole write. */
export interface Write {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
  readonly replace?: boolean;
}

/**
 * Writes all files or none: when one fails, what was made before it is taken back, folders included.
 * @param root absolute; made if it is not there
 * @returns what went wrong, if anything did
 */
export function writeAll(root: string, writes: readonly Write[]): Diagnostic | undefined {
  const undo: (() => void)[] = [];
  let current = root;
  try {
    makeFolder(root, undo);
    for (const write of writes) {
      current = write.path;
      const path = join(root, ...write.path.split('/'));
      makeFolder(dirname(path), undo);
      if (write.replace) replaceFile(path, write.content, undo);
      else createFile(path, write, undo);
    }
    return undefined;
  } catch (error) {
    const left = takeBack(undo);
    if (!isSystemError(error)) throw error;
    const message = messages.cannotWrite(current, systemReason(error));
    const remedy = left.length > 0 ? messages.takeBackFailed(left) : messages.nothingWritten;
    return { code: 'project/write-failed', severity: 'error', message, remedy };
  }
}

function makeFolder(path: string, undo: (() => void)[]): void {
  if (existsSync(path)) return;
  // One by one: mkdir's own recursion does not tell what it made before it failed.
  makeFolder(dirname(path), undo);
  mkdirSync(path);
  undo.push(() => rmdirSync(path));
}

function createFile(path: string, write: Write, undo: (() => void)[]): void {
  const handle = openSync(path, 'wx', write.mode ?? 0o666);
  undo.push(() => unlinkSync(path));
  try {
    writeFully(handle, Buffer.from(write.content));
  } finally {
    closeSync(handle);
  }
}

function writeFully(handle: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(handle, bytes, offset);
}

function replaceFile(path: string, content: string, undo: (() => void)[]): void {
  const before = readFileSync(path);
  undo.push(() => {
    if (!readFileSync(path).equals(before)) writeFileSync(path, before);
  });
  writeFileSync(path, content);
}

/** @returns what could not be taken back */
function takeBack(undo: readonly (() => void)[]): string[] {
  const failed: string[] = [];
  for (const step of undo.toReversed()) {
    try {
      step();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      failed.push(error.path ?? error.message);
    }
  }
  return failed;
}
