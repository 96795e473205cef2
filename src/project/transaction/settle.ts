import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as createMessages from '../../messages/create.js';
import * as messages from '../../messages/transaction.js';
import { isReachable } from '../project-path.js';
import { type Journal, readJournal } from './journal.js';
import {
  hasFile,
  hasFolder,
  JOURNAL_FILE,
  LOCAL_FOLDER,
  removeFile,
  removeFiles,
  TRANSACTION_FOLDER,
  UNDO_FILE,
} from './local-folder.js';
import { back, ChangedMeanwhile, forward, isStaged, type Progress, standingOf } from './steps.js';
import { withLock } from './with-lock.js';

/** For a command that finds something unsettled: waits for whoever is at it, or does it. */
export async function settleProject(root: string, by: string): Promise<Checked<undefined>> {
  return await withLock(root, by, () => settle(root, by));
}

/**
 * Finishes or takes back what a killed run has left. Only whoever holds the project's lock may.
 * @param by the command that does it: `create` takes back another `create`, to begin anew
 */
export function settle(root: string, by: string): Checked<undefined> {
  if (!hasFolder(root, TRANSACTION_FOLDER)) return settled();
  if (!hasFile(root, JOURNAL_FILE)) {
    // All that is left of a write that was finished.
    sweep(root);
    return settled();
  }
  const journal = readJournal(join(root, JOURNAL_FILE));
  if (journal === 'unfinished') {
    sweep(root);
    return settled(note('project/taken-back', messages.nothingDone));
  }
  if (typeof journal === 'string') {
    const message = messages.brokenRecord(JOURNAL_FILE, journal);
    return refused('project/broken-journal', message, messages.brokenJournalRemedy(TRANSACTION_FOLDER));
  }
  const link = journal.steps.find(({ path }) => !isReachable(root, path));
  if (link) return refused('project/link', createMessages.linkOutside(link.path), messages.linkRemedy);
  return settleJournal(root, journal, by);
}

function settleJournal(root: string, journal: Journal, by: string): Checked<undefined> {
  const { command, steps } = journal;
  // A file that somebody has edited since stays as it is. If its step was not done, the rest must not be done either.
  const standing = steps.map((step) => standingOf(root, step));
  const edited = steps.filter((_, index) => standing[index] === 'other');
  const isBegun = standing.includes('new');
  const undone = standing.some((at, index) => at === 'other' && (!isBegun || isStaged(root, index)));
  const progress: Progress = { path: LOCAL_FOLDER };
  const notes = edited.map(({ path }) => note('project/edited-since', messages.editedStays(path)));
  if (!undone && !(command === 'create' && by === 'create')) {
    try {
      const pending = [...steps.entries()].filter(([index]) => standing[index] === 'old');
      forward(root, journal, pending, progress);
      finish(root, journal);
      return settled(note('project/finished', messages.finished(command)), ...notes);
    } catch (error) {
      // Then the way back may be open.
      if (!isSystemError(error) && !(error instanceof ChangedMeanwhile)) throw error;
    }
  }
  try {
    back(root, journal, progress);
    sweep(root);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = messages.stuck(command, progress.path, systemReason(error));
    return refused('project/stuck', message, messages.stuckRemedy);
  }
  return settled(note('project/taken-back', messages.takenBack(command)), ...notes);
}

/**
 * All files are in their places. The journal becomes the record that `undo` goes by, or goes. Should a power cut bring it
 * back, the next command does again what else was lost.
 */
export function finish(root: string, { canUndo }: Journal): void {
  const journal = join(root, JOURNAL_FILE);
  if (canUndo) renameSync(journal, join(root, UNDO_FILE));
  else {
    removeFile(join(root, UNDO_FILE));
    removeFile(journal);
  }
  try {
    sweep(root);
  } catch (error) {
    // Leftovers are swept by the next command.
    if (!isSystemError(error)) throw error;
  }
}

export function sweep(root: string): void {
  if (hasFolder(root, TRANSACTION_FOLDER)) removeFiles(join(root, TRANSACTION_FOLDER));
}

function note(code: string, message: Diagnostic['message']): Diagnostic {
  return { code, severity: 'note', message };
}

function settled(...diagnostics: readonly Diagnostic[]): Checked<undefined> {
  return { ok: true, value: undefined, diagnostics };
}
