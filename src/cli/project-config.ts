import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import type { Lang } from '../messages/text.js';
import { projectName } from '../project/create-project.js';
import { holdsProject, notAProject } from '../project/find-project.js';
import { CONFIG_FILE } from '../render/files.js';

/**
 * The config of the project in a folder, as its nanokit.yaml has it.
 * @param folder absolute
 * @param dir the same as the user named it, for messages
 */
export async function projectConfig(folder: string, dir: string, language: Lang): Promise<Checked<Config>> {
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(dir)] };
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const fallbacks = { name: projectName(folder), language };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  return resolved.ok ? { ...resolved, value: resolved.value.config } : resolved;
}
