import type { Expression, Operand, Relation } from '../kconfig/expression.js';
import { parseFragment } from '../kconfig/fragment.js';
import type { ChoiceDefinition, SymbolDefinition, SymbolTable } from '../kconfig/symbol-table.js';
import type { SymbolType } from '../kconfig/types.js';
import { NO_ZEPHYR, type ZephyrSymbols } from '../kconfig/zephyr-symbols.js';

/**
 * The catalogue as it is shipped: worked out at build as far as it goes, since to parse it would take half of a run of
 * `check`. Expressions are named by their index in `nodes`, and each stands behind those that it is made of.
 */
export interface CompiledCatalogue {
  /** SDK line → the Zephyr version that its symbols are from. */
  readonly zephyr: Readonly<Record<string, string>>;
  readonly nodes: readonly Node[];
  readonly symbols: ByLines<CompiledSymbol>;
  readonly choices: ByLines<CompiledChoice>;
}

/** Name → the digits of the SDK lines (`12`) → what it is there. */
export type ByLines<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** A symbol's name; a constant's text in a list; or an operator with its operands. */
export type Node = string | readonly [string] | readonly [string, ...number[]];

/**
 * Its type, its choice if it is in one, and lists: dependencies; prompts; defaults, each a value and a condition; selects of
 * it; implies of it; ranges, each low, high and condition. Trailing empty lists are left out.
 */
export type CompiledSymbol = readonly [type: SymbolType, choice: string, ...(readonly number[])[]];

export type CompiledChoice = readonly [
  prompts: readonly number[],
  members: readonly string[],
  /** Member and condition, one after the other. */
  defaults: readonly (string | number)[],
];

/** What a kind of board decides: `schemas/soc-series/`. */
export interface BoardKconfig {
  readonly given: Readonly<Record<string, string>>;
  /** By the SDK lines, where it is not so on all. */
  readonly selected: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly defaults: Readonly<Record<string, string>>;
  readonly defconfig: readonly string[];
}

export interface SocSeries extends BoardKconfig {
  readonly series: string;
  readonly socs: readonly string[];
  readonly sram_bytes: number;
}

/** What is known of a board: of its SoC, or of itself; the first series stands in for boards that are not known. */
export function seriesOf(
  all: readonly SocSeries[],
  { soc, board }: { readonly soc?: string; readonly board?: string },
): { readonly series: SocSeries; readonly isKnown: boolean } {
  const known = all.find(({ socs }) => socs.includes(soc ?? board ?? ''));
  const series = known ?? all[0];
  if (series === undefined) throw new RangeError('no series of SoCs');
  return { series, isKnown: known !== undefined };
}

/** The symbols of one SDK line on one kind of board. */
export function symbolsOfLine(
  catalogue: CompiledCatalogue,
  line: number,
  board: BoardKconfig,
): ZephyrSymbols {
  const digit = String(line);
  const expressions = decoded(catalogue.nodes);
  const defconfig = board.defconfig.map((name) => `CONFIG_${name}=y\n`).join('');
  return {
    ...NO_ZEPHYR,
    zephyr: catalogue.zephyr[digit] ?? '',
    given: new Map(Object.entries(board.given)),
    defconfig: parseFragment('defconfig', defconfig),
    selected: new Map(
      Object.entries(board.selected).flatMap(([name, by]): [string, string][] => {
        const selector = typeof by === 'string' ? by : onLine(by, digit);
        return selector === undefined ? [] : [[name, selector]];
      }),
    ),
    complete: false,
    define(table) {
      defineChoices(table, catalogue.choices, digit, expressions);
      defineSymbols(table, catalogue.symbols, digit, expressions, board.defaults);
    },
  };
}

const RELATIONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=']);

/** Gives an expression by its index. One line needs about half of them, so each is made when it is first asked for. */
type Expressions = (index: number | string | undefined) => Expression;

