import { join, resolve } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { type ConfigEdit, editConfig } from '../config/edit-config.js';
import type { Override } from '../config/layers.js';
import { valueAt } from '../config/partial.js';
import { resolveConfig } from '../config/resolve-config.js';
import { schemaAt } from '../config/schema.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/adopt.js';
import { planRegen } from '../project/plan-regen.js';
import { regenerate } from '../project/regen-project.js';
import { CONFIG_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import { changesConfirmed, NEEDS_YES } from './confirm.js';
import { conflictPolicy } from './conflict-flag.js';
import { hasTerminal, type Io } from './io.js';
import { flagOverrides } from './overrides.js';
import { askForValues } from './prompts.js';
import { resultDocument, tellResult } from './regen-report.js';
import type { ExitCode, Report } from './report.js';

/** `configure [DIR]`: the questions over the present values, nanokit.yaml edited where an answer differs, then `regen`. */
export async function configure(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const dryRun = args.switches.has('--dry-run');
  const isSure = args.switches.has('--yes');
  const mayAsk = hasTerminal(io) && !report.json;
  const overrides = flagOverrides(args);
  if (!overrides.ok) return report.finish(2, overrides.diagnostics);
  const secrets = overrides.value.flatMap(secretProblem);
  if (secrets.length > 0) return report.finish(2, secrets);
  const policy = conflictPolicy(args, mayAsk && !dryRun);
  if (!policy.ok) return report.finish(2, policy.diagnostics);
  if (!mayAsk && !isSure && !dryRun) return report.finish(2, [NEEDS_YES]);

  const dir = args.dir ?? '.';
  const project = {
    folder: resolve(io.cwd, dir),
    dir,
    language: report.lang,
    command: 'configure',
    onConflict: policy.value,
  };
  const planned = await planRegen(project);
  if (!planned.ok) return report.finish(2, planned.diagnostics);
  report.tell(planned.diagnostics);
  const { config } = planned.value.resolved;
  const read = readConfigFile(project.folder, CONFIG_FILE);
  if (!read.ok) return report.finish(2, read.diagnostics);
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  // A mistake is one of the flag: nanokit.yaml does not say it yet.
  const trialConfig = { file, preset: null, overrides: overrides.value, fallbacks: config.project };
  const checked = await resolveConfig(trialConfig);
  if (!checked.ok) return report.finish(2, checked.diagnostics);
  const given = overrides.value.map(({ path, value }): Override => ({ path, value }));
  const answers = mayAsk && !isSure ? await askForValues(config, given, io, report.lang) : given;
  const edits = answers.filter(({ path, value }) => valueAt(config, path) !== value).flatMap(asEdit);
  if (edits.length === 0) report.text(`${messages.unchanged[report.lang]}\n`);

  const text = await editConfig(file, edits);
  if (!text.ok) return report.finish(2, text.diagnostics);
  const options = { ...project, configEdit: { from: read.value.text, to: text.value } };
  const quiet = { all: 'keep', files: policy.value.files } as const;
  const trial = await regenerate({ ...options, ...(mayAsk ? { onConflict: quiet } : {}), dryRun: true });
  if (!trial.ok) return report.finish(2, trial.diagnostics);
  const { changes } = trial.value;
  if (mayAsk && !isSure && !dryRun && changes.length > 0 && !(await changesConfirmed(changes, io, report))) {
    report.text(`${messages.nothingTaken[report.lang]}\n`);
    return report.finish(0, []);
  }
  const questions = mayAsk && !dryRun ? await import('./ask-regen.js') : undefined;
  const colour = !args.switches.has('--no-color');
  const done = dryRun
    ? trial
    : await regenerate({
        ...options,
        ...(questions ? { ask: (question) => questions.askConflict(question, io, report.lang, colour) } : {}),
      });
  if (!done.ok) return report.finish(2, done.diagnostics);
  const { result } = done.value;
  const isOpen = result.conflicts.some(({ choice }) => choice === undefined);
  if (!isOpen) tellResult(result, done.value.changes, dryRun, report);
  const document = resultDocument(result, done.value.changes, dryRun);
  return report.finish(isOpen || result.marked.length > 0 ? 1 : 0, done.diagnostics, document);
}

function asEdit({ path, value }: Override): ConfigEdit[] {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? [{ path, value }] : [];
}

/** A password given for nanokit.yaml, which is committed to git, and from where no program gets it. */
function secretProblem({ path, source }: Override): Diagnostic[] {
  if (!path.some((_, index) => schemaAt(path.slice(0, index + 1))?.['x-secret'])) return [];
  const { passwordPlace: message, passwordRemedy: remedy } = messages;
  const problem: Diagnostic = { code: 'configure/password', severity: 'error', message, remedy };
  return [source === undefined ? problem : { ...problem, source }];
}
