import type { Fragment } from '../kconfig/fragment.js';

/**
 * The macros of symbols that fragments set and our data does not have, such as a driver's: taken as they are written, since
 * a selection of Zephyr's symbols cannot tell whether there are such. `check` knows them all.
 */
export function furtherSymbols(fragments: readonly Fragment[], known: ReadonlyMap<string, unknown>): string {
  const values = new Map<string, string>();
  for (const line of fragments.flatMap(({ lines }) => lines)) {
    if (line.kind !== 'assignment' && line.kind !== 'unset') continue;
    const value = line.kind === 'unset' ? 'n' : line.value;
    if (!known.has(line.symbol) && NAME.test(line.symbol) && VALUE.test(value))
      values.set(line.symbol, value);
  }
  return [...values]
    .filter(([, value]) => value !== 'n')
    .map(([name, value]) => `#define CONFIG_${name} ${value === 'y' ? 1 : value}\n`)
    .join('');
}

const NAME = /^[A-Z0-9_]+$/;
/** A bool, a number, or a string without what would have to be quoted. */
const VALUE = /^(?:[yn]|-?\d+|0x[0-9a-fA-F]+|"[^"\\]*")$/;
