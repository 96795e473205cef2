import { allOf, type Expression, parseExpression, YES } from './expression.js';
import { type Fragment, parseFragment } from './fragment.js';
import { KconfigSyntaxError } from './lexer.js';
import type { Default, Range, SymbolTable } from './symbol-table.js';
import { SYMBOL_TYPES, type SymbolType } from './types.js';

/** Zephyr's own symbols, as far as an app of this kind meets them: read from `schemas/kconfig/sdk-*.json`. */
export interface ZephyrSymbols {
  /** The version they are from. */
  readonly zephyr: string;
  /** Symbols that board and architecture decide. */
  readonly given: ReadonlyMap<string, string>;
  /** What the board's own defconfig sets: the fragment that Kconfig reads first. */
  readonly defconfig: Fragment;
  /** Symbols that a given symbol selects, and which. */
  readonly selected: ReadonlyMap<string, string>;
  /** Every symbol there is is among them. False for a selection: then an unknown symbol may well exist. */
  readonly complete: boolean;
  /** Defines all symbols and choices in a table. */
  readonly define: (table: SymbolTable) => void;
}

interface ZephyrSymbol {
  readonly name: string;
  readonly type: SymbolType;
  /** No prompt: an app cannot set it. */
  readonly prompt?: Expression;
  readonly dependency: Expression;
  readonly ranges: readonly Range[];
  readonly defaults: readonly Default[];
  readonly selects: readonly Edge[];
  readonly implies: readonly Edge[];
  readonly choice?: string;
}

interface ZephyrChoice {
  readonly id: string;
  readonly prompt: Expression;
  readonly defaults: readonly Edge[];
  readonly members: readonly string[];
}

interface Edge {
  readonly symbol: string;
  readonly condition: Expression;
}

/** No Zephyr at all: for trees that define everything themselves. */
export const NO_ZEPHYR: ZephyrSymbols = {
  zephyr: 'none',
  given: new Map(),
  defconfig: { file: 'defconfig', lines: [] },
  selected: new Map(),
  complete: true,
  define: () => undefined,
};

export function addZephyrSymbols(table: SymbolTable, { define, selected }: ZephyrSymbols): void {
  define(table);
  for (const [target, selector] of selected) table.reverse('select', target, selector, YES);
}

function addDefinitions(
  table: SymbolTable,
  symbols: readonly ZephyrSymbol[],
  choices: readonly ZephyrChoice[],
): void {
  for (const { id, prompt, defaults, members } of choices) {
    const choice = table.defineChoice(id);
    choice.type = 'bool';
    choice.prompts.push(prompt);
    choice.defaults.push(...defaults);
    choice.members.push(...members);
  }
  for (const { name, type, prompt, dependency, ranges, defaults, selects, implies, choice } of symbols) {
    const symbol = table.define(name);
    symbol.type = type;
    if (prompt !== undefined) symbol.prompts.push(prompt);
    symbol.dependencies.push(dependency);
    symbol.ranges.push(...ranges);
    symbol.defaults.push(...defaults);
    for (const edge of selects) table.reverse('select', edge.symbol, name, edge.condition);
    for (const edge of implies) table.reverse('imply', edge.symbol, name, edge.condition);
    if (choice !== undefined) symbol.choice = choice;
  }
}

/**
 * Reads the data that `schemas/kconfig/symbols.schema.json` describes.
 * @throws TypeError where the data is of another shape: it is our own, so that is a mistake in the package
 */
