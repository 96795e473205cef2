import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as createMessages from '../../messages/create.js';
import * as messages from '../../messages/transaction.js';
import { isReachable } from '../project-path.js';
import { asBytes, type Change, findFile, isLink, isProjectPath, sameBytes } from './change.js';
import { syncFolder, writeDurably } from './durable.js';
import { type Journal, printJournal, type Step } from './journal.js';
import { hasFolder, JOURNAL_FILE, LOCAL_FOLDER, mayBeUnsettled, TRANSACTION_FOLDER } from './local-folder.js';
import { finish, settle, sweep } from './settle.js';
import { back, ChangedMeanwhile, forward, type Progress } from './steps.js';
import { withLock } from './with-lock.js';

export interface CommitOptions {
  /** What is being run, for whoever has to wait or to finish it: lower-case letters. */
  readonly command: string;
  /** Whether `undo` can take it back; if not, there is nothing to undo after it. */
  readonly canUndo?: boolean;
  /** Folders to remove if they are empty then, inner ones first. */
  readonly drops?: readonly string[];
}

/**
 * Makes all changes to a project or none, whenever the process is killed and whatever fails; a killed one is finished or
 * taken back by the next command. Changes that change nothing are none, and a run without any is no write.
 * @param root the project, absolute and there
 * @returns the paths that were written
 */
export async function commitChanges(
  root: string,
  changes: readonly Change[],
  options: CommitOptions,
): Promise<Checked<readonly string[]>> {
  const real = changes.filter(({ content, expected }) => !isSame(content, expected));
  const paths = real.map(({ path }) => path);
  if (real.length === 0) return { ok: true, value: paths, diagnostics: [] };
  const strange = paths.find((path) => !isProjectPath(path));
  if (strange !== undefined) throw new Error(`No path of a project's: ${strange}`);
  return await withLock(root, options.command, () => {
    const settled = settle(root, options.command);
    if (!settled.ok) return settled;
    const problem = write(root, real, options);
    return problem
      ? { ok: false, diagnostics: [...settled.diagnostics, problem] }
      : { ok: true, value: paths, diagnostics: settled.diagnostics };
  });
}

function isSame(content: Change['content'], expected: Change['expected']): boolean {
  if (content === null || expected === null) return content === expected;
  return asBytes(content).equals(asBytes(expected));
}

function write(root: string, changes: readonly Change[], options: CommitOptions): Diagnostic | undefined {
  const steps: Step[] = [];
  for (const change of changes) {
    const step = stepOf(root, change);
    if ('code' in step) return step;
    steps.push(step);
  }
  const { command, canUndo = true, drops = [] } = options;
  const at = new Date().toISOString();
  const journal: Journal = { command, at, canUndo, makes: missingFolders(root, steps), drops, steps };
  const bytes = printJournal(journal);
  if (bytes === 'huge') return failure('project/huge', messages.tooMuch, messages.tooMuchRemedy);

  const progress: Progress = { path: LOCAL_FOLDER };
  try {
    begin(root, bytes);
    forward(root, journal, [...steps.entries()], progress);
    progress.path = LOCAL_FOLDER;
    finish(root, journal);
    return undefined;
  } catch (error) {
    const changed = error instanceof ChangedMeanwhile;
    if (!changed && !isSystemError(error)) throw error;
    const left = takeBack(root, journal);
    const message = changed
      ? messages.changedMeanwhile(error.path)
      : createMessages.cannotWrite(progress.path, systemReason(error));
    const remedy = left ?? (changed ? messages.runAgain : createMessages.nothingWritten);
    return failure(changed ? 'project/changed' : 'project/write-failed', message, remedy);
  }
}

/** A change as the journal has it, or what speaks against it. */
function stepOf(root: string, { path, content, mode, expected }: Change): Step | Diagnostic {
  if (!isReachable(root, path))
    return failure('project/link', createMessages.linkOutside(path), messages.linkRemedy);
  const place = join(root, ...path.split('/'));
  if (content === null && isLink(place))
    return failure('project/link', messages.deletesLink(path), messages.deletesLinkRemedy);
  const found = findFile(place);
  if (found === 'no file' || !sameBytes(found, expected))
    return failure('project/changed', messages.changedMeanwhile(path), messages.runAgain);
  const bits = found ? found.mode : (mode ?? 0o666 & ~process.umask());
  return { path, old: found, new: content === null ? null : { bytes: asBytes(content), mode: bits } };
}

/** Outer ones first. */
function missingFolders(root: string, steps: readonly Step[]): string[] {
  const missing = new Set<string>();
  for (const { path, new: file } of steps) {
    const above: string[] = [];
    for (let at = dirname(path); file && at !== '.'; at = dirname(at)) above.unshift(at);
    for (const folder of above) if (findFile(join(root, folder)) === null) missing.add(folder);
  }
  return [...missing];
}

/**
 * The journal is on the disk, to its last byte, before anything in the project changes. Of all that follows only the new
 * files' bytes are waited for: a file system with a journal of its own keeps renames in order, so that after a power cut
 * this journal is there as long as one of the renames is not.
 */
function begin(root: string, journal: Buffer): void {
  if (!hasFolder(root, TRANSACTION_FOLDER)) mkdirSync(join(root, TRANSACTION_FOLDER), { mode: 0o700 });
  writeDurably(join(root, JOURNAL_FILE), { bytes: journal, mode: 0o600 });
  syncFolder(join(root, TRANSACTION_FOLDER));
}

/** @returns what to tell if that failed */
function takeBack(root: string, journal: Journal): Diagnostic['message'] | undefined {
  const progress: Progress = { path: LOCAL_FOLDER };
  try {
    back(root, journal, progress);
    sweep(root);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Without the record, as when the whole folder is gone, there is nothing that could be taken back later.
    return mayBeUnsettled(root) ? messages.takeBackLater(progress.path) : undefined;
  }
}

function failure(code: string, message: Diagnostic['message'], remedy: Diagnostic['message']): Diagnostic {
  return { code, severity: 'error', message, remedy };
}
