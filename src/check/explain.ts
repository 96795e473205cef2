import { printExpression } from '../kconfig/expression.js';
import type { Analysis } from '../kconfig/resolve.js';
import { shownValue } from '../kconfig/shown-value.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import type { CodeTexts } from '../messages/codes/code-texts.js';
import * as messages from '../messages/explain.js';
import type { LogLine } from '../messages/log-lines.js';
import type { Text } from '../messages/text.js';
import type { CompiledCatalogue } from './compiled.js';
import { drawn, selectorName, unmetOf } from './reasons.js';
import type { SymbolText } from './symbol-text.js';
import { zephyrName } from './zephyr-name.js';

/** What is known of a name: what it is, and facts about it, each with its label. */
export interface Explanation {
  readonly kind: 'symbol' | 'key' | 'code' | 'log';
  readonly name: string;
  readonly what: Text;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly label: Text;
  readonly text: Text;
}

const both = (text: string): Text => ({ en: text, zh: text });

export interface SymbolSource {
  readonly analysis: Analysis;
  readonly catalogue: CompiledCatalogue;
  readonly texts: Readonly<Record<string, SymbolText>>;
  readonly measuredOn: string;
  /** Whether there is an app here, whose values can be told. */
  readonly isHere: boolean;
  /** The config key that sets a symbol. */
  readonly keyOf: (symbol: string) => string | undefined;
  /** What a config key is for. */
  readonly aboutKey: (key: string) => Text | undefined;
}

/** What is known of a symbol, with or without `CONFIG_`, for this project. */
export function explainSymbol(typed: string, source: SymbolSource): Explanation | undefined {
  const name = typed.replace(/^CONFIG_/, '').toUpperCase();
  const { analysis, catalogue, texts, measuredOn, isHere, keyOf, aboutKey } = source;
  const variants = catalogue.symbols[name];
  const symbol = analysis.table.symbols.get(name);
  if (variants === undefined && symbol === undefined) return undefined;
  const text = texts[name];
  const key = keyOf(name);
  const rows: Row[] = symbol === undefined ? [] : [...rowsOf(symbol, analysis, isHere)];
  const { label } = messages;
  const lines = Object.keys(variants ?? {}).join('');
  if (variants !== undefined && lines.length < Object.keys(catalogue.zephyr).length) {
    const named = [...lines]
      .sort()
      .map((line) => ({ line, zephyr: zephyrName(catalogue.zephyr[line] ?? '') }));
    const text = {
      en: named.map(({ line, zephyr }) => `${line}: Zephyr ${zephyr.en}`).join(', '),
      zh: named.map(({ line, zephyr }) => `${line}：Zephyr ${zephyr.zh}`).join('，'),
    };
    rows.push({ label: label.lines, text });
  }
  if (key !== undefined) rows.push({ label: label.key, text: both(key) });
  const cost = costOf(text, measuredOn);
  if (cost !== undefined) rows.push({ label: label.cost, text: cost });
  if (text?.mistake !== undefined) rows.push({ label: label.mistake, text: text.mistake });
  return { kind: 'symbol', name, what: text?.use ?? aboutKey(key ?? '') ?? messages.noText, rows };
}

function rowsOf(symbol: SymbolDefinition, analysis: Analysis, isHere: boolean): readonly Row[] {
  const { label } = messages;
  const { user, values } = analysis;
  const { name, type = '', prompts, ranges, dependencies, selectedBy } = symbol;
  const settable = prompts.length > 0;
  const kind = {
    en: settable ? type : `${type}, ${messages.notSettable.en}`,
    zh: settable ? type : `${type}，${messages.notSettable.zh}`,
  };
  const rows: Row[] = [{ label: label.type, text: kind }];
  const { value, from } = values.valueOf(symbol);
  const assigned = user.symbols.get(name);
  const shown = shownValue(name, symbol.type, value);
  const here =
    assigned !== undefined && from === 'fragment'
      ? messages.setAt(shown, assigned.fragment.file, assigned.line.line)
      : messages.byOrigin(shown, from);
  if (isHere) rows.push({ label: label.value, text: here });
  if (isHere && settable && values.visibilityOf(symbol) === 0)
    for (const reason of drawn(unmetOf(symbol, analysis))) rows.push({ label: both(''), text: reason });
  const byDefault = values.unassignedValueOf(symbol).value;
  if (byDefault !== '') rows.push({ label: label.default, text: both(byDefault) });
  const range = ranges.map(({ low, high }) => `${printExpression(low)}…${printExpression(high)}`);
  if (range.length > 0) rows.push({ label: label.range, text: both([...new Set(range)].join(', ')) });
  const needs = dependencies.map(printExpression).filter((condition) => condition !== 'y');
  if (needs.length > 0) rows.push({ label: label.needs, text: both(needs.join(' || ')) });
  const selectors = selectedBy.map(selectorName);
  if (selectors.length > 0)
    rows.push({ label: label.selectedBy, text: both([...new Set(selectors)].slice(0, 8).join(', ')) });
  return rows;
}

function costOf(text: SymbolText | undefined, zephyr: string): Text | undefined {
  const cost = text?.cost;
  if (cost?.ram_each !== undefined) return messages.ramEach(cost.ram_each, zephyr);
  return cost?.ram === undefined ? undefined : messages.switchCost(cost.ram, cost.flash, zephyr);
}

/** What is wrong with a project has a code of each command that meets it, and one explanation. */
const OF_EACH = /^[a-z]+\/(?=(?:no-project|no-folder|no-config|config-gone|behind-config)$)/;

/** A diagnostic's code, as the program prints it: in brackets, perhaps. */
export function explainCode(typed: string, codes: CodeTexts): Explanation | undefined {
  const name = typed.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const entry = codes[name] ?? codes[name.replace(OF_EACH, 'project/')];
  if (entry === undefined) return undefined;
  const [what, why, change] = entry;
  const { label } = messages;
  const rows = [
    { label: label.why, text: why },
    { label: label.change, text: change },
  ];
  return { kind: 'code', name, what, rows };
}

/** A line of a log, or a part of one. */
export function explainLogLine(
  typed: string,
  lines: readonly LogLine[],
  finalValue: (symbol: string) => string | undefined,
): Explanation | undefined {
  const wanted = typed.trim().toLowerCase();
  const line = findLogLine(wanted, lines);
  if (line === undefined) return undefined;
  const { label } = messages;
  const values = line.symbols.flatMap((symbol): Row[] => {
    const value = finalValue(symbol);
    return value === undefined || value === ''
      ? []
      : [{ label: label.symbol, text: both(`${symbol}=${shownValue(symbol, undefined, value)}`) }];
  });
  const rows = [{ label: label.why, text: line.why }, { label: label.change, text: line.change }, ...values];
  return { kind: 'log', name: typed, what: line.what, rows };
}

function findLogLine(wanted: string, lines: readonly LogLine[]): LogLine | undefined {
  const exact = lines.find(({ names }) => names.some((name) => name.toLowerCase() === wanted));
  if (exact !== undefined || wanted.length < 6) return exact;
  // A whole line of a log has several of them: the longest says most.
  const matches = (name: string) =>
    name.length >= 6 && (wanted.includes(name.toLowerCase()) || name.toLowerCase().includes(wanted))
      ? Math.min(name.length, wanted.length)
      : 0;
  const [best] = lines
    .map((one) => ({ one, length: Math.max(...one.names.map(matches)) }))
    .toSorted((a, b) => b.length - a.length);
  return best !== undefined && best.length > 0 ? best.one : undefined;
}
