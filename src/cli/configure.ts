import { join, resolve } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import type { ConfigEdit } from '../config/edit-config.js';
import type { Override } from '../config/layers.js';
import { valueAt } from '../config/partial.js';
import { presetValues } from '../config/preset-values.js';
import { resolveConfig } from '../config/resolve-config.js';
import { schemaAt } from '../config/schema.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import * as messages from '../messages/adopt.js';
import type { Lang } from '../messages/text.js';
import { planRegen } from '../project/plan-regen.js';
import { CONFIG_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import { askNewPassword } from './ask-regen.js';
import { NEEDS_YES } from './confirm.js';
import { conflictPolicy } from './conflict-flag.js';
import { hasTerminal, type Io, ownCommand } from './io.js';
import { flagOverrides } from './overrides.js';
import { finishEdited, permissions, regenEdited } from './regen-edited.js';
import type { ExitCode, Report } from './report.js';

/** `configure [DIR]`: the questions over the present values, nanokit.yaml edited where an answer differs, then `regen`. */
export async function configure(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const may = permissions(args, io, report);
  const typed = flagOverrides(args);
  if (!typed.ok) return report.finish(2, typed.diagnostics);
  const isSecured = typed.value.some(({ path }) => path[1] === 'tls');
  const authorities = isSecured ? await import('../project/authorities.js') : undefined;
  const taken = authorities?.takeAuthority(typed.value, io.cwd);
  if (taken && !taken.ok) return report.finish(2, taken.diagnostics);
  const { overrides, authority } = taken?.value ?? { overrides: typed.value };
  const secrets = overrides.flatMap(secretProblem);
  if (secrets.length > 0) return report.finish(2, secrets);
  const policy = conflictPolicy(args, may.mayAsk);
  if (!policy.ok) return report.finish(2, policy.diagnostics);
  if (!may.mayAsk && !may.isSure && !may.dryRun) return report.finish(2, [NEEDS_YES]);

  const dir = args.dir ?? '.';
  const project = {
    folder: resolve(io.cwd, dir),
    dir,
    language: report.lang,
    command: 'configure',
    program: ownCommand(io, VERSION),
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
  const preset = args.values.get('--preset')?.[0];
  const known = await resolveConfig({
    fallbacks: config.project,
    ...(preset === undefined ? {} : { preset }),
  });
  if (!known.ok) return report.finish(2, known.diagnostics);
  const given = withPreset(preset, overrides);
  const checked = await resolveConfig({ file, preset: null, overrides: given, fallbacks: config.project });
  if (!checked.ok) return report.finish(2, checked.diagnostics);
  // With --dry-run the questions are asked as well: they are what there is to see.
  const isTalk = hasTerminal(io) && !report.json && !may.isSure;
  const answers = isTalk ? await answersOver(config, given, preset === undefined, io, report.lang) : given;
  const edits = answers.filter(({ path, value }) => valueAt(config, path) !== value).flatMap(asEdit);
  // A CA certificate may change without any value.
  if (edits.length === 0 && !authority) report.text(`${messages.unchanged[report.lang]}\n`);

  const text = (await import('../config/yaml.js')).editConfig(file, edits);
  if (!text.ok) return report.finish(2, text.diagnostics);
  const ssid = edits.find(({ path }) => path.join('.') === 'wifi.ssid')?.value;
  const newPassword =
    may.mayAsk && isTalk && ssid !== undefined
      ? await askNewPassword(String(ssid), io, report.lang)
      : undefined;
  const options = {
    ...project,
    configEdit: { from: read.value.text, to: text.value },
    ...(newPassword === undefined ? {} : { newPassword }),
    ...(authority ? { authority } : {}),
  };
  const done = await regenEdited(options, may, !args.switches.has('--no-color'), io, report);
  if (done === undefined) {
    report.text(`${messages.nothingTaken[report.lang]}\n`);
    return report.finish(0, []);
  }
  return done.ok ? finishEdited(done, project, may.dryRun, report) : report.finish(2, done.diagnostics);
}

/** The flags, and beside them what a preset says. */
function withPreset(preset: string | undefined, flags: readonly Override[]): readonly Override[] {
  const isGiven = ({ path }: Override) => flags.some((flag) => flag.path.join('.') === path.join('.'));
  const values = preset === undefined ? [] : presetValues(preset);
  return [...values.filter((value) => !isGiven(value)), ...flags];
}

/** The answers, with what was given: a preset first, as it settles most. */
async function answersOver(
  config: Config,
  given: readonly Override[],
  mayStart: boolean,
  io: Io,
  lang: Lang,
): Promise<readonly Override[]> {
  const { askForPreset, askForValues } = await import('./prompts.js');
  const bare = given.map(({ path, value }): Override => ({ path, value }));
  const start = mayStart ? await askForPreset(io, lang) : undefined;
  return askForValues(config, withPreset(start, bare), io, lang);
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
