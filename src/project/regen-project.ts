import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import type { Config } from '../generated/config.js';
import { getAssignment, setAssignment } from '../kconfig/assignment.js';
import { kconfigString } from '../kconfig/quoting.js';
import * as configMessages from '../messages/config.js';
import * as messages from '../messages/create.js';
import type { Lang, Text } from '../messages/text.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../render/files.js';
import { renderCredentials, renderGenerated } from '../render/render-project.js';
import { BASE_FILE, baseText, hasBase, readBase } from './base.js';
import { projectName } from './create-project.js';
import { holdsProject, notAProject } from './find-project.js';
import { isReachable } from './project-path.js';
import { type Change, commitChanges, recoverProject } from './write-project.js';

export interface RegenOptions {
  /** The project, absolute. */
  readonly folder: string;
  /** As the user named it, for messages. */
  readonly dir: string;
  /** Language of the comments where neither nanokit.yaml nor the project's record says. */
  readonly language: Lang;
}

export interface RegenResult {
  /** What was written, relative to the project. */
  readonly updated: readonly string[];
  /** Files that the user changed and that stay so. */
  readonly kept: readonly string[];
  /** Files that the user deleted: they are not made again. */
  readonly deleted: readonly string[];
  /** Files that the user and nanokit.yaml both changed: nothing is written while there is one. */
  readonly conflicts: readonly string[];
}

/**
 * Brings the generated files up to date with nanokit.yaml. A file that the user changed is never overwritten: where
 * nanokit.yaml asks for another change of it, nothing at all is written.
 */
export async function regenProject(options: RegenOptions): Promise<Checked<RegenResult>> {
  const recovered = await recoverProject(options.folder, 'regen');
  if (!recovered.ok) return recovered;
  let result = await regenOnce(options);
  // Somebody wrote between the plan and the write, another regen perhaps: then there is another plan to make.
  for (let more = 2; more > 0 && isOvertaken(result); more--) result = await regenOnce(options);
  return { ...result, diagnostics: [...recovered.diagnostics, ...result.diagnostics] };
}

function isOvertaken({ diagnostics }: Checked<RegenResult>): boolean {
  return diagnostics.some(({ code }) => code === 'project/changed');
}

async function regenOnce({ folder, dir, language }: RegenOptions): Promise<Checked<RegenResult>> {
  // Each file is read once: what is decided and what is expected when it is written are of the same moment.
  const seen = new Map<string, Buffer | undefined>();
  const bytesOf = (path: string) => {
    if (!seen.has(path)) seen.set(path, readBytes(folder, path));
    return seen.get(path);
  };
  const textOf = (path: string) => bytesOf(path)?.toString('utf8');
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(dir)] };
  const leading = [CONFIG_FILE, BASE_FILE].find((path) => !isReachable(folder, path));
  if (leading !== undefined) return linkFailure(leading);
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const last = readBase(isHuge(folder, BASE_FILE) ? undefined : textOf(BASE_FILE));
  // Not the tool's language first: what regen writes must not depend on who runs it.
  const fallbacks = { name: projectName(folder), language: last.language ?? language };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  if (!resolved.ok) return resolved;
  const { config, password } = resolved.value;

  const rendered = await renderGenerated(config);
  const touched = [...rendered.keys(), CREDENTIALS_FILE];
  const link = touched.find((path) => !isReachable(folder, path));
  if (link !== undefined) return linkFailure(link);

  const steps = [...rendered].map(([path, { content }]) => {
    const current = textOf(path);
    // What has no record, such as the schema, is all ours.
    const base = hasBase(path, rendered) ? last.files.get(path) : current;
    return { path, ...decide(current, base, content) };
  });
  const pathsOf = (kind: Decision['kind']) =>
    steps.filter((step) => step.kind === kind).map(({ path }) => path);
  const kept = pathsOf('keep');
  const deleted = pathsOf('deleted');
  const conflicts = pathsOf('conflict');
  if (conflicts.length > 0) {
    const diagnostics = [
      ...resolved.diagnostics,
      ...conflicts.map((path) => conflictProblem(path, last.files.has(path))),
    ];
    return { ok: true, value: { updated: [], kept, deleted, conflicts }, diagnostics };
  }

  const credentials = await updateCredentials(textOf(CREDENTIALS_FILE), config, password, last.ssid);
  const writes = [
    ...steps.flatMap(({ path, kind, text }): Write[] => (kind === 'write' ? [{ path, content: text }] : [])),
    ...credentials.writes,
  ];
  const record: Write = { path: BASE_FILE, content: baseText(rendered, config) };
  const changes = [...writes, record].map((write): Change => {
    return { ...write, expected: bytesOf(write.path) ?? null };
  });
  const written = await commitChanges(folder, changes, { command: 'regen' });
  if (!written.ok) return written;

  const diagnostics = [
    ...written.diagnostics,
    ...resolved.diagnostics,
    ...deleted.map(deletedNote),
    ...credentials.diagnostics,
    ...(resolved.value.passwordInFile ? [passwordWarning(textOf(CREDENTIALS_FILE), password)] : []),
  ];
  const updated = writes.map(({ path }) => path);
  return { ok: true, value: { updated, kept, deleted, conflicts: [] }, diagnostics };
}

