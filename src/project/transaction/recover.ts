import type { Checked } from '../../diagnostics/diagnostic.js';
import { hasFolder, TRANSACTION_FOLDER } from './local-folder.js';
import { settle } from './settle.js';
import { told, withLock } from './with-lock.js';

/**
 * For every command that reads a project: a write that was killed is finished or taken back first, and one that is going
 * on is waited for. Where there is neither, this is a single look at the disk.
 * @returns notes on what was done
 */
export async function recoverProject(root: string, command: string): Promise<Checked<undefined>> {
  return await told(root, async () =>
    hasFolder(root, TRANSACTION_FOLDER)
      ? await withLock(root, command, () => settle(root, command))
      : { ok: true, value: undefined, diagnostics: [] },
  );
}
