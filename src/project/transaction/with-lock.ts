import { existsSync } from 'node:fs';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as createMessages from '../../messages/create.js';
import * as messages from '../../messages/transaction.js';
import { isReachable } from '../project-path.js';
import { LOCAL_FOLDER, NotOurFolder } from './local-folder.js';
import { lockProject } from './lock.js';

/** Does one synchronous piece of work while nobody else writes to the project. */
export async function withLock<T>(
  root: string,
  command: string,
  work: () => Checked<T>,
): Promise<Checked<T>> {
  return await told(root, async () => {
    const lock = await lockProject(root, command);
    if ('code' in lock) return { ok: false, diagnostics: [lock] };
    try {
      return work();
    } finally {
      lock.release();
    }
  });
}

/** What stands in the way of our own folder, as a diagnostic. */
export async function told<T>(root: string, work: () => Promise<Checked<T>>): Promise<Checked<T>> {
  try {
    if (existsSync(root) && !isReachable(root, LOCAL_FOLDER)) throw new NotOurFolder(LOCAL_FOLDER);
    return await work();
  } catch (error) {
    if (error instanceof NotOurFolder)
      return refused(
        'project/link',
        messages.notOurFolder(error.path),
        messages.notOurFolderRemedy(error.path),
      );
    if (!isSystemError(error)) throw error;
    const message = createMessages.cannotWrite(LOCAL_FOLDER, systemReason(error));
    return refused('project/write-failed', message, createMessages.nothingWritten);
  }
}

function refused(
  code: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['message'],
): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, remedy }] };
}
