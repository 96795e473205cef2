import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import { readFileText, saysTheSame } from '../merge/file-text.js';
import type { Choice, Conflict } from '../merge/pieces.js';
import { type Ask, type ConflictPolicy, decide } from './conflict-policy.js';
import { noteState } from './known-state.js';
import { markedPlace } from './marked.js';
import { asAsked, type FilePlan, type FileState } from './plan-file.js';
import { type PlanOptions, planRegen, type RegenPlan } from './plan-regen.js';
import { asWrite, type PlannedChange } from './planned-change.js';
import { conflictProblems, notes, policyProblems } from './regen-notes.js';
import {
  type SettingChange,
  type SettingDifference,
  settingChanges,
  settingDifferences,
} from './setting-changes.js';
import { differenceText } from './setting-texts.js';
import { commitChanges } from './write-project.js';

export interface RegenOptions extends Omit<PlanOptions, 'restore' | 'command'> {
  /** Who runs it, for whoever has to wait: lower-case letters; `regen` by default. */
  readonly command?: string;
  /** What to do about conflicts: by default nothing is written while there is one. */
  readonly onConflict?: ConflictPolicy;
  /** Asked about each conflict that the policy leaves to `ask`. */
  readonly ask?: Ask;
  /** Says what would be written and writes nothing. */
  readonly dryRun?: boolean;
}

export interface RegenResult {
  /** What was written, relative to the project; with `dryRun` what would be. */
  readonly updated: readonly string[];
  /** Those of them in which changes of the user's stand beside ours. */
  readonly merged: readonly string[];
  /** Those of them in which changes of the user's made way for what nanokit.yaml asks for, as it was wanted. */
  readonly replaced: readonly string[];
  /** Files that the user changed and that stay so. */
  readonly kept: readonly string[];
  /** Files that the user deleted: they are not made again. */
  readonly deleted: readonly string[];
  /** Files that are no longer generated, and were removed. */
  readonly removed: readonly string[];
  /** What the user and nanokit.yaml both changed. While one is not decided, nothing is written. */
  readonly conflicts: readonly RegenConflict[];
  /** Files in which both texts of a conflict stand, with marks around them that are still to be settled. */
  readonly marked: readonly string[];
  /** Settings of prj.conf that were written, because nanokit.yaml changed them. */
  readonly settings: readonly SettingChange[];
  /** Settings of prj.conf for which the user's value stands against that of nanokit.yaml, once this is done. */
  readonly differing: readonly SettingDifference[];
  /** The version that wrote the project last, where it was another. */
  readonly from?: string;
}

export interface RegenConflict {
  readonly file: string;
  /** None for a symbol that the user took out. */
  readonly line?: number;
  readonly symbol?: string;
  readonly choice?: Choice;
}

/** A result, and file by file what was written or would be. */
export interface Regenerated {
  readonly result: RegenResult;
  readonly changes: readonly PlannedChange[];
  readonly config: Config;
}

const SETTINGS_FILE = 'prj.conf';

const NOTHING_WRITTEN = { ok: true, value: [], diagnostics: [] } as const;

export const NO_POLICY: ConflictPolicy = { all: 'abort', files: new Map() };

/**
 * Brings the generated files up to date with nanokit.yaml: what changed since the last write is done in the user's
 * files, whose own changes stay. Where both changed the same, the policy decides; undecided, nothing at all is written.
 */
export async function regenProject(options: RegenOptions): Promise<Checked<RegenResult>> {
  const done = await regenerate(options);
  return done.ok ? { ...done, value: done.value.result } : done;
}

/** As `regenProject`, with the changes. */
export async function regenerate(options: RegenOptions): Promise<Checked<Regenerated>> {
  let done = await regenerateOnce(options);
  // Somebody wrote between the plan and the write, another regen perhaps: then there is another plan to make. Not where
  // people were asked, or where nanokit.yaml itself is edited: that was about the project as it was.
  const mayRepeat = !options.ask && !options.configEdit;
  const said: Diagnostic[] = [];
  for (let more = 2; more > 0 && mayRepeat && isOvertaken(done); more--) {
    said.push(...done.diagnostics.filter(({ severity }) => severity !== 'error'));
    done = await regenerateOnce(options);
  }
  return { ...done, diagnostics: [...said, ...done.diagnostics] };
}

function isOvertaken({ ok, diagnostics }: Checked<Regenerated>): boolean {
  return !ok && diagnostics.some(({ code }) => code === 'project/changed');
}

