import type { SymbolType } from '../../src/kconfig/types.js';
import { Random } from './random.js';

export interface RandomCase {
  readonly kconfig: string;
  readonly fragments: readonly string[];
}

interface Known {
  readonly name: string;
  readonly type: SymbolType;
}

const INTS = ['0', '1', '7', '010', '-3', '100', '4096', '99999999999999999999'] as const;
const HEXES = ['0x0', '0x1f', '20', '0XFF', '0x1000'] as const;
const TEXTS = ['""', '"abc"', '"a b"', String.raw`"q\"q\\"`, `'single "x"'`, '"10"', '"0x10"'] as const;

/** A Kconfig tree and fragments for it that go into every corner of the language in which a value is decided. */
export function randomCase(seed: number): RandomCase {
  const random = new Random(seed);
  const tree = new TreeWriter(random);
  const kconfig = tree.write();
  const fragments = Array.from({ length: 1 + random.below(2) }, () => randomFragment(random, tree.symbols));
  return { kconfig, fragments };
}

/** Every expression names earlier symbols alone, and every select a later one: so there are no dependency loops. */
class TreeWriter {
  readonly symbols: Known[] = [];
  private readonly lines: string[] = [];
  private planned: Known[] = [];

  constructor(private readonly random: Random) {}

  write(): string {
    const { random } = this;
    if (random.chance(30))
      this.lines.push('config MODULES', '\tbool', `\tdefault ${random.pick(['y', 'n'])}`, '');
    const types: readonly SymbolType[] = ['bool', 'bool', 'bool', 'tristate', 'int', 'hex', 'string'];
    this.planned = Array.from({ length: 8 + random.below(14) }, (_, i) => ({
      name: `S${i}`,
      type: random.pick(types),
    }));
    this.block(0);
    while (this.planned.length > 0) this.block(0);
    return `${this.lines.join('\n')}\n`;
  }

  private block(depth: number): void {
    for (let left = 1 + this.random.below(5); left > 0 && this.planned.length > 0; left--) {
      const kind = depth < 3 ? this.random.below(12) : 0;
      if (kind === 11) this.menu(depth);
      else if (kind === 10) this.conditional(depth);
      else if (kind === 9) this.choice();
      else if (kind === 8 && this.symbols.length > 0) this.redefinition();
      else this.next();
    }
  }

  private menu(depth: number): void {
    this.lines.push('menu "A menu"');
    if (this.random.chance(40)) this.lines.push(`\tdepends on ${this.expression()}`);
    if (this.random.chance(40)) this.lines.push(`\tvisible if ${this.expression()}`);
    this.block(depth + 1);
    this.lines.push('endmenu', '');
  }

  private conditional(depth: number): void {
    this.lines.push(`if ${this.expression()}`, '');
    this.block(depth + 1);
    this.lines.push('endif', '');
  }

  private choice(): void {
    const { random } = this;
    const type = random.pick(['bool', 'bool', 'tristate'] as const);
    const id = `M${this.symbols.length}`;
    const members = Array.from(
      { length: 1 + random.below(4) },
      (_, i): Known => ({ name: `${id}_${i}`, type }),
    );
    this.lines.push(random.chance(50) ? `choice ${id}` : 'choice');
    if (random.chance(70)) this.lines.push(`\t${type}`);
    if (random.chance(90)) this.lines.push(`\tprompt "One of"${this.condition(30)}`);
    if (random.chance(20)) this.lines.push('\toptional');
    if (random.chance(30)) this.lines.push(`\tdepends on ${this.expression()}`);
    if (random.chance(50)) this.lines.push(`\tdefault ${random.pick(members).name}${this.condition(40)}`);
    const before = [...this.symbols];
    for (const member of members) {
      const wrapped = random.chance(15);
      if (wrapped) this.lines.push(`if ${this.expression(before)}`);
      this.lines.push('', `config ${member.name}`, `\t${random.chance(80) ? type : 'bool'} "Member"`);
      if (random.chance(30)) this.lines.push(`\tdepends on ${this.expression(before)}`);
      if (this.planned.length > 0 && random.chance(20)) {
        // Stands under the member in the menu, and so is no member itself.
        const under = this.planned.shift();
        if (under !== undefined)
          this.lines.push(
            '',
            `config ${under.name}`,
            `\t${under.type} "Under"`,
            `\tdepends on ${member.name}`,
          );
        if (under !== undefined) this.symbols.push(under);
      }
      if (wrapped) this.lines.push('endif');
    }
    this.lines.push('', 'endchoice', '');
    this.symbols.push(...members);
  }

  private next(): void {
    const symbol = this.planned.shift();
    if (symbol === undefined) return;
    this.config(symbol, [...this.symbols], true);
    this.symbols.push(symbol);
  }

  private redefinition(): void {
    const index = this.random.below(this.symbols.length);
    const symbol = this.symbols[index];
    if (symbol === undefined || symbol.name.startsWith('M')) return;
    this.config(symbol, this.symbols.slice(0, index), false);
  }

