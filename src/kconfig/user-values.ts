import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/kconfig.js';
import { type Fragment, type FragmentLine, linePlace, valuePlace } from './fragment.js';
import { parseInteger } from './numbers.js';
import { afterQuoted, unquote } from './quoting.js';
import { shownValue } from './shown-value.js';
import type { SymbolDefinition, SymbolTable } from './symbol-table.js';

/** What the fragments ask a symbol to be. */
export interface UserValue {
  /** `y`, `m`, `n`, a number as written, or the plain text of a string. */
  readonly value: string;
  readonly fragment: Fragment;
  readonly line: FragmentLine;
}

export interface UserValues {
  readonly symbols: ReadonlyMap<string, UserValue>;
  /** For each choice, the member that was last set to y, and the mode that was asked for. */
  readonly selections: ReadonlyMap<string, { readonly symbol?: string; readonly mode: 'y' | 'm' }>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the assignments, line by line as Kconfig does: one that it refuses leaves an earlier one in force. */
export function userValues(table: SymbolTable, fragments: readonly Fragment[]): UserValues {
  const symbols = new Map<string, UserValue>();
  const selections = new Map<string, { readonly symbol?: string; readonly mode: 'y' | 'm' }>();
  const diagnostics: Diagnostic[] = [];
  for (const fragment of fragments) {
    for (const line of fragment.lines) {
      if (line.kind === 'malformed') diagnostics.push(malformed(fragment, line));
      if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
      const symbol = table.symbols.get(line.symbol);
      if (symbol === undefined) {
        const problem = unknownSymbol(table, fragment, line);
        if (problem !== undefined) diagnostics.push(problem);
        continue;
      }
      const read = readValue(symbol, fragment, line);
      diagnostics.push(...read.diagnostics);
      if (read.value === undefined) continue;
      const earlier = symbols.get(symbol.name);
      if (earlier?.fragment === fragment) diagnostics.push(assignedTwice(symbol, earlier, line));
      symbols.set(symbol.name, { value: read.value, fragment, line });
      if (symbol.choice === undefined || read.value === 'n') continue;
      const selected = selections.get(symbol.choice);
      const mode = read.value === 'y' ? 'y' : 'm';
      if (mode === 'm' && table.choices.get(symbol.choice)?.type !== 'tristate') {
        diagnostics.push(moduleInBoolChoice(symbol, fragment, line));
        continue;
      }
      if (selected !== undefined && selected.mode !== mode) diagnostics.push(mixedChoice(fragment, line));
      selections.set(symbol.choice, mode === 'y' ? { symbol: symbol.name, mode } : { ...selected, mode });
    }
  }
  return { symbols, selections, diagnostics };
}

interface ReadValue {
  readonly value?: string;
  readonly diagnostics: readonly Diagnostic[];
}

function readValue(symbol: SymbolDefinition, fragment: Fragment, line: FragmentLine): ReadValue {
  const { type, name } = symbol;
  const place = valuePlace(fragment.file, line);
  if (line.kind === 'unset') {
    if (type === 'bool' || type === 'tristate') return { value: 'n', diagnostics: [] };
    const message = messages.unsetIgnored(name, type);
    return {
      diagnostics: [{ code: 'kconfig/unset-ignored', severity: 'warning', message, symbol: name, place }],
    };
  }
  const written = line.kind === 'assignment' ? line.value : '';
  const refused = (remedy?: Diagnostic['remedy']): ReadValue => {
    const message = messages.invalidValue(name, shownValue(name, type, written), type);
    const diagnostic: Diagnostic = {
      code: 'kconfig/invalid-value',
      severity: 'error',
      message,
      symbol: name,
      place,
    };
    return { diagnostics: [remedy === undefined ? diagnostic : { ...diagnostic, remedy }] };
  };
  switch (type) {
    case 'bool':
    case 'tristate': {
      // Kconfig looks at the first character alone.
      const value = written[0];
      if (value !== 'y' && value !== 'n' && !(value === 'm' && type === 'tristate')) {
        return refused(messages.boolRemedy());
      }
      if (written === value) return { value, diagnostics: [] };
      const message = messages.readAs(name, written, value);
      return {
        value,
        diagnostics: [{ code: 'kconfig/loose-bool', severity: 'warning', message, symbol: name, place }],
      };
    }
    case 'int':
    case 'hex': {
      const number = parseInteger(written, type === 'int' ? 10 : 16);
      if (number !== undefined && type === 'int' && (number > MOST || number < -MOST - 1))
        return { value: written, diagnostics: [tooLarge(name, written, place)] };
      if (number !== undefined && !(type === 'hex' && number < 0)) return { value: written, diagnostics: [] };
      return refused(/\s#/.test(written) ? messages.noTrailingComment() : messages.numberRemedy(type));
    }
    case 'string': {
      const value = unquote(written);
      if (value === undefined) return refused(messages.stringRemedy());
      const rest = afterQuoted(written);
      if (rest === '') return { value, diagnostics: [] };
      const message = messages.textAfterString(name, shownValue(name, type, rest.trim()));
      return {
        value,
        diagnostics: [
          { code: 'kconfig/text-after-string', severity: 'warning', message, symbol: name, place },
        ],
      };
    }
    case undefined:
      return refused();
  }
}

/** The largest int of C. */
const MOST = 2_147_483_647;

/** Kconfig writes any number into autoconf.h. */
function tooLarge(name: string, written: string, place: Place): Diagnostic {
  return {
    code: 'kconfig/too-large',
    severity: 'error',
    message: messages.tooLarge(name, shownValue(name, 'int', written)),
    remedy: messages.tooLargeRemedy,
    symbol: name,
    place,
  };
}

function malformed(fragment: Fragment, line: FragmentLine): Diagnostic {
  const bom = line.text.startsWith('\uFEFF');
  return {
    code: bom ? 'kconfig/byte-order-mark' : 'kconfig/malformed-line',
    severity: 'error',
    message: bom ? messages.byteOrderMark() : messages.malformedLine(),
    remedy: bom ? messages.byteOrderMarkRemedy() : messages.malformedLineRemedy(),
    place: linePlace(fragment.file, line),
  };
}

function unknownSymbol(
  table: SymbolTable,
  fragment: Fragment,
  line: FragmentLine & { readonly symbol: string },
): Diagnostic | undefined {
  if (table.given.has(line.symbol)) return undefined;
  const place = linePlace(fragment.file, line);
  if (/\s/.test(line.symbol)) {
    const message = messages.spaceInName(line.symbol);
    const remedy = messages.spaceInNameRemedy(line.symbol.trim());
    return {
      code: 'kconfig/undefined-symbol',
      severity: 'error',
      message,
      remedy,
      symbol: line.symbol,
      place,
    };
  }
  if (table.complete || !/^[A-Z0-9_a-z]+$/.test(line.symbol)) {
    const message = messages.undefinedSymbol(line.symbol);
    return { code: 'kconfig/undefined-symbol', severity: 'error', message, symbol: line.symbol, place };
  }
  const message = messages.uncheckedSymbol(line.symbol);
  return { code: 'kconfig/unchecked-symbol', severity: 'note', message, symbol: line.symbol, place };
}

function assignedTwice(symbol: SymbolDefinition, earlier: UserValue, line: FragmentLine): Diagnostic {
  return {
    code: 'kconfig/assigned-twice',
    severity: 'warning',
    message: messages.assignedTwice(symbol.name, line.line),
    symbol: symbol.name,
    place: linePlace(earlier.fragment.file, earlier.line),
  };
}

function mixedChoice(fragment: Fragment, line: FragmentLine): Diagnostic {
  return {
    code: 'kconfig/mixed-choice',
    severity: 'error',
    message: messages.mixedChoice(),
    place: linePlace(fragment.file, line),
  };
}

/** A tristate in a choice of bools: the choice has no such mode. */
function moduleInBoolChoice(symbol: SymbolDefinition, fragment: Fragment, line: FragmentLine): Diagnostic {
  return {
    code: 'kconfig/invalid-value',
    severity: 'error',
    message: messages.invalidValue(symbol.name, 'm', 'bool'),
    symbol: symbol.name,
    place: valuePlace(fragment.file, line),
  };
}
