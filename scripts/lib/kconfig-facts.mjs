// Reads the tables of Kconfig facts (../shared/facts/kconfig, see its README.md).
import { readFileSync } from 'node:fs';

/** Rows of a table, by column. */
export function readTable(path) {
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, i) => [columns[i], cell])));
}

/** A version's symbols, with those that the measured board did not reach. */
export function readSymbols(facts, version) {
  const rows = readTable(`${facts}/zephyr-${version}.tsv`);
  return [...rows, ...BEYOND.filter(({ symbol }) => rows.every((row) => row.symbol !== symbol))];
}

const NOTHING = { range: '', defaults: '', depends: '', selects: '', implies: '', choice: '' };
/** The same in drivers/gpio/Kconfig of 2.7.1, 3.1.0, 3.3.0-rc3 and 3.4.0. */
const BEYOND = [{ symbol: 'GPIO', type: 'bool', prompt: 'y', ...NOTHING }];

/** `3 if LOG | 4` → [['3', 'LOG'], ['4', '']]; what can never hold is left out. */
export function conditionals(text) {
  if (text === '') return [];
  const parts = text.split(' | ').map((part) => {
    const at = part.indexOf(' if ');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 4)];
  });
  return parts.filter(([, condition]) => !/(^| && )0$/.test(condition));
}

/** The facts name all choices of one template by the same file and line, so one without a name takes its members'. */
export function choiceId(choice) {
  if (!choice.choice.startsWith('choice@')) return choice.choice;
  const [first = '', ...others] = choice.members.split(' ');
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return `${first.slice(0, length).replace(/_$/, '') || first}_CHOICE`;
}

export function symbolsIn(text = '') {
  const bare = text.replace(/<choice[^>]*>|"[^"]*"/g, ' ');
  return bare.match(/\b[A-Z0-9_]*[A-Z][A-Z0-9_]*\b/g) ?? [];
}

/**
 * Without the mode of the symbol's own choice, which every member depends on; without what can never hold; and without
 * the repetitions that a symbol defined in two places has.
 */
export function simplified(condition) {
  const possible = alternatives(condition)
    .map((part) => unwrapped(part.replace(/(^| && )<choice[^>]*>/g, '').replace(/^ && /, '')))
    .filter((part) => !/(^| && )0$/.test(part));
  const parts = [...new Set(possible)];
  if (parts.includes('') || parts.includes('y')) return '';
  return parts.length === 1 ? parts[0] : parts.map(wrapped).join(' || ');
}

function unwrapped(text) {
  const inner = text.replace(/^\((.*)\)$/, '$1');
  const balanced = [...inner].reduce(
    (depth, char) => (depth < 0 ? depth : depth + (char === '(') - (char === ')')),
    0,
  );
  return inner !== text && balanced === 0 ? inner : text;
}

function wrapped(text) {
  return text.includes(' && ') ? `(${text})` : text;
}

/** A condition without the dependencies that Kconfig has added to it: they are in the data once. */
export function shortened(condition, depends) {
  const text = simplified(condition);
  for (const tail of [depends, `(${depends})`]) {
    if (tail === text) return '';
    if (tail !== '' && text.endsWith(` && ${tail}`) && alternatives(text).length === 1) {
      return unwrapped(text.slice(0, -` && ${tail}`.length));
    }
  }
  return text;
}

/** The operands of `||` outside of parentheses. */
function alternatives(text) {
  const parts = [''];
  let depth = 0;
  for (const token of text.split(/(\(|\)| \|\| )/)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ' || ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}
