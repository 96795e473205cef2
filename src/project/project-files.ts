import { Buffer } from 'node:buffer';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import * as createMessages from '../messages/create.js';
import * as messages from '../messages/regen.js';
import { linkRemedy } from '../messages/transaction.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../render/files.js';
import { isReachable } from './project-path.js';

/** Far more than any file of a project: what is larger is not read. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A file of a project as it is; `undefined` where there is none. Never through a link out of the project. */
export function readProjectFile(folder: string, path: string): Checked<Buffer | undefined> {
  if (!isReachable(folder, path)) {
    return failed('project/link', createMessages.linkOutside(path), linkRemedy);
  }
  const place = join(folder, ...path.split('/'));
  try {
    const stat = statSync(place, { throwIfNoEntry: false });
    // A pipe would be read for ever.
    if (stat && !stat.isFile())
      return failed('project/no-plain-file', messages.noPlainFile(path), messages.tooLargeRemedy);
    if ((stat?.size ?? 0) > MAX_BYTES)
      return failed('project/too-large', messages.tooLarge(path), messages.tooLargeRemedy);
    return { ok: true, value: Buffer.from(readFileSync(place)), diagnostics: [] };
  } catch (error) {
    const isGone = isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (isGone) return { ok: true, value: undefined, diagnostics: [] };
    throw error;
  }
}

/**
 * Whether a path read from the project's record may be one of a file that was generated once: inside the project, a
 * plain file, and none of those that are the user's or the tool's.
 */
export function mayBeGenerated(folder: string, path: string): boolean {
  const parts = path.split('/');
  const isPlain = parts.every((part) => /^[\w.+-]+$/.test(part) && !/^\.+$/.test(part));
  const first = parts[0]?.toLowerCase() ?? '';
  const isTaken = [CONFIG_FILE, CREDENTIALS_FILE].includes(path.toLowerCase());
  if (!isPlain || isTaken || ['.git', '.nanokit'].includes(first)) return false;
  try {
    const stat = lstatSync(join(folder, ...parts), { throwIfNoEntry: false });
    return stat?.isFile() === true && isReachable(folder, path);
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

function failed(code: string, message: Diagnostic['message'], remedy: Diagnostic['remedy']): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, ...(remedy ? { remedy } : {}) }] };
}
