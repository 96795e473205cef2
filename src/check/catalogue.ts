import { readZephyrSymbols, type ZephyrSymbols } from '../kconfig/zephyr-symbols.js';

/** The symbols of all SDK lines, as `schemas/kconfig/catalogue.json` has them; `catalogue.schema.json` describes it. */
export interface Catalogue {
  /** SDK line → the Zephyr version that its symbols are from. */
  readonly zephyr: Readonly<Record<string, string>>;
  readonly choices: ByLines<object>;
  readonly symbols: ByLines<{ readonly defaults?: readonly (readonly string[])[] }>;
}

/** Name → the digits of the SDK lines (`12`) → what it is there. */
type ByLines<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** What a kind of board decides: `schemas/soc-series/`. */
export interface BoardKconfig {
  readonly given: Readonly<Record<string, string>>;
  readonly selected: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, string>>;
  readonly defconfig: readonly string[];
}

export interface SocSeries extends BoardKconfig {
  readonly series: string;
  readonly socs: readonly string[];
  readonly sram_bytes: number;
}

/** The symbols of one SDK line on one kind of board. */
export function symbolsOfLine(catalogue: Catalogue, line: number, board: BoardKconfig): ZephyrSymbols {
  const digit = String(line);
  const symbols = onLine(catalogue.symbols, digit);
  for (const [name, value] of Object.entries(board.defaults)) {
    const symbol = symbols[name];
    if (symbol !== undefined) symbols[name] = { ...symbol, defaults: [[value], ...(symbol.defaults ?? [])] };
  }
  return readZephyrSymbols({
    zephyr: catalogue.zephyr[digit],
    given: board.given,
    defconfig: Object.fromEntries(board.defconfig.map((name) => [name, 'y'])),
    selected: board.selected,
    choices: onLine(catalogue.choices, digit),
    symbols,
  });
}

function onLine<T>(group: ByLines<T>, digit: string): Record<string, T> {
  const found: Record<string, T> = {};
  for (const name in group) {
    const variants = group[name];
    for (const lines in variants) {
      const value = variants[lines];
      if (value !== undefined && lines.includes(digit)) found[name] = value;
    }
  }
  return found;
}
