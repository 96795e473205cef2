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
  readonly content: string | Buffer;
  readonly mode?: number;
  readonly replace?: boolean;
}

/** What becomes of one file of a project. */
export interface Change {
  /** Relative to the project, with `/`. */
  readonly path: string;
  /** The file as it was read when this was decided; `undefined` where there was none. */
  readonly before: Buffer | undefined;
  /** The file from now on; `undefined` removes it. */
  readonly after: Buffer | undefined;
  /** Permission bits of a new file, where they are not the usual ones. */
  readonly mode?: number;
}

/**
 * Makes all changes or none.
 * @param root absolute
 * @returns what went wrong, if anything did: a file is not what it was when the change was decided, or cannot be written
 */
export function applyChanges(root: string, changes: readonly Change[]): Diagnostic | undefined {
  const moved = changes.find(({ path, before }) => !isStill(join(root, ...path.split('/')), before));
  if (moved) {
    const message = messages.changedMeanwhile(moved.path);
    return {
      code: 'project/changed-meanwhile',
      severity: 'error',
      message,
      remedy: messages.changedMeanwhileRemedy,
    };
  }
  return allOrNone(root, (steps) => {
    for (const change of changes) steps.doing(change.path, () => makeChange(root, change, steps.undo));
  });
}

function makeChange(root: string, { path, before, after, mode }: Change, undo: (() => void)[]): void {
  const place = join(root, ...path.split('/'));
  if (after === undefined) {
    unlinkSync(place);
    undo.push(() => writeFileSync(place, before ?? ''));
    return;
  }
  makeFolder(dirname(place), undo);
  if (before !== undefined) replaceFile(place, after, undo);
  else createFile(place, { path, content: after, ...(mode === undefined ? {} : { mode }) }, undo);
}

function isStill(path: string, before: Buffer | undefined): boolean {
  try {
    const now = readFileSync(path);
    return before?.equals(now) === true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return before === undefined;
    throw error;
  }
}

/**
 * Writes all files or none: when one fails, what was made before it is taken back, folders included.
 * @param root absolute; made if it is not there
 * @returns what went wrong, if anything did
 */
export function writeAll(root: string, writes: readonly Write[]): Diagnostic | undefined {
  return allOrNone(root, ({ undo, doing }) => {
    makeFolder(root, undo);
    for (const write of writes) {
      doing(write.path, () => {
        const path = join(root, ...write.path.split('/'));
        makeFolder(dirname(path), undo);
        if (write.replace) replaceFile(path, write.content, undo);
        else createFile(path, write, undo);
      });
    }
  });
}

interface Steps {
  /** How to take back what was done, in the order in which it was. */
  readonly undo: (() => void)[];
  /** Names the path that an error is about. */
  doing(path: string, step: () => void): void;
}

function allOrNone(root: string, work: (steps: Steps) => void): Diagnostic | undefined {
  const undo: (() => void)[] = [];
  let current = root;
  try {
    work({
      undo,
      doing(path, step) {
        current = path;
        step();
      },
    });
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
    writeFully(handle, typeof write.content === 'string' ? Buffer.from(write.content) : write.content);
  } finally {
    closeSync(handle);
  }
}

function writeFully(handle: number, bytes: Buffer): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(handle, bytes, offset);
}

function replaceFile(path: string, content: string | Buffer, undo: (() => void)[]): void {
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
