import { existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-reset.js';
import { asWrite, type PlannedChange } from '../../project/planned-change.js';
import { isReachable } from '../../project/project-path.js';
import { isProjectPath } from '../../project/transaction/change.js';
import { LOCAL_FOLDER } from '../../project/transaction/local-folder.js';
import { commitChanges } from '../../project/write-project.js';
import { CREDENTIALS_FILE } from '../../render/files.js';
import { type TreeFile, writeTree } from '../class/write-tree.js';
import type { FreshFiles } from './fresh-project.js';
import { type Work, workIn } from './work-in.js';

export interface ResetOptions {
  /** The exercise's folder, absolute; it may be gone. */
  readonly folder: string;
  readonly fresh: FreshFiles;
  /** For a folder that has none. */
  readonly credentials?: { readonly bytes: Buffer; readonly mode: number };
  readonly dryRun: boolean;
  readonly stopped: () => boolean;
}

export interface Reset {
  readonly changes: readonly PlannedChange[];
  /** The name of the folder beside it that has everything as it was; none where nothing had to go. */
  readonly old: string | undefined;
  /** What is in the folder still, as it could not be put back. */
  readonly left: readonly string[];
}

/**
 * Gives a fresh exercise, and keeps what was there: first all of it is copied into a folder beside, which gets its name in one
 * rename; then the folder itself becomes the fresh one, in one transaction, under whoever has it open. Killed at any moment, the
 * work is there, once or twice, and the folder is the old one or the new one.
 */
export async function resetFolder(options: ResetOptions): Promise<Checked<Reset> | 'stopped'> {
  const { folder, dryRun, stopped } = options;
  if (!lstatSync(folder, { throwIfNoEntry: false })) return makeFolder(options);
  const work = workIn(folder, options.fresh);
  if (!work.ok) return work;
  const { changes, left } = planChanges(work.value, options);
  const takesAway = changes.some(({ before }) => before !== undefined);
  const old = takesAway ? freeName(folder) : undefined;
  const value = { changes, old, left };
  const notes = left.map((path): Diagnostic => {
    return { code: 'class/left-there', severity: 'note', message: messages.leftThere(path) };
  });
  if (dryRun || changes.length === 0) return { ok: true, value, diagnostics: notes };
  if (old !== undefined) {
    const kept = await writeTree(join(dirname(folder), old), copies(work.value), {
      stopped,
      inspect: () => [],
    });
    if (kept === 'stopped' || !kept.ok) return kept;
  }
  const drops = emptied(changes, options.fresh);
  const written = await commitChanges(folder, changes.map(asWrite), { command: 'reset', drops });
  if (!written.ok) return written;
  addLocal(folder, options.fresh);
  return { ok: true, value, diagnostics: [...written.diagnostics, ...notes] };
}

async function makeFolder(options: ResetOptions): Promise<Checked<Reset> | 'stopped'> {
  const { folder, fresh, credentials, dryRun, stopped } = options;
  const files = [...fresh].map(
    ([path, bytes]): TreeFile => ({
      path,
      pieces: [bytes],
      ...(isLocal(path) ? { mode: 0o600 } : {}),
    }),
  );
  const secret: TreeFile[] = credentials
    ? [{ path: CREDENTIALS_FILE, pieces: [credentials.bytes], mode: credentials.mode }]
    : [];
  const changes = [...files, ...secret].map(
    ({ path, pieces }): PlannedChange => ({ path, before: undefined, after: Buffer.concat(pieces) }),
  );
  const value = { changes, old: undefined, left: [] };
  if (dryRun) return { ok: true, value, diagnostics: [] };
  const made = await writeTree(folder, [...files, ...secret], { stopped, inspect: () => [] });
  return made === 'stopped' || !made.ok ? made : { ...made, value };
}

function planChanges(
  { files, others }: Work,
  { fresh, credentials }: ResetOptions,
): { readonly changes: readonly PlannedChange[]; readonly left: readonly string[] } {
  const changes: PlannedChange[] = [];
  for (const [path, after] of fresh) {
    if (isLocal(path)) continue;
    const before = files.get(path)?.bytes;
    if (!before?.equals(after)) changes.push({ path, before, after });
  }
  if (credentials && !files.has(CREDENTIALS_FILE)) {
    const { bytes, mode } = credentials;
    changes.push({ path: CREDENTIALS_FILE, before: undefined, after: bytes, mode });
  }
  const further = [...files].filter(([path]) => !fresh.has(path) && path !== CREDENTIALS_FILE);
  const strange = further.filter(([path]) => !isProjectPath(path)).map(([path]) => path);
  for (const [path, { bytes }] of further)
    if (!strange.includes(path)) changes.push({ path, before: bytes, after: undefined });
  return { changes, left: [...others, ...strange] };
}

/** With TLS the key of the exercise's test server stands there: what belongs to one machine is no part of a transaction. */
function isLocal(path: string): boolean {
  return path.startsWith(`${LOCAL_FOLDER}/`);
}

/** What is missing of it. */
function addLocal(folder: string, fresh: FreshFiles): void {
  for (const [path, bytes] of fresh) {
    const place = join(folder, ...path.split('/'));
    if (!isLocal(path) || !isReachable(folder, path) || existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    writeFileSync(place, bytes, { mode: 0o600, flag: 'wx' });
  }
}

/** Folders in which nothing is left, inner ones first. */
function emptied(changes: readonly PlannedChange[], fresh: FreshFiles): string[] {
  const folders = new Set<string>();
  for (const { path, after } of changes) {
    if (after !== undefined) continue;
    for (let at = dirname(path); at !== '.'; at = dirname(at)) folders.add(at);
  }
  const needed = [...fresh.keys()];
  return [...folders]
    .filter((at) => isProjectPath(at) && !needed.some((path) => path.startsWith(`${at}/`)))
    .sort((a, b) => b.length - a.length);
}

function copies({ files }: Work): TreeFile[] {
  return [...files].map(([path, { bytes, mode }]) => ({ path, pieces: [bytes], mode }));
}

/** `NAME.old-1`, or the next that there is not yet. */
function freeName(folder: string): string {
  for (let number = 1; ; number++) {
    const name = `${basename(folder)}.old-${number}`;
    if (!lstatSync(join(dirname(folder), name), { throwIfNoEntry: false })) return name;
  }
}
