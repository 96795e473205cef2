import { lstatSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type ConfigSources, type ResolvedConfig, resolveConfig } from '../config/resolve-config.js';
import { configKey } from '../config/schema.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as configMessages from '../messages/config.js';
import * as messages from '../messages/create.js';
import type { Lang } from '../messages/text.js';
import { CONFIG_FILE, CREDENTIALS_FILE, GENERATED_PATHS } from '../render/files.js';
import {
  type RenderedFile,
  type RenderedProject,
  renderConfigFile,
  renderCredentials,
  renderGenerated,
} from '../render/render-project.js';
import type { GivenAuthority } from './authorities.js';
import { BASE_FILE, baseText } from './base.js';
import { isReachable, newProjectFolder } from './project-path.js';
import { type NewProjectFile, writeNewFolder } from './transaction/new-folder.js';
import { commitChanges, isUnsettled, recoverProject } from './write-project.js';

export interface CreateOptions extends Omit<ConfigSources, 'fallbacks'> {
  /** The folder that the project goes below. */
  readonly cwd: string;
  /** The project's folder, relative to `cwd`; may exist as long as no file of the project is in the way. */
  readonly dir: string;
  /** Language of the comments where no source says. */
  readonly language: Lang;
  /** Says what would be written and writes nothing. */
  readonly dryRun?: boolean;
  /**
   * Waits until the disk has all of a new folder: for what the same command would not make again, such as answers. In a
   * folder that is there already, that is always so.
   */
  readonly durable?: boolean;
  /** The CA file that `server.tls.ca_file` stands for, where that was given from outside. */
  readonly authority?: GivenAuthority;
}

export interface CreatedProject {
  /** Absolute. */
  readonly folder: string;
  readonly config: Config;
  /** What was written, or would have been: relative to the folder, with `/`. */
  readonly files: readonly string[];
}

/**
 * Writes a new project: all of its files, or none. Nothing that exists is touched.
 * @returns the project, with warnings; or everything that is wrong with the input
 */
export async function createProject(options: CreateOptions): Promise<Checked<CreatedProject>> {
  const folder = newProjectFolder(options.cwd, options.dir);
  if (typeof folder !== 'string') return { ok: false, diagnostics: [folder] };

  const fallbacks = { name: projectName(folder), language: options.language };
  const resolved = await resolveConfig({ ...options, fallbacks });
  if (!resolved.ok) return resolved;
  const { config, password } = resolved.value;
  if (password === undefined) return { ok: false, diagnostics: [missingPassword(config)] };

  const trust = await trustOf(folder, config, options);
  if (!trust.ok) return trust;
  const project = await renderNewProject(resolved.value, password, trust.value, options, fallbacks);
  if (!project.ok) return project;
  const writes = projectWrites(project.value, config);
  const written = await writeProject(folder, writes, options);
  if (!written.ok) return written;

  const files = writes.map((write) => write.path);
  const moved = resolved.value.passwordInFile ? [passwordMoved()] : [];
  const diagnostics = [
    ...written.diagnostics,
    ...resolved.diagnostics,
    ...trust.diagnostics,
    ...moved,
    ...notices(folder, options),
  ];
  return { ok: true, value: { folder, config, files }, diagnostics };
}

async function writeProject(
  folder: string,
  files: readonly NewProjectFile[],
  { dir, dryRun, durable }: CreateOptions,
): Promise<Checked<unknown>> {
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  const paths = files.map(({ path }) => path);
  const recovered = isThere && !dryRun ? await recoverProject(folder, 'create') : NOTHING_FOUND;
  if (!recovered.ok) return recovered;
  const obstacle = isThere ? obstacles(folder, dir, paths) : undefined;
  if (obstacle) return { ok: false, diagnostics: [...recovered.diagnostics, obstacle] };
  if (dryRun) return NOTHING_FOUND;
  if (!isThere) return writeNewFolder(folder, files, durable === true);
  const changes = files.map((file) => ({ ...file, expected: null }));
  const written = await commitChanges(folder, changes, { command: 'create', canUndo: false });
  return { ...written, diagnostics: [...recovered.diagnostics, ...written.diagnostics] };
}

const NOTHING_FOUND = { ok: true, value: undefined, diagnostics: [] } as const;

type Trust = Pick<GivenAuthority, 'certificates'> & Partial<GivenAuthority>;

/** Whom the app trusts, and the file that says so, where it is not in the folder already. */
async function trustOf(folder: string, config: Config, options: CreateOptions): Promise<Checked<Trust>> {
  if (!config.server.tls.enabled) return { ok: true, value: { certificates: [] }, diagnostics: [] };
  const { addressHint, forLine, newAuthorities } = await import('./authorities.js');
  const given: Checked<Trust> = options.authority
    ? { ok: true, value: options.authority, diagnostics: [] }
    : newAuthorities(folder, config, { cwd: options.cwd, yaml: options.file?.name });
  const found = given.ok ? forLine(given, given.value.certificates, config) : given;
  return found.ok ? { ...found, diagnostics: [...found.diagnostics, ...addressHint(config)] } : found;
}