  private config(symbol: Known, earlier: readonly Known[], typed: boolean): void {
    const { random } = this;
    const prompted = random.chance(75);
    this.lines.push(`${prompted && random.chance(10) ? 'menuconfig' : 'config'} ${symbol.name}`);
    const condition = (percent: number): string => this.condition(percent, earlier);
    const isLogical = symbol.type === 'bool' || symbol.type === 'tristate';
    if (typed && random.chance(10))
      this.lines.push(`\tdef_${symbol.type} ${this.value(symbol, earlier)}${condition(30)}`);
    else if (typed)
      this.lines.push(prompted ? `\t${symbol.type} "A prompt"${condition(25)}` : `\t${symbol.type}`);
    else if (prompted) this.lines.push(`\tprompt "Another prompt"${condition(25)}`);
    if (random.chance(30)) this.lines.push(`\tdepends on ${this.expression(earlier)}`);
    if (!isLogical && symbol.type !== 'string' && random.chance(50)) {
      this.lines.push(`\trange ${this.bounds(symbol, earlier)}${condition(40)}`);
      if (random.chance(30)) this.lines.push(`\trange ${this.bounds(symbol, earlier)}`);
    }
    for (let i = random.below(3); i > 0; i--)
      this.lines.push(`\tdefault ${this.value(symbol, earlier)}${condition(50)}`);
    if (isLogical) this.reverse(symbol, condition);
    if (random.chance(20)) this.lines.push('\thelp', '\t  Some help,', '', '\t    and more.');
    this.lines.push('');
  }

  private reverse(symbol: Known, condition: (percent: number) => string): void {
    // The names count up, and only a later one may be selected.
    const number = Number(symbol.name.slice(1));
    const targets = this.planned.filter(
      ({ name, type }) => (type === 'bool' || type === 'tristate') && Number(name.slice(1)) > number,
    );
    if (targets.length === 0) return;
    if (this.random.chance(20)) this.lines.push(`\tselect ${this.random.pick(targets).name}${condition(40)}`);
    if (this.random.chance(20)) this.lines.push(`\timply ${this.random.pick(targets).name}${condition(40)}`);
  }

  private bounds(symbol: Known, earlier: readonly Known[]): string {
    if (symbol.type === 'hex') return this.random.pick(['0x0 0xff', '10 0x20', '0x100 0x1000']);
    const named = earlier.filter(({ type }) => type === 'int');
    if (named.length > 0 && this.random.chance(30)) return `0 ${this.random.pick(named).name}`;
    return this.random.pick(['0 10', '-5 5', '5 5000', '1 99999999999999999999']);
  }

  private value(symbol: Known, earlier: readonly Known[]): string {
    const same = earlier.filter(({ type }) => type === symbol.type);
    if (symbol.type === 'bool' || symbol.type === 'tristate') {
      return this.random.chance(60) ? this.random.pick(['y', 'n', 'm', 'y']) : this.expression(earlier);
    }
    if (same.length > 0 && this.random.chance(25)) return this.random.pick(same).name;
    return this.random.pick(symbol.type === 'int' ? INTS : symbol.type === 'hex' ? HEXES : TEXTS);
  }

  private condition(percent: number, earlier: readonly Known[] = this.symbols): string {
    return this.random.chance(percent) ? ` if ${this.expression(earlier)}` : '';
  }

  private expression(earlier: readonly Known[] = this.symbols, depth = 0): string {
    const { random } = this;
    const logical = earlier.filter(({ type }) => type === 'bool' || type === 'tristate');
    const kind = random.below(depth > 2 ? 5 : 10);
    if (kind === 9) return `(${this.expression(earlier, depth + 1)})`;
    if (kind === 8) return `!${random.pick(['', ' '])}${this.factor(logical)}`;
    if (kind > 4) {
      const operator = random.pick(['&&', '||']);
      return `${this.expression(earlier, depth + 1)} ${operator} ${this.expression(earlier, depth + 1)}`;
    }
    if (kind > 2 && earlier.length > 0) return this.comparison(earlier);
    return this.factor(logical);
  }

  private factor(logical: readonly Known[]): string {
    if (logical.length === 0 || this.random.chance(8))
      return this.random.pick(['y', 'y', 'm', 'n', 'NOWHERE', '"y"']);
    return this.random.pick(logical).name;
  }

  private comparison(earlier: readonly Known[]): string {
    const { random } = this;
    const left = random.pick(earlier);
    const relation = random.pick(['=', '!=', '<', '<=', '>', '>=']);
    const constants = ['y', 'n', 'm', '10', '0x10', '"abc"', '""', 'NOWHERE', '-3'];
    return `${left.name} ${relation} ${random.chance(50) ? random.pick(constants) : random.pick(earlier).name}`;
  }
}

function randomFragment(random: Random, symbols: readonly Known[]): string {
  const lines = Array.from({ length: random.below(symbols.length + 3) }, () => randomLine(random, symbols));
  const ending = random.pick(['\n', '\n', '\r\n']);
  return lines.join(ending) + (random.chance(80) ? ending : '');
}

function randomLine(random: Random, symbols: readonly Known[]): string {
  if (random.chance(6))
    return random.pick(['', '# a comment', '  # indented', 'garbage', ' CONFIG_S1=y', 'CONFIG_S1 = y']);
  if (random.chance(3)) return 'CONFIG_NOT_DEFINED=y';
  const symbol = random.pick(symbols);
  if (random.chance(8)) return `# CONFIG_${symbol.name} is not set`;
  const value = random.chance(8)
    ? random.pick(['yes', 'm', 'abc', '12 # note', '"open', '', '0x', '1_0', '+5'])
    : random.pick(GOOD[symbol.type]);
  return `CONFIG_${symbol.name}=${value}${random.chance(5) ? '  ' : ''}`;
}

const GOOD: Readonly<Record<SymbolType, readonly string[]>> = {
  bool: ['y', 'y', 'n'],
  tristate: ['y', 'm', 'n'],
  int: ['0', '3', '7', '-4', '0012', '5000', '99999999999999999998'],
  hex: ['0x10', '20', '0xFFF', '0X1f'],
  string: ['""', '"text"', String.raw`"\"q\" \\ \n"`, '"a" # b', '"[x]"'],
};
