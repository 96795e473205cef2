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
  readonly symbols = new Map<string, SymbolDefinition>();
  readonly choices = new Map<string, ChoiceDefinition>();
  /** Reverse dependencies of symbols that are not (yet) defined. */
  private readonly pending = new Map<
    string,
    { readonly selectedBy: Expression[]; readonly impliedBy: Expression[] }
  >();

  /**
   * @param given symbols with a fixed value, which board or architecture decide
   * @param complete false where symbols may exist that the table does not know
   */
  constructor(
    readonly given: ReadonlyMap<string, string>,
    readonly complete: boolean,
  ) {}

  define(name: string): SymbolDefinition {
    const known = this.symbols.get(name);
    if (known !== undefined) return known;
    const symbol: SymbolDefinition = {
      name,
      type: undefined,
      prompts: [],
      ranges: [],
      defaults: [],
      dependencies: [],
      ...(this.pending.get(name) ?? { selectedBy: [], impliedBy: [] }),
      choice: undefined,
    };
    this.symbols.set(name, symbol);
    return symbol;
  }

  defineChoice(id: string): ChoiceDefinition {
    const known = this.choices.get(id);
    if (known !== undefined) return known;
    const choice: ChoiceDefinition = {
      id,
      type: undefined,
      optional: false,
      prompts: [],
      defaults: [],
      members: [],
    };
    this.choices.set(id, choice);
    return choice;
  }

  /** Notes that `selector` selects or implies `target` when `condition` holds. */
  reverse(kind: 'select' | 'imply', target: string, selector: string, condition: Expression): void {
    const edge = allOf([{ kind: 'symbol', name: selector }, condition]);
    let reverse = this.symbols.get(target) ?? this.pending.get(target);
    if (reverse === undefined) {
      reverse = { selectedBy: [], impliedBy: [] };
      this.pending.set(target, reverse);
    }
    (kind === 'select' ? reverse.selectedBy : reverse.impliedBy).push(edge);
  }
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
