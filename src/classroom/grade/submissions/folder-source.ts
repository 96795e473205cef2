import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError, systemReason } from '../../../diagnostics/system-error.js';
import * as messages from '../../../messages/class-submissions.js';
import { MOST_ENTRIES, type Source, type SourceEntry, SourceProblem } from './source.js';

/** Folders that no tool of ours reads, and that may be larger than everything else. */
const SKIPPED = new Set(['.git', 'node_modules', '__MACOSX']);
const DEEPEST = 24;

/**
 * Lists a folder. Links are listed as such, and never followed.
 * @param folder absolute
 * @throws SourceProblem where there is too much of it
 */
export function openFolder(folder: string): Source {
  const entries: SourceEntry[] = [];
  const visit = (below: string, depth: number) => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      const stat = lstatSync(join(folder, path), { throwIfNoEntry: false });
      // A name that is no UTF-8 is none that Node can open.
      if (!stat) entries.push({ path, kind: 'special', size: 0 });
      else if (stat.isDirectory()) {
        if (depth >= DEEPEST) throw new SourceProblem(messages.tooDeep(path));
        if (!SKIPPED.has(name)) visit(path, depth + 1);
      } else if (stat.isSymbolicLink()) entries.push({ path, kind: 'link', size: 0 });
      else entries.push({ path, kind: stat.isFile() ? 'file' : 'special', size: stat.size });
      if (entries.length > MOST_ENTRIES) throw new SourceProblem(messages.tooManyEntries(MOST_ENTRIES));
    }
  };
  try {
    visit('', 0);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new SourceProblem(messages.unreadableFolder(systemReason(error)));
  }
  return {
    entries,
    read: async ({ path }, mostBytes) => readPlainFile(folder, path, mostBytes),
    close: () => {},
  };
}

function readPlainFile(folder: string, path: string, mostBytes: number): Buffer {
  let handle: number | undefined;
  try {
    // A pipe would keep us waiting; a link may have come since the folder was listed.
    handle = openSync(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new SourceProblem(messages.notReadable(path));
    if (stat.size > mostBytes) throw new SourceProblem(messages.tooLarge(path, mostBytes));
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (;;) {
      const read = readSync(handle, bytes, length, bytes.length - length, length);
      length += read;
      if (read === 0 || length === bytes.length) return bytes.subarray(0, length);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new SourceProblem(messages.notReadable(path, systemReason(error)));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
