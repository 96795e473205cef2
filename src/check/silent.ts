import { evaluate } from '../kconfig/evaluate.js';
import { type Finding, found } from '../kconfig/finding.js';
import { type Fragment, linePlace, valuePlace } from '../kconfig/fragment.js';
import { parseInteger } from '../kconfig/numbers.js';
import type { Analysis } from '../kconfig/resolve.js';
import { shownValue } from '../kconfig/shown-value.js';
import type { SymbolDefinition } from '../kconfig/symbol-table.js';
import type { ZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import * as messages from '../messages/check.js';
import { selectorName } from './reasons.js';

/** What Kconfig takes without a word: lines that change nothing, and values that cannot be meant. */
export function silent(
  { table, user, values }: Analysis,
  zephyr: ZephyrSymbols,
  fragments: readonly Fragment[],
): Finding[] {
  const findings: Finding[] = [];
  const repeated = assignedAgain([zephyr.defconfig, ...fragments]);
  for (const [name, { value, fragment, line }] of user.symbols) {
    const symbol = table.symbols.get(name);
    if (symbol === undefined || fragment === zephyr.defconfig || symbol.prompts.length === 0) continue;
    const result = values.valueOf(symbol);
    const unassigned = values.unassignedValueOf(symbol);
    const place = linePlace(fragment.file, line);
    if (isSame(value, unassigned.value, symbol) && result.value === value && !repeated.has(name)) {
      const by = (edges: SymbolDefinition['selectedBy']) =>
        edges.filter((edge) => evaluate(edge, values) > 0).map(selectorName);
      const message =
        unassigned.from === 'select'
          ? messages.sameBySelect(name, value, by(symbol.selectedBy))
          : unassigned.from === 'imply'
            ? messages.sameByImply(name, value, by(symbol.impliedBy))
            : messages.sameAsDefault(name, shownValue(name, symbol.type, value) || '""');
      const code = 'kconfig/same-as-default';
      // Many lines are like this, and once is enough for the advice.
      const isFirst = findings.every(({ diagnostic }) => diagnostic.code !== code);
      const remedy = isFirst ? { remedy: messages.sameRemedy } : {};
      findings.push(found({ code, severity: 'note', message, ...remedy, symbol: name, place }));
      continue;
    }
    if (
      symbol.type === 'int' &&
      (parseInteger(value, 10) ?? 0) < 0 &&
      result.value === value &&
      !MAY_BE_NEGATIVE.test(name)
    ) {
      const message = messages.negative(name, value);
      const remedy = messages.positiveRemedy(unassigned.value);
      const at = valuePlace(fragment.file, line);
      findings.push(
        found({ code: 'kconfig/negative', severity: 'warning', message, remedy, symbol: name, place: at }),
      );
    }
    if (symbol.type === 'hex' && /^\d+$/.test(value) && value.length > 1) {
      const message = messages.hexWithoutPrefix(name, value);
      const lines = [`CONFIG_${name}=0x${value}`];
      const fix = { file: fragment.file, line: line.line, lines };
      const remedy = messages.writeAs(lines[0] ?? '');
      findings.push(
        found({ code: 'kconfig/hex-prefix', severity: 'warning', message, remedy, symbol: name, place }, fix),
      );
    }
  }
  return findings;
}

/** The symbols that have more than one line: without the last, the one before would count. */
function assignedAgain(fragments: readonly Fragment[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { lines } of fragments) {
    for (const line of lines) {
      if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
      if (seen.has(line.symbol)) again.add(line.symbol);
      seen.add(line.symbol);
    }
  }
  return again;
}

/** Priorities below 0 are cooperative, and a timeout of -1 is none. */
const MAY_BE_NEGATIVE = /PRIO|TIMEOUT/;

function isSame(a: string, b: string, { type }: SymbolDefinition): boolean {
  if (a === b) return true;
  if (type !== 'int' && type !== 'hex') return false;
  const base = type === 'int' ? 10 : 16;
  const number = parseInteger(a, base);
  return number !== undefined && number === parseInteger(b, base);
}

/** An assignment that one in a later file replaces: files are there for that, so it is only worth knowing. */
export function overridden(
  { user, table }: Analysis,
  zephyr: ZephyrSymbols,
  fragments: readonly Fragment[],
): Finding[] {
  const findings: Finding[] = [];
  for (const fragment of fragments) {
    if (fragment === zephyr.defconfig) continue;
    for (const line of fragment.lines) {
      if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
      const last = user.symbols.get(line.symbol);
      if (last === undefined || last.fragment === fragment || !table.symbols.has(line.symbol)) continue;
      if (fragments.indexOf(last.fragment) < fragments.indexOf(fragment)) continue;
      const value = shownValue(line.symbol, table.symbols.get(line.symbol)?.type, last.value);
      const message = messages.overridden(line.symbol, last.fragment.file, last.line.line, value);
      const place = linePlace(fragment.file, line);
      findings.push(
        found({ code: 'kconfig/overridden', severity: 'note', message, symbol: line.symbol, place }),
      );
    }
  }
  return findings;
}
