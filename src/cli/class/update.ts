import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CLASS_RECORD, INSTRUCTOR_FOLDER } from '../../classroom/class/instructor-files.js';
import { EXERCISE_RECORD } from '../../classroom/class/student-files.js';
import { ofStudent, readHandOut } from '../../classroom/update/hand-out.js';
import { updateClass } from '../../classroom/update/update-class.js';
import { isConflict, updateFolder } from '../../classroom/update/update-folder.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { VERSION } from '../../generated/version.js';
import * as messages from '../../messages/class-update.js';
import { seeHelp } from '../../messages/cli.js';
import type { Ask, ConflictPolicy } from '../../project/conflict-policy.js';
import { regenCommand } from '../../project/regen-notes.js';
import type { Arguments } from '../arguments.js';
import { askConflict } from '../ask-regen.js';
import { conflictPolicy } from '../conflict-flag.js';
import { hasTerminal, type Io, ownCommand, quoted } from '../io.js';
import type { ExitCode, Report } from '../report.js';
import { showDiff, tellClass, tellFolder } from './update-report.js';

const OF_CLASS = ['--exercises', '--exercises-from', '--students', '--allow-overlap'];
const OF_FOLDER = ['--from'];

/** What one run is about. */
interface Job {
  readonly folder: string;
  readonly dir: string;
  readonly onConflict: ConflictPolicy;
  /** Nothing is to be written. */
  readonly dryRun: boolean;
  readonly ask?: Ask;
  /** As it can be typed again, for messages. */
  readonly command: string;
}

/** `class update [DIR]`: a corrected exercise in all folders of a class, or in a student's own. 1 where a conflict is left. */
export async function updateExercises(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dir = args.operands[0] ?? '.';
  const folder = resolve(io.cwd, dir);
  const has = (path: string) => existsSync(join(folder, path));
  const isClass = has(`${INSTRUCTOR_FOLDER}/${CLASS_RECORD}`);
  if (!isClass && !has(EXERCISE_RECORD)) {
    const { diagnostics } = refused('class/no-class', messages.neither(dir), messages.neitherRemedy);
    return report.finish(2, diagnostics);
  }
  const problems = [...args.values.keys(), ...args.switches]
    .filter((flag) => (isClass ? OF_FOLDER : OF_CLASS).includes(flag))
    .map((flag): Diagnostic => {
      const message = isClass ? messages.notForClass(flag) : messages.notForFolder(flag);
      return { code: 'cli/unknown-flag', severity: 'error', message, remedy: seeHelp };
    });
  const dryRun = args.switches.has('--diff') || args.switches.has('--dry-run');
  const mayAsk = hasTerminal(io) && !report.json && !dryRun;
  const policy = conflictPolicy(args, mayAsk);
  if (!policy.ok || problems.length > 0) return report.finish(2, [...problems, ...policy.diagnostics]);
  const colour = !args.switches.has('--no-color');
  const ask: Ask = (question) => askConflict(question, io, report.lang, colour, messages.exerciseAtOdds);
  const job: Job = {
    folder,
    dir,
    onConflict: policy.value,
    dryRun,
    ...(mayAsk ? { ask } : {}),
    command: regenCommand({ dir, program: ownCommand(io, VERSION) }, 'class update'),
  };
  return isClass ? await ofClass(job, args, io, report) : await ofFolder(job, args, io, report);
}

async function ofFolder(job: Job, args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const name = args.values.get('--from')?.[0];
  if (name === undefined) {
    const message = messages.needsFrom(job.dir);
    return report.finish(2, refused('class/flag-missing', message, messages.needsFromRemedy).diagnostics);
  }
  const handed = readHandOut(io.cwd, name);
  if (!handed.ok) return report.finish(2, handed.diagnostics);
  const done = await updateFolder({
    ...job,
    language: report.lang,
    fresh: (last) => ofStudent(handed.value, last, name),
  });
  if (!done.ok) return report.finish(2, done.diagnostics);
  const { changes, ...result } = done.value;
  const isOpen = result.conflicts.some(({ choice }) => choice === undefined);
  const at = done.diagnostics.findLastIndex(isConflict);
  const remedy = messages.conflictLeft(`${job.command} --from ${quoted(name)}`);
  const told = done.diagnostics.map((one, index) => (index === at ? { ...one, remedy } : one));
  const diff = await showDiff(args, [{ below: '', changes }], io, report);
  if (!isOpen && diff === undefined) tellFolder(done.value, job.dryRun, report);
  const document = { ...result, changed: changes.length > 0, dry_run: job.dryRun, ...diff };
  return report.finish(isOpen || result.marked.length > 0 ? 1 : 0, told, document);
}

async function ofClass(job: Job, args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const value = (flag: string) => args.values.get(flag)?.[0];
  let stopped = false;
  io.onStop(() => {
    stopped = true;
  });
  const { ask: askOne } = job;
  const ask = (folder: string): Ask => {
    return async (question) => {
      io.err(`\n${report.paint.strong(folder)}\n`);
      try {
        return (await askOne?.(question)) ?? 'abort';
      } catch (error) {
        // Ctrl-C: what is done stays done, and is told.
        if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
        stopped = true;
        return 'abort';
      }
    };
  };
  const [from, exercises, students] = ['--exercises-from', '--exercises', '--students'].map(value);
  const done = await updateClass({
    folder: job.folder,
    dir: job.dir,
    onConflict: job.onConflict,
    dryRun: job.dryRun,
    cwd: io.cwd,
    ...(from === undefined ? {} : { exercisesFrom: from }),
    ...(exercises === undefined ? {} : { exercises }),
    ...(students === undefined ? {} : { students }),
    allowOverlap: args.switches.has('--allow-overlap'),
    ...(askOne ? { ask } : {}),
    stopped: () => stopped,
  });
  if (!done.ok) {
    const isOwnNo = done.diagnostics.some(({ code }) => code === 'class/leak' || code === 'class/overlap');
    return report.finish(isOwnNo ? 1 : 2, done.diagnostics);
  }
  const { outcomes } = done.value;
  const patches = outcomes.map(({ folder, update }) => ({ below: folder, changes: update?.changes ?? [] }));
  const diff = await showDiff(args, patches, io, report);
  const command = [job.command, ...asTyped(args)].join(' ');
  return tellClass(done.value, done.diagnostics, { ...job, command, ...(diff ? { diff } : {}) }, report);
}

/** Flags that the same command needs again, to be about the same. */
function asTyped(args: Arguments): readonly string[] {
  return OF_CLASS.flatMap((flag) => {
    if (args.switches.has(flag)) return [flag];
    return (args.values.get(flag) ?? []).map((value) => `${flag} ${quoted(value)}`);
  });
}