interface Decision {
  readonly kind: 'same' | 'write' | 'keep' | 'deleted' | 'conflict';
  /** What to write: the rendered text with the line endings that the file has. */
  readonly text: string;
}

/** Compares what we last wrote (base), what the file is now, and what it should become. Line endings do not count. */
function decide(current: string | undefined, base: string | undefined, rendered: string): Decision {
  const text = current?.includes('\r\n') ? rendered.replaceAll('\n', '\r\n') : rendered;
  if (current === undefined) return { kind: base === undefined ? 'write' : 'deleted', text };
  if (sameLines(current, rendered)) return { kind: 'same', text };
  if (base !== undefined && sameLines(current, base)) return { kind: 'write', text };
  return { kind: base !== undefined && sameLines(base, rendered) ? 'keep' : 'conflict', text };
}

function sameLines(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

/**
 * What must happen to credentials.conf: its Wi-Fi name follows nanokit.yaml where that changed since the last write.
 * Nothing else in it is touched, and without a password to write it is not made anew.
 */
async function updateCredentials(
  current: string | undefined,
  config: Config,
  password: string | undefined,
  lastSsid: string | undefined,
): Promise<{ readonly writes: readonly Write[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { ssid } = config.wifi;
  const value = kconfigString(ssid);
  if (current === undefined && password !== undefined) {
    const { content, mode } = await renderCredentials({ ssid, password }, config.project.language);
    return { writes: [{ path: CREDENTIALS_FILE, content, ...(mode ? { mode } : {}) }], diagnostics: [] };
  }
  if (current === undefined) {
    const remedy = messages.credentialsRemedy(`CONFIG_${SSID_SYMBOL}=${value}`);
    const message = messages.credentialsGone;
    return {
      writes: [],
      diagnostics: [{ code: 'regen/no-credentials', severity: 'warning', message, remedy }],
    };
  }
  if (getAssignment(current, SSID_SYMBOL) === value) return { writes: [], diagnostics: [] };
  // Without a record of the last name there is no telling whose the difference is: then the file stays as it is.
  if (lastSsid !== undefined && lastSsid !== ssid) {
    const content = setAssignment(current, SSID_SYMBOL, value);
    const message = messages.otherPassword(ssid);
    const note: Diagnostic = {
      code: 'regen/password-kept',
      severity: 'warning',
      message,
      remedy: messages.otherPasswordRemedy,
    };
    return { writes: [{ path: CREDENTIALS_FILE, content }], diagnostics: [note] };
  }
  const remedy = messages.ssidRemedy(`CONFIG_${SSID_SYMBOL}=${value}`);
  const message = messages.ssidDiffers;
  return { writes: [], diagnostics: [{ code: 'regen/ssid-differs', severity: 'warning', message, remedy }] };
}

const SSID_SYMBOL = 'EXAMPLE_WIFI_SSID';
const PASSWORD_SYMBOL = 'EXAMPLE_WIFI_PASSWORD';

interface Write {
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
}

/** A base far larger than any that was written by us is not read at all. */
const MAX_BASE_BYTES = 4 * 1024 * 1024;

function isHuge(folder: string, path: string): boolean {
  return (statSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0) > MAX_BASE_BYTES;
}

function linkFailure(path: string): Checked<never> {
  return failed('project/link', messages.linkOutside(path), messages.linkRemedy);
}

function readBytes(folder: string, path: string): Buffer | undefined {
  try {
    return readFileSync(join(folder, ...path.split('/')));
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

function failed(code: string, message: Diagnostic['message'], remedy: Text): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, remedy }] };
}

function conflictProblem(path: string, recorded: boolean): Diagnostic {
  const message = recorded ? messages.conflict(path) : messages.noRecord(path);
  const remedy = recorded ? messages.conflictRemedy(path) : messages.noRecordRemedy;
  return { code: 'regen/conflict', severity: 'error', message, remedy };
}

function deletedNote(path: string): Diagnostic {
  return { code: 'regen/deleted', severity: 'note', message: messages.deletedStays(path) };
}

/** A password in nanokit.yaml, which never gets to the board as long as credentials.conf has one. */
function passwordWarning(credentials: string | undefined, password: string | undefined): Diagnostic {
  const used = getAssignment(credentials ?? '', PASSWORD_SYMBOL);
  if (used !== undefined && password !== undefined && used !== kconfigString(password)) {
    const { passwordDiffers: message, passwordDiffersRemedy: remedy } = messages;
    return { code: 'regen/password-differs', severity: 'warning', message, remedy };
  }
  const remedy = configMessages.passwordMove;
  return {
    code: 'config/password-in-config',
    severity: 'warning',
    message: configMessages.passwordInConfig,
    remedy,
  };
}