function decoded(nodes: readonly Node[]): Expressions {
  const known = expressionsOf.get(nodes);
  if (known !== undefined) return known;
  const made: Expression[] = [];
  const expressions: Expressions = (index) => {
    const at = Number(index);
    const found = made[at];
    if (found !== undefined) return found;
    const node = nodes[at];
    if (node === undefined) throw new RangeError(`no expression ${index}`);
    const expression = decode(node, expressions);
    made[at] = expression;
    return expression;
  };
  expressionsOf.set(nodes, expressions);
  return expressions;
}

const expressionsOf = new WeakMap<readonly Node[], Expressions>();

function decode(node: Node, expressions: Expressions): Expression {
  if (typeof node === 'string') return { kind: 'symbol', name: node };
  const [kind, ...indices] = node;
  if (indices.length === 0) return { kind: 'constant', text: kind };
  const operands = indices.map(expressions);
  const [first] = operands;
  if (first === undefined) throw new RangeError('an operator without operands');
  if (kind === '&') return { kind: 'and', operands };
  if (kind === '|') return { kind: 'or', operands };
  if (kind === '!') return { kind: 'not', operand: first };
  if (kind === '?' && first.kind === 'symbol') return { kind: 'choice', id: first.name };
  if (!isRelation(kind)) throw new RangeError(`no operator: ${kind}`);
  return { kind: 'compare', relation: kind, left: operand(first), right: operand(operands[1]) };
}

function isRelation(text: string): text is Relation {
  return RELATIONS.has(text);
}

function operand(expression: Expression | undefined): Operand {
  if (expression?.kind === 'symbol' || expression?.kind === 'constant') return expression;
  throw new RangeError('an operator where an operand was expected');
}

function defineChoices(
  table: SymbolTable,
  choices: CompiledCatalogue['choices'],
  digit: string,
  expressions: Expressions,
): void {
  for (const id in choices) {
    const compiled = onLine(choices[id], digit);
    if (compiled === undefined) continue;
    const [prompts, members, pairs] = compiled;
    const choice: ChoiceDefinition = table.defineChoice(id);
    choice.type = 'bool';
    choice.prompts.push(...prompts.map(expressions));
    choice.members.push(...members);
    for (let i = 0; i < pairs.length; i += 2)
      choice.defaults.push({ symbol: String(pairs[i]), condition: expressions(pairs[i + 1]) });
  }
}

function defineSymbols(
  table: SymbolTable,
  symbols: CompiledCatalogue['symbols'],
  digit: string,
  expressions: Expressions,
  defaults: BoardKconfig['defaults'],
): void {
  const all = (indices: readonly number[] = []) => indices.map(expressions);
  for (const name in symbols) {
    const compiled = onLine(symbols[name], digit);
    if (compiled === undefined) continue;
    const [type, choice, dependencies, prompts, pairs = [], selectedBy, impliedBy, triples = []] = compiled;
    const symbol: SymbolDefinition = {
      name,
      type,
      prompts: all(prompts),
      ranges: [],
      defaults: [],
      dependencies: all(dependencies),
      selectedBy: all(selectedBy),
      impliedBy: all(impliedBy),
      choice: choice === '' ? undefined : choice,
    };
    const [dependency] = symbol.dependencies;
    const byBoard = defaults[name];
    if (byBoard !== undefined && dependency !== undefined)
      symbol.defaults.push({ value: { kind: 'constant', text: byBoard }, condition: dependency });
    for (let i = 0; i < pairs.length; i += 2)
      symbol.defaults.push({ value: expressions(pairs[i]), condition: expressions(pairs[i + 1]) });
    for (let i = 0; i < triples.length; i += 3) {
      const [low, high, condition] = [triples[i], triples[i + 1], triples[i + 2]];
      symbol.ranges.push({
        low: operand(expressions(low)),
        high: operand(expressions(high)),
        condition: expressions(condition),
      });
    }
    table.adopt(symbol);
  }
}

function onLine<T>(variants: Readonly<Record<string, T>> | undefined, digit: string): T | undefined {
  for (const lines in variants) if (lines.includes(digit)) return variants[lines];
  return undefined;
}
