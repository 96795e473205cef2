import type { Expression } from '../kconfig/expression.js';
import { SymbolTable } from '../kconfig/symbol-table.js';
import { addZephyrSymbols, readZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import type { CompiledCatalogue, CompiledChoice, CompiledSymbol, Node } from './compiled.js';

/** The catalogue as it is written: `schemas/kconfig/catalogue.json`, which `catalogue.schema.json` describes. */
export interface Catalogue {
  readonly zephyr: Readonly<Record<string, string>>;
  readonly choices: ByLines<object>;
  readonly symbols: ByLines<object>;
}

type ByLines<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** Works out all conditions and reverse dependencies. Done when this package is built. */
export function compileCatalogue(catalogue: Catalogue): CompiledCatalogue {
  const nodes: Node[] = [];
  const indices = new Map<string, number>();
  const add = (node: Node): number => {
    const text = JSON.stringify(node);
    const known = indices.get(text);
    if (known !== undefined) return known;
    indices.set(text, nodes.length);
    return nodes.push(node) - 1;
  };
  const encode = (expression: Expression): number => {
    switch (expression.kind) {
      case 'symbol':
        return add(expression.name);
      case 'constant':
        return add([expression.text]);
      case 'choice':
        return add(['?', add(expression.id)]);
      case 'not':
        return add(['!', encode(expression.operand)]);
      case 'and':
      case 'or':
        return add([expression.kind === 'and' ? '&' : '|', ...expression.operands.map(encode)]);
      case 'compare':
        return add([expression.relation, encode(expression.left), encode(expression.right)]);
    }
  };
  const symbols: Record<string, Record<string, CompiledSymbol>> = {};
  const choices: Record<string, Record<string, CompiledChoice>> = {};
  for (const line of Object.keys(catalogue.zephyr)) {
    const table = tableOfLine(catalogue, line);
    for (const symbol of table.symbols.values()) {
      if (symbol.type === undefined) continue;
      const lists = [
        symbol.dependencies.map(encode),
        symbol.prompts.map(encode),
        symbol.defaults.flatMap(({ value, condition }) => [encode(value), encode(condition)]),
        symbol.selectedBy.map(encode),
        symbol.impliedBy.map(encode),
        symbol.ranges.flatMap(({ low, high, condition }) => [encode(low), encode(high), encode(condition)]),
      ];
      while (lists.at(-1)?.length === 0) lists.pop();
      const compiled: CompiledSymbol = [symbol.type, symbol.choice ?? '', ...lists];
      addVariant(symbols, symbol.name, line, compiled);
    }
    for (const { id, prompts, members, defaults } of table.choices.values()) {
      const pairs = defaults.flatMap(({ symbol, condition }) => [symbol, encode(condition)]);
      addVariant(choices, id, line, [prompts.map(encode), members, pairs]);
    }
  }
  return { zephyr: catalogue.zephyr, nodes, symbols, choices };
}

function tableOfLine(catalogue: Catalogue, line: string): SymbolTable {
  const onLine = <T>(group: ByLines<T>) =>
    Object.fromEntries(
      Object.entries(group).flatMap(([name, variants]) =>
        Object.entries(variants).flatMap(([lines, value]) => (lines.includes(line) ? [[name, value]] : [])),
      ),
    );
  const zephyr = readZephyrSymbols({
    zephyr: catalogue.zephyr[line],
    given: {},
    defconfig: {},
    selected: {},
    choices: onLine(catalogue.choices),
    symbols: onLine(catalogue.symbols),
  });
  const table = new SymbolTable(new Map(), false);
  addZephyrSymbols(table, zephyr);
  return table;
}

/** Lines that have the same share one entry. */
function addVariant<T>(group: Record<string, Record<string, T>>, name: string, line: string, value: T): void {
  const variants = group[name] ?? {};
  group[name] = variants;
  const text = JSON.stringify(value);
  const lines = Object.keys(variants).find((key) => JSON.stringify(variants[key]) === text);
  if (lines !== undefined) delete variants[lines];
  variants[`${lines ?? ''}${line}`] = value;
}