async function regenerateOnce(options: RegenOptions): Promise<Checked<Regenerated>> {
  const { command = 'regen' } = options;
  const policy = options.onConflict ?? NO_POLICY;
  const restored = [...policy.files].filter(([, choice]) => choice === 'ours').map(([path]) => path);
  const planned = await planRegen({ ...options, command, restore: new Set(restored) });
  if (!planned.ok) return planned;
  const plan = planned.value;
  const { config } = plan.resolved;
  // Of a whole class the files differ from one project to the next: there is looked before.
  const misplaced = options.given ? [] : policyProblems(plan, policy);
  if (misplaced.length > 0) return { ok: false, diagnostics: misplaced };
  const taken = options.rebase ? plan.files.map((file) => asItIs(file, plan)) : plan.files;
  const files = taken.map((file) => (restored.includes(file.path) ? asAsked(file) : file));

  const choices = await decide(files, policy, options.ask);
  const open = files.filter((file) => file.conflicts.some((conflict) => !choices.has(conflict)));
  if (open.length > 0) {
    const problems = conflictProblems(open, plan, options);
    const diagnostics = [...planned.diagnostics, ...plan.diagnostics, ...problems];
    return {
      ok: true,
      value: { result: resultOf(plan, files, choices, []), changes: [], config },
      diagnostics,
    };
  }

  const changes = [
    ...files.flatMap((file) => changeOf(file, choices)),
    ...plan.changes,
    ...(plan.record.before?.equals(plan.record.after ?? plan.record.before) ? [] : [plan.record]),
  ];
  const written =
    options.dryRun || changes.length === 0
      ? NOTHING_WRITTEN
      : await commitChanges(options.folder, changes.map(asWrite), { command });
  if (!written.ok) return { ok: false, diagnostics: [...planned.diagnostics, ...written.diagnostics] };
  const result = resultOf(plan, files, choices, changes);
  const diagnostics = [
    ...planned.diagnostics,
    ...written.diagnostics,
    ...plan.diagnostics,
    ...(options.dryRun ? [] : plan.afterwards),
    ...notes(plan, result, marked(files, choices), options),
  ];
  // What was worth saying may be worth it again, and a password leaves no trace.
  const isQuiet = changes.length === 0 && diagnostics.length === 0 && !options.given;
  if (isQuiet && !options.dryRun && !plan.resolved.passwordInFile) {
    const difference = differenceText(result.differing);
    const { tls } = plan.resolved.config.server;
    const more = tls.enabled ? [tls.ca_file] : [];
    noteState(options.folder, { ssidLine: plan.ssidLine, kept: differing(files, choices), difference, more });
  }
  return { ok: true, value: { result, changes, config }, diagnostics };
}

/** With `rebase`: a file that differs from what we would write is the user's, as one that is gone. */
function asItIs(file: FilePlan, { base, last }: RegenPlan): FilePlan {
  const isOurs = file.path.startsWith('.nanokit/');
  if (isOurs || file.state === 'same' || file.state === 'deleted') return file;
  // By a sound record it has never been there.
  if (file.before === undefined && base.state === 'whole' && !last.has(file.path)) return file;
  const state = file.before === undefined ? 'deleted' : 'kept';
  return { ...file, state, conflicts: [], after: () => file.before };
}

function changeOf(file: FilePlan, choices: ReadonlyMap<Conflict, Choice>): PlannedChange[] {
  const { path, before } = file;
  // Every conflict has been decided by now.
  const after = file.after((conflict) => choices.get(conflict) ?? 'keep');
  const isSame = before === undefined ? after === undefined : after?.equals(before);
  return isSame ? [] : [{ path, before, after }];
}

/** What becomes of the settings in prj.conf; nothing is told of a file with two versions in it. */
function settingsOf(
  plan: RegenPlan,
  files: readonly FilePlan[],
  changes: readonly PlannedChange[],
): Pick<RegenResult, 'settings' | 'differing'> {
  const before = files.find(({ path }) => path === SETTINGS_FILE)?.before;
  const change = changes.find(({ path }) => path === SETTINGS_FILE);
  const after = change ? change.after : before;
  if (!after || markedPlace(SETTINGS_FILE, after)) return { settings: [], differing: [] };
  const textOf = (bytes: Buffer) => bytes.toString().replace(/^\uFEFF/, '');
  const wanted = plan.rendered.get(SETTINGS_FILE)?.content ?? '';
  return {
    settings: before ? settingChanges(plan.resolved.config, textOf(before), textOf(after)) : [],
    differing: settingDifferences(plan.resolved.config, textOf(after), wanted),
  };
}

/** Files in which changes of the user's stand once this is done. */
function differing(files: readonly FilePlan[], choices: ReadonlyMap<Conflict, Choice>): string[] {
  return files
    .filter((file) => {
      const bytes = file.after((conflict) => choices.get(conflict) ?? 'keep');
      const isTheirs = file.state === 'kept' || file.state === 'merged';
      return isTheirs && bytes && !saysTheSame(readFileText(bytes), file.wanted);
    })
    .map(({ path }) => path);
}

/** Where git's marks of a conflict stand in files of the user's, once this is done. */
function marked(files: readonly FilePlan[], choices: ReadonlyMap<Conflict, Choice>): Place[] {
  return files.flatMap((file) => {
    if (file.state !== 'kept' && file.state !== 'merged') return [];
    const bytes = file.after((conflict) => choices.get(conflict) ?? 'keep');
    return (bytes && markedPlace(file.path, bytes)) ?? [];
  });
}

function resultOf(
  plan: RegenPlan,
  files: readonly FilePlan[],
  choices: ReadonlyMap<Conflict, Choice>,
  changes: readonly PlannedChange[],
): RegenResult {
  const changed = changes.map(({ path }) => path).filter((path) => path !== plan.record.path);
  const removed = changes.filter(({ after }) => after === undefined).map(({ path }) => path);
  const inState = (state: FileState) => files.filter((file) => file.state === state).map(({ path }) => path);
  const merged = inState('merged');
  const theirs = new Set(differing(files, choices));
  const conflicts = files.flatMap(({ path: file, conflicts: found }) =>
    found.map((conflict): RegenConflict => {
      const { line, symbol } = conflict;
      const choice = choices.get(conflict);
      return {
        file,
        ...(line === undefined ? {} : { line }),
        ...(symbol ? { symbol } : {}),
        ...(choice ? { choice } : {}),
      };
    }),
  );
  const { tool } = plan.base;
  return {
    updated: changed.filter((one) => !removed.includes(one)),
    merged: merged.filter((one) => changed.includes(one) && theirs.has(one)),
    replaced: inState('replaced'),
    kept: files
      .filter(({ path, state }) => state === 'kept' || (state === 'merged' && !changed.includes(path)))
      .map(({ path }) => path),
    deleted: inState('deleted'),
    removed,
    conflicts,
    marked: marked(files, choices).map(({ file }) => file),
    ...settingsOf(plan, files, changes),
    ...(tool !== '' && tool !== VERSION ? { from: tool } : {}),
  };
}
