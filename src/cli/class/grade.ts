import { lstatSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { INSTRUCTOR_FOLDER } from '../../classroom/class/instructor-files.js';
import { type ClassFolder, readClass } from '../../classroom/class/read-class.js';
import { chosenExercises } from '../../classroom/exercise/find-exercises.js';
import { type ClassExercise, readClassExercise } from '../../classroom/grade/class-exercises.js';
import { gradeClass, type Progress } from '../../classroom/grade/grade-class.js';
import { gradesJson } from '../../classroom/grade/report/json.js';
import { writeReports } from '../../classroom/grade/report/write-reports.js';
import { findSandbox } from '../../classroom/grade/sandbox/availability.js';
import { GRADE_LIMITS } from '../../classroom/grade/sandbox/limits.js';
import { whyShut } from '../../classroom/grade/submissions/survey.js';
import type { GradeTable } from '../../classroom/grade/table.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-grade.js';
import { newProjectFolder } from '../../project/project-path.js';
import type { Arguments } from '../arguments.js';
import type { Io } from '../io.js';
import { numberOf } from '../numbers.js';
import type { ExitCode, Report } from '../report.js';
import { compilerFor } from './compiler.js';
import { findings, gradeLines } from './grade-report.js';

/** Where grades go if nobody says otherwise: students get nothing of that folder. */
const GRADES = `${INSTRUCTOR_FOLDER}/grades`;
const MOST_JOBS = 64;

/** `class grade [CLASS_DIR]`: grades what was handed in. 1 if something could not be graded, 3 without compiler or sandbox. */
export async function grade(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dir = args.operands[0] ?? '.';
  const folder = resolve(io.cwd, dir);
  const room = readClass(folder, dir);
  if (!room.ok) return report.finish(2, room.diagnostics);
  const given = await inputsOf(args, io, room.value);
  if (!given.ok) return report.finish(2, given.diagnostics);
  const compiler = compilerFor(io);
  const isUnsafe = args.switches.has('--unsafe');
  const sandbox = isUnsafe ? undefined : await findSandbox();
  const lacking = [compiler, ...(sandbox ? [sandbox] : [])].filter(({ ok }) => !ok);
  if (lacking.length > 0 || !compiler.ok)
    return report.finish(
      3,
      lacking.flatMap(({ diagnostics }) => diagnostics),
    );
  if (isUnsafe) report.tell([UNSAFE]);

  const stop = new AbortController();
  io.onStop(() => stop.abort());
  const { exercises, submissions, shownIn, out, shownOut, jobs } = given.value;
  const table = await gradeClass({
    room: room.value,
    exercises,
    submissions,
    kept: join(out, 'outcomes'),
    again: args.switches.has('--again'),
    jobs,
    compiler: compiler.value.version,
    sandbox: sandbox?.ok ? sandbox.value : undefined,
    env: io.env,
    limits: GRADE_LIMITS,
    signal: stop.signal,
    onProgress: (progress) => report.text(progressLine(progress, report)),
  });
  if (table === 'stopped')
    return report.finish(130, [
      {
        code: 'cli/interrupted',
        severity: 'error',
        message: messages.gradingStopped,
        remedy: messages.goesOn,
      },
    ]);
  if (isNobodys(table)) {
    const none = refused('class/no-submissions', messages.nobodysAtAll(shownIn), messages.renameOrFetch);
    const told = findings(table).filter(({ code }) => code === 'class/left-over');
    return report.finish(2, [...told, ...none.diagnostics]);
  }
  const graded = new Date();
  const facts = { className: basename(folder), graded, lang: report.lang };
  const written = writeReports(out, table, facts);
  if (!written.ok) return report.finish(2, written.diagnostics);
  report.text(gradeLines(table, report));
  report.text(`${messages.writtenTo(`${shownOut}/index.html`)[report.lang]}\n`);
  const found = findings(table);
  const isComplete = !found.some(({ severity }) => severity !== 'note');
  return report.finish(isComplete ? 0 : 1, found, { out: shownOut, ...gradesJson(table, graded) });
}

const UNSAFE: Diagnostic = { code: 'class/unsafe', severity: 'note', message: messages.withoutSandbox };

interface Inputs {
  readonly exercises: readonly ClassExercise[];
  /** Absolute, like `out`. */
  readonly submissions: string;
  readonly shownIn: string;
  readonly out: string;
  readonly shownOut: string;
  readonly jobs: number;
}

async function inputsOf(
  args: Arguments,
  { cwd }: Io,
  { folder, dir, exercises: ids, settings }: ClassFolder,
): Promise<Checked<Inputs>> {
  const value = (flag: string) => args.values.get(flag)?.[0];
  const chosen = chosenExercises({ ids }, value('--exercises') ?? 'all');
  const jobs = numberOf(args, '--jobs', { minimum: 1, maximum: MOST_JOBS });
  const shownIn = value('--submissions') ?? `${dir}/students`;
  const submissions = await submissionsAt(
    resolve(cwd, value('--submissions') ?? join(folder, 'students')),
    shownIn,
  );
  const out = outFolder(cwd, folder, dir, value('--out'));
  const read = chosen.ok
    ? await Promise.all(chosen.value.map((id) => readClassExercise(folder, dir, id, settings.language)))
    : [];
  const parts = [chosen, jobs, submissions, out, ...read];
  if (!chosen.ok || !jobs.ok || !submissions.ok || !out.ok || !read.every(({ ok }) => ok))
    return { ok: false, diagnostics: parts.flatMap(({ diagnostics }) => diagnostics) };
  const way = relative(submissions.value, out.value.path);
  if (way === '' || (!way.startsWith('..') && !isAbsolute(way)))
    return refused('class/grade-write', messages.outInSubmissions(out.value.shown), messages.otherOut);
  const exercises = read.flatMap((one) => (one.ok ? [one.value] : []));
  const { path: outPath, shown: shownOut } = out.value;
  const found = { exercises, submissions: submissions.value, shownIn, out: outPath, shownOut };
  return { ok: true, value: { ...found, jobs: jobs.value ?? availableParallelism() }, diagnostics: [] };
}

async function submissionsAt(path: string, shown: string): Promise<Checked<string>> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory() && !(stat?.isFile() && /\.zip$/i.test(path)))
    return refused('class/no-submissions', messages.noSubmissions(shown), messages.submissionsForm);
  const why = await whyShut(path);
  if (why) return refused('class/no-submissions', messages.shutSubmissions(shown, why), messages.fetchAgain);
  return { ok: true, value: path, diagnostics: [] };
}

