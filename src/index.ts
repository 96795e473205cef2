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
export {
  type RegenConflict,
  type RegenOptions,
  type RegenResult,
  regenProject,
} from './project/regen-project.js';
export { type UndoOptions, type UndoResult, undoProject } from './project/undo-project.js';
export {
  type Credentials,
  type RenderedFile,
  type RenderedProject,
  type Role,
  renderConfigFile,
  renderCredentials,
  renderGenerated,
} from './render/render-project.js';
