import { existsSync } from 'node:fs';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as createMessages from '../../messages/create.js';
import * as messages from '../../messages/transaction.js';
import { isReachable } from '../project-path.js';
import { LOCAL_FOLDER, mayBeUnsettled, NotOurFolder } from './local-folder.js';
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
    let done: Checked<T>;
    try {
      done = worked(root, work);
    } catch (error) {
      lock.release();
      throw error;
    }
    const left = lock.release();
    return left ? { ...done, diagnostics: [...done.diagnostics, left] } : done;
  });
}

/** What the system refuses is told before the lock goes: whether anything is left behind shows then. */
function worked<T>(root: string, work: () => Checked<T>): Checked<T> {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return writeFailed(root, error);
  }
}

function writeFailed(root: string, error: NodeJS.ErrnoException): Checked<never> {
  const message = createMessages.cannotWrite(LOCAL_FOLDER, systemReason(error));
  const remedy = mayBeUnsettled(root) ? messages.settledLater : createMessages.nothingWritten;
  return refused('project/write-failed', message, remedy);
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
    return writeFailed(root, error);
  }
}
