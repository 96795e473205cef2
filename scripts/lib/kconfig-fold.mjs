// One Zephyr version's Kconfig, and which of its symbols can change at all when those of a list do.
import { conditionals, readSymbols, readTable, symbolsIn } from './kconfig-facts.mjs';

/** Decided by drivers that only the board's devicetree turns on, or by the board itself: given for each kind of board. */
export const BOARD = new Set([
  'QEMU_TARGET',
  'SERIAL_HAS_DRIVER',
  'SERIAL_SUPPORT_INTERRUPT',
  'CONSOLE_HAS_DRIVER',
  'ENTROPY_HAS_DRIVER',
]);

export class FoldedKconfig {
  /**
   * @param common the symbols that may be set
   * @param kconfig the project's own parser and printer of expressions
   */
  constructor(facts, version, common, kconfig) {
    this.kconfig = kconfig;
    this.common = common;
    this.rows = new Map(readSymbols(facts, version).map((row) => [row.symbol, row]));
    const values = readTable(`${facts}/values-${version}.tsv`);
    this.values = new Map(values.map(({ symbol, value }) => [symbol, value]));
    this.choiceOf = new Map();
    for (const choice of readTable(`${facts}/zephyr-${version}-choices.tsv`)) {
      for (const member of choice.members.split(' ')) this.choiceOf.set(member, choice);
    }
    this.parsed = new Map();
    this.incoming = this.edges();
    for (const name of BOARD) this.rows.delete(name);
    this.fixed = this.fixedValues();
    this.varies = new Set([...this.rows.keys(), ...BOARD]);
    this.narrow();
  }

  parse(text) {
    if (text === '') return this.kconfig.YES;
    const bare = text.replace(/<choice[^>]*>/g, 'y');
    if (!this.parsed.has(bare)) this.parsed.set(bare, this.kconfig.parseExpression(bare));
    return this.parsed.get(bare);
  }

  /** An expression without what is fixed. */
  fold(expression) {
    const { allOf, anyOf, evaluate, YES, NO } = this.kconfig;
    const { varies, rows, fixed } = this;
    switch (expression.kind) {
      case 'symbol':
        return varies.has(expression.name) ? expression : evaluate(expression, fixed) > 0 ? YES : NO;
      case 'constant':
        return expression;
      case 'not': {
        const operand = this.fold(expression.operand);
        if (operand === YES) return NO;
        return operand === NO ? YES : { kind: 'not', operand };
      }
      case 'and':
        return allOf(expression.operands.map((operand) => this.fold(operand)));
      case 'or': {
        const operands = expression.operands.map((operand) => this.fold(operand));
        return operands.includes(YES) ? YES : anyOf(operands.filter((operand) => operand !== NO));
      }
      case 'compare': {
        const open = [expression.left, expression.right].some(
          (side) => side.kind === 'symbol' && varies.has(side.name),
        );
        if (!open) return evaluate(expression, fixed) > 0 ? YES : NO;
        const literal = (side) => {
          if (side.kind !== 'symbol' || varies.has(side.name) || !rows.has(side.name)) return side;
          return { kind: 'constant', text: fixed.textOf(side.name) };
        };
        return { ...expression, left: literal(expression.left), right: literal(expression.right) };
      }
    }
    throw new Error(`unexpected ${expression.kind}`);
  }

  foldText(text) {
    return this.fold(this.parse(text));
  }

  /** Whether any symbol of the list can change what a condition says. */
  isOpen(text) {
    const { YES, NO } = this.kconfig;
    const folded = this.foldText(text);
    return folded !== YES && folded !== NO;
  }

  foldBoth(one, other) {
    return this.fold(this.kconfig.allOf([this.parse(one), this.parse(other)]));
  }

  holdsNever(condition, depends) {
    return this.foldBoth(condition, depends) === this.kconfig.NO;
  }

  /** The symbols of a condition that can change. */
  openSymbols(text) {
    const printed = this.kconfig.printExpression(this.foldText(text));
    return symbolsIn(printed).filter((name) => this.varies.has(name));
  }

  /** The symbols that can change in values and conditions, of those rows that can hold. */
  openInRows(text) {
    return conditionals(text).flatMap(([value, when]) => {
      if (this.foldText(when) === this.kconfig.NO) return [];
      return [...this.openSymbols(when), ...symbolsIn(value).filter((name) => this.varies.has(name))];
    });
  }

  /** Who selects or implies a symbol, and when. */
  edges() {
    const incoming = new Map();
    for (const { symbol, selects, implies } of this.rows.values()) {
      for (const [kind, text] of Object.entries({ select: selects, imply: implies })) {
        for (const [target, condition] of conditionals(text)) {
          const edges = incoming.get(target) ?? [];
          incoming.set(target, [...edges, { kind, selector: symbol, condition }]);
        }
      }
    }
    return incoming;
  }

  /** For the evaluator: what the symbols came to when the facts were measured. */
  fixedValues() {
    const { rows, values } = this;
    const typeOfValue = (value) => {
      if (/^[yn]$/.test(value)) return 'bool';
      if (/^0x/.test(value)) return 'hex';
      return /^-?\d+$/.test(value) ? 'int' : 'string';
    };
    return {
      typeOf: (name) =>
        rows.get(name)?.type ?? (values.has(name) ? typeOfValue(values.get(name)) : undefined),
      truthOf: (name) => (values.get(name) === 'y' ? 2 : 0),
      textOf: (name) => values.get(name) ?? '',
      choiceMode: () => 2,
    };
  }

  /** Takes out of `varies` what nothing of the list can change, until there is no more. */
  narrow() {
    const { varies, rows } = this;
    for (let before = -1; before !== varies.size; ) {
      before = varies.size;
      for (const row of rows.values()) {
        if (varies.has(row.symbol) && !this.canVary(row)) varies.delete(row.symbol);
      }
    }
  }

  canVary(row) {
    const { symbol, prompt, defaults, range, depends } = row;
    const { YES, NO } = this.kconfig;
    if (this.common.has(symbol)) return true;
    if (this.openInRows(defaults).length > 0 || this.openInRows(range).length > 0) return true;
    if (this.isOpen(depends) || (prompt !== 'n' && this.isOpen(prompt))) return true;
    const edges = this.incoming.get(symbol) ?? [];
    const folded = edges.map(({ selector, condition }) => this.foldBoth(selector, condition));
    if (folded.some((edge) => edge !== NO && edge !== YES)) return true;
    const choice = this.choiceOf.get(symbol);
    if (choice === undefined) return false;
    if (choice.members.split(' ').some((name) => this.common.has(name))) return true;
    return (
      this.isOpen(choice.prompt) || this.isOpen(choice.depends) || this.openInRows(choice.defaults).length > 0
    );
  }
}
