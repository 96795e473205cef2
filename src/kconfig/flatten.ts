import { allOf, type Expression, NO, type Operand, YES } from './expression.js';
import { unescapeText } from './quoting.js';
import { type ChoiceDefinition, type SymbolDefinition, SymbolTable, withModules } from './symbol-table.js';
import type { Attribute, ChoiceEntry, ConfigEntry, Entry, KconfigFile } from './types.js';
import { addZephyrSymbols, type ZephyrSymbols } from './zephyr-symbols.js';

/** What an entry has from the blocks around it. */
interface Context {
  readonly dependency: Expression;
  /** The `visible if` of the menus around: hides prompts, and does nothing else. */
  readonly visibility: Expression;
}

/** The table of the app's own symbols and Zephyr's. Kept for as long as the tree is, as one tree meets many fragments. */
export function symbolTable(tree: KconfigFile, zephyr: ZephyrSymbols): SymbolTable {
  const known = tables.get(tree);
  if (known?.zephyr === zephyr) return known.table;
  // Kconfig takes the first default that holds, so it counts on which side of Zephyr's own the app's symbols stand.
  const appFirst = firstDefinitions(tree.entries) === 'app' && sourcesZephyr(tree.entries);
  const table = new SymbolTable(zephyr.given, zephyr.complete, appFirst ? undefined : zephyrTable(zephyr));
  const target: Target = {
    table,
    ...(appFirst ? { zephyr } : {}),
    id: (entry) => `choice@${tree.file}:${entry.span.start}`,
  };
  addEntries(target, tree.entries, { dependency: YES, visibility: YES });
  for (const choice of table.choices.values()) settleTypes(table, choice);
  tables.set(tree, { zephyr, table });
  return table;
}

const tables = new WeakMap<KconfigFile, { readonly zephyr: ZephyrSymbols; readonly table: SymbolTable }>();

function zephyrTable(zephyr: ZephyrSymbols): SymbolTable {
  const known = zephyrTables.get(zephyr);
  if (known !== undefined) return known;
  const table = new SymbolTable(zephyr.given, zephyr.complete);
  addZephyrSymbols(table, zephyr);
  zephyrTables.set(zephyr, table);
  return table;
}

const zephyrTables = new WeakMap<ZephyrSymbols, SymbolTable>();

interface Target {
  readonly table: SymbolTable;
  /** What to add where the tree sources Zephyr; left out when the table began with it. */
  readonly zephyr?: ZephyrSymbols;
  /** Names a choice that has no name of its own. */
  readonly id: (entry: ChoiceEntry) => string;
}

/** Whose definitions stand first in the tree. */
function firstDefinitions(entries: readonly Entry[]): 'app' | 'zephyr' | undefined {
  for (const entry of entries) {
    if (entry.kind === 'config' || entry.kind === 'menuconfig' || entry.kind === 'choice') return 'app';
    if (isZephyrSource(entry)) return 'zephyr';
    const inside = 'entries' in entry ? firstDefinitions(entry.entries) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isZephyrSource(entry: Entry): boolean {
  return entry.kind === 'source' && unescapeText(entry.path).split('/').at(-1) === 'Kconfig.zephyr';
}

function sourcesZephyr(entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) => isZephyrSource(entry) || ('entries' in entry && sourcesZephyr(entry.entries)),
  );
}

function addEntries(target: Target, entries: readonly Entry[], context: Context): void {
  for (const entry of entries) addEntry(target, entry, context);
}

function addEntry(target: Target, entry: Entry, context: Context): void {
  switch (entry.kind) {
    case 'config':
    case 'menuconfig':
      addSymbol(target.table, entry, context);
      return;
    case 'choice':
      addChoice(target, entry, context);
      return;
    case 'menu':
      addEntries(target, entry.entries, {
        dependency: dependencyOf(entry.attributes, context),
        visibility: allOf([context.visibility, ...visibleIfs(entry.attributes)]),
      });
      return;
    case 'if':
      addEntries(target, entry.entries, {
        ...context,
        dependency: allOf([withModules(entry.condition), context.dependency]),
      });
      return;
    default:
      if (isZephyrSource(entry) && target.zephyr !== undefined) addZephyrSymbols(target.table, target.zephyr);
  }
}

function dependencyOf(attributes: readonly Attribute[], context: Context): Expression {
  const own = attributes.flatMap((attribute) =>
    attribute.kind === 'depends on' ? [attribute.condition] : [],
  );
  return allOf([...own.map(withModules), context.dependency]);
}

function visibleIfs(attributes: readonly Attribute[]): Expression[] {
  return attributes.flatMap((attribute) =>
    attribute.kind === 'visible if' ? [withModules(attribute.condition)] : [],
  );
}

/** The condition of the entry's prompt, if it has one: the last one written counts. */
function promptOf(attributes: readonly Attribute[], context: Context): Expression | undefined {
  const prompt = attributes.findLast(
    (attribute) =>
      attribute.kind === 'prompt' || (attribute.kind === 'type' && attribute.prompt !== undefined),
  );
  if (prompt?.kind !== 'prompt' && prompt?.kind !== 'type') return undefined;
  const own = prompt.condition === undefined ? [] : [withModules(prompt.condition)];
  return allOf([...own, context.visibility, dependencyOf(attributes, context)]);
}

