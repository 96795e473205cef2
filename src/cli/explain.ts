import { resolve } from 'node:path';
import { seriesOf, symbolsOfLine } from '../check/compiled.js';
import { type Explanation, explainCode, explainLogLine, explainSymbol, type Row } from '../check/explain.js';
import { explainAppSymbol, explainKey } from '../check/explain-key.js';
import { Names } from '../check/names.js';
import { readApp } from '../check/read-app.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { parseKconfig } from '../kconfig/kconfig-file.js';
import { analyze } from '../kconfig/resolve.js';
import { width } from '../messages/columns.js';
import * as messages from '../messages/explain.js';
import type { Arguments } from './arguments.js';
import { checkGiven } from './check-given.js';
import { targetOf } from './check-target.js';
import type { Io } from './io.js';
import type { ExitCode, Report } from './report.js';

/** `explain NAME`: a symbol, a config key, a diagnostic code or a log message, for the project in this folder. */
export async function explain(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const given = checkGiven();
  const name = args.dir;
  if (name === undefined)
    return report.finish(2, [problem('explain/missing', messages.missing, messages.examples)]);
  const target = await targetOf(args, io.cwd, '.', report, given);
  if (!target.ok) return report.finish(2, target.diagnostics);
  const { catalogue, socSeries } = await import('../generated/catalogue.js');
  const { sdkLine, board, soc } = target.value;
  const named = { ...(soc === undefined ? {} : { soc }), ...(board === undefined ? {} : { board }) };
  const { series } = seriesOf(socSeries, named);
  const read = readApp({
    folder: resolve(io.cwd),
    dir: '.',
    cwd: io.cwd,
    fragments: [],
    sdkLine,
    ...(board ? { board } : {}),
  });
  const nothing = parseKconfig('Kconfig', 'source "Kconfig.zephyr"\n');
  const app = read.ok ? read.value : nothing.ok ? { tree: nothing.value, fragments: [] } : undefined;
  if (app === undefined) throw new TypeError('a Kconfig of one line does not parse');
  const analysis = analyze({ ...app, zephyr: symbolsOfLine(catalogue, sdkLine, series) });

  const { CODES, LOG_LINES } = await import('../messages/explain-texts.js');
  const { symbolTexts, measuredOn } = await import('../generated/symbol-texts.js');
  const finalValue = (symbol: string) => (read.ok ? analysis.values.textOf(symbol) : '');
  const keys = { ...given, finalValue };
  const aboutKey = (key: string) => explainKey(key, keys)?.what;
  const found =
    explainCode(name, CODES) ??
    explainKey(name, keys) ??
    explainSymbol(name, {
      analysis,
      catalogue,
      texts: symbolTexts,
      measuredOn,
      isHere: read.ok,
      keyOf: given.keyOf,
      aboutKey,
    }) ??
    explainAppSymbol(name, keys) ??
    explainLogLine(name, LOG_LINES, (symbol) =>
      read.ok && analysis.table.symbols.has(symbol) ? analysis.values.textOf(symbol) : undefined,
    );
  if (found !== undefined) {
    tell(found, report);
    const rows = found.rows.map(({ label, text }) => ({
      label: label[report.lang],
      text: text[report.lang],
    }));
    return report.finish(0, [], {
      kind: found.kind,
      name: found.name,
      what: found.what[report.lang],
      facts: rows,
    });
  }
  const { otherNames } = await import('../generated/symbol-names.js');
  const own = [
    ...analysis.table.symbols.keys(),
    ...given.configKeys.map((key) => key.name),
    ...Object.keys(CODES),
  ];
  const near = new Names(catalogue, otherNames, sdkLine, own).nearest(name.replace(/^CONFIG_/, ''));
  const remedy = near.length > 0 ? messages.perhaps([...new Set(near)]) : messages.examples;
  return report.finish(2, [problem('explain/unknown', messages.unknown(name), remedy)]);
}

function problem(code: string, message: Diagnostic['message'], remedy: Diagnostic['message']): Diagnostic {
  return { code, severity: 'error', message, remedy };
}

function tell({ name, what, rows }: Explanation, { text, lang, paint }: Report): void {
  text(`${paint.strong(name)}\n  ${what[lang]}\n`);
  const widest = Math.max(0, ...rows.map(({ label }) => width(label[lang])));
  const line = ({ label, text: content }: Row) => {
    const blanks = ' '.repeat(widest - width(label[lang]));
    return `  ${paint.dim(label[lang] + blanks)}  ${content[lang]}\n`;
  };
  text(rows.map(line).join(''));
}