/** Everything is left over: that is the fault of a file or its name, and no zero for everybody. */
function isNobodys({ rows, leftOver }: GradeTable): boolean {
  return leftOver.length > 0 && rows.every(({ cells }) => cells.every(({ state }) => state === 'missing'));
}

/** Grades go into the class's own folder, or inside the current one: nothing else is written to. */
function outFolder(
  cwd: string,
  folder: string,
  dir: string,
  named: string | undefined,
): Checked<{ readonly path: string; readonly shown: string }> {
  const path = newProjectFolder(named === undefined ? folder : cwd, named ?? GRADES);
  if (typeof path !== 'string') return { ok: false, diagnostics: [{ ...path, remedy: messages.outInside }] };
  const shown = named?.replace(/[\\/]+$/, '') ?? (dir === '.' ? GRADES : `${dir}/${GRADES}`);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory())
    return refused('class/grade-write', messages.outIsNoFolder(shown), messages.otherOut);
  return { ok: true, value: { path, shown }, diagnostics: [] };
}

function progressLine(progress: Progress, { lang, paint }: Report): string {
  if (progress.kind === 'begin') return `${paint.dim(messages.begins(progress.toDo, progress.kept)[lang])}\n`;
  const { student, exercise } = progress;
  if (progress.kind === 'once-more') return `${paint.dim(messages.onceMore(student, exercise)[lang])}\n`;
  return `${student}  ${exercise}  ${progress.points}/${progress.of}\n`;
}
