import { join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as createMessages from '../../messages/create.js';
import * as messages from '../../messages/transaction.js';
import { holdsProject, notAProject } from '../find-project.js';
import type { PlannedChange } from '../planned-change.js';
import { isReachable } from '../project-path.js';
import type { Undone, UndoOptions } from '../undo-project.js';
import { type Change, findFile, sameBytes } from './change.js';
import { commitChanges } from './commit.js';
import { type Journal, readJournal } from './journal.js';
import { hasFile, UNDO_FILE } from './local-folder.js';

/** Takes back the last write of a project in which nothing is unsettled. */
export async function undoLast({ folder, dir, dryRun }: UndoOptions): Promise<Checked<Undone>> {
  if (!hasFile(folder, UNDO_FILE)) {
    if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(folder, dir, 'undo')] };
    return nothingDone([nothingToUndo()]);
  }
  const record = readJournal(join(folder, UNDO_FILE));
  if (typeof record === 'string') {
    const message = messages.brokenRecord(UNDO_FILE, record);
    return refused('undo/broken', message, messages.brokenUndoRemedy(UNDO_FILE));
  }
  const link = record.steps.find(({ path }) => !isReachable(folder, path));
  if (link) return refused('project/link', createMessages.linkOutside(link.path), messages.linkRemedy);

  const plan = planOf(folder, record);
  const edited = plan.edited.map((path): Diagnostic => {
    const { editedSinceRemedy: remedy } = messages;
    return { code: 'undo/edited', severity: 'error', message: messages.editedSince(path), remedy };
  });
  const changes = takenBack(record, [...plan.changes.map(({ path }) => path), ...plan.edited]);
  if (edited.length > 0) return nothingDone(edited, plan.edited, changes);
  if (plan.changes.length === 0) return nothingDone([nothingToUndo()]);

  const options = { command: 'undo', canUndo: false, drops: record.makes.toReversed() };
  const written = dryRun
    ? ({ ok: true, diagnostics: [] } as const)
    : await commitChanges(folder, plan.changes, options);
  if (!written.ok) return written;
  const result = {
    command: record.command,
    at: record.at,
    restored: plan.changes.filter(({ content }) => content !== null).map(({ path }) => path),
    removed: plan.changes.filter(({ content }) => content === null).map(({ path }) => path),
    edited: [],
  };
  return { ok: true, value: { result, changes }, diagnostics: written.diagnostics };
}

/** What the write did to some files, the other way round. */
function takenBack({ steps }: Journal, paths: readonly string[]): PlannedChange[] {
  return steps
    .filter(({ path }) => paths.includes(path))
    .map(({ path, old, new: written }) => ({ path, before: written?.bytes, after: old?.bytes }));
}

/** A file that is already as it was before the write needs nothing more. */
function planOf(folder: string, { steps }: Journal): { changes: Change[]; edited: string[] } {
  const changes: Change[] = [];
  const edited: string[] = [];
  for (const { path, old, new: written } of steps) {
    const found = findFile(join(folder, ...path.split('/')));
    if (sameBytes(found, old?.bytes ?? null)) continue;
    if (found === 'no file' || !sameBytes(found, written?.bytes ?? null)) edited.push(path);
    else
      changes.push({
        path,
        content: old?.bytes ?? null,
        ...(old ? { mode: old.mode } : {}),
        expected: found?.bytes ?? null,
      });
  }
  return { changes, edited };
}

function nothingToUndo(): Diagnostic {
  const { nothingToUndo: message, nothingToUndoRemedy: remedy } = messages;
  return { code: 'undo/nothing', severity: 'error', message, remedy };
}

function nothingDone(
  diagnostics: readonly Diagnostic[],
  edited: readonly string[] = [],
  changes: readonly PlannedChange[] = [],
): Checked<Undone> {
  const result = { command: undefined, at: undefined, restored: [], removed: [], edited };
  return { ok: true, value: { result, changes }, diagnostics };
}
