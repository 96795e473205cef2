import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Lang } from '../../src/messages/text.js';
import { createProject } from '../../src/project/create-project.js';
import { type RegenOptions, type RegenResult, regenProject } from '../../src/project/regen-project.js';
import { write } from './folders.js';

/** A new project of the documented preset. */
export async function newProject(cwd: string, language: Lang = 'en'): Promise<string> {
  const result = await createProject({ cwd, dir: 'my-app', language });
  if (!result.ok) throw new Error('refused');
  return result.value.folder;
}

export const regen = (folder: string, more: Partial<RegenOptions> = {}) =>
  regenProject({ folder, dir: basename(folder), language: 'en', ...more });

/** What a run that went well did, apart from the settings that it tells of. */
export async function done(folder: string, more: Partial<RegenOptions> = {}) {
  const result = await regen(folder, more);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message.en).join('; '));
  const { settings, differing, ...value } = result.value;
  return { ...value, codes: result.diagnostics.map(({ code }) => code) };
}

export const NOTHING: Omit<RegenResult, 'settings' | 'differing'> & { codes: string[] } = {
  updated: [],
  merged: [],
  replaced: [],
  kept: [],
  deleted: [],
  removed: [],
  conflicts: [],
  marked: [],
  codes: [],
};

export function change(folder: string, path: string, edit: (text: string) => string): void {
  const before = readFileSync(join(folder, path), 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`${path} does not change`);
  write(folder, path, after);
}

/** A value that stands in prj.conf alone. */
export const setStack = (folder: string, bytes: number) =>
  change(folder, 'nanokit.yaml', (text) =>
    text.replace(/ main_stack_bytes: .*/, ` main_stack_bytes: ${bytes}`),
  );