function addSymbol(table: SymbolTable, entry: ConfigEntry, context: Context): void {
  const symbol = table.define(entry.symbol);
  const dependency = dependencyOf(entry.attributes, context);
  const when = (condition: Expression | undefined): Expression =>
    condition === undefined ? dependency : allOf([withModules(condition), dependency]);
  symbol.dependencies.push(dependency);
  const prompt = promptOf(entry.attributes, context);
  if (prompt !== undefined) symbol.prompts.push(prompt);
  for (const attribute of entry.attributes) {
    switch (attribute.kind) {
      case 'type':
        symbol.type = attribute.type;
        break;
      case 'typed-default':
        symbol.type = attribute.type;
        symbol.defaults.push({ value: attribute.value, condition: when(attribute.condition) });
        break;
      case 'default':
        symbol.defaults.push({ value: attribute.value, condition: when(attribute.condition) });
        break;
      case 'range':
        symbol.ranges.push({
          low: attribute.low,
          high: attribute.high,
          condition: when(attribute.condition),
        });
        break;
      case 'select':
      case 'imply':
        table.reverse(attribute.kind, attribute.symbol, entry.symbol, when(attribute.condition));
        break;
    }
  }
}

function addChoice(target: Target, entry: ChoiceEntry, context: Context): void {
  const id = entry.name ?? target.id(entry);
  const choice = target.table.defineChoice(id);
  const dependency = dependencyOf(entry.attributes, context);
  const prompt = promptOf(entry.attributes, context);
  if (prompt !== undefined) choice.prompts.push(prompt);
  for (const attribute of entry.attributes) {
    if (attribute.kind === 'type') choice.type = attribute.type;
    if (attribute.kind === 'optional') choice.optional = true;
    if (attribute.kind === 'default' && attribute.value.kind === 'symbol') {
      const own = attribute.condition === undefined ? [] : [withModules(attribute.condition)];
      choice.defaults.push({ symbol: attribute.value.name, condition: allOf([...own, dependency]) });
    }
  }
  const inside: Context = { ...context, dependency: { kind: 'choice', id } };
  addEntries(target, entry.entries, inside);
  for (const name of membersOf(entry.entries, inside)) {
    target.table.define(name).choice = id;
    if (!choice.members.includes(name)) choice.members.push(name);
  }
}

/**
 * The symbols between which a choice chooses: those directly in it. One that depends on the symbol before it belongs
 * under that one in the menu, and so is no member.
 */
function membersOf(entries: readonly Entry[], context: Context): string[] {
  const members: string[] = [];
  let rest = entries;
  for (let entry = rest[0]; entry !== undefined; entry = rest[0]) {
    rest = rest.slice(1);
    if (entry.kind === 'if') {
      const dependency = allOf([withModules(entry.condition), context.dependency]);
      members.push(...membersOf(entry.entries, { ...context, dependency }));
    }
    if (entry.kind !== 'config' && entry.kind !== 'menuconfig') continue;
    const under = countUnder(entry.symbol, rest, context);
    members.push(entry.symbol);
    // Without a prompt of its own the symbol opens no menu, and those under it are back in the choice.
    if (promptOf(entry.attributes, context) === undefined) {
      members.push(...membersOf(rest.slice(0, under), context));
    }
    rest = rest.slice(under);
  }
  return members;
}

/** How many of the entries stand under the symbol in the menu, those under them included. */
function countUnder(symbol: string, entries: readonly Entry[], context: Context): number {
  let count = 0;
  for (let entry = entries[count]; entry !== undefined; entry = entries[count]) {
    if (!requires(visibilityOf(entry, context), symbol)) break;
    count++;
    if (entry.kind === 'config' || entry.kind === 'menuconfig') {
      count += countUnder(entry.symbol, entries.slice(count), context);
    }
  }
  return count;
}

function visibilityOf(entry: Entry, context: Context): Expression {
  if (entry.kind === 'if') return allOf([withModules(entry.condition), context.dependency]);
  if (!('attributes' in entry)) return NO;
  return promptOf(entry.attributes, context) ?? dependencyOf(entry.attributes, context);
}

/** Whether the condition names the symbol as something it cannot hold without. */
function requires(condition: Expression, symbol: string): boolean {
  if (condition.kind === 'symbol') return condition.name === symbol;
  if (condition.kind === 'and') return condition.operands.some((operand) => requires(operand, symbol));
  if (condition.kind !== 'compare') return false;
  const { relation, left, right } = condition;
  const isIt = (operand: Operand): boolean => operand.kind === 'symbol' && operand.name === symbol;
  const other = isIt(right) ? left : right;
  if ((!isIt(left) && !isIt(right)) || other.kind !== 'constant') return false;
  return relation === '='
    ? other.text === 'y' || other.text === 'm'
    : relation === '!=' && other.text === 'n';
}

/** A choice without a type has its first typed member's; members without one have the choice's. */
function settleTypes(table: SymbolTable, choice: ChoiceDefinition): void {
  const members = choice.members.flatMap((name): SymbolDefinition[] => {
    const symbol = table.symbols.get(name);
    return symbol === undefined ? [] : [symbol];
  });
  choice.type ??= members.find((member) => member.type !== undefined)?.type;
  for (const member of members) member.type ??= choice.type;
}
