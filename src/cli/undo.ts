import { resolve } from 'node:path';
import * as messages from '../messages/cli.js';
import { localTime, wouldBeUndone, wouldUndo } from '../messages/transaction.js';
import { undoWrite } from '../project/undo-project.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';
import { changesText } from './regen-report.js';
import { type ExitCode, type Report, remarks } from './report.js';

/** `undo [DIR]`: takes back the last write. 1 where there is none, or where files were edited since. */
export async function undo(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dir = args.dir ?? '.';
  const [diff, looksOnly] = [args.switches.has('--diff'), args.switches.has('--dry-run')];
  const done = await undoWrite({ folder: resolve(io.cwd, dir), dir, dryRun: diff || looksOnly });
  if (!done.ok) return report.finish(2, done.diagnostics);

  const { command, at, restored, removed, edited } = done.value.result;
  const { lang, paint } = report;
  const diagnostics = [...done.diagnostics];
  const shown = diff ? await changesText(done.value.changes) : undefined;
  if (shown) {
    diagnostics.push(...shown.diagnostics);
    if (!report.json) io.out(shown.painted(paint));
  }
  const patch = shown ? { diff: shown.text } : {};
  if (command === undefined && looksOnly && !shown && done.value.changes.length > 0) {
    report.text(`${wouldBeUndone[lang]}\n`);
    report.text(
      remarks(
        done.value.changes.map(({ path }) => [path, undefined]),
        lang,
        paint,
      ),
    );
  }
  if (command === undefined || at === undefined) return report.finish(1, diagnostics, { edited, ...patch });
  if (!shown) {
    const head = looksOnly ? wouldUndo : messages.undone;
    report.text(`${paint.good(head(command, localTime(new Date(at)))[lang])}\n`);
    const rows = [
      ...restored.map((path) => [path, undefined] as const),
      ...removed.map((path) => [path, messages.removed] as const),
    ];
    report.text(remarks(rows, lang, paint));
  }
  const dryRun = diff || looksOnly ? { dry_run: true } : {};
  return report.finish(0, diagnostics, { command, at, restored, removed, edited, ...dryRun, ...patch });
}
