import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/check-build.js';
import { LOCAL_FOLDER, NotOurFolder } from '../project/transaction/local-folder.js';
import { dropEmptyLocalFolder, makeLocalFolder } from '../project/transaction/make-local-folder.js';

/** A folder for one build. */
export interface BuildFolder {
  /** From the application's folder, with `/`; the build tool makes it. */
  readonly path: string;
  /** Takes away all that was made for the build. */
  readonly remove: () => void;
}

/**
 * A new folder each time: over one that is configured, Zephyr would not look at the fragments again. In an application
 * without a nanokit.yaml nothing is left behind.
 * @param folder the application, absolute
 */
export function newBuildFolder(folder: string): Checked<BuildFolder> {
  const path = `${LOCAL_FOLDER}/check-${process.pid}`;
  const wasThere = existsSync(join(folder, '.nanokit'));
  try {
    makeLocalFolder(folder);
    removeLeftovers(join(folder, LOCAL_FOLDER));
  } catch (error) {
    const reason = reasonOf(error);
    const message = messages.noBuildFolder(LOCAL_FOLDER, reason);
    return { ok: false, diagnostics: [{ code: 'check/build-folder', severity: 'error', message }] };
  }
  const remove = () => {
    try {
      rmSync(join(folder, path), { recursive: true, force: true, maxRetries: 3 });
      if (!wasThere) dropEmptyLocalFolder(folder);
    } catch (error) {
      // The next run takes away what could not be removed.
      if (!isSystemError(error)) throw error;
    }
  };
  return { ok: true, value: { path, remove }, diagnostics: [] };
}

function reasonOf(error: unknown) {
  if (error instanceof NotOurFolder) return messages.notOurFolder;
  if (!isSystemError(error)) throw error;
  return systemReason(error);
}

/** Those of runs that were killed. */
function removeLeftovers(local: string): void {
  for (const name of readdirSync(local)) {
    const [, pid] = /^check-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(local, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/** The path from the application, with `/`, of a file as the build names it; `undefined` for one outside of it. */
export function pathInApp(folder: string): (file: string) => string | undefined {
  const roots = [folder, realpathSync(folder)];
  return (file) => {
    for (const root of roots) {
      const path = relative(root, resolve(root, file));
      if (path !== '' && path.split(sep)[0] !== '..' && !isAbsolute(path)) return path.split(sep).join('/');
    }
    return undefined;
  };
}
