import { EXERCISE_RECORD } from '../../classroom/class/student-files.js';
import type { ClassUpdate, FolderOutcome } from '../../classroom/update/update-class.js';
import type { FolderUpdate } from '../../classroom/update/update-folder.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-update.js';
import { interrupted, regenerated } from '../../messages/cli.js';
import { mergedHint, removedHint, replacedHint, wouldRegenerate } from '../../messages/regen.js';
import type { Text } from '../../messages/text.js';
import type { PlannedChange } from '../../project/planned-change.js';
import type { Arguments } from '../arguments.js';
import type { Io } from '../io.js';
import { changesText } from '../regen-report.js';
import { type ExitCode, type Report, remarks } from '../report.js';

/** Folders named one by one: of a large class only as many as one reads. */
const MOST_FOLDERS = 40;

/** With --diff: all changes as patches, the tool's own records aside. @returns the part of the document with them */
export async function showDiff(
  args: Arguments,
  folders: readonly { readonly below: string; readonly changes: readonly PlannedChange[] }[],
  io: Io,
  report: Report,
): Promise<{ readonly diff: string } | undefined> {
  if (!args.switches.has('--diff')) return undefined;
  const changes = folders.flatMap(({ below, changes: own }) =>
    own
      .filter(({ path }) => !path.startsWith('.nanokit/'))
      .map((change) => ({ ...change, path: below === '' ? change.path : `${below}/${change.path}` })),
  );
  const shown = await changesText(changes);
  if (!report.json) io.out(shown.painted(report.paint));
  report.tell(shown.diagnostics);
  return { diff: shown.text };
}

/** What became of a student's own folder. */
export function tellFolder(update: FolderUpdate, looksOnly: boolean, report: Report): void {
  const { updated, merged, replaced, removed, deleted, changes } = update;
  const { lang, paint } = report;
  const paths = [...updated, ...removed];
  const hintOf = (path: string): Text | undefined => {
    if (removed.includes(path)) return removedHint;
    if (replaced.includes(path)) return replacedHint;
    return merged.includes(path) ? mergedHint : undefined;
  };
  const head = looksOnly ? wouldRegenerate : regenerated;
  const isRecord = changes.some(({ path }) => path === EXERCISE_RECORD);
  if (paths.length > 0 || isRecord) report.text(`${paint.good(head(Math.max(1, paths.length))[lang])}\n`);
  else report.text(`${paint.good(messages.upToDate[lang])}\n`);
  const rows = paths.map((path) => [path, hintOf(path)] as const);
  report.text(remarks(paths.length > 0 || !isRecord ? rows : [[EXERCISE_RECORD, undefined]], lang, paint));
  if (deleted.length > 0) report.text(`${messages.deleted(deleted)[lang]}\n`);
}

interface Told {
  readonly dir: string;
  readonly dryRun: boolean;
  readonly command: string;
  readonly diff?: { readonly diff: string };
}

/** What became of a class: counts, and the folders that somebody should look at. */
export function tellClass(
  { outcomes, changes, kept, stopped }: ClassUpdate,
  diagnostics: readonly Diagnostic[],
  { dir, dryRun, command, diff }: Told,
  report: Report,
): ExitCode {
  const count = (state: FolderOutcome['state']) => outcomes.filter((one) => one.state === state).length;
  const counts = {
    updated: count('updated'),
    unchanged: count('unchanged'),
    conflict: count('conflict'),
    missing: count('missing'),
    failed: count('failed'),
  };
  const { lang, paint } = report;
  if (diff === undefined) {
    report.text(`${paint.good(messages.summary(counts, dryRun)[lang])}\n`);
    const rows = outcomes.flatMap((one) => {
      const remark = remarkOf(one);
      return remark ? [[`${dir}/${one.folder}`, remark] as const] : [];
    });
    report.text(remarks(rows.slice(0, MOST_FOLDERS), lang, paint));
    if (rows.length > MOST_FOLDERS)
      report.text(`  ${messages.moreFolders(rows.length - MOST_FOLDERS)[lang]}\n`);
    const isNew = !dryRun && changes.some(({ path }) => path.startsWith('updates/'));
    if (isNew) report.text(`${messages.handOuts(dir)[lang]}\n`);
  }
  const marked = outcomes.filter(({ update }) => (update?.marked.length ?? 0) > 0).length;
  const told: Diagnostic[] = [
    ...diagnostics,
    ...outcomes.flatMap((one) => one.diagnostics),
    ...kept.map((path): Diagnostic => {
      const message = messages.keptAside(`${dir}/${path}`);
      return { code: 'class/kept-aside', severity: 'note', message };
    }),
  ];
  if (marked > 0)
    told.push({
      code: 'class/marks-left',
      severity: 'warning',
      message: messages.marksLeft(marked),
      remedy: messages.marksLeftRemedy,
    });
  if (counts.conflict > 0)
    told.push({
      code: 'class/conflicts',
      severity: 'error',
      message: messages.conflictsIn(counts.conflict),
      remedy: messages.conflictsLeft(command),
    });
  if (stopped) {
    const message = outcomes.length > 0 ? messages.stopped(outcomes.length) : interrupted;
    told.push({ code: 'cli/interrupted', severity: 'error', message });
  }
  const folders = outcomes.map(({ update, diagnostics: _, ...one }) => {
    const { changes: __, ...result } = update ?? { changes: [] };
    return { ...one, ...result };
  });
  const document = {
    counts,
    folders,
    teacher: changes.map(({ path }) => path),
    kept,
    dry_run: dryRun,
    ...diff,
  };
  if (stopped) return report.finish(130, told, document);
  return report.finish(counts.conflict + counts.failed > 0 || marked > 0 ? 1 : 0, told, document);
}

function remarkOf({ state, update }: FolderOutcome): Text | undefined {
  if (state === 'conflict') return messages.inConflict;
  if (state === 'failed') return messages.inFailure;
  if (state === 'missing') return messages.isMissing;
  const { merged = [], deleted = [], marked = [] } = update ?? {};
  const clean = merged.filter((path) => !marked.includes(path));
  const parts = [
    ...(marked.length > 0 ? [messages.conflictMarks(marked)] : []),
    ...(clean.length > 0 ? [messages.merged(clean)] : []),
    ...(state === 'updated' && deleted.length > 0 ? [messages.deleted(deleted)] : []),
  ];
  if (parts.length === 0) return undefined;
  return { en: parts.map(({ en }) => en).join('; '), zh: parts.map(({ zh }) => zh).join('；') };
}
