import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import type { Lang } from '../messages/text.js';
import { filesBehindConfig, lastBase } from '../project/behind-config.js';
import { projectName } from '../project/create-project.js';
import { holdsProject, notAProject } from '../project/find-project.js';
import { trustedAuthorities } from '../project/trusted-authorities.js';
import { recoverProject } from '../project/write-project.js';
import { CONFIG_FILE } from '../render/files.js';

export interface ProjectConfig {
  readonly config: Config;
  /** Generated files that nanokit.yaml has changed since. */
  readonly behind: readonly string[];
  /** What could be better in nanokit.yaml: it is for `regen` and `check` to tell. */
  readonly warnings: readonly Diagnostic[];
}

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
): Promise<Checked<ProjectConfig>> {
  const recovered = await recoverProject(folder, command);
  if (!recovered.ok) return recovered;
  const project = await readProject(folder, dir, language, command);
  const problems = project.ok ? [] : project.diagnostics;
  return { ...project, diagnostics: [...recovered.diagnostics, ...problems] };
}

async function readProject(
  folder: string,
  dir: string,
  language: Lang,
  command: string,
): Promise<Checked<ProjectConfig>> {
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(folder, dir, command)] };
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const base = lastBase(folder);
  const fallbacks = { name: projectName(folder), language: base.language ?? language };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  if (!resolved.ok) return resolved;
  const { config } = resolved.value;
  const trusted = await trustedAuthorities(folder, config);
  if (!trusted.ok) return trusted;
  const behind = await filesBehindConfig(base, config, trusted.value);
  return {
    ...resolved,
    value: { config, behind, warnings: [...resolved.diagnostics, ...trusted.diagnostics] },
  };
}
