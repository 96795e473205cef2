import type { Checked } from '../diagnostics/diagnostic.js';
import type { ConflictPolicy } from '../project/conflict-policy.js';
import { type Regenerated, type RegenOptions, regenerate } from '../project/regen-project.js';
import type { Arguments } from './arguments.js';
import { askConflict } from './ask-regen.js';
import { changesConfirmed } from './confirm.js';
import { hasTerminal, type Io } from './io.js';
import { tellRam } from './ram-line.js';
import { resultDocument, tellResult } from './regen-report.js';
import type { ExitCode, Report } from './report.js';

/** What a command that edits nanokit.yaml may do. */
export interface Permissions {
  readonly dryRun: boolean;
  /** Somebody is there, and what is asked has a consequence. */
  readonly mayAsk: boolean;
  /** Nothing is to be confirmed: `--yes`. */
  readonly isSure: boolean;
}

export function permissions({ switches }: Arguments, io: Io, { json }: Report): Permissions {
  const dryRun = switches.has('--dry-run');
  return { dryRun, mayAsk: hasTerminal(io) && !json && !dryRun, isSure: switches.has('--yes') };
}

/**
 * `regen` with an edit of nanokit.yaml: shows the difference and asks whether it is wanted, then about conflicts.
 * @returns `undefined` where it is not wanted
 */
export async function regenEdited(
  options: RegenOptions & { readonly onConflict: ConflictPolicy },
  { dryRun, mayAsk, isSure }: Permissions,
  colour: boolean,
  io: Io,
  report: Report,
): Promise<Checked<Regenerated> | undefined> {
  const onConflict = mayAsk ? withoutQuestions(options.onConflict) : options.onConflict;
  const trial = await regenerate({ ...options, onConflict, dryRun: true });
  if (!trial.ok || dryRun) return trial;
  const { changes } = trial.value;
  if (mayAsk && !isSure && changes.length > 0 && !(await changesConfirmed(changes, io, report)))
    return undefined;
  return regenerate({
    ...options,
    ...(mayAsk ? { ask: (question) => askConflict(question, io, report.lang, colour) } : {}),
  });
}

/** Until they are asked about, the user's lines stay. */
function withoutQuestions({ all, files }: ConflictPolicy): ConflictPolicy {
  const quiet = (policy: ConflictPolicy['all']) => (policy === 'ask' ? 'keep' : policy);
  return { all: quiet(all), files: new Map([...files].map(([path, policy]) => [path, quiet(policy)])) };
}

/** Tells of it; 1 where a conflict is left. */
export async function finishEdited(
  { value, diagnostics }: Checked<Regenerated> & { readonly ok: true },
  { folder, dir }: Pick<RegenOptions, 'folder' | 'dir'>,
  dryRun: boolean,
  report: Report,
  more: object = {},
): Promise<ExitCode> {
  const { result, changes } = value;
  const isOpen = result.conflicts.some(({ choice }) => choice === undefined);
  if (!isOpen) tellResult(result, changes, dryRun, report);
  const ram = dryRun || isOpen ? {} : await tellRam(value, folder, dir, report);
  const document = { ...more, ...resultDocument(result, changes, dryRun), ...ram };
  return report.finish(isOpen || result.marked.length > 0 ? 1 : 0, diagnostics, document);
}
