import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import * as messages from '../messages/create.js';
import { CONFIG_FILE } from '../render/files.js';

/** A folder is a project if there is a nanokit.yaml in it. */
export function holdsProject(folder: string): boolean {
  try {
    return lstatSync(join(folder, CONFIG_FILE), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return false;
    throw error;
  }
}

/** @param dir as the user named it */
export function notAProject(dir: string): Diagnostic {
  const message = messages.notAProject(dir);
  return { code: 'regen/no-project', severity: 'error', message, remedy: messages.notAProjectRemedy };
}
