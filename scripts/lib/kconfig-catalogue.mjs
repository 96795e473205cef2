// Makes schemas/kconfig/catalogue.json: the symbols that the author of a network app may set, and all that their values
// depend on, for every SDK line. What a board's processor decides is folded into the conditions.
import { readFileSync } from 'node:fs';
import { choiceId, conditionals, readTable, shortened, simplified, symbolsIn } from './kconfig-facts.mjs';

/** Decided by drivers that only the board's devicetree turns on, or by the board itself: given for each kind of board. */
const BOARD = new Set([
  'QEMU_TARGET',
  'SERIAL_HAS_DRIVER',
  'SERIAL_SUPPORT_INTERRUPT',
  'CONSOLE_HAS_DRIVER',
  'ENTROPY_HAS_DRIVER',
]);

/**
 * @param versions SDK line → Zephyr version
 * @param kconfig the project's own parser and printer of expressions
 * @param wanted symbols beyond the list of the facts
 */
export function catalogue(facts, versions, kconfig, wanted) {
  const common = new Set([
    ...readFileSync(`${facts}/common-symbols.txt`, 'utf8').trim().split(/\s+/),
    ...wanted,
  ]);
  const lines = Object.entries(versions).map(([line, version]) => ({
    line,
    ...lineData(facts, version, common, kconfig),
  }));
  return {
    $schema: './catalogue.schema.json',
    zephyr: versions,
    choices: byLines(lines, 'choices'),
    symbols: byLines(lines, 'symbols'),
    others: byLines(lines, 'others', true),
  };
}

/** Name → the lines ("012") → what it is there. With `names`, the lines → names. */
function byLines(lines, group, names = false) {
  const merged = new Map();
  for (const data of lines) {
    for (const [name, value] of Object.entries(data[group])) {
      const variants = merged.get(name) ?? new Map();
      const text = JSON.stringify(value);
      variants.set(text, (variants.get(text) ?? '') + data.line);
      merged.set(name, variants);
    }
  }
  const entries = [...merged].sort(([a], [b]) => (a < b ? -1 : 1));
  if (!names) {
    return Object.fromEntries(
      entries.map(([name, variants]) => [
        name,
        Object.fromEntries([...variants].map(([text, key]) => [key, JSON.parse(text)])),
      ]),
    );
  }
  const groups = {};
  for (const [name, variants] of entries) {
    const [key] = variants.values();
    groups[key] = groups[key] === undefined ? name : `${groups[key]} ${name}`;
  }
  return groups;
}

