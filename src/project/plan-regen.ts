import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { type ResolvedConfig, resolveConfig } from '../config/resolve-config.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as regenMessages from '../messages/regen.js';
import type { Lang } from '../messages/text.js';
import * as messages from '../messages/transaction.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../render/files.js';
import { type RenderedProject, renderGenerated } from '../render/render-project.js';
import type { GivenAuthority } from './authorities.js';
import { BASE_FILE, type Base, baseText, hasBase, readBase } from './base.js';
import { projectName } from './create-project.js';
import { passwordWarning, planCredentials, ssidLine } from './credentials.js';
import { holdsProject, notAProject } from './find-project.js';
import type { GivenFiles } from './given-files.js';
import { kindNotes } from './kind-notes.js';
import { type FilePlan, planFile, planRemoval } from './plan-file.js';
import type { PlannedChange } from './planned-change.js';
import { mayBeGenerated, readProjectFile } from './project-files.js';
import { regenCommand } from './regen-notes.js';
import { trustedAuthorities } from './trusted-authorities.js';
import { recoverProject } from './write-project.js';

export interface PlanOptions {
  /** The project, absolute. */
  readonly folder: string;
  /** As the user named it, for messages. */
  readonly dir: string;
  /** How the user starts this program, for messages. */
  readonly program?: string;
  /** Language of the comments where neither nanokit.yaml nor the project's record says. */
  readonly language: Lang;
  /** Who wants to know, for whoever has to wait: lower-case letters. */
  readonly command: string;
  /** nanokit.yaml as it is to become, and as it was when that was made of it; else as it is. */
  readonly configEdit?: { readonly from: string; readonly to: string };
  /** The CA file that `server.tls.ca_file` is to become. */
  readonly authority?: GivenAuthority;
  /** A corrected exercise. */
  readonly given?: GivenFiles;
  /** Files that the user deleted and wants again. */
  readonly restore?: ReadonlySet<string>;
  /** Writes the record anew and leaves the files as they are: what differs counts as the user's. */
  readonly rebase?: boolean;
  /** The password that goes with a Wi-Fi name that `configEdit` changes. */
  readonly newPassword?: string;
  /** Asked for the password of a Wi-Fi where credentials.conf is missing and nanokit.yaml has none. */
  readonly askPassword?: (ssid: string) => Promise<string | undefined>;
}

/** What `regen` would do with a project, before anybody is asked about conflicts. */
export interface RegenPlan {
  readonly resolved: ResolvedConfig;
  readonly base: Base;
  /** Path → text as it was written or given last. */
  readonly last: ReadonlyMap<string, string>;
  readonly rendered: RenderedProject;
  readonly files: readonly FilePlan[];
  /** What does not depend on conflicts: nanokit.yaml, credentials.conf. */
  readonly changes: readonly PlannedChange[];
  /** The line that credentials.conf should have. */
  readonly ssidLine: string;
  /** The record, once all this is done. */
  readonly record: PlannedChange;
  /** Warnings of the config, and of credentials.conf. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that are true once all this is written. */
  readonly afterwards: readonly Diagnostic[];
}

/** A record far larger than any that was written by us is none. */
const MAX_BASE_BYTES = 4 * 1024 * 1024;

/**
 * Compares a project's record, its files and what its nanokit.yaml asks for. A write that was killed is settled first;
 * beside that it only reads.
 */
