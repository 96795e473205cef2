import { join } from 'node:path';
import { readConfigFile } from '../../config/config-file.js';
import { resolveConfig } from '../../config/resolve-config.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Config } from '../../generated/config.js';
import * as messages from '../../messages/class-check.js';
import { isReachable } from '../../project/project-path.js';
import { CONFIG_FILE } from '../../render/files.js';
import { type Built, build } from '../../simulate/build.js';
import { buildProblems } from '../../simulate/build-problems.js';
import type { Compiler } from '../../simulate/compiler.js';
import { compilerDiagnostics } from '../../simulate/compiler-messages.js';
import { plainOutput } from '../../simulate/compiler-output.js';
import { type Firmware, readFirmware } from '../../simulate/firmware.js';
import type { Launcher } from '../../simulate/launcher.js';
import { simFolder } from '../../simulate/package-folder.js';
import { buildReason } from './build-reason.js';
import { fewLines } from './clean-text.js';
import { failed, type Judged, unchecked } from './judged.js';
import type { CheckJob, CheckLimits } from './outcome.js';
import { RUN_FRAGMENT } from './run-settings.js';

export interface BuildAppOptions {
  readonly compiler: Compiler;
  /** Where objects and programs are kept, by their content; a folder that is there. */
  readonly cache: string;
  /** How many files stay there, if it is for more than one project. */
  readonly keptFiles?: number;
  readonly limits: CheckLimits;
  readonly launcher?: Launcher | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface BuiltApp {
  readonly program: string;
  readonly firmware: Firmware;
  readonly board: string;
  /** It compiles, and what the compiler had to say all the same; undefined: nothing. */
  readonly warned?: Judged;
}

/** What the app's nanokit.yaml says: only its board and its SDK line count here. */
export async function appConfig({ folder, shown }: CheckJob): Promise<Checked<Config>> {
  if (!isReachable(folder, CONFIG_FILE)) return { ok: false, diagnostics: [] };
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(shown, CONFIG_FILE), text: read.value.text };
  const resolved = await resolveConfig({ file, preset: null, fallbacks: { name: 'app', language: 'en' } });
  return resolved.ok ? { ...resolved, value: resolved.value.config } : resolved;
}

/**
 * Builds the app for this PC.
 * @param settings a fragment of a run's own; empty: none
 * @returns it, or what all checks that need it come to
 */
export async function buildApp(
  job: CheckJob,
  config: Config,
  settings: string,
  options: BuildAppOptions,
): Promise<BuiltApp | Judged> {
  const { folder, shown } = job;
  const { compiler, cache, keptFiles, limits, launcher } = options;
  const { board, sdk } = config;
  const last = settings === '' ? undefined : { name: RUN_FRAGMENT, text: settings };
  const firmware = await readFirmware(folder, shown, { board, sdkLine: sdk }, last);
  const refused = firmware.diagnostics.find(
    ({ place, severity }) => place?.file === RUN_FRAGMENT && severity !== 'note',
  );
  if (refused) return failed(messages.settingNotTaken(refused.message));
  if (!firmware.ok) return broken(firmware.diagnostics);

  const time = AbortSignal.timeout(limits.buildMs);
  const signal = options.signal ? AbortSignal.any([options.signal, time]) : time;
  const sim = simFolder();
  const made = { folder, firmware: firmware.value, compiler, sim, cache, sanitize: true, signal };
  const built = await build({
    ...made,
    ...(launcher ? { launcher } : {}),
    ...(keptFiles === undefined ? {} : { keptFiles }),
  });
  if (options.signal?.aborted) return unchecked(messages.stoppedOnRequest);
  const said = (output: string) => compilerDiagnostics(output, folder, compiler.columnsInBytes);
  const target = { folder, board, sdkLine: sdk, sim };
  if (!built.ok)
    return notBuilt(
      { ...built, output: plainOutput(built.output, folder) },
      said(built.output),
      buildProblems(built.undefined, said(built.output), target, built.inside),
      limits,
    );
  // What was declared nowhere the PC's libc may have, and do something else.
  const [absent] = buildProblems([], said(built.warnings), target);
  if (absent) return unchecked(messages.notOnThisPc(absent.message));
  const warned = warnedOf(said(built.warnings), plainOutput(built.warnings, folder));
  return { program: built.program, firmware: firmware.value, board, ...(warned ? { warned } : {}) };
}

/** As many mistakes as are mended at a time. */
const MOST_TOLD = 5;

/** What is wrong with an app that no compiler has seen. */
export function broken(diagnostics: readonly Diagnostic[]): Judged {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  if (!first) return { ...failed(messages.cannotBeBuilt(messages.withoutReason)), isUnreadable: true };
  const shown = others.slice(0, MOST_TOLD - 1);
  const reason = messages.lines(
    messages.sentences(messages.cannotBeBuilt(first.message), first.remedy),
    ...shown.map(({ message, remedy, place }) =>
      messages.alsoWrong(place, messages.sentences(message, remedy)),
    ),
    ...(shown.length < others.length ? [messages.andMore(others.length - shown.length)] : []),
  );
  return {
    ...failed(reason, { place: first.place }),
    isAdvised: first.remedy !== undefined,
    isUnreadable: true,
  };
}

/** Lines of the compiler's. */
const WARNING_LINES = 12;

function warnedOf(said: readonly Diagnostic[], output: string): Judged | undefined {
  const warnings = said.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return undefined;
  const meanings = new Set(warnings.flatMap(({ remedy }) => remedy ?? []));
  const lines = output.split('\n').filter((line) => !/^\S+: In function /.test(line));
  return {
    verdict: 'passed',
    reason: messages.sentences(messages.compilerWarns(warnings.length), ...meanings),
    said: fewLines(lines.join('\n'), WARNING_LINES),
  };
}

function notBuilt(
  { output, stopped }: Extract<Built, { ok: false }>,
  said: readonly Diagnostic[],
  problems: readonly Diagnostic[],
  { buildMs }: CheckLimits,
): Judged {
  const seconds = Math.round(buildMs / 1000);
  if (stopped) return unchecked(messages.buildLate(seconds));
  // Neither is the app's doing.
  if (
    /No space left on device|\bE(?:NOENT|ACCES|AGAIN|MFILE|NFILE|NOMEM)\b/.test(output) &&
    said.length === 0
  )
    return unchecked(messages.noRoom({ en: fewLines(output, 1), zh: fewLines(output, 1) }));
  const unsupported = problems.find(({ code }) => code === 'simulate/unsupported');
  if (unsupported) return unchecked(messages.notOnThisPc(unsupported.message));
  return buildReason(said, problems, output);
}