function lineData(
  facts,
  version,
  common,
  { parseExpression, printExpression, allOf, anyOf, evaluate, YES, NO },
) {
  const rows = new Map(readTable(`${facts}/zephyr-${version}.tsv`).map((row) => [row.symbol, row]));
  const values = new Map(
    readTable(`${facts}/values-${version}.tsv`).map(({ symbol, value }) => [symbol, value]),
  );
  const choiceOf = new Map();
  for (const choice of readTable(`${facts}/zephyr-${version}-choices.tsv`)) {
    for (const member of choice.members.split(' ')) choiceOf.set(member, choice);
  }
  const parsed = new Map();
  const parse = (text) => {
    if (text === '') return YES;
    const bare = text.replace(/<choice[^>]*>/g, 'y');
    if (!parsed.has(bare)) parsed.set(bare, parseExpression(bare));
    return parsed.get(bare);
  };

  const incoming = new Map();
  const addEdge = (kind, target, selector, condition) =>
    incoming.set(target, [...(incoming.get(target) ?? []), { kind, selector, condition }]);
  for (const row of rows.values()) {
    for (const [target, when] of conditionals(row.selects)) addEdge('select', target, row.symbol, when);
    for (const [target, when] of conditionals(row.implies)) addEdge('imply', target, row.symbol, when);
  }

  // What no symbol of the list can change.
  for (const name of BOARD) rows.delete(name);
  const varies = new Set([...rows.keys(), ...BOARD]);
  const fixed = {
    typeOf: (name) => {
      if (rows.has(name)) return rows.get(name).type;
      const value = values.get(name);
      return value === undefined
        ? undefined
        : /^[yn]$/.test(value)
          ? 'bool'
          : /^0x/.test(value)
            ? 'hex'
            : /^-?\d+$/.test(value)
              ? 'int'
              : 'string';
    },
    truthOf: (name) => (values.get(name) === 'y' ? 2 : 0),
    textOf: (name) => values.get(name) ?? '',
    choiceMode: () => 2,
  };
  const fold = (expression) => {
    switch (expression.kind) {
      case 'symbol':
        return varies.has(expression.name) ? expression : evaluate(expression, fixed) > 0 ? YES : NO;
      case 'constant':
        return expression;
      case 'not': {
        const operand = fold(expression.operand);
        if (operand === YES) return NO;
        return operand === NO ? YES : { kind: 'not', operand };
      }
      case 'and':
        return allOf(expression.operands.map(fold));
      case 'or': {
        const operands = expression.operands.map(fold);
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
  };
  const foldText = (text) => fold(parse(text));
  const isOpen = (text) => {
    const folded = foldText(text);
    return folded !== YES && folded !== NO;
  };
  const holdsNever = (condition, depends) => fold(allOf([parse(condition), parse(depends)])) === NO;
  const openSymbols = (text) => symbolsIn(printExpression(foldText(text))).filter((name) => varies.has(name));
  const openRows = (text) =>
    conditionals(text).some(([value, when]) => {
      const folded = foldText(when);
      if (folded === NO) return false;
      return (
        folded !== YES || value.split('..').some((part) => symbolsIn(part).some((name) => varies.has(name)))
      );
    });
  const canVary = (row) => {
    if (common.has(row.symbol)) return true;
    if (openRows(row.defaults) || openRows(row.range) || isOpen(row.depends)) return true;
    if (row.prompt !== 'n' && isOpen(row.prompt)) return true;
    const edges = incoming.get(row.symbol) ?? [];
    if (
      edges.some(
        ({ selector, condition }) =>
          fold(allOf([parse(selector), parse(condition)])) !== NO &&
          fold(allOf([parse(selector), parse(condition)])) !== YES,
      )
    )
      return true;
    const choice = choiceOf.get(row.symbol);
    if (choice === undefined) return false;
    return (
      choice.members.split(' ').some((name) => common.has(name)) ||
      isOpen(choice.prompt) ||
      isOpen(choice.depends) ||
      openRows(choice.defaults)
    );
  };
  for (let before = -1; before !== varies.size; ) {
    before = varies.size;
    for (const row of rows.values()) if (varies.has(row.symbol) && !canVary(row)) varies.delete(row.symbol);
  }

  // What the list's symbols depend on.
  const kept = new Set();
  const waiting = [...common].filter((name) => rows.has(name));
  const named = (text) =>
    conditionals(text).flatMap(([value, when]) =>
      foldText(when) === NO
        ? []
        : [...openSymbols(when), ...symbolsIn(value).filter((name) => varies.has(name))],
    );
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name) || BOARD.has(name)) continue;
    kept.add(name);
    const row = rows.get(name);
    const choice = choiceOf.get(name);
    waiting.push(...openSymbols(row.depends), ...named(row.range), ...named(row.defaults));
    if (row.prompt !== 'n') waiting.push(...openSymbols(row.prompt));
    for (const { selector, condition } of incoming.get(name) ?? []) {
      if (fold(allOf([parse(selector), parse(condition)])) === NO) continue;
      if (varies.has(selector)) waiting.push(selector);
      waiting.push(...openSymbols(condition));
    }
    if (choice !== undefined) {
      waiting.push(...choice.members.split(' ').filter((member) => rows.has(member)));
      waiting.push(...openSymbols(choice.prompt), ...openSymbols(choice.depends), ...named(choice.defaults));
    }
  }

  /** Keeps what is fixed and does not hold by its name, for messages; what holds anyway is left out. */
  const soft = (expression) => {
    const folded = fold(expression);
    if (folded !== NO) return folded;
    if (expression.kind === 'and') {
      const parts = expression.operands.map(soft).filter((part) => part !== YES);
      return parts.length === 1 ? parts[0] : { kind: 'and', operands: parts };
    }
    for (const name of symbolsIn(printExpression(expression))) {
      if (!varies.has(name) && values.has(name))
        throw new Error(`${name} is fixed, and has no place in the data`);
    }
    return expression;
  };
  const softText = (text) => {
    const printed = printExpression(soft(parse(simplified(text))));
    return printed === 'y' ? '' : printed;
  };
  const hard = (text, depends) =>
    conditionals(text).flatMap(([value, when]) => {
      if (holdsNever(when, depends)) return [];
      const condition = printExpression(fold(parse(shortened(when, simplified(depends)))));
      const parts = value.includes('..') ? value.split('..') : [value];
      return [[...parts.map(literalOf), ...(condition === 'y' ? [] : [condition])]];
    });
  const literalOf = (text) =>
    /^[A-Z0-9_]*[A-Z][A-Z0-9_]*$/.test(text) && rows.has(text) && !varies.has(text)
      ? (values.get(text) ?? (rows.get(text).type === 'bool' ? 'n' : '""'))
      : text;
  const edgesOf = (text, depends) =>
    conditionals(text).flatMap(([target, when]) => {
      if (!kept.has(target) || holdsNever(when, depends)) return [];
      const condition = printExpression(fold(parse(shortened(when, simplified(depends)))));
      return [[target, ...(condition === 'y' ? [] : [condition])]];
    });
  const bare = (data) =>
    Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined && value.length > 0));

  const symbols = {};
  for (const name of kept) {
    const row = rows.get(name);
    const depends = softText(row.depends);
    symbols[name] = bare({
      type: row.type,
      prompt:
        row.prompt === 'n' ? undefined : softText(shortened(row.prompt, simplified(row.depends))) || 'y',
      depends,
      ranges: hard(row.range, row.depends),
      defaults: hard(row.defaults, row.depends),
      selects: edgesOf(row.selects, row.depends),
      implies: edgesOf(row.implies, row.depends),
    });
  }
  const choices = {};
  for (const name of kept) {
    const choice = choiceOf.get(name);
    if (choice === undefined) continue;
    choices[choiceId(choice)] = {
      ...bare({ depends: softText(choice.depends) }),
      prompt: softText(shortened(choice.prompt, simplified(choice.depends))) || 'y',
      defaults: hard(choice.defaults, choice.depends),
      members: [...new Set(choice.members.split(' '))].filter((member) => rows.has(member)),
    };
  }
  for (const name of kept) {
    for (const { kind, selector, condition } of incoming.get(name) ?? []) {
      if (varies.has(selector) || fold(allOf([parse(selector), parse(condition)])) === NO) continue;
      throw new Error(`${name}: ${kind} by ${selector}, which is fixed, has no place in the data yet`);
    }
  }
  const others = {};
  for (const name of rows.keys()) if (!kept.has(name)) others[name] = true;
  return { choices, symbols, others };
}
