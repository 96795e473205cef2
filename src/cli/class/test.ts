import { DEFAULT_CHECK_LIMITS } from '../../classroom/check/outcome.js';
import { chosenExercises, findExercises } from '../../classroom/exercise/find-exercises.js';
import { type Exercise, readExercise } from '../../classroom/exercise/read-exercise.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-test.js';
import { interrupted, seeHelp, tooManyArguments } from '../../messages/cli.js';
import { width } from '../../messages/columns.js';
import { choices } from '../../messages/config.js';
import { privateFolder } from '../../simulate/build-folder.js';
import type { Arguments } from '../arguments.js';
import { asTyped } from '../as-typed.js';
import type { Io } from '../io.js';
import type { ExitCode, Report } from '../report.js';
import { compilerFor } from './compiler.js';

/** Objects of many exercises, each of which most others have as well; as many as there are of ours, on all lines. */
const CACHE = 'nanokit-class-objects';
const KEPT_FILES = 1000;

/** `class test`: whether exercises are as they should be, for who writes them. 1 if one is not. */
export async function testExercises(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const value = (flag: string) => args.values.get(flag)?.[0];
  const named = args.operands[0] ?? value('--exercises');
  if (args.operands[0] !== undefined && args.values.has('--exercises'))
    return report.finish(
      2,
      refused('cli/too-many-arguments', tooManyArguments(args.operands[0]), seeHelp).diagnostics,
    );
  const found = findExercises(io.cwd, value('--exercises-from'));
  if (!found.ok) return report.finish(2, found.diagnostics);
  const chosen = chosenExercises(found.value, named ?? 'all', args.operands[0]);
  const { ALL_LINES, DEFAULT_LINE, testExercise } = await import('../../classroom/checking.js');
  const lines = linesOf(value('--sdk'), ALL_LINES, DEFAULT_LINE);
  if (!chosen.ok || !lines.ok)
    return report.finish(
      2,
      [chosen, lines].flatMap(({ diagnostics }) => diagnostics),
    );
  const { dir, shown } = found.value;
  const read = await Promise.all(chosen.value.map((id) => readExercise(dir, id, shown)));
  const exercises = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (exercises.length < read.length)
    return report.finish(
      2,
      read.flatMap(({ diagnostics }) => diagnostics),
    );
  const compiler = compilerFor(io);
  if (!compiler.ok) return report.finish(3, compiler.diagnostics);
  const cache = privateFolder(CACHE);
  if (!cache.ok) return report.finish(2, cache.diagnostics);

  const stop = new AbortController();
  io.onStop(() => stop.abort());
  const options = {
    compiler: compiler.value,
    cache: cache.value,
    keptFiles: KEPT_FILES,
    limits: DEFAULT_CHECK_LIMITS,
    signal: stop.signal,
  };
  const idWidth = Math.max(...exercises.map(({ id }) => width(id)));
  const results: object[] = [];
  const told: Diagnostic[] = [];
  let fine = 0;
  for (const [index, exercise] of exercises.entries()) {
    const start = performance.now();
    const { findings, lines: tried, stub } = await testExercise(exercise, lines.value, options);
    if (stop.signal.aborted)
      return report.finish(130, [{ code: 'cli/interrupted', severity: 'error', message: interrupted }]);
    const all = [...strays(read[index]?.diagnostics ?? []), ...findings].map((one) =>
      named_(exercise, shown, one),
    );
    const isFine = all.every(({ severity }) => severity !== 'error');
    if (isFine) fine++;
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    const { paint, lang } = report;
    const word = isFine ? paint.good(messages.good[lang]) : paint.error(messages.bad[lang]);
    const facts = messages.tested(exercise.text.checks.length, tried, stub, String(seconds));
    report.text(`${paint.strong(exercise.id.padEnd(idWidth))}  ${word}  ${paint.dim(facts[lang])}\n`);
    if (report.json) told.push(...all);
    else report.tell(all);
    results.push({
      id: exercise.id,
      ok: isFine,
      sdk: tried,
      checks: exercise.text.checks.length,
      stub,
      seconds,
    });
  }
  report.text(`${messages.sum(fine, exercises.length)[report.lang]}\n`);
  return report.finish(fine === exercises.length ? 0 : 1, told, { exercises: results });
}

function linesOf(
  typed: string | undefined,
  all: readonly number[],
  usual: number,
): Checked<readonly number[]> {
  if (typed === undefined) return { ok: true, value: [usual], diagnostics: [] };
  if (typed === 'all') return { ok: true, value: all, diagnostics: [] };
  const line = all.find((one) => String(one) === typed);
  if (line !== undefined) return { ok: true, value: [line], diagnostics: [] };
  const problem = { code: 'class/sdk', severity: 'error', message: messages.badSdk(typed) } as const;
  const remedy = choices([...all.map(String), 'all']);
  return { ok: false, diagnostics: [{ ...problem, remedy, source: asTyped('--sdk', typed) }] };
}

/** A file that nobody reads is a mistake here. */
function strays(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((one) => (one.code === 'class/stray-file' ? { ...one, severity: 'error' } : one));
}

/** Places are in the app as it is made: the exercise's name comes in front. */
function named_(exercise: Exercise, shown: string, one: Diagnostic): Diagnostic {
  if (one.place?.file.startsWith(`${shown}/`)) return one;
  if (one.place) return { ...one, place: { ...one.place, file: `${exercise.id}: ${one.place.file}` } };
  return one.source ? one : { ...one, source: `${shown}/${exercise.id}` };
}
