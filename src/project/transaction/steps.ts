import {
  accessSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.js';
import { type FileState, findFile, sameBytes, targetOf } from './change.js';
import { writeDurably } from './durable.js';
import type { Journal, Step } from './journal.js';
import { dropEmptyFolder, removeFile, TRANSACTION_FOLDER } from './local-folder.js';
import { persistently } from './persistently.js';

/** What a file is, seen from a step: not done yet, done, or neither, which means that somebody else has written it. */
export type Standing = 'old' | 'new' | 'other';

export function standingOf(root: string, step: Step): Standing {
  const found = findFile(join(root, ...step.path.split('/')));
  if (sameBytes(found, step.new?.bytes ?? null)) return 'new';
  return sameBytes(found, step.old?.bytes ?? null) ? 'old' : 'other';
}

/** Somebody else wrote a file between the plan and the write. */
export class ChangedMeanwhile extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** Where a write is, to name the place if it fails. */
export interface Progress {
  path: string;
}

const staged = (root: string, kind: 'new' | 'old', index: number) =>
  join(root, TRANSACTION_FOLDER, `${kind}-${index}`);

/** A new file waits under a name of its own until its step is done. */
export function isStaged(root: string, index: number): boolean {
  return lstatSync(staged(root, 'new', index), { throwIfNoEntry: false }) !== undefined;
}

/** Steps with their numbers. */
type Numbered = readonly (readonly [number, Step])[];

/**
 * Does the steps that are not done. What needs room on the disk comes first, so that a full disk is found out before
 * anything in the project has changed; then one rename for each file.
 */
export function forward(
  root: string,
  { makes, drops }: Journal,
  pending: Numbered,
  progress: Progress,
): void {
  for (const path of makes) {
    progress.path = path;
    makeFolder(join(root, path));
  }
  for (const [index, step] of pending) {
    progress.path = step.path;
    stage(root, index, step);
  }
  for (const [index, step] of pending) {
    progress.path = step.path;
    if (standingOf(root, step) !== 'old') throw new ChangedMeanwhile(step.path);
    const target = targetOf(root, step.path);
    if (step.new) persistently(() => renameSync(staged(root, 'new', index), target));
    else persistently(() => unlinkSync(target));
    // What was there is still there under another name: had it been edited in this very moment, it shows.
    const kept = findFile(staged(root, 'old', index));
    if (step.old && !sameBytes(kept, step.old.bytes)) throw new ChangedMeanwhile(step.path);
  }
  for (const path of drops) dropEmptyFolder(join(root, path));
}

/** The new file, ready to be renamed, and a second name for the old one. */
function stage(root: string, index: number, step: Step): void {
  const target = targetOf(root, step.path);
  // A rename would not care, but who made a file read-only wants to keep it.
  if (step.old) accessSync(target, constants.W_OK);
  const fresh = staged(root, 'new', index);
  removeFile(fresh);
  if (step.new) {
    const stat = step.old ? statSync(target) : undefined;
    const isOurs = stat?.uid === process.getuid?.();
    writeDurably(fresh, { ...step.new, ...(stat && !isOurs ? { owner: stat } : {}) });
  }
  const kept = staged(root, 'old', index);
  removeFile(kept);
  if (step.old) linkOrCopy(target, kept, step.old);
}

function linkOrCopy(from: string, to: string, file: FileState): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isSystemError(error) || error.code === 'ENOSPC' || error.code === 'ENOENT') throw error;
    // This file system gives a file one name only.
    writeWhole(to, file);
  }
}

/**
 * Takes back all steps that are done. The old files come back by their second names, for which no room is needed; what
 * somebody else has written since stays.
 */
export function back(root: string, { makes, steps }: Journal, progress: Progress): void {
  const done = [...steps.entries()].filter(([, step]) => standingOf(root, step) === 'new').reverse();
  for (const [index, step] of done) {
    progress.path = step.path;
    const target = targetOf(root, step.path);
    if (step.old) restore(target, staged(root, 'old', index), step.old);
    else persistently(() => unlinkSync(target));
  }
  for (const path of makes.toReversed()) dropEmptyFolder(join(root, path));
}

/** A killed process leaves no half of it under this name. */
function writeWhole(path: string, file: FileState): void {
  const part = `${path}.part`;
  removeFile(part);
  writeDurably(part, file);
  renameSync(part, path);
}

function restore(target: string, kept: string, old: FileState): void {
  if (!lstatSync(kept, { throwIfNoEntry: false })) writeWhole(kept, old);
  mkdirSync(dirname(target), { recursive: true });
  persistently(() => renameSync(kept, target));
}

function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  mkdirSync(path);
}