/** The whole project, with nanokit.yaml and the credentials. The user's own YAML is kept, and completed. */
async function renderNewProject(
  { config }: ResolvedConfig,
  password: string,
  trust: Trust,
  options: CreateOptions,
  fallbacks: ConfigSources['fallbacks'],
): Promise<Checked<RenderedProject>> {
  const completed = options.file
    ? await (await import('../config/yaml.js')).completeYaml(options.file, config, fallbacks)
    : undefined;
  if (completed && !completed.ok) return completed;
  const configText = completed?.value ?? (await renderConfigFile(config));
  const configFile: RenderedFile = { content: configText, role: 'config' };
  const credentials = await renderCredentials({ ssid: config.wifi.ssid, password }, config.project.language);
  const project = new Map([
    [CONFIG_FILE, configFile],
    ...(await renderGenerated(config, trust.certificates)),
    ...authorityFile(trust),
    [CREDENTIALS_FILE, credentials],
  ]);
  return { ok: true, value: project, diagnostics: [] };
}

function authorityFile({ path, content }: Trust): [string, RenderedFile][] {
  return path === undefined || content === undefined ? [] : [[path, { content, role: 'authority' }]];
}

function projectWrites(project: RenderedProject, config: Config): NewProjectFile[] {
  const files = [...project].map(
    ([path, { content, mode }]): NewProjectFile => ({ path, content, ...(mode ? { mode } : {}) }),
  );
  return [...files, { path: BASE_FILE, content: baseText(project, config) }];
}

/** A name for CMake from the folder's name: what CMake cannot have becomes `-`. */
export function projectName(folder: string): string {
  const name = basename(resolve(folder))
    .replace(/[^A-Za-z0-9_.+-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 64)
    .replace(/[^A-Za-z0-9]+$/, '');
  return RESERVED.has(name) || name === '' ? `nanokit-${name || 'app'}` : name;
}

/** Names that CMake or Zephyr takes for itself: the schema refuses them, so a folder's name must not become one. */
const RESERVED: ReadonlySet<unknown> = new Set(configKey('project.name')?.node.not?.enum);

/**
 * What stands in the way of a new project in a folder, if anything does: told before anything is asked.
 * @param dir the folder as the user named it
 */
export function obstaclesIn(folder: string, dir: string): Diagnostic | undefined {
  // What a killed run left half-written is taken back before the write.
  if (isUnsettled(folder) || !lstatSync(folder, { throwIfNoEntry: false })) return undefined;
  return obstacles(folder, dir, [CONFIG_FILE, ...GENERATED_PATHS, CREDENTIALS_FILE, BASE_FILE]);
}

function missingPassword(config: Config): Diagnostic {
  return {
    code: 'create/password-missing',
    severity: 'error',
    message: messages.passwordMissing(config.wifi.ssid),
    remedy: messages.passwordFlag,
  };
}

function passwordMoved(): Diagnostic {
  return { code: 'create/password-moved', severity: 'note', message: configMessages.passwordMoved };
}

/** What stands where a file of ours would go, all of it in one diagnostic. */
function obstacles(folder: string, dir: string, paths: readonly string[]): Diagnostic | undefined {
  const link = paths.find((path) => !isReachable(folder, path));
  if (link !== undefined) {
    return {
      code: 'project/link',
      severity: 'error',
      message: messages.linkOutside(link),
      remedy: messages.linkRemedy,
    };
  }
  const found = paths.filter((path) => isTaken(folder, path));
  if (found.length === 0) return undefined;
  const list = found.map((path) => `\n    ${path}`).join('');
  const head = messages.inTheWay(dir, found.length);
  return {
    code: 'project/in-the-way',
    severity: 'error',
    message: { en: `${head.en}:${list}`, zh: `${head.zh}：${list}` },
    remedy: found.includes(CONFIG_FILE) ? messages.alreadyProject(dir) : messages.inTheWayRemedy,
  };
}

/** Whether something is at a path, or a file where one of its folders would go. */
function isTaken(folder: string, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => {
    const at = join(folder, ...parts.slice(0, index + 1));
    if (index === parts.length - 1) return lstatSync(at, { throwIfNoEntry: false }) !== undefined;
    return statSync(at, { throwIfNoEntry: false })?.isDirectory() === false;
  });
}

function notices(folder: string, options: CreateOptions): Diagnostic[] {
  const source = options.dir;
  const space: Diagnostic = {
    code: 'project/space',
    severity: 'warning',
    message: messages.spaceInPath(folder),
    remedy: messages.spaceRemedy,
    source,
  };
  const semicolon: Diagnostic = {
    code: 'project/semicolon',
    severity: 'warning',
    message: messages.semicolonInPath(folder),
    remedy: messages.semicolonRemedy,
    source,
  };
  return [...(/\s/.test(folder) ? [space] : []), ...(folder.includes(';') ? [semicolon] : [])];
}
