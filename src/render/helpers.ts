import { assignmentLine } from '../kconfig/assignment.js';
import { kconfigString } from '../kconfig/quoting.js';
import { grouped } from './numbers.js';
import { cmakeString, mdText, yamlString } from './strings.js';

/** A line that a helper leaves out altogether. No text of a user's can hold it: control characters are refused. */
export const DROPPED_LINE = '\0';

type Scalar = string | number | boolean;

/** A word that is the same in every output language: names, numbers, header paths, commands of our own. */
function constant(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_.+/@ -]*$/.test(value)) {
    throw new TypeError(`not a constant: ${JSON.stringify(value)}`);
  }
  return value;
}

function integer(value: unknown): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not an integer: ${JSON.stringify(value)}`);
  return String(value);
}

/** A number in a comment, for people. */
function count(value: unknown): string {
  return grouped(Number(integer(value)));
}

function boolean(value: unknown): string {
  if (typeof value !== 'boolean') throw new TypeError(`not a boolean: ${JSON.stringify(value)}`);
  return String(value);
}

/** Bytes of an array, in the lines that clang-format makes of them. */
function cBytes(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new TypeError('no bytes');
  const bytes = [...value].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_LINE) {
    lines.push(`\t${bytes.slice(at, at + BYTES_PER_LINE).join(', ')},`);
  }
  return lines.join('\n');
}

/** As many as fit into 100 columns. */
const BYTES_PER_LINE = 15;

/** What stands between the marks of a comment in C: it ends no comment, and continues no line. */
function cComment(value: string): string {
  return value.replaceAll('*/', '* /').replaceAll('??/', '?? /').replaceAll('/*', '/ *');
}

function text(print: (text: string) => string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') throw new TypeError(`not a string: ${JSON.stringify(value)}`);
    return print(value);
  };
}

function yamlScalar(value: unknown): string {
  return typeof value === 'string'
    ? yamlString(value)
    : typeof value === 'boolean'
      ? boolean(value)
      : integer(value);
}

/** A text of our own, behind a # to the end of the line. */
function comment(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new TypeError(`not one line: ${JSON.stringify(text)}`);
  return `# ${text}`;
}

/** The right-hand side of a fragment's assignment. */
export function kconfigValue(value: Scalar): string {
  if (typeof value === 'string') return kconfigString(value);
  return typeof value === 'boolean' ? (value ? 'y' : 'n') : integer(value);
}

/** The right-hand side for any symbol of the user's, whose type is not known here: a hex number is not quoted. */
function symbolValue(value: Scalar): string {
  return typeof value === 'string' && /^0[xX][0-9A-Fa-f]+$/.test(value) ? value : kconfigValue(value);
}

/**
 * What the templates print with; scripts/lib/template-rules.mjs holds them to it.
 * `setting`, `applies`, `written` and `part` need the config at hand and are made by `renderGenerated`; `helpText` serves Kconfig alone, at build.
 */
export const helpers = {
  assignment: (symbol: string, value: Scalar) => assignmentLine(symbol, kconfigValue(value)),
  symbolAssignment: (symbol: string, value: Scalar) => assignmentLine(symbol, symbolValue(value)),
  boolean,
  cBytes,
  cComment: text(cComment),
  cmakeString: text(cmakeString),
  comment: text(comment),
  constant,
  count,
  eq: (a: unknown, b: unknown) => a === b,
  integer,
  kconfigString: text(kconfigString),
  mdText: text(mdText),
  yamlScalar,
  yamlString: text(yamlString),
};
