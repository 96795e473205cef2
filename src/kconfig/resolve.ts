import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { checkAssignments, loopProblems } from './check-assignments.js';
import { symbolTable } from './flatten.js';
import { valuePlace } from './fragment.js';
import type { SymbolTable } from './symbol-table.js';
import type { Resolution, ResolvedSymbol, ResolveInput } from './types.js';
import { type UserValues, userValues } from './user-values.js';
import { ConfigurationValues } from './values.js';

/**
 * The values that all symbols end up with, as Kconfig would find them: those of the app's tree and those of Zephyr's
 * that the data knows. Pure. Errors stand for what stops the build, and the values are then those of the rest.
 */
export function resolve(input: ResolveInput): Resolution {
  const analysis = analyze(input);
  const { table, user, values } = analysis;
  const symbols = new Map<string, ResolvedSymbol>();
  for (const symbol of table.symbols.values()) {
    if (symbol.type === undefined) continue;
    const { value, from, written } = values.valueOf(symbol);
    const assigned = from === 'fragment' ? user.symbols.get(symbol.name) : undefined;
    const place = assigned === undefined ? {} : { place: valuePlace(assigned.fragment.file, assigned.line) };
    symbols.set(symbol.name, { type: symbol.type, value, from, written, ...place });
  }
  return { symbols, diagnostics: analysis.diagnostics };
}

/** What a resolution is made of, for those who ask for few values, or why they are what they are. */
export interface Analysis {
  readonly table: SymbolTable;
  readonly user: UserValues;
  /** Works out the values that are asked for, and no others. */
  readonly values: ConfigurationValues;
  readonly diagnostics: readonly Diagnostic[];
}

export function analyze({ tree, zephyr, fragments }: ResolveInput): Analysis {
  const table = symbolTable(tree, zephyr);
  const user = userValues(table, [zephyr.defconfig, ...fragments]);
  const values = new ConfigurationValues(table, user);
  // Only an app's own symbols can need their own value, which must not stay unnoticed.
  for (const symbol of table.own()) values.valueOf(symbol);
  return {
    table,
    user,
    values,
    diagnostics: [
      ...user.diagnostics,
      ...checkAssignments(table, user, values),
      ...loopProblems(values, tree),
    ],
  };
}
