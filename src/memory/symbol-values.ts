import type { Fragment } from '../kconfig/fragment.js';
import { parseInteger } from '../kconfig/numbers.js';
import type { ResolvedSymbol } from '../kconfig/types.js';

/** The symbols of a project as the memory model asks for them. */
export interface MemoryValues {
  /** Whether the symbol has any value. */
  has(symbol: string): boolean;
  /** 0 for a symbol without a number, or with one below 0. */
  numberOf(symbol: string): number;
  /** Whether all of `A && !B` do. */
  holds(condition: string): boolean;
}

/**
 * What Kconfig makes of a symbol; for one that the Kconfig data does not have, what the last line that sets it says,
 * and else the model's own default.
 */
export function memoryValues(
  symbols: { get(name: string): Pick<ResolvedSymbol, 'value'> | undefined },
  fragments: readonly Fragment[],
  defaults: Readonly<Record<string, string>>,
): MemoryValues {
  const written = new Map(fragments.flatMap(assignmentsOf));
  const textOf = (name: string): string => {
    const known = symbols.get(name)?.value ?? written.get(name);
    if (known !== undefined) return known;
    const fallback = defaults[name] ?? '';
    return /^[A-Z]/.test(fallback) ? textOf(fallback) : fallback;
  };
  return {
    has: (name) => textOf(name) !== '',
    numberOf: (name) =>
      Math.max(0, Number(parseInteger(textOf(name), 0) ?? parseInteger(textOf(name), 10) ?? 0)),
    holds: (condition) =>
      condition
        .split(' && ')
        .every((name) => (name.startsWith('!') ? textOf(name.slice(1)) !== 'y' : textOf(name) === 'y')),
  };
}

function assignmentsOf({ lines }: Fragment): [string, string][] {
  return lines.flatMap((line): [string, string][] => {
    if (line.kind === 'assignment') return [[line.symbol, line.value]];
    return line.kind === 'unset' ? [[line.symbol, 'n']] : [];
  });
}
