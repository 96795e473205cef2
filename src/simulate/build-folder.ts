import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/simulate.js';
import { isReachable } from '../project/project-path.js';
import { hideFromGit } from '../project/transaction/make-local-folder.js';

/** Where programs are kept: the project's own folder for what belongs to this machine. */
export const BUILD_FOLDER = '.nanokit/local/simulate';

/**
 * The folder to build in, made if it is not there. A project that cannot be written, such as one on a read-only disk, is
 * built in a private folder of the system's one for temporary files.
 * @param folder the project, absolute
 */
export function buildFolder(folder: string): Checked<string> {
  // Nothing outside the project is written, through no link either.
  if (!isReachable(folder, BUILD_FOLDER)) {
    const message = messages.leadsOutside(BUILD_FOLDER);
    return { ok: false, diagnostics: [{ code: 'simulate/outside', severity: 'error', message }] };
  }
  const own = join(folder, BUILD_FOLDER);
  const make = () => {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    hideFromGit(folder);
  };
  const refusal = whyNotWritable(make, own);
  if (!refusal) return { ok: true, value: own, diagnostics: [] };

  const key = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 20);
  const spare = join(tmpdir(), `nanokit-simulate-${key}`);
  const spareRefusal = whyNotWritable(() => makePrivate(spare), spare);
  if (spareRefusal || !isPrivate(spare)) {
    const reason = spareRefusal ? systemReason(spareRefusal) : messages.notPrivate;
    const message = messages.noBuildFolder(own, systemReason(refusal), spare, reason);
    return failed(message);
  }
  const note: Diagnostic = {
    code: 'simulate/build-folder',
    severity: 'note',
    message: messages.builtElsewhere(systemReason(refusal), spare),
  };
  return { ok: true, value: spare, diagnostics: [note] };
}

/**
 * A folder for what is built of many projects, below the system's one for temporary files: nobody else can put anything there.
 * @param name another one for each user
 */
export function privateFolder(name: string): Checked<string> {
  const path = join(tmpdir(), `${name}-${process.getuid?.() ?? 0}`);
  const refusal = whyNotWritable(() => makePrivate(path), path);
  if (!refusal && isPrivate(path)) return { ok: true, value: path, diagnostics: [] };
  const reason = refusal ? systemReason(refusal) : messages.notPrivate;
  return failed(messages.noPrivateFolder(path, reason));
}

function failed(message: Diagnostic['message']): Checked<never> {
  const remedy = messages.noBuildFolderRemedy;
  return { ok: false, diagnostics: [{ code: 'simulate/build-folder', severity: 'error', message, remedy }] };
}

function whyNotWritable(make: () => void, path: string): NodeJS.ErrnoException | undefined {
  try {
    make();
    accessSync(path, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error;
  }
}

/** Not recursive: what another user has put there is not to be taken for ours. */
function makePrivate(path: string): void {
  if (!lstatSync(path, { throwIfNoEntry: false })) mkdirSync(path, { mode: 0o700 });
}

/** A program from a folder that others can write to would be theirs to choose. */
function isPrivate(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return lstatSync(path).isDirectory() && uid === process.getuid?.() && (mode & 0o077) === 0;
}
