import { resolve } from 'node:path';
import * as messages from '../messages/cli.js';
import { regenProject } from '../project/regen-project.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';
import type { ExitCode, Report } from './report.js';

/** `regen [DIR]`: files up to date with nanokit.yaml. 1 where the user's changes are in the way. */
export async function regen(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dir = args.dir ?? '.';
  const result = await regenProject({ folder: resolve(io.cwd, dir), dir, language: report.lang });
  if (!result.ok) return report.finish(2, result.diagnostics);

  const { updated, kept, conflicts } = result.value;
  const { lang, paint } = report;
  if (conflicts.length === 0) {
    const head = updated.length > 0 ? messages.regenerated(updated.length) : messages.upToDate;
    report.text(`${paint.good(head[lang])}\n`);
    for (const path of updated) report.text(`  ${path}\n`);
    for (const path of kept) report.text(`${messages.yoursKept(path)[lang]}\n`);
  }
  return report.finish(conflicts.length > 0 ? 1 : 0, result.diagnostics, result.value);
}
