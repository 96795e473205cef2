import { type FragmentLine, parseFragment, printFragment } from './fragment.js';
import type { LineEnding } from './text-lines.js';

/**
 * The value that a fragment's text gives to a symbol: the right-hand side as written (`y`, `4096`, `"text"`), `n` for
 * `# CONFIG_X is not set`, `undefined` where the text says nothing. The last assignment counts.
 * @param symbol without `CONFIG_`
 */
export function getAssignment(text: string, symbol: string): string | undefined {
  const line = parseFragment('', text).lines.findLast((candidate) => assigns(candidate, symbol));
  if (line?.kind === 'assignment') return line.value;
  return line?.kind === 'unset' ? 'n' : undefined;
}

/**
 * The text with the symbol's assignment set: in place where there is one (the last of several, as that is the one that
 * counts), else as a new last line. Everything else stays byte for byte.
 * @param symbol without `CONFIG_`
 * @param value the right-hand side: `y`, `4096`, or a quoted string from `kconfigString`
 * @throws RangeError when the symbol or the value cannot stand in a fragment
 */
export function setAssignment(text: string, symbol: string, value: string): string {
  const assignment = assignmentLine(symbol, value);
  const fragment = parseFragment('', text);
  const index = fragment.lines.findLastIndex((line) => assigns(line, symbol));
  const old = fragment.lines[index];
  if (old === undefined) return append(text, assignment, fragment.lines);
  const replaced = { ...old, text: assignment };
  return printFragment({ ...fragment, lines: fragment.lines.with(index, replaced) });
}

/**
 * One line of a fragment, without its ending.
 * @throws RangeError when the symbol or the value cannot stand in a fragment
 */
export function assignmentLine(symbol: string, value: string): string {
  if (!/^[A-Za-z0-9_]+$/.test(symbol)) throw new RangeError(`not a symbol name: ${JSON.stringify(symbol)}`);
  if (value === '' || /[\r\n]|^\s|\s$/.test(value)) {
    throw new RangeError(`not a value for a fragment: ${JSON.stringify(value)}`);
  }
  return `CONFIG_${symbol}=${value}`;
}

function assigns(line: FragmentLine, symbol: string): boolean {
  return (line.kind === 'assignment' || line.kind === 'unset') && line.symbol === symbol;
}

function append(text: string, assignment: string, lines: readonly FragmentLine[]): string {
  const ending: LineEnding = lines[0]?.ending || '\n';
  const last = lines.at(-1);
  // A file that holds only a byte-order mark is unreadable to Kconfig in any case; the mark stays alone in its line.
  const separator = last !== undefined && last.ending === '' ? ending : '';
  return text + separator + assignment + ending;
}