export function readZephyrSymbols(json: unknown): ZephyrSymbols {
  const data = record(json, 'data');
  const choiceOf = new Map<string, string>();
  const choices = Object.entries(record(data.choices, 'choices')).map(([id, value]) => {
    const choice = readChoice(id, record(value, id));
    for (const member of choice.members) choiceOf.set(member, id);
    return choice;
  });
  const symbols = Object.entries(record(data.symbols, 'symbols')).map(([name, value]) =>
    readSymbol(name, record(value, name), choiceOf.get(name)),
  );
  return {
    zephyr: text(data.zephyr, 'zephyr'),
    given: texts(data.given, 'given'),
    defconfig: parseFragment('defconfig', defconfigText(texts(data.defconfig, 'defconfig'))),
    selected: texts(data.selected, 'selected'),
    complete: false,
    define: (table) => addDefinitions(table, symbols, choices),
  };
}

function readChoice(id: string, data: JsonRecord): ZephyrChoice {
  const dependency = condition(data.depends, id);
  return {
    id,
    prompt: allOf([condition(data.prompt, id), dependency]),
    defaults: edges(data.defaults, id, dependency),
    members: strings(data.members, id),
  };
}

function readSymbol(name: string, data: JsonRecord, choice: string | undefined): ZephyrSymbol {
  const mode: Expression[] = choice === undefined ? [] : [{ kind: 'choice', id: choice }];
  // The data leaves the dependencies out of every other condition, where Kconfig has them all.
  const dependency = allOf([condition(data.depends, name), ...mode]);
  const type = SYMBOL_TYPES.find((candidate) => candidate === data.type);
  if (type === undefined) throw new TypeError(`${name}: no symbol type: ${String(data.type)}`);
  return {
    name,
    type,
    ...(data.prompt === undefined ? {} : { prompt: allOf([condition(data.prompt, name), dependency]) }),
    dependency,
    ranges: rows(data.ranges, name).map(([low = '', high = '', when]) => ({
      low: operand(low, name),
      high: operand(high, name),
      condition: allOf([condition(when, name), dependency]),
    })),
    defaults: rows(data.defaults, name).map(([value, when]) => ({
      value: condition(value, name),
      condition: allOf([condition(when, name), dependency]),
    })),
    selects: edges(data.selects, name, dependency),
    implies: edges(data.implies, name, dependency),
    ...(choice === undefined ? {} : { choice }),
  };
}

type JsonRecord = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown, where: string): JsonRecord {
  if (!isRecord(value)) throw new TypeError(`${where}: an object was expected`);
  return value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new TypeError(`${where}: a string was expected`);
  return value;
}

function texts(value: unknown, where: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(record(value, where)).map(([name, item]) => [name, text(item, name)]));
}

function defconfigText(values: ReadonlyMap<string, string>): string {
  return [...values].map(([symbol, value]) => `CONFIG_${symbol}=${value}\n`).join('');
}

function strings(value: unknown, where: string): readonly string[] {
  if (!Array.isArray(value)) throw new TypeError(`${where}: a list was expected`);
  return value.map((item: unknown) => text(item, where));
}

function rows(value: unknown, where: string): readonly (readonly string[])[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError(`${where}: a list was expected`);
  return value.map((row: unknown) => strings(row, where));
}

/** The same conditions come up again and again. */
const parsed = new Map<string, Expression>();

/** A missing condition always holds. */
function condition(value: unknown, where: string): Expression {
  if (value === undefined || value === 'y') return YES;
  const source = text(value, where);
  const known = parsed.get(source);
  if (known !== undefined) return known;
  try {
    const expression = parseExpression(source);
    parsed.set(source, expression);
    return expression;
  } catch (error) {
    if (error instanceof KconfigSyntaxError) throw new TypeError(`${where}: ${error.message}: ${source}`);
    throw error;
  }
}

function operand(value: string, where: string): Range['low'] {
  const expression = condition(value, where);
  if (expression.kind === 'symbol' || expression.kind === 'constant') return expression;
  throw new TypeError(`${where}: no bound of a range: ${value}`);
}

function edges(value: unknown, where: string, dependency: Expression): readonly Edge[] {
  return rows(value, where).map(([symbol = '', when]) => ({
    symbol,
    condition: allOf([condition(when, where), dependency]),
  }));
}
