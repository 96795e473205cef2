import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as createMessages from '../../messages/create.js';
import { isReachable } from '../project-path.js';
import { claimName, ownClaim } from './claim.js';
import { sync, syncFolder, writeFully } from './durable.js';
import { dropEmptyFolder, removeFile } from './local-folder.js';
import { persistently } from './persistently.js';

export interface NewProjectFile {
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
}

/**
 * Writes a project into a folder that is not there yet: into another one beside it, which gets its name when it is
 * complete. A killed run leaves nothing or all of it, and perhaps that other folder, which the next run removes.
 * @param folder absolute; folders above it are made
 * @param durable waits until the disk has all of it. Else a power cut within the next half minute may leave empty files,
 *   which is no loss where the same command makes the same project again; to wait would cost it a tenth of its time.
 * @returns notes on what a killed run had left
 */
export async function writeNewFolder(
  folder: string,
  files: readonly NewProjectFile[],
  durable: boolean,
): Promise<Checked<undefined>> {
  // When this process started is not looked up: ps can tell that later as well, should it ever matter.
  const fresh = join(dirname(folder), `${prefixOf(folder)}${claimName(ownClaim('create', ''))}`);
  const made: string[] = [];
  let current = basename(folder);
  try {
    makeFolders(dirname(folder), made);
    const left = names(dirname(folder)).filter((name) => name.startsWith(prefixOf(folder)));
    const notes = left.length > 0 ? (await import('./writing.js')).removeLeftovers(folder, left, files) : [];
    mkdirSync(fresh);
    made.push(fresh);
    for (const { path, content, mode } of files) {
      current = path;
      const at = join(fresh, ...path.split('/'));
      makeFolders(dirname(at), made);
      const handle = openSync(at, 'wx', mode ?? 0o666);
      try {
        writeFully(handle, Buffer.from(content));
        if (durable) sync(handle);
      } finally {
        closeSync(handle);
      }
    }
    current = basename(folder);
    if (durable) for (const at of made) syncFolder(at);
    // An empty folder that has appeared meanwhile is replaced, anything else stops this.
    persistently(() => renameSync(fresh, folder));
    if (durable) syncName(folder);
    return { ok: true, value: undefined, diagnostics: notes };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = createMessages.cannotWrite(current, systemReason(error));
    const left = takeBack(made.includes(fresh) ? fresh : undefined, made, files);
    const remedy = left ? createMessages.takeBackFailed([left]) : createMessages.nothingWritten;
    return { ok: false, diagnostics: [{ code: 'project/write-failed', severity: 'error', message, remedy }] };
  }
}

/** The folder's own name is cut where it is long: another one must find room behind it. */
export function prefixOf(folder: string): string {
  return `.${[...basename(folder)].slice(0, 30).join('')}.nanokit-new.`;
}

/** The project is there: what goes wrong now is no reason to say anything else. */
function syncName(folder: string): void {
  try {
    syncFolder(dirname(folder));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** One by one: mkdir's own recursion does not tell what it made before it failed. */
function makeFolders(path: string, made: string[]): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  makeFolders(dirname(path), made);
  mkdirSync(path);
  made.push(path);
}

/** @returns what could not be removed */
function takeBack(
  fresh: string | undefined,
  made: readonly string[],
  files: readonly NewProjectFile[],
): string | undefined {
  try {
    if (fresh !== undefined) removeOurs(fresh, files);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.path ?? error.message;
  }
  return made.toReversed().find((path) => !dropEmptyFolder(path));
}

/** A folder that cannot be listed may still be written to. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error) && error.code === 'EACCES') return [];
    throw error;
  }
}

/** @returns whether the folder is gone, or was not there */
export function removeOurs(folder: string, files: readonly NewProjectFile[]): boolean {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return true;
  const ours = files.map(({ path }) => path).filter((path) => isReachable(folder, path));
  for (const path of ours) {
    const at = join(folder, ...path.split('/'));
    if (lstatSync(at, { throwIfNoEntry: false })?.isFile()) removeFile(at);
  }
  for (const inner of new Set(ours.map((path) => dirname(path)))) {
    if (inner !== '.') dropEmptyFolder(join(folder, inner));
  }
  return dropEmptyFolder(folder);
}