export async function planRegen(options: PlanOptions): Promise<Checked<RegenPlan>> {
  const { folder, dir, configEdit } = options;
  const recovered = await recoverProject(folder, options.command);
  if (!recovered.ok) return recovered;
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(folder, dir, options.command)] };
  const read = readTexts(folder, [CONFIG_FILE, BASE_FILE, CREDENTIALS_FILE]);
  if (!read.ok) return read;
  const onDisk = readConfigFile(folder, CONFIG_FILE);
  if (!onDisk.ok) return onDisk;
  if (configEdit && configEdit.from !== onDisk.value.text) return changedMeanwhile(CONFIG_FILE);
  const record = read.value.get(BASE_FILE);
  const base = readBase((record?.length ?? 0) > MAX_BASE_BYTES ? '' : record?.toString());
  if (base.isNewer && !options.rebase) return newerRecord(options);

  const file = { name: join(dir, CONFIG_FILE), text: configEdit?.to ?? onDisk.value.text };
  // Not the tool's language first: what regen writes must not depend on who runs it.
  const fallbacks = { name: projectName(folder), language: base.language ?? options.language };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  if (!resolved.ok) return resolved;
  const { config, password, passwordInFile } = resolved.value;
  const { authority } = options;
  const trusted = authority
    ? (await import('./authorities.js')).givenFor(authority, config)
    : await trustedAuthorities(folder, config);
  if (!trusted.ok) return trusted;
  const oldAuthority = authority ? readTexts(folder, [authority.path]) : undefined;
  if (oldAuthority && !oldAuthority.ok) return oldAuthority;
  const whole = await renderGenerated(config, trusted.value);
  const { given } = options;
  const own = given?.own ?? base.own;
  const rendered = new Map([...whole].filter(([path]) => !own.has(path)));
  const last = new Map([...base.files, ...(given?.before ?? [])]);
  const files = await planFiles(folder, wantedOf(rendered, given), last, options.restore ?? new Set());
  if (!files.ok) return files;

  const secret = read.value.get(CREDENTIALS_FILE);
  const offered = secret || password ? undefined : await options.askPassword?.(config.wifi.ssid);
  const credentials = await planCredentials(
    secret,
    config,
    options.newPassword,
    password ?? offered,
    base.ssid,
  );
  const written = credentials.changes[0]?.after ?? secret;
  const leaked = passwordInFile ? [passwordWarning(written, password)] : [];
  return {
    ok: true,
    value: {
      resolved: resolved.value,
      base,
      last,
      rendered,
      files: files.value,
      changes: [
        ...changeOf(CONFIG_FILE, read.value.get(CONFIG_FILE), configEdit?.to),
        ...(authority
          ? changeOf(authority.path, oldAuthority?.value.get(authority.path), authority.content)
          : []),
        ...credentials.changes,
      ],
      ssidLine: ssidLine(config.wifi.ssid),
      record: { path: BASE_FILE, before: record, after: Buffer.from(baseText(rendered, config, own)) },
      diagnostics: [...resolved.diagnostics, ...trusted.diagnostics, ...credentials.diagnostics, ...leaked],
      afterwards: [
        ...(credentials.afterwards ?? []),
        ...(await kindNotes(config, base.files.get('Kconfig'), file)),
      ],
    },
    diagnostics: recovered.diagnostics,
  };
}

function newerRecord({ dir, program }: PlanOptions): Checked<never> {
  const { newerRecord: message } = regenMessages;
  const remedy = regenMessages.newerRecordRemedy(
    regenCommand({ dir }),
    regenCommand({ dir, ...(program === undefined ? {} : { program }) }),
  );
  return { ok: false, diagnostics: [{ code: 'regen/newer-record', severity: 'error', message, remedy }] };
}

function changedMeanwhile(path: string): Checked<never> {
  const message = messages.changedMeanwhile(path);
  return {
    ok: false,
    diagnostics: [{ code: 'project/changed', severity: 'error', message, remedy: messages.runAgain }],
  };
}

/** A file as it should be. */
interface Wanted {
  readonly content: string;
  /** It has no record, as it is all ours. */
  readonly isOurs: boolean;
}

/** What follows from nanokit.yaml, and what an exercise gives. */
function wantedOf(rendered: RenderedProject, given: GivenFiles | undefined): ReadonlyMap<string, Wanted> {
  return new Map([
    ...[...rendered].map(
      ([path, { content }]) => [path, { content, isOurs: !hasBase(path, rendered) }] as const,
    ),
    ...[...(given?.now ?? [])].map(
      ([path, content]) => [path, { content, isOurs: path.startsWith('.nanokit/') }] as const,
    ),
  ]);
}

async function planFiles(
  folder: string,
  wanted: ReadonlyMap<string, Wanted>,
  last: ReadonlyMap<string, string>,
  restore: ReadonlySet<string>,
): Promise<Checked<readonly FilePlan[]>> {
  const dropped = [...last.keys()].filter((path) => !wanted.has(path) && mayBeGenerated(folder, path));
  const read = readTexts(folder, [...wanted.keys(), ...dropped]);
  if (!read.ok) return read;
  const files: FilePlan[] = [];
  for (const [path, { content, isOurs }] of wanted) {
    const current = read.value.get(path);
    const before = isOurs ? current?.toString() : last.get(path);
    const ours = { content, bytes: () => Buffer.from(content) };
    files.push(await planFile(path, before, ours, current, restore.has(path)));
  }
  const removals = dropped.flatMap(
    (path) => planRemoval(path, last.get(path) ?? '', read.value.get(path)) ?? [],
  );
  return { ok: true, value: [...files, ...removals], diagnostics: [] };
}

/** Several files of a project; those that are not there are left out. */
function readTexts(folder: string, paths: readonly string[]): Checked<ReadonlyMap<string, Buffer>> {
  const texts = new Map<string, Buffer>();
  for (const path of paths) {
    const read = readProjectFile(folder, path);
    if (!read.ok) return read;
    if (read.value) texts.set(path, read.value);
  }
  return { ok: true, value: texts, diagnostics: [] };
}

function changeOf(path: string, before: Buffer | undefined, text: string | undefined): PlannedChange[] {
  if (text === undefined) return [];
  const after = Buffer.from(text);
  return before?.equals(after) ? [] : [{ path, before, after }];
}
