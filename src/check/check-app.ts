import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/check.js';
import * as sense from '../messages/sense.js';
import { checkFragments, inOrder } from './check-fragments.js';
import { type SocSeries, symbolsOfLine } from './compiled.js';
import type { Finding } from './finding.js';
import { type App, type AppOptions, readApp, sourcesWithoutVerification } from './read-app.js';
import { senseFindings } from './sense.js';

export interface CheckOptions extends AppOptions {
  readonly sdkLine: number;
  /** The SoC of the board; `undefined` for a board that is not known. */
  readonly soc?: string;
  /** RAM that IPv6 takes on the SDK line. */
  readonly ipv6Bytes: number;
  readonly accepts: Accepts;
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
}

/** Checks a Zephyr application as it stands on disk. */
export async function checkApp(options: CheckOptions): Promise<Checked<Result>> {
  const app = readApp(options);
  if (!app.ok) return app;
  const { tree, fragments } = app.value;
  const { sdkLine, board, soc, ipv6Bytes, accepts } = options;
  const { catalogue, socSeries } = await import('../generated/catalogue.js');
  const zephyr = symbolsOfLine(catalogue, sdkLine, seriesOf(socSeries, soc));
  const otherNames = async () => (await import('../generated/symbol-names.js')).otherNames;
  const given = { tree, zephyr, catalogue, sdkLine, fragments, otherNames };
  const { findings, analysis } = await checkFragments(given);
  const { values } = analysis;
  const isTls = values.textOf('NET_SOCKETS_SOCKOPT_TLS') === 'y';
  const unverified = isTls ? sourcesWithoutVerification(options.folder).map(withoutVerification) : [];
  const remarks = senseFindings(analysis, { ipv6Bytes });
  const finalValue = (symbol: string | undefined) => values.textOf(symbol ?? '');
  const all = [
    ...(board !== undefined && soc === undefined ? [strangeBoard(board)] : []),
    ...findings,
    ...[...remarks, ...unverified].map((finding) => accepted(finding, accepts, finalValue)),
  ];
  const value: Result = { tree, fragments, findings: inOrder(all, fragments), zephyr: zephyr.zephyr };
  return { ok: true, value, diagnostics: [] };
}

/** All boards that are known have a SoC of one series. */
function seriesOf(all: readonly SocSeries[], soc: string | undefined): SocSeries {
  const series = all.find(({ socs }) => soc === undefined || socs.includes(soc));
  if (series === undefined) throw new RangeError(`no series of SoCs for ${soc}`);
  return series;
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
