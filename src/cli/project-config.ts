import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import type { Lang } from '../messages/text.js';
import { projectName } from '../project/create-project.js';
import { holdsProject, notAProject } from '../project/find-project.js';
import { recoverProject } from '../project/write-project.js';
import { CONFIG_FILE } from '../render/files.js';

/**
 * The config of the project in a folder, as its nanokit.yaml has it. A write that was killed is settled first.
 * @param folder absolute
 * @param dir the same as the user named it, for messages
 * @param command the one that wants it
 */
export async function projectConfig(
  folder: string,
  dir: string,
  language: Lang,
  command: string,
): Promise<Checked<Config>> {
  const recovered = await recoverProject(folder, command);
  if (!recovered.ok) return recovered;
  const config = await readProject(folder, dir, language);
  // What could be better in nanokit.yaml is for regen to tell.
  const problems = config.ok ? [] : config.diagnostics;
  return { ...config, diagnostics: [...recovered.diagnostics, ...problems] };
}

async function readProject(folder: string, dir: string, language: Lang): Promise<Checked<Config>> {
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(dir)] };
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const fallbacks = { name: projectName(folder), language };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  return resolved.ok ? { ...resolved, value: resolved.value.config } : resolved;
}
