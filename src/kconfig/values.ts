import {
  evaluate,
  higher,
  lower,
  operandText,
  type SymbolValues,
  TRISTATE_NAMES,
  type Tristate,
} from './evaluate.js';
import type { Expression } from './expression.js';
import { baseOf, type Integer, parseInteger, printInteger } from './numbers.js';
import type { ChoiceDefinition, SymbolDefinition, SymbolTable } from './symbol-table.js';
import type { SymbolType, ValueOrigin } from './types.js';
import type { UserValues } from './user-values.js';

export interface SymbolValue {
  readonly value: string;
  readonly from: ValueOrigin;
  readonly written: boolean;
  /** The range that refused the user's value, or that moved a default. */
  readonly violated?: { readonly low: string; readonly high: string; readonly value: string };
}

/**
 * The values of all symbols of a table under one set of assignments, each worked out when it is first asked for.
 * Follows Kconfiglib, which is what Zephyr runs, step by step.
 * @see https://docs.zephyrproject.org/3.1.0/build/kconfig/index.html
 */
export class ConfigurationValues implements SymbolValues {
  private readonly known = new Map<string, SymbolValue>();
  private readonly visibilities = new Map<string, Tristate>();
  private readonly modes = new Map<string, Tristate>();
  private readonly selections = new Map<string, string | undefined>();
  /** Symbols that need their own value, with those in between. They find themselves unset; Kconfig refuses such a tree. */
  readonly loops = new Map<string, readonly string[]>();
  private readonly underway = new Set<string>();

  constructor(
    private readonly table: SymbolTable,
    private readonly user: UserValues,
  ) {}

  typeOf(name: string): SymbolType | undefined {
    const symbol = this.table.symbols.get(name);
    if (symbol !== undefined) return symbol.type;
    const given = this.table.given.get(name);
    if (given === undefined) return undefined;
    if (given === 'y' || given === 'n') return 'bool';
    if (parseInteger(given, 10) !== undefined) return 'int';
    return parseInteger(given, 0) === undefined ? 'string' : 'hex';
  }

  truthOf(name: string): Tristate {
    const value = this.textOf(name);
    return value === 'y' ? 2 : value === 'm' ? 1 : 0;
  }

  textOf(name: string): string {
    const symbol = this.table.symbols.get(name);
    return symbol === undefined ? (this.table.given.get(name) ?? '') : this.valueOf(symbol).value;
  }

  valueOf(symbol: SymbolDefinition): SymbolValue {
    const known = this.known.get(symbol.name);
    if (known !== undefined) return known;
    if (this.underway.has(symbol.name)) {
      const asking = [...this.underway];
      this.loops.set(symbol.name, asking.slice(asking.indexOf(symbol.name)));
      return { value: '', from: 'none', written: false };
    }
    this.underway.add(symbol.name);
    const value = this.compute(symbol, this.user.symbols.get(symbol.name)?.value);
    this.underway.delete(symbol.name);
    this.known.set(symbol.name, value);
    return value;
  }

  /** What a symbol would be if no fragment set it, all others being as they are. */
  unassignedValueOf(symbol: SymbolDefinition): SymbolValue {
    const choice = symbol.choice === undefined ? undefined : this.table.choices.get(symbol.choice);
    if (choice === undefined) return this.compute(symbol, undefined);
    const selected = this.choiceMode(choice.id) === 2 && this.defaultSelection(choice) === symbol.name;
    return { value: selected ? 'y' : 'n', from: 'choice', written: true };
  }

  /** What a symbol that is in no choice would be if a fragment set it so, or none did, all others being as they are. */
  valueWith(symbol: SymbolDefinition, assigned: string | undefined): SymbolValue {
    return this.compute(symbol, assigned);
  }

  /** How far the user can set a symbol: its prompts' conditions, which hold its dependencies. */
  visibilityOf(symbol: SymbolDefinition): Tristate {
    const known = this.visibilities.get(symbol.name);
    if (known !== undefined) return known;
    const visibility = this.memberVisibility(symbol, this.any(symbol.prompts));
    const promoted = visibility === 1 && !this.isTristate(symbol) ? 2 : visibility;
    this.visibilities.set(symbol.name, promoted);
    return promoted;
  }

