import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../kconfig/finding.js';
import type { Analysis } from '../kconfig/resolve.js';
import { shownValue } from '../kconfig/shown-value.js';
import * as messages from '../messages/check.js';
import * as sense from '../messages/sense.js';
import { checkFragments } from './check-fragments.js';
import { seriesOf, symbolsOfLine } from './compiled.js';
import { inOrder } from './finding.js';
import { type App, type AppOptions, readApp, sourcesWithoutVerification } from './read-app.js';
import { type ProjectFacts, senseFindings } from './sense.js';

export type CheckOptions = AppOptions & Target;

/** What an application is checked for. */
export interface Target {
  readonly sdkLine: number;
  readonly board?: string;
  /** The SoC of the board; `undefined` for a board that is not known. */
  readonly soc?: string;
  /** RAM that IPv6 takes on the SDK line. */
  readonly ipv6Bytes: number;
  readonly accepts: Accepts;
  /** Of a generated project. */
  readonly project?: ProjectFacts;
}

/** What is a note where it would be a warning: somebody chose it and was told. */
export interface Accepts {
  readonly codes: readonly string[];
  /** Values by symbol that a config file sets. */
  readonly values: ReadonlyMap<string, string>;
}

export interface Result extends App {
  readonly findings: readonly Finding[];
  /** The version whose Kconfig it was checked against. */
  readonly zephyr: string;
  /** The final value of each symbol that a fragment sets. */
  readonly values: ReadonlyMap<string, string>;
  /** The final value of a symbol that Kconfig's data or the app's Kconfig has. */
  readonly symbolValue: (symbol: string) => string | undefined;
}

/** Checks a Zephyr application as it stands on disk. */
export async function checkApp(options: CheckOptions): Promise<Checked<Result>> {
  const app = readApp(options);
  if (!app.ok) return app;
  const value = await judge(app.value, options, () => sourcesWithoutVerification(options.folder));
  return { ok: true, value, diagnostics: [] };
}

/**
 * Checks an application that was read.
 * @param unverified the sources that do not look at a server's certificate; asked for where the app speaks TLS
 */
export async function judge(
  { tree, fragments, remarks: aboutFiles = [] }: App,
  { sdkLine, board, soc, ipv6Bytes, accepts, project }: Target,
  unverified: () => readonly string[] = () => [],
): Promise<Result> {
  const { catalogue, socSeries } = await import('../generated/catalogue.js');
  const named = { ...(soc === undefined ? {} : { soc }), ...(board === undefined ? {} : { board }) };
  const { series, isKnown } = seriesOf(socSeries, named);
  const zephyr = symbolsOfLine(catalogue, sdkLine, series);
  const otherNames = async () => (await import('../generated/symbol-names.js')).otherNames;
  const given = { tree, zephyr, catalogue, sdkLine, fragments, otherNames };
  const { findings, analysis, mistaken } = await checkFragments(given);
  const isTls = analysis.values.textOf('NET_SOCKETS_SOCKOPT_TLS') === 'y';
  const remarks = [
    ...senseFindings(analysis, { ipv6Bytes, ...(project ? { project } : {}) }).filter(
      ({ diagnostic }) => !mistaken.has(diagnostic.symbol ?? ''),
    ),
    ...(isTls ? unverified().map(withoutVerification) : []),
  ];
  const finalValue = (symbol: string | undefined) => analysis.values.textOf(symbol ?? '');
  const all = [
    ...(board !== undefined && !isKnown ? [strangeBoard(board)] : []),
    ...aboutFiles.map((diagnostic) => ({ diagnostic })),
    ...findings,
    ...remarks.map((finding) => accepted(finding, accepts, finalValue)),
  ];
  const values = finalValues(analysis);
  return {
    tree,
    fragments,
    remarks: aboutFiles,
    findings: inOrder(all, fragments),
    zephyr: zephyr.zephyr,
    values,
    symbolValue: (name) => (analysis.table.symbols.has(name) ? analysis.values.textOf(name) : undefined),
  };
}

function finalValues({ user, values }: Analysis): ReadonlyMap<string, string> {
  return new Map(
    [...user.symbols.keys()].map((name) => [
      name,
      shownValue(name, values.typeOf(name), values.textOf(name)),
    ]),
  );
}

function accepted(
  finding: Finding,
  { codes, values }: Accepts,
  finalValue: (symbol: string | undefined) => string,
): Finding {
  const { code, severity, symbol } = finding.diagnostic;
  const chosen = values.get(symbol ?? '');
  if (
    severity !== 'warning' ||
    (!codes.includes(code) && (chosen === undefined || chosen !== finalValue(symbol)))
  )
    return finding;
  return { ...finding, diagnostic: { ...finding.diagnostic, severity: 'note' } };
}

function strangeBoard(board: string): Finding {
  const message = messages.strangeBoard(board);
  return { diagnostic: { code: 'check/unknown-board', severity: 'note', message } };
}

function withoutVerification(file: string): Finding {
  const diagnostic: Diagnostic = {
    code: 'sense/tls-unverified',
    severity: 'warning',
    message: sense.tlsUnverified(file),
    remedy: sense.tlsUnverifiedRemedy,
  };
  return { diagnostic };
}
