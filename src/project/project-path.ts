import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep, win32 } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/create.js';

const problem = (code: string, message: Diagnostic['message'], remedy: Diagnostic['remedy']): Diagnostic => ({
  code,
  severity: 'error',
  message,
  ...(remedy ? { remedy } : {}),
});

/**
 * The folder for a new project, as an absolute path, or why it cannot be one: it must lie inside the current folder,
 * through no link that leads out of it.
 */
export function newProjectFolder(cwd: string, dir: string): string | Diagnostic {
  const target = resolve(cwd, dir);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (dir.trim() === '' || /[\u0000-\u001f\u007f]/.test(dir)) {
    return problem('project/name', messages.unusableName(dir), messages.outsideRemedy);
  }
  if (isAbsolute(dir) || win32.isAbsolute(dir) || !isInside(cwd, target)) {
    return problem('project/outside', messages.outside(dir), messages.outsideRemedy);
  }
  try {
    const existing = deepestExisting(target);
    if (!isInside(realpathSync(cwd), realpathSync(existing))) {
      return problem('project/link', messages.linkOutside(dir), messages.linkRemedy);
    }
    if (!lstatSync(realpathSync(existing)).isDirectory()) {
      return problem(
        'project/not-a-folder',
        messages.notAFolder(relative(cwd, existing)),
        messages.otherFolder,
      );
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOTDIR') {
      const file = relative(cwd, fileAbove(target));
      return problem('project/not-a-folder', messages.notAFolder(file), messages.otherFolder);
    }
    return problem('project/unusable', messages.cannotWrite(dir, systemReason(error)), undefined);
  }
  return target;
}

/**
 * Whether a path inside a project is reached without a link that leads out of it. A link is only followed where
 * all of it stays inside; a dangling one is refused.
 */
export function isReachable(root: string, path: string): boolean {
  try {
    if (!path.split('/').includes('..') && !hasLink(root, path)) return true;
    return isInside(realpathSync(root), realpathSync(deepestExisting(join(root, ...path.split('/')))));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOTDIR') return true;
    if (error.code === 'ENOENT' || error.code === 'ELOOP') return false;
    throw error;
  }
}

/** Whether any part of a path below a folder is a link. Where there is none, nothing need be resolved. */
function hasLink(root: string, path: string): boolean {
  let place = root;
  return path.split('/').some((part) => {
    place = join(place, part);
    return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  });
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The file that stands where a folder on the way to a path should be. */
function fileAbove(path: string): string {
  const parent = dirname(path);
  try {
    return lstatSync(path, { throwIfNoEntry: false }) || parent === path ? path : fileAbove(parent);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return fileAbove(parent);
    throw error;
  }
}

/** The path itself or the nearest folder above it that is there; a link counts as there even if it dangles. */
function deepestExisting(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })) return path;
  const parent = dirname(path);
  return parent === path ? path : deepestExisting(parent);
}
