import { allOf, type Expression, type Operand } from './expression.js';
import type { SymbolType } from './types.js';

/** A condition of `y` is left out. */
export interface Conditional {
  readonly condition: Expression;
}

export interface Range extends Conditional {
  readonly low: Operand;
  readonly high: Operand;
}

export interface Default extends Conditional {
  readonly value: Expression;
}

/**
 * All that Kconfig knows of one symbol, gathered from every place that defines it, with the dependencies of the menus,
 * ifs and choices around it already in each condition.
 */
export interface SymbolDefinition {
  readonly name: string;
  /** `undefined` until a type is given; a choice's member has the choice's. */
  type: SymbolType | undefined;
  /** One condition for each prompt: the symbol is visible as far as one holds. Empty: nobody can set it. */
  readonly prompts: Expression[];
  readonly ranges: Range[];
  readonly defaults: Default[];
  /** One for each place that defines the symbol: its dependencies are met when those of one place are. */
  readonly dependencies: Expression[];
  /** One for each `select` of this symbol: the selecting symbol and its condition. */
  readonly selectedBy: Expression[];
  readonly impliedBy: Expression[];
  choice: string | undefined;
}

export interface ChoiceDefinition {
  readonly id: string;
  type: SymbolType | undefined;
  optional: boolean;
  readonly prompts: Expression[];
  readonly defaults: { readonly symbol: string; readonly condition: Expression }[];
  readonly members: string[];
}

/** The symbols and choices of a configuration, in the order in which they are first defined. */
export class SymbolTable {
  readonly symbols: Map<string, SymbolDefinition>;
  readonly choices: Map<string, ChoiceDefinition>;
  /** Reverse dependencies of symbols that are not (yet) defined. */
  private readonly pending: Map<string, ReverseDependencies>;

  /**
   * @param given symbols with a fixed value, which board or architecture decide
   * @param complete false where symbols may exist that the table does not know
   * @param base a table that this one adds to; it stays as it is, as its definitions are copied before they change
   */
  constructor(
    readonly given: ReadonlyMap<string, string>,
    readonly complete: boolean,
    private readonly base?: SymbolTable,
  ) {
    this.symbols = new Map(base?.symbols);
    this.choices = new Map(base?.choices);
    this.pending = new Map(base?.pending);
  }

  /** The symbol's definition to add to; a new one where there is none. */
  define(name: string): SymbolDefinition {
    const known = this.symbols.get(name);
    if (known !== undefined && known !== this.base?.symbols.get(name)) return known;
    const reverse = this.pending.has(name) ? this.await(name) : {};
    const symbol = known === undefined ? { ...newSymbol(name), ...reverse } : copySymbol(known);
    this.symbols.set(name, symbol);
    return symbol;
  }

  /** The symbols that this table defines, or adds to those of the table below it. */
  own(): SymbolDefinition[] {
    return [...this.symbols.values()].filter((symbol) => this.base?.symbols.get(symbol.name) !== symbol);
  }

  /** Adds a definition that is complete, reverse dependencies included, in place of one by one. */
  adopt(definition: SymbolDefinition): void {
    const { name } = definition;
    if (!this.symbols.has(name) && !this.pending.has(name)) {
      this.symbols.set(name, definition);
      return;
    }
    const symbol = this.define(name);
    symbol.type = definition.type;
    symbol.prompts.push(...definition.prompts);
    symbol.ranges.push(...definition.ranges);
    symbol.defaults.push(...definition.defaults);
    symbol.dependencies.push(...definition.dependencies);
    symbol.selectedBy.push(...definition.selectedBy);
    symbol.impliedBy.push(...definition.impliedBy);
    symbol.choice = definition.choice;
  }

  defineChoice(id: string): ChoiceDefinition {
    const known = this.choices.get(id);
    if (known !== undefined && known !== this.base?.choices.get(id)) return known;
    const choice = known === undefined ? newChoice(id) : copyChoice(known);
    this.choices.set(id, choice);
    return choice;
  }

  /** Notes that `selector` selects or implies `target` when `condition` holds. */
  reverse(kind: 'select' | 'imply', target: string, selector: string, condition: Expression): void {
    const edge = allOf([{ kind: 'symbol', name: selector }, condition]);
    const reverse = this.symbols.has(target) ? this.define(target) : this.await(target);
    (kind === 'select' ? reverse.selectedBy : reverse.impliedBy).push(edge);
  }

  private await(target: string): ReverseDependencies {
    const known = this.pending.get(target);
    if (known !== undefined && known !== this.base?.pending.get(target)) return known;
    const reverse = { selectedBy: [...(known?.selectedBy ?? [])], impliedBy: [...(known?.impliedBy ?? [])] };
    this.pending.set(target, reverse);
    return reverse;
  }
}

type ReverseDependencies = Pick<SymbolDefinition, 'selectedBy' | 'impliedBy'>;

function newSymbol(name: string): SymbolDefinition {
  return {
    name,
    type: undefined,
    prompts: [],
    ranges: [],
    defaults: [],
    dependencies: [],
    selectedBy: [],
    impliedBy: [],
    choice: undefined,
  };
}

function copySymbol(symbol: SymbolDefinition): SymbolDefinition {
  return {
    ...symbol,
    prompts: [...symbol.prompts],
    ranges: [...symbol.ranges],
    defaults: [...symbol.defaults],
    dependencies: [...symbol.dependencies],
    selectedBy: [...symbol.selectedBy],
    impliedBy: [...symbol.impliedBy],
  };
}

function newChoice(id: string): ChoiceDefinition {
  return { id, type: undefined, optional: false, prompts: [], defaults: [], members: [] };
}

function copyChoice(choice: ChoiceDefinition): ChoiceDefinition {
  return {
    ...choice,
    prompts: [...choice.prompts],
    defaults: [...choice.defaults],
    members: [...choice.members],
  };
}

/** The `m` in a condition means: if modules exist at all. */
export function withModules(condition: Expression): Expression {
  switch (condition.kind) {
    case 'constant':
      return condition.text === 'm' ? allOf([condition, { kind: 'symbol', name: 'MODULES' }]) : condition;
    case 'not':
      return { ...condition, operand: withModules(condition.operand) };
    case 'and':
    case 'or':
      return { ...condition, operands: condition.operands.map(withModules) };
    default:
      return condition;
  }
}
