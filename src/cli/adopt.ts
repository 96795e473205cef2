import { join, resolve } from 'node:path';
import { findBoard } from '../boards/boards.js';
import { readConfigFile } from '../config/config-file.js';
import type { Checked } from '../diagnostics/diagnostic.js';
import { looksSecret, MASK } from '../diagnostics/secrets.js';
import { VERSION } from '../generated/version.js';
import * as messages from '../messages/adopt.js';
import * as fromMessages from '../messages/adopt-from.js';
import { shortened } from '../messages/shortened.js';
import { fittingSettings } from '../project/adopt-fitting.js';
import { type AdoptedSetting, type Adoption, adoptSettings } from '../project/adopt-settings.js';
import { markedPlace, markedProblem } from '../project/marked.js';
import { type PlanOptions, planRegen, type RegenPlan } from '../project/plan-regen.js';
import { regenCommand } from '../project/regen-notes.js';
import { CONFIG_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import { choose, confirmed, NEEDS_YES } from './confirm.js';
import { conflictPolicy } from './conflict-flag.js';
import { type Io, ownCommand } from './io.js';
import { finishEdited, permissions, regenEdited } from './regen-edited.js';
import type { ExitCode, Report } from './report.js';

/** `adopt [DIR]`: takes hand edits of prj.conf, or values saved in a .config, over into nanokit.yaml, and runs `regen`. */
export async function adopt(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const may = permissions(args, io, report);
  const policy = conflictPolicy(args, may.mayAsk);
  if (!policy.ok) return report.finish(2, policy.diagnostics);
  const dir = args.dir ?? '.';
  const command = 'adopt';
  const program = ownCommand(io, VERSION);
  const project = { folder: resolve(io.cwd, dir), dir, program, language: report.lang, command };
  const from = args.values.get('--from')?.[0];
  const found = await (from === undefined ? findSettings(project) : savedSettings(project, io.cwd, from));
  if (!found.ok) return report.finish(isMarked(found) ? 1 : 2, found.diagnostics);
  report.tell(found.diagnostics);
  const read = readConfigFile(project.folder, CONFIG_FILE);
  if (!read.ok) return report.finish(2, read.diagnostics);
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const { editConfig } = await import('../config/yaml.js');
  const { config, ...adoption } = found.value;
  const fitting = await fittingSettings(file, adoption, config, editConfig);
  if (!fitting.ok) return report.finish(2, fitting.diagnostics);
  const { settings, left } = fitting.value;
  if (settings.length === 0) {
    const text = from === undefined ? messages.nothingToAdopt : fromMessages.nothing(from);
    report.text(`${text[report.lang]}\n`);
    return report.finish(0, left, { adopted: [] });
  }

  if (!may.mayAsk && !may.isSure && !may.dryRun) return report.finish(2, [...left, NEEDS_YES]);
  const head =
    from === undefined ? messages.adoptHead(settings.length) : fromMessages.head(from, settings.length);
  report.text(`${head[report.lang]}\n`);
  for (const setting of settings) report.text(`  ${shown(setting, report)}\n`);
  const wanted = may.mayAsk && !may.isSure ? await chosen(settings, io, report) : settings;
  if (wanted.length === 0) return nothing(report);

  const text = editConfig(file, wanted);
  if (!text.ok) return report.finish(2, text.diagnostics);
  const configEdit = { from: read.value.text, to: text.value };
  const options = { ...project, onConflict: policy.value, configEdit };
  const done = await regenEdited(options, may, !args.switches.has('--no-color'), io, report);
  if (done === undefined) return nothing(report);
  if (!done.ok) return report.finish(2, done.diagnostics);
  const adopted = wanted.map(({ key, from, value }) => ({ key, from: from ?? null, to: value ?? null }));
  const told = { ...done, diagnostics: [...left, ...done.diagnostics] };
  return finishEdited(told, project, may.dryRun, report, { adopted });
}

/** What is found in a project, with its config. */
type Found = Adoption & Pick<RegenPlan['resolved'], 'config'>;

/** The conflict is the user's to settle first: nothing is wrong with the input. */
function isMarked({ diagnostics }: Checked<Found>): boolean {
  return diagnostics.some(({ code }) => code === 'regen/marked');
}

/** The hand edits of a project's prj.conf. */
async function findSettings(project: PlanOptions): Promise<Checked<Found>> {
  const planned = await planRegen(project);
  if (!planned.ok) return planned;
  const { files, base, rendered, resolved } = planned.value;
  const path = 'prj.conf';
  const theirs = files.find((file) => file.path === path)?.before;
  const ours = rendered.get(path)?.content ?? '';
  if (!theirs) {
    const { noPrjConf: message } = messages;
    const remedy = messages.noPrjConfRemedy(regenCommand(project));
    return { ok: false, diagnostics: [{ code: 'adopt/no-file', severity: 'error', message, remedy }] };
  }
  const mark = markedPlace(path, theirs);
  if (mark) return { ok: false, diagnostics: [markedProblem(mark, 'error')] };
  const text = theirs.toString().replace(/^\uFEFF/, '');
  const { config } = resolved;
  const adoption = adoptSettings(config, base.files.get(path) ?? ours, ours, text, path);
  return { ok: true, value: { ...adoption, config }, diagnostics: planned.diagnostics };
}

/** What somebody saved in menuconfig, say: taken as if it had been written into prj.conf by hand. */
async function savedSettings(project: PlanOptions, cwd: string, from: string): Promise<Checked<Found>> {
  const planned = await planRegen(project);
  if (!planned.ok) return planned;
  const { rendered, resolved } = planned.value;
  const { config } = resolved;
  const prjConf = rendered.get('prj.conf')?.content ?? '';
  const { prjConfOfSaved } = await import('./check.js');
  const soc = findBoard(config.board)?.soc;
  const { board, sdk: sdkLine } = config;
  const saved = await prjConfOfSaved({ folder: project.folder, cwd, from, board, soc, sdkLine, prjConf });
  if (!saved.ok) return saved;
  const { settings, left } = adoptSettings(config, prjConf, prjConf, saved.value.text);
  return {
    ok: true,
    value: { settings, left: [...left, ...saved.value.left], config },
    diagnostics: planned.diagnostics,
  };
}

async function chosen(
  settings: readonly AdoptedSetting[],
  io: Io,
  report: Report,
): Promise<readonly AdoptedSetting[]> {
  const { all, some, none } = messages.adoptChoices;
  const answers = [
    ['all', all],
    ...(settings.length > 1 ? [['some', some] as const] : []),
    ['none', none],
  ] as const;
  const answer = await choose(messages.askAdopt, answers, io, report.lang);
  if (answer !== 'some') return answer === 'all' ? settings : [];
  const wanted: AdoptedSetting[] = [];
  for (const setting of settings) {
    if (await confirmed(messages.askOne(shown(setting, report)), io, report.lang)) wanted.push(setting);
  }
  return wanted;
}

function nothing(report: Report): ExitCode {
  report.text(`${messages.nothingTaken[report.lang]}\n`);
  return report.finish(0, [], { adopted: [] });
}

function shown({ key, from, value }: AdoptedSetting, { lang }: Report): string {
  const text = (one: unknown) =>
    one === undefined ? messages.unset[lang] : looksSecret(key) ? MASK : shortened(String(one));
  return `${key}: ${text(from)} → ${text(value)}`;
}