  /** The direct dependencies, as far as they are met. */
  dependenciesOf(symbol: SymbolDefinition): Tristate {
    return this.any(symbol.dependencies);
  }

  choiceMode(id: string): Tristate {
    const known = this.modes.get(id);
    if (known !== undefined) return known;
    const choice = this.table.choices.get(id);
    const mode = choice === undefined ? 0 : this.computeMode(choice);
    this.modes.set(id, mode);
    return mode;
  }

  selectionOf(id: string): string | undefined {
    if (!this.selections.has(id)) {
      const choice = this.table.choices.get(id);
      this.selections.set(id, choice === undefined ? undefined : this.computeSelection(choice));
    }
    return this.selections.get(id);
  }

  private any(conditions: readonly Expression[]): Tristate {
    let value: Tristate = 0;
    for (const condition of conditions) {
      if (value === 2) break;
      value = higher(value, evaluate(condition, this));
    }
    return value;
  }

  private modules(): boolean {
    return this.typeOf('MODULES') !== undefined && this.truthOf('MODULES') > 0;
  }

  /** A tristate that can be m now: without modules, or in a choice with mode y, it is a bool. */
  private isTristate(symbol: SymbolDefinition): boolean {
    if (symbol.type !== 'tristate' || !this.modules()) return false;
    return symbol.choice === undefined || this.choiceMode(symbol.choice) !== 2;
  }

  private memberVisibility(symbol: SymbolDefinition, visibility: Tristate): Tristate {
    const choice = symbol.choice === undefined ? undefined : this.table.choices.get(symbol.choice);
    if (choice === undefined) return visibility;
    if (choice.type === 'tristate' && symbol.type !== 'tristate' && this.choiceMode(choice.id) !== 2)
      return 0;
    if (symbol.type === 'tristate' && visibility === 1 && this.choiceMode(choice.id) === 2) return 0;
    return visibility;
  }

  private computeMode(choice: ChoiceDefinition): Tristate {
    const visible = this.any(choice.prompts);
    const boolean = choice.type !== 'tristate' || !this.modules();
    const wanted = this.user.selections.get(choice.id)?.mode;
    const base: Tristate = wanted === 'y' ? 2 : wanted === 'm' || !choice.optional ? 1 : 0;
    const mode = lower(base, visible === 1 && boolean ? 2 : visible);
    return mode === 1 && boolean ? 2 : mode;
  }

  private computeSelection(choice: ChoiceDefinition): string | undefined {
    if (this.choiceMode(choice.id) !== 2) return undefined;
    const wanted = this.user.selections.get(choice.id)?.symbol;
    return wanted !== undefined && this.isVisible(wanted) ? wanted : this.defaultSelection(choice);
  }

  private defaultSelection(choice: ChoiceDefinition): string | undefined {
    const byDefault = choice.defaults.find(
      ({ symbol, condition }) => evaluate(condition, this) > 0 && this.isVisible(symbol),
    );
    return byDefault?.symbol ?? choice.members.find((name) => this.isVisible(name));
  }

  private isVisible(name: string): boolean {
    const symbol = this.table.symbols.get(name);
    return symbol !== undefined && this.visibilityOf(symbol) > 0;
  }

  private compute(symbol: SymbolDefinition, assigned: string | undefined): SymbolValue {
    switch (symbol.type) {
      case 'bool':
      case 'tristate':
        return symbol.choice === undefined
          ? this.computeTruth(symbol, assigned)
          : this.computeMember(symbol, symbol.choice, assigned);
      case 'int':
      case 'hex':
        return this.computeNumber(symbol, symbol.type, assigned);
      case 'string':
        return this.computeText(symbol, assigned);
      case undefined:
        return { value: symbol.name, from: 'none', written: false };
    }
  }

