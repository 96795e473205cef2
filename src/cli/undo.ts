import { resolve } from 'node:path';
import * as messages from '../messages/cli.js';
import { localTime } from '../messages/transaction.js';
import { undoProject } from '../project/undo-project.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';
import { type ExitCode, type Report, remarks } from './report.js';

/** `undo [DIR]`: takes back the last write. 1 where there is none, or where files were edited since. */
export async function undo(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dir = args.dir ?? '.';
  const result = await undoProject({ folder: resolve(io.cwd, dir), dir });
  if (!result.ok) return report.finish(2, result.diagnostics);

  const { command, at, restored, removed, edited } = result.value;
  if (command === undefined || at === undefined) return report.finish(1, result.diagnostics, { edited });
  const { lang, paint } = report;
  report.text(`${paint.good(messages.undone(command, localTime(new Date(at)))[lang])}\n`);
  const rows = [
    ...restored.map((path) => [path, undefined] as const),
    ...removed.map((path) => [path, messages.removed] as const),
  ];
  report.text(remarks(rows, lang, paint));
  return report.finish(0, result.diagnostics, { command, at, restored, removed, edited });
}
