import type { Target } from '../check/check-app.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import type { Finding } from '../kconfig/finding.js';
import * as messages from '../messages/check.js';
import { CONFIG_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import type { CheckGiven } from './check-given.js';
import type { Report } from './report.js';

/** What is checked, with what only a project of ours has. */
export interface NamedTarget extends Target {
  /** The key of the project's nanokit.yaml that sets a symbol. */
  readonly keyOf: (symbol: string) => string | undefined;
  /** Generated files that nanokit.yaml has changed since. */
  readonly behind: readonly string[];
  /** What could be better in nanokit.yaml itself. */
  readonly warnings: readonly Diagnostic[];
}

/** Board and SDK line: as flags say, else as nanokit.yaml says, where there is one. */
export async function targetOf(
  args: Arguments,
  folder: string,
  dir: string,
  report: Report,
  given: CheckGiven,
): Promise<Checked<NamedTarget>> {
  const typedBoard = args.values.get('--board')?.[0];
  const typedSdk = args.values.get('--sdk')?.[0];
  if (typedBoard !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_@.-]*$/.test(typedBoard))
    return mistake('check/board', messages.boardName(typedBoard));
  const typedLine = given.sdkLines.find((line) => String(line) === typedSdk);
  if (typedSdk !== undefined && typedLine === undefined)
    return mistake('check/sdk', messages.sdkNumber(typedSdk, given.sdkLines));
  const project = given.holdsProject(folder) ? await given.readConfig(folder, dir, report.lang) : undefined;
  if (project?.ok === false) return project;
  const config = project?.value.config;
  const board = typedBoard ?? config?.board;
  const soc = board === undefined ? undefined : given.socOf(board);
  const sdkLine = typedLine ?? config?.sdk ?? given.defaultSdkLine;
  const value: NamedTarget = {
    behind: project?.value.behind ?? [],
    warnings: (project?.value.warnings ?? []).map(inFolder),
    ...(board === undefined ? {} : { board }),
    ...(soc === undefined ? {} : { soc }),
    sdkLine,
    ipv6Bytes: given.ipv6Bytes(sdkLine),
    accepts: config
      ? { codes: given.acceptedCodes, values: given.valuesOf(config) }
      : { codes: [], values: new Map() },
    ...(config ? { project: given.factsOf(config) } : {}),
    keyOf: (symbol) => (config ? keyOf(config, symbol, given) : undefined),
  };
  return { ok: true, value, diagnostics: [] };
}

/** With a path as all findings have it, from the checked folder on. */
function inFolder(warning: Diagnostic): Diagnostic {
  return warning.place ? { ...warning, place: { ...warning.place, file: CONFIG_FILE } } : warning;
}

function keyOf({ kconfig }: Config, symbol: string, given: CheckGiven): string | undefined {
  if (Object.hasOwn(kconfig, symbol)) return `kconfig.${symbol}`;
  return symbol.startsWith('LOG_MODE_') ? 'log.mode' : given.keyOf(symbol);
}

/** The finding with the key of nanokit.yaml that its symbol has, if that is where to mend it. */
export function withKey({ diagnostic, ...rest }: Finding, { keyOf }: NamedTarget): Finding {
  const { symbol, severity, remedy } = diagnostic;
  const key = symbol === undefined || severity === 'note' ? undefined : keyOf(symbol);
  if (key === undefined) return { diagnostic, ...rest };
  const both = messages.keyInYaml(key, remedy);
  return { ...rest, diagnostic: { ...diagnostic, remedy: both, source: `nanokit.yaml: ${key}` } };
}

export function mistake(code: string, message: Diagnostic['message']): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message }] };
}