  private computeTruth(symbol: SymbolDefinition, assigned: string | undefined): SymbolValue {
    const visibility = this.visibilityOf(symbol);
    const user = visibility > 0 ? assigned : undefined;
    let value: Tristate = 0;
    let from: ValueOrigin = 'none';
    let written = visibility > 0;
    const implied = this.any(symbol.impliedBy);
    if (user !== undefined) {
      value = lower(user === 'y' ? 2 : user === 'm' ? 1 : 0, visibility);
      from = 'fragment';
    } else {
      const byDefault = this.firstDefault(symbol);
      if (byDefault !== undefined) {
        value = lower(evaluate(byDefault.value, this), byDefault.holds);
        from = 'default';
        written ||= value > 0;
      }
      if (implied > 0 && this.dependenciesOf(symbol) > 0) {
        if (implied > value) from = 'imply';
        value = higher(value, implied);
        written = true;
      }
    }
    const selected = this.any(symbol.selectedBy);
    if (selected > 0) {
      if (selected > value) from = 'select';
      value = higher(value, selected);
      written = true;
    }
    if (value === 1 && (!this.isTristate(symbol) || implied === 2)) value = 2;
    return { value: TRISTATE_NAMES[value], from, written };
  }

  private computeMember(symbol: SymbolDefinition, choice: string, user: string | undefined): SymbolValue {
    const visibility = this.visibilityOf(symbol);
    if (visibility === 2) {
      const selected = this.selectionOf(choice) === symbol.name;
      const from =
        selected && this.user.selections.get(choice)?.symbol === symbol.name ? 'fragment' : 'choice';
      return { value: selected ? 'y' : 'n', from, written: true };
    }
    const module = visibility > 0 && user !== undefined && user !== 'n';
    return { value: module ? 'm' : 'n', from: module ? 'fragment' : 'choice', written: visibility > 0 };
  }

  private computeText(symbol: SymbolDefinition, assigned: string | undefined): SymbolValue {
    const visible = this.visibilityOf(symbol) > 0;
    const user = visible ? assigned : undefined;
    if (user !== undefined) return { value: user, from: 'fragment', written: true };
    const value = this.defaultText(symbol);
    if (value === undefined) return { value: '', from: 'none', written: visible };
    return { value, from: 'default', written: true };
  }

  private computeNumber(
    symbol: SymbolDefinition,
    type: 'int' | 'hex',
    assigned: string | undefined,
  ): SymbolValue {
    const base = baseOf(type);
    const visible = this.visibilityOf(symbol) > 0;
    const range = this.activeRange(symbol, base);
    const print = (value: Integer): string => printInteger(value, type);
    const user = visible ? assigned : undefined;
    let violated: SymbolValue['violated'];
    if (user !== undefined) {
      const number = parseInteger(user, base) ?? 0;
      const inside = range === undefined || (range.low <= number && number <= range.high);
      if (inside) return { value: user, from: 'fragment', written: true };
      violated = { low: print(range.low), high: print(range.high), value: user };
    }
    const byDefault = this.defaultText(symbol);
    const number = parseInteger(byDefault ?? '', base) ?? 0;
    const written = visible || byDefault !== undefined;
    if (range !== undefined && (number < range.low || number > range.high)) {
      const clamped = number < range.low ? range.low : range.high;
      if (byDefault !== undefined)
        violated ??= { low: print(range.low), high: print(range.high), value: byDefault };
      return {
        value: print(clamped),
        from: 'range',
        written,
        ...(violated === undefined ? {} : { violated }),
      };
    }
    const from = byDefault === undefined ? 'none' : 'default';
    return { value: byDefault ?? '', from, written, ...(violated === undefined ? {} : { violated }) };
  }

  private activeRange(
    symbol: SymbolDefinition,
    base: 0 | 10 | 16,
  ): { low: Integer; high: Integer } | undefined {
    const range = symbol.ranges.find(({ condition }) => evaluate(condition, this) > 0);
    if (range === undefined) return undefined;
    const bound = (operand: typeof range.low): Integer => parseInteger(operandText(operand, this), base) ?? 0;
    return { low: bound(range.low), high: bound(range.high) };
  }

  private firstDefault(symbol: SymbolDefinition): { value: Expression; holds: Tristate } | undefined {
    for (const { value, condition } of symbol.defaults) {
      const holds = evaluate(condition, this);
      if (holds > 0) return { value, holds };
    }
    return undefined;
  }

  private defaultText(symbol: SymbolDefinition): string | undefined {
    const value = this.firstDefault(symbol)?.value;
    return value?.kind === 'symbol' || value?.kind === 'constant' ? operandText(value, this) : undefined;
  }
}
