import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { sramKbytes } from '../boards/boards.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { readAppTexts } from '../memory/app-texts.js';
import { parseBytes } from '../memory/bytes.js';
import { type AppPlan, type PlannedApp, planApp } from '../memory/project-plan.js';
import { tooLarge } from '../messages/config.js';
import * as messages from '../messages/memory.js';
import { behindConfig as behindConfigMessage, behindConfigRemedy } from '../messages/simulate.js';
import { grouped } from '../render/numbers.js';
import type { Arguments } from './arguments.js';
import { asTyped } from './as-typed.js';
import { type Io, quoted } from './io.js';
import { comparisonTable, planDocument, planTable } from './memory-report.js';
import { projectConfig } from './project-config.js';
import { configFileApp, keyOfSymbol, presetApp } from './rendered-app.js';
import type { ExitCode, Report } from './report.js';

export { ramProblem } from '../memory/over-ram.js';
export { plannedBytes } from '../memory/planned-bytes.js';

/** `memory [DIR]`: the static RAM of a project before any build. 1 if it is more than the budget. */
export async function memory(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const budget = budgetOf(args);
  if (!budget.ok) return report.finish(2, budget.diagnostics);
  const dir = args.dir ?? '.';
  const folder = resolve(io.cwd, dir);
  const project = await projectConfig(folder, dir, report.lang, 'memory');
  if (!project.ok) return report.finish(2, project.diagnostics);
  const { config, behind } = project.value;
  if (behind.includes('prj.conf')) report.tell([behindConfig(dir)]);
  const texts = await readAppTexts(folder, dir, config.board, config.sdk);
  if (!texts.ok) return report.finish(2, texts.diagnostics);
  report.tell(texts.diagnostics);
  const app: PlannedApp = { ...texts.value, board: config.board, sdkLine: config.sdk };
  const plan = await planApp(app);
  if (!plan.ok) return report.finish(2, plan.diagnostics);
  const other = await comparedPlan(args, io.cwd, app, config);
  if (other && !other.ok) return report.finish(2, other.diagnostics);

  const sramBytes = sramKbytes(config.board) * 1024;
  const limit = budget.value ?? sramBytes;
  const shown = { plan: plan.value, sramBytes, keyOfSymbol };
  const name = config.project.name || basename(folder);
  const compared = args.values.get('--compare')?.[0] ?? '';
  if (!report.json) {
    const { lang, paint } = report;
    report.text(`${paint.strong(messages.head(name, config.board, config.sdk)[lang])}\n`);
    report.text(planTable(shown, args.switches.has('--why'), lang, paint));
    if (other) report.text(comparisonTable(plan.value, other.value, compared, lang, paint));
  }
  const document = {
    ...planDocument(shown, report.lang),
    board: config.board,
    sdk: config.sdk,
    budget_bytes: limit,
    ...(other
      ? { compared: { name: compared, ...planDocument({ ...shown, plan: other.value }, report.lang) } }
      : {}),
  };
  const warnings = [...plan.diagnostics, ...(other?.diagnostics ?? [])];
  if (plan.value.totalBytes > limit)
    return report.finish(1, [...warnings, tooMuch(plan.value, limit)], document);
  if (budget.value !== undefined) {
    const left = messages.within(grouped(limit), grouped(limit - plan.value.totalBytes));
    report.text(`\n${report.paint.good(left[report.lang])}\n`);
  }
  return report.finish(0, warnings, document);
}

/** prj.conf is what counts, so a change of nanokit.yaml alone shows nothing yet. */
function behindConfig(dir: string): Diagnostic {
  const remedy = behindConfigRemedy(dir === '.' ? '' : ` ${quoted(dir)}`);
  return {
    code: 'memory/behind-config',
    severity: 'warning',
    message: behindConfigMessage(['prj.conf']),
    remedy,
  };
}

function budgetOf(args: Arguments): Checked<number | undefined> {
  const text = args.values.get('--budget')?.[0];
  const value = text === undefined ? undefined : parseBytes(text);
  if (text === undefined || value !== undefined) return { ok: true, value, diagnostics: [] };
  const message = messages.budgetForm(text);
  const source = asTyped('--budget', text);
  const remedy = messages.budgetExample;
  return { ok: false, diagnostics: [{ code: 'memory/budget', severity: 'error', message, remedy, source }] };
}

/** The plan of what `--compare` names: a preset, a nanokit.yaml, or a fragment in the place of prj.conf. */
async function comparedPlan(
  args: Arguments,
  cwd: string,
  app: PlannedApp,
  config: Config,
): Promise<Checked<AppPlan> | undefined> {
  const name = args.values.get('--compare')?.[0];
  if (name === undefined) return undefined;
  const preset = await presetApp(name, config);
  const isConfig = /\.ya?ml$/i.test(name);
  const other = preset ?? (isConfig ? await configFileApp(cwd, name, config) : withFragment(app, cwd, name));
  return other.ok ? planApp(other.value) : other;
}

const MAX_BYTES = 1024 * 1024;

function withFragment(app: PlannedApp, cwd: string, name: string): Checked<PlannedApp> {
  const path = resolve(cwd, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  const fail = (message: Diagnostic['message']) =>
    ({
      ok: false,
      diagnostics: [
        { code: 'memory/compare', severity: 'error', message, source: asTyped('--compare', name) },
      ],
    }) as const;
  if (!stat?.isFile()) return fail(messages.noComparison(name));
  if (stat.size > MAX_BYTES) return fail(tooLarge(name, '1 MiB'));
  const replaced = app.fragments?.[0] ?? 'prj.conf';
  const texts = new Map([...app.texts, [replaced, readFileSync(path, 'utf8')]]);
  return { ok: true, value: { ...app, texts }, diagnostics: [] };
}

function tooMuch(plan: AppPlan, budget: number): Diagnostic {
  const largest = plan.consumers
    .toSorted((a, b) => b.bytes - a.bytes)
    .filter(({ symbols }) => symbols.length > 0);
  const keys = largest.slice(0, 3).map(({ symbols: [first = ''] }) => keyOfSymbol(first));
  const [total, limit, excess] = [plan.totalBytes, budget, plan.totalBytes - budget].map(grouped);
  return {
    code: 'memory/over-budget',
    severity: 'error',
    message: messages.over(total ?? '', limit ?? '', excess ?? ''),
    remedy: messages.overRemedy(keys),
  };
}
