/**
 * create-nanokit-ws as a library: what its command line is made of.
 *
 * - `createProject`, `regenProject`, `undoProject`: whole operations on a folder, all or nothing
 * - `resolveConfig`: config from a preset, a YAML file and single values, checked against the schema
 * - `renderGenerated`, `renderConfigFile`, `renderCredentials`: config → files, pure
 * - `renderDiagnostics`: what these report, as people read it
 *
 * Nothing here throws for bad input: problems come back as diagnostics with a code, a place and a remedy.
 */

import type { Checked } from './diagnostics/diagnostic.js';
import type { RegenOptions, RegenResult } from './project/regen-project.js';
import type { UndoOptions, UndoResult } from './project/undo-project.js';

export { type Board, boards, findBoard, type SdkLine, sdkLines } from './boards/boards.js';
export { readConfigFile } from './config/config-file.js';
export type { Override } from './config/layers.js';
export { findPreset, type PartialConfig, type Preset, presets } from './config/presets.js';
export { type ConfigSources, type ResolvedConfig, resolveConfig } from './config/resolve-config.js';
export { type ConfigKey, configKeys, type SchemaNode } from './config/schema.js';
export type { Checked, Diagnostic, Place, Severity } from './diagnostics/diagnostic.js';
export { diagnosticsJson, type Paint, renderDiagnostics } from './diagnostics/render.js';
export type { Config } from './generated/config.js';
export { VERSION } from './generated/version.js';
export { LANGUAGES, type Lang, type Text } from './messages/text.js';
export type { ConflictPolicy, Policy } from './project/conflict-policy.js';
export {
  type CreatedProject,
  type CreateOptions,
  createProject,
  projectName,
} from './project/create-project.js';
export type { RegenConflict, RegenOptions, RegenResult } from './project/regen-project.js';
export type { UndoOptions, UndoResult } from './project/undo-project.js';
export {
  type Credentials,
  type RenderedFile,
  type RenderedProject,
  type Role,
  renderConfigFile,
  renderCredentials,
  renderGenerated,
} from './render/render-project.js';

/**
 * Brings the generated files up to date with nanokit.yaml: what changed since the last write is done in the user's
 * files, whose own changes stay. Where both changed the same, the policy decides; undecided, nothing at all is written.
 */
export async function regenProject(options: RegenOptions): Promise<Checked<RegenResult>> {
  return (await import('./changing.js')).regenProject(options);
}

/** Takes back the last write, byte for byte. Without one, or where files were edited since, nothing is done. */
export async function undoProject(options: UndoOptions): Promise<Checked<UndoResult>> {
  return (await import('./changing.js')).undoProject(options);
}
