import { sdkLines } from '../../boards/boards.js';
import type { Override } from '../../config/layers.js';
import { schemaAt } from '../../config/schema.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { LANGUAGES, type Lang } from '../../messages/text.js';
import type { RenderedProject } from '../../render/render-project.js';
import type { CheckOutcome } from '../check/outcome.js';
import { type RunChecksOptions, runChecks } from '../check/run-checks.js';
import { type ExerciseApp, exerciseApp } from '../class/exercise-app.js';
import { instructorValues } from '../class/instructor-files.js';
import type { Exercise } from '../exercise/read-exercise.js';
import { givenText, solutionText } from '../regions/regions.js';
import { streamOf, tokensOf } from '../tokens.js';
import { cutOffFindings } from './cut-off.js';
import { solutionFindings, stubFindings, type Variant } from './findings.js';
import { givenLeaks } from './given-leaks.js';
import { inFolder } from './project-folder.js';

export interface ExerciseReport {
  readonly findings: readonly Diagnostic[];
  /** SDK lines that it was tried on. */
  readonly lines: readonly number[];
  /** Of the visible checks, those that what is given passes; on the first line. */
  readonly stub: { readonly passed: number; readonly visible: number };
}

/**
 * Proves an exercise: its solution passes every check on each SDK line, what is given does not, and gives nothing away. The
 * other language is built and run only where its code differs, which mostly the comments alone do.
 * @param lines SDK lines; of an exercise that sets `sdk` itself, that one alone
 */
export async function testExercise(
  exercise: Exercise,
  lines: readonly number[],
  options: RunChecksOptions,
): Promise<ExerciseReport> {
  const own = exercise.text.config?.['sdk'];
  const tried = typeof own === 'number' ? [own] : lines;
  const findings: Diagnostic[] = [...(await cutOffFindings(exercise))];
  for (const lang of LANGUAGES) {
    const leaks = await givenLeaks(exercise, lang, sdkOf(tried[0] ?? DEFAULT_LINE));
    findings.push(...(leaks.ok ? leaks.value : leaks.diagnostics));
  }
  let stub: ExerciseReport['stub'] | undefined;
  for (const line of tried) {
    const apps = await appsOf(exercise, line);
    if (!apps.ok) {
      findings.push(...apps.diagnostics);
      continue;
    }
    const { en, zh } = apps;
    const done = await check(exercise, en.solution, options);
    findings.push(...solutionFindings(done, variant(line, en, zh, solutionText, 'en')));
    const given = await check(exercise, en.given, options);
    findings.push(...stubFindings(exercise.text.checks, given, variant(line, en, zh, givenText, 'en')));
    stub ??= countVisible(exercise, given);
    if (!isSame(en, zh, solutionText))
      findings.push(...solutionFindings(await check(exercise, zh.solution, options), { line, lang: 'zh' }));
    if (!isSame(en, zh, givenText)) {
      const outcomes = await check(exercise, zh.given, options);
      findings.push(...stubFindings(exercise.text.checks, outcomes, { line, lang: 'zh' }));
    }
  }
  return { findings: withoutDoubles(findings), lines: tried, stub: stub ?? { passed: 0, visible: 0 } };
}

/** All SDK lines. */
export const ALL_LINES: readonly number[] = sdkLines.map(({ line }) => line);
/** That of a project that names none. */
export const DEFAULT_LINE = Number(schemaAt(['sdk'])?.default);

function sdkOf(line: number): readonly Override[] {
  return [{ path: ['sdk'], value: line }];
}

async function appsOf(
  exercise: Exercise,
  line: number,
): Promise<
  | { readonly ok: true; readonly en: ExerciseApp; readonly zh: ExerciseApp }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }
> {
  const values = instructorValues(exercise.id);
  const settings = (language: Lang) => ({ language, overrides: sdkOf(line) });
  const en = await exerciseApp(exercise, values, settings('en'));
  const zh = await exerciseApp(exercise, values, settings('zh'));
  if (!en.ok || !zh.ok) return { ok: false, diagnostics: [...en.diagnostics, ...zh.diagnostics] };
  return { ok: true, en: en.value, zh: zh.value };
}

type TextOf = typeof givenText;

/**
 * Whether the exercise's own files say the same to the compiler in both languages; all others come from the templates. What is
 * for people alone does not count.
 */
function isSame(en: ExerciseApp, zh: ExerciseApp, textOf: TextOf): boolean {
  const codeOf = (app: ExerciseApp, lang: Lang) =>
    app.regions
      .filter(({ path }) => !path.endsWith('.md'))
      .map((file) => {
        const tokens = tokensOf(file.path, textOf(file, lang)).filter(({ comment }) => !comment);
        return `${file.path}\n${streamOf(tokens)}`;
      });
  return codeOf(en, 'en').join('\n') === codeOf(zh, 'zh').join('\n');
}

function variant(line: number, en: ExerciseApp, zh: ExerciseApp, textOf: TextOf, lang: Lang): Variant {
  return isSame(en, zh, textOf) ? { line } : { line, lang };
}

function check(
  { id, text, files }: Exercise,
  project: RenderedProject,
  options: RunChecksOptions,
): Promise<readonly CheckOutcome[]> {
  return inFolder(project, (folder) =>
    runChecks(
      {
        folder,
        shown: id,
        runs: text.runs ?? [],
        checks: text.checks,
        scenarios: files,
        student: instructorValues(id),
      },
      options,
    ),
  );
}

function countVisible({ text }: Exercise, outcomes: readonly CheckOutcome[]): ExerciseReport['stub'] {
  const visible = text.checks.flatMap(({ hidden }, index) => (hidden ? [] : [outcomes[index]]));
  return {
    passed: visible.filter((outcome) => outcome?.verdict === 'passed').length,
    visible: visible.length,
  };
}

/** What is so on every SDK line is told once. */
function withoutDoubles(findings: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message }) => {
    const key = `${code} ${message.en}`;
    return !seen.has(key) && seen.add(key);
  });
}
