import { hintsSeen, rememberHints } from '../../classroom/check/hints-seen.js';
import { type CheckOutcome, DEFAULT_CHECK_LIMITS } from '../../classroom/check/outcome.js';
import { readStudentRecord, type StudentRecord } from '../../classroom/check/student-record.js';
import type { Check } from '../../classroom/exercise/exercise-text.js';
import { filledIn } from '../../classroom/exercise/student-values.js';
import * as messages from '../../messages/class-check.js';
import { interrupted } from '../../messages/cli.js';
import { width } from '../../messages/columns.js';
import { building } from '../../messages/simulate.js';
import { buildFolder } from '../../simulate/build-folder.js';
import type { Arguments } from '../arguments.js';
import { behindConfig } from '../behind-config.js';
import { type Io, quoted } from '../io.js';
import { projectConfig } from '../project-config.js';
import type { ExitCode, Report } from '../report.js';
import { compilerFor } from './compiler.js';
import { exerciseFolder } from './exercise-folder.js';

/** `class check [DIR]`: the visible checks of an exercise, for the student who works on it. 1 if one fails. */
export async function checkExercise(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const place = exerciseFolder(io.cwd, args.operands[0]);
  if (!place.ok) return report.finish(2, place.diagnostics);
  const { folder, dir } = place.value;
  const record = await readStudentRecord(folder, dir);
  if (!record.ok) return report.finish(2, record.diagnostics);
  if (args.switches.has('--hint')) return showHint(record.value, folder, report);
  // A write that was killed is settled first. What else is wrong with nanokit.yaml, the checks tell.
  const project = await projectConfig(folder, dir, report.lang, 'class');
  if (project.ok && project.value.behind.length > 0) report.tell([behindConfig(project.value.behind, dir)]);
  const compiler = compilerFor(io);
  if (!compiler.ok) return report.finish(3, compiler.diagnostics);
  const cache = buildFolder(folder);
  if (!cache.ok) return report.finish(2, cache.diagnostics);

  const { runs, checks, scenarios, student } = record.value;
  const stop = new AbortController();
  io.onStop(() => stop.abort());
  const { runChecks } = await import('../../classroom/checking.js');
  let isBuilding = false;
  const outcomes = await runChecks(
    { folder, shown: dir, runs, checks, scenarios, student },
    {
      compiler: compiler.value,
      cache: cache.value,
      limits: DEFAULT_CHECK_LIMITS,
      signal: stop.signal,
      onStep: ({ kind }) => {
        // Some runs want the app built once more.
        if (kind === 'build' && !isBuilding) report.text(`${report.paint.dim(building[report.lang])}\n`);
        isBuilding ||= kind === 'build';
      },
    },
  );
  if (stop.signal.aborted)
    return report.finish(130, [{ code: 'cli/interrupted', severity: 'error', message: interrupted }]);
  return tell(record.value, outcomes, { folder, dir }, report);
}

function tell(
  { exercise, title, checks: raw, hints, student }: StudentRecord,
  outcomes: readonly CheckOutcome[],
  { folder, dir }: { readonly folder: string; readonly dir: string },
  report: Report,
): ExitCode {
  const { lang } = report;
  const checks = filledIn(raw, student);
  const rows = checks.flatMap((check, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ check, outcome }] : [];
  });
  const shown = new Set<string>();
  for (const row of rows) {
    if (row.outcome.untried) continue;
    report.text(lines(row, shown, report));
    shown.add(quoteOf(row.outcome));
  }
  const waiting = rows.filter(({ outcome }) => outcome.untried).length;
  if (waiting > 0) report.text(`${' '.repeat(COLUMN)}${messages.moreOnceBuilt(waiting)[lang]}\n`);
  const count = (verdict: CheckOutcome['verdict']) =>
    outcomes.filter((one) => one.verdict === verdict).length;
  const passed = count('passed');
  const all = passed === outcomes.length;
  const sum = messages.passedOf(passed, outcomes.length)[lang];
  report.text(`\n${all ? report.paint.good(sum) : sum}\n`);
  const seen = Math.min(hintsSeen(folder), hints.length);
  if (!all && seen < hints.length)
    report.text(`${report.paint.dim(messages.hintThere(dir === '.' ? '' : ` ${quoted(dir)}`)[lang])}\n`);
  const document = {
    exercise,
    title: title[lang],
    passed,
    checks: rows.map((row) => documentOf(row, lang)),
    hints: { seen, all: hints.length },
  };
  return report.finish(count('failed') > 0 ? 1 : all ? 0 : 3, [], document);
}

interface Row {
  readonly check: Check;
  readonly outcome: CheckOutcome;
}

/** Of the verdicts. */
const COLUMN = 13;

/** A crash is the reason of several checks, and quoted once. */
const quoteOf = ({ place, said = '' }: CheckOutcome) => `${place?.file}:${place?.line}\n${said}`;

function lines({ check, outcome }: Row, before: ReadonlySet<string>, { lang, paint }: Report): string {
  const { verdict, reason, place, said, advice } = outcome;
  const word = messages.verdicts[verdict][lang];
  const painted = { passed: paint.good, failed: paint.error, unchecked: paint.warning }[verdict](word);
  const first = `${painted}${' '.repeat(Math.max(1, COLUMN - width(word)))}${check.title[lang].trim()}`;
  const isNew = !before.has(quoteOf(outcome));
  const more = [
    ...(reason ? reason[lang].split('\n') : []),
    ...(place && isNew ? [`${place.file}:${place.line}: ${paint.dim(place.lineText.trim())}`] : []),
    ...(said && isNew ? said.split('\n').map((line) => paint.dim(`| ${line}`)) : []),
    ...(advice ? [`→ ${advice[lang].trim()}`] : []),
  ];
  return [first, ...more.map((line) => `${' '.repeat(COLUMN)}${line}`)].map((line) => `${line}\n`).join('');
}

function documentOf({ check, outcome }: Row, lang: Report['lang']): object {
  const { id, verdict, reason, place, said, advice } = outcome;
  return {
    id,
    title: check.title[lang],
    verdict,
    ...(reason ? { reason: reason[lang] } : {}),
    ...(said ? { said } : {}),
    ...(place ? { place: { file: place.file, line: place.line, column: place.column } } : {}),
    ...(advice ? { advice: advice[lang] } : {}),
  };
}

/** The hints seen so far, and the next one. */
function showHint({ exercise, hints, student }: StudentRecord, folder: string, report: Report): ExitCode {
  const { lang, paint } = report;
  const seen = Math.min(hintsSeen(folder) + 1, hints.length);
  const shown = filledIn(hints, student).slice(0, seen);
  rememberHints(folder, seen);
  for (const [index, hint] of shown.entries()) {
    const head = messages.hint(index + 1, hints.length)[lang];
    const text = `${head}${hint[lang].trim()}`;
    report.text(`${index + 1 === shown.length ? text : paint.dim(text)}\n`);
  }
  if (seen === hints.length) report.text(`${paint.dim(messages.lastHint[lang])}\n`);
  return report.finish(0, [], { exercise, hints: shown.map((hint) => hint[lang]), all: hints.length });
}
