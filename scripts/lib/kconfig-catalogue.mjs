// Makes schemas/kconfig/catalogue.json: the symbols that the author of a network app may set, and all that their values
// depend on, for every SDK line. What a board's processor decides is folded into the conditions.
import { readFileSync } from 'node:fs';
import { choiceId, conditionals, shortened, simplified, symbolsIn } from './kconfig-facts.mjs';
import { BOARD, FoldedKconfig } from './kconfig-fold.mjs';

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

function lineData(facts, version, common, kconfig) {
  const tree = new FoldedKconfig(facts, version, common, kconfig);
  const kept = dependedOn(tree);
  const { rows } = tree;
  const symbols = {};
  const choices = {};
  for (const name of kept) {
    refuseFixedSelectors(tree, name);
    symbols[name] = symbolData(tree, kept, rows.get(name));
    const choice = tree.choiceOf.get(name);
    if (choice !== undefined) choices[choiceId(choice)] = choiceData(tree, choice);
  }
  const others = {};
  for (const name of rows.keys()) if (!kept.has(name)) others[name] = true;
  return { choices, symbols, others };
}

/** The symbols of the list, and all that can change and that they depend on. */
function dependedOn(tree) {
  const { common, rows, varies, incoming, choiceOf, kconfig } = tree;
  const kept = new Set();
  const waiting = [...common].filter((name) => rows.has(name));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name) || BOARD.has(name)) continue;
    kept.add(name);
    const row = rows.get(name);
    waiting.push(...tree.openSymbols(row.depends), ...tree.openInRows(row.range));
    waiting.push(...tree.openInRows(row.defaults));
    if (row.prompt !== 'n') waiting.push(...tree.openSymbols(row.prompt));
    for (const { selector, condition } of incoming.get(name) ?? []) {
      if (tree.foldBoth(selector, condition) === kconfig.NO) continue;
      if (varies.has(selector)) waiting.push(selector);
      waiting.push(...tree.openSymbols(condition));
    }
    const choice = choiceOf.get(name);
    if (choice === undefined) continue;
    waiting.push(...choice.members.split(' ').filter((member) => rows.has(member)));
    waiting.push(...tree.openSymbols(choice.prompt), ...tree.openSymbols(choice.depends));
    waiting.push(...tree.openInRows(choice.defaults));
  }
  return kept;
}

/** No symbol of the list is selected by one that is fixed. Should one be, the data needs a place for that. */
function refuseFixedSelectors(tree, name) {
  for (const { kind, selector, condition } of tree.incoming.get(name) ?? []) {
    if (tree.varies.has(selector) || tree.foldBoth(selector, condition) === tree.kconfig.NO) continue;
    throw new Error(`${name}: ${kind} by ${selector}, which is fixed, has no place in the data yet`);
  }
}

function symbolData(tree, kept, row) {
  return withoutEmpty({
    type: row.type,
    prompt:
      row.prompt === 'n' ? undefined : shown(tree, shortened(row.prompt, simplified(row.depends))) || 'y',
    depends: shown(tree, row.depends),
    ranges: liveRows(tree, row.range, row.depends),
    defaults: liveRows(tree, row.defaults, row.depends),
    selects: liveRows(tree, row.selects, row.depends).filter(([target]) => kept.has(target)),
    implies: liveRows(tree, row.implies, row.depends).filter(([target]) => kept.has(target)),
  });
}

function choiceData(tree, choice) {
  return {
    ...withoutEmpty({ depends: shown(tree, choice.depends) }),
    prompt: shown(tree, shortened(choice.prompt, simplified(choice.depends))) || 'y',
    defaults: liveRows(tree, choice.defaults, choice.depends),
    members: [...new Set(choice.members.split(' '))].filter((member) => tree.rows.has(member)),
  };
}

/** A condition as messages may show it: what is fixed and does not hold keeps its name, what holds anyway is left out. */
function shown(tree, text) {
  const { printExpression, YES, NO } = tree.kconfig;
  const soft = (expression) => {
    const folded = tree.fold(expression);
    if (folded !== NO) return folded;
    if (expression.kind === 'and') {
      const parts = expression.operands.map(soft).filter((part) => part !== YES);
      return parts.length === 1 ? parts[0] : { kind: 'and', operands: parts };
    }
    for (const name of symbolsIn(printExpression(expression))) {
      if (!tree.varies.has(name) && tree.values.has(name))
        throw new Error(`${name} is fixed, and has no place in the data`);
    }
    return expression;
  };
  const printed = printExpression(soft(tree.parse(simplified(text))));
  return printed === 'y' ? '' : printed;
}

/** Values and targets with their conditions, of what can hold at all. */
function liveRows(tree, text, depends) {
  return conditionals(text).flatMap(([value, when]) => {
    if (tree.holdsNever(when, depends)) return [];
    const condition = tree.kconfig.printExpression(tree.foldText(shortened(when, simplified(depends))));
    const parts = value.includes('..') ? value.split('..') : [value];
    return [[...parts.map((part) => literal(tree, part)), ...(condition === 'y' ? [] : [condition])]];
  });
}

/** The value of a symbol that is fixed. */
function literal({ rows, varies, values }, text) {
  const isFixed = /^[A-Z0-9_]*[A-Z][A-Z0-9_]*$/.test(text) && rows.has(text) && !varies.has(text);
  return isFixed ? (values.get(text) ?? (rows.get(text).type === 'bool' ? 'n' : '""')) : text;
}

function withoutEmpty(data) {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && value.length > 0),
  );
}
