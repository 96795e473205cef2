import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-reset.js';
import { readProjectFile } from '../../project/project-files.js';
import { LOCAL_FOLDER } from '../../project/transaction/local-folder.js';

export interface WorkFile {
  readonly bytes: Buffer;
  readonly mode: number;
}

/** What is in a folder, but for what git and a build have there. */
export interface Work {
  /** By path, with `/`. */
  readonly files: ReadonlyMap<string, WorkFile>;
  /** Links, pipes and the like: they are left alone. */
  readonly others: readonly string[];
}

/** What is nobody's work: it neither goes nor is kept aside. The project's .gitignore has the same. */
const APART = ['.git', 'build', '.vscode', LOCAL_FOLDER];
/** All of it has to fit into one transaction. */
const MAX_FILES = 900;
const MAX_BYTES = 32 * 1024 * 1024;

/** @param wanted paths of which a link is followed, as long as it stays inside; one that does not is an error */
export function workIn(folder: string, wanted: Pick<ReadonlySet<string>, 'has'>): Checked<Work> {
  const files = new Map<string, WorkFile>();
  const others: string[] = [];
  let room = MAX_BYTES;
  const tooMuch = refused('class/too-much', messages.tooMuch(MAX_FILES), messages.tooMuchRemedy);
  const visit = (below: string): Checked<undefined> => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (APART.includes(path)) continue;
      if (entry.isDirectory()) {
        const inner = visit(path);
        if (!inner.ok) return inner;
        continue;
      }
      if (!entry.isFile() && !wanted.has(path)) {
        others.push(path);
        continue;
      }
      const { size, mode } = lstatSync(join(folder, path));
      room -= size;
      if (room < 0 || files.size >= MAX_FILES) return tooMuch;
      const read = readProjectFile(folder, path);
      if (!read.ok) return read;
      if (read.value) files.set(path, { bytes: read.value, mode: mode & 0o777 });
    }
    return { ok: true, value: undefined, diagnostics: [] };
  };
  const visited = visit('');
  return visited.ok ? { ...visited, value: { files, others } } : visited;
}
