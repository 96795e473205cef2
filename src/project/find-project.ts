import { existsSync, lstatSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import * as messages from '../messages/create.js';
import { CONFIG_FILE } from '../render/files.js';
import { BASE_FILE } from './base.js';

/** A folder is a project if there is a nanokit.yaml in it. */
export function holdsProject(folder: string): boolean {
  try {
    return lstatSync(join(folder, CONFIG_FILE), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

/**
 * Why a command finds no project: it is another folder, a Zephyr application of somebody else's, or its nanokit.yaml is gone.
 * @param folder absolute
 * @param dir the same as the user named it
 */
export function notAProject(folder: string, dir: string, command: string): Diagnostic {
  const has = (path: string) => existsSync(join(folder, path));
  const problem = (
    name: string,
    message: Diagnostic['message'],
    remedy: Diagnostic['remedy'],
  ): Diagnostic => ({
    code: `${command}/${name}`,
    severity: 'error',
    message,
    ...(remedy ? { remedy } : {}),
  });
  const remedy = messages.notAProjectRemedy(command);
  const entry = entryAt(folder);
  if (!entry) return problem('no-folder', messages.noSuchFolder(dir), remedy);
  if (!entry.isDirectory()) return problem('no-folder', messages.notAFolder(dir), remedy);
  if (has(BASE_FILE)) return problem('config-gone', messages.configGone(dir), messages.configGoneRemedy);
  if (has('CMakeLists.txt') || has('prj.conf'))
    return problem('no-config', messages.notOurs(dir), messages.notOursRemedy);
  return problem('no-project', messages.notAProject(dir), remedy);
}

function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Below a file there is nothing.
    if (isSystemError(error) && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
