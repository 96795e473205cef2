import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freshProject } from '../../classroom/reset/fresh-project.js';
import { resetFolder } from '../../classroom/reset/reset-folder.js';
import { type MemberFolder, memberFolder } from '../../classroom/reset/reset-member.js';
import { recordIn } from '../../classroom/update/exercise-record.js';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-reset.js';
import { interrupted } from '../../messages/cli.js';
import { recoverProject } from '../../project/write-project.js';
import { CREDENTIALS_FILE } from '../../render/files.js';
import type { Arguments } from '../arguments.js';
import type { Io } from '../io.js';
import type { ExitCode, Report } from '../report.js';
import { showDiff } from './update-report.js';

/** `class reset [DIR]`, or of a teacher `class reset EXERCISE --class DIR --student ID`: a fresh exercise, and the old one beside it. */
export async function resetExercise(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const value = (flag: string) => args.values.get(flag)?.[0];
  const [room, student] = [value('--class'), value('--student')];
  if (
    (room === undefined) !== (student === undefined) ||
    (room !== undefined && args.operands[0] === undefined)
  )
    return report.finish(2, refused('class/flag-missing', messages.both, messages.bothRemedy).diagnostics);
  const isOne = [student, room === undefined ? undefined : args.operands[0]].every(
    (name) => name === undefined || !/^all$|[,，、]/.test(name),
  );
  if (!isOne)
    return report.finish(
      2,
      refused('class/one-at-a-time', messages.oneStudent, messages.bothRemedy).diagnostics,
    );
  const target =
    room === undefined || student === undefined
      ? await ownFolder(args.operands[0], io.cwd, report)
      : await memberFolder(resolve(io.cwd, room), room, args.operands[0] ?? '', student);
  if (!target.ok) return report.finish(2, target.diagnostics);

  const { folder, dir, fresh, credentials } = target.value;
  const called = target.value.exercise ?? dir;
  const dryRun = args.switches.has('--diff') || args.switches.has('--dry-run');
  let stopped = false;
  io.onStop(() => {
    stopped = true;
  });
  const recovered = existsSync(folder) ? await recoverProject(folder, 'reset') : target;
  if (!recovered.ok) return report.finish(2, recovered.diagnostics);
  const done = await resetFolder({
    folder,
    fresh,
    ...(credentials ? { credentials } : {}),
    dryRun,
    stopped: () => stopped,
  });
  if (done === 'stopped')
    return report.finish(130, [{ code: 'cli/interrupted', severity: 'error', message: interrupted }]);
  if (!done.ok) return report.finish(2, [...recovered.diagnostics, ...done.diagnostics]);
  const { changes, old, left } = done.value;
  const diff = await showDiff(args, [{ below: '', changes }], io, report);
  const { lang, paint } = report;
  if (changes.length === 0) report.text(`${paint.good(messages.untouched(called)[lang])}\n`);
  else if (!diff) {
    report.text(`${paint.good(messages.done(called, dryRun)[lang])}\n`);
    if (old !== undefined) report.text(`${messages.keptIn(old, dryRun)[lang]}\n`);
  }
  const secret = dryRun || existsSync(join(folder, CREDENTIALS_FILE));
  const missing = {
    code: 'regen/no-credentials',
    severity: 'warning',
    message: messages.noCredentials,
  } as const;
  const paths = (isGone: boolean) =>
    changes.filter(({ after }) => (after === undefined) === isGone).map(({ path }) => path);
  return report.finish(0, [...recovered.diagnostics, ...done.diagnostics, ...(secret ? [] : [missing])], {
    dir,
    old: old ?? null,
    updated: paths(false),
    removed: paths(true),
    left,
    changed: changes.length > 0,
    dry_run: dryRun,
    ...diff,
  });
}

/** A student's own folder: named, or the one that this is, or one in here that is called like the exercise. */
async function ownFolder(
  name: string | undefined,
  cwd: string,
  report: Report,
): Promise<Checked<MemberFolder>> {
  const dir = dirOf(name, cwd);
  const folder = resolve(cwd, dir);
  const recovered = await recoverProject(folder, 'reset');
  if (!recovered.ok) return recovered;
  const record = recordIn(folder, dir);
  if (!record.ok) return record;
  const fresh = await freshProject(record.value, folder, report.lang);
  if (!fresh.ok) return fresh;
  // Whoever is in the folder knows it by the exercise.
  const { exercise } = record.value;
  const value = { folder, dir, fresh: fresh.value, ...(dir === '.' ? { exercise } : {}) };
  return { ok: true, value, diagnostics: recovered.diagnostics };
}

function dirOf(name: string | undefined, cwd: string): string {
  if (name === undefined || existsSync(resolve(cwd, name)) || /[\\/]/.test(name)) return name ?? '.';
  const isCalled = (id: string) => id === name || id.replace(/^\d+-/, '') === name;
  const below = readdirSync(cwd).find((one) => isCalled(one) && existsSync(join(cwd, one, '.nanokit')));
  if (below !== undefined) return below;
  const here = recordIn(cwd, '.');
  return here.ok && isCalled(here.value.exercise) ? '.' : name;
}
