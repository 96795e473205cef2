import type { Pair, YAMLMap } from 'yaml';
import { yamlString } from '../render/strings.js';
import * as yaml from './yaml-library.js';

export type YamlScalar = string | number | boolean;

/**
 * The text of a YAML file with one value set, by source ranges: all else stays byte for byte, comments, order,
 * quoting and line endings included. Groups that are missing are added at the end of the group above them.
 * @param text a file that `readYaml` accepts
 */
export function setInYaml(text: string, path: readonly string[], value: YamlScalar): string {
  const printed = typeof value === 'string' ? yamlString(value) : String(value);
  const { parent, pair, depth } = find(text, path);
  if (pair && depth === path.length) return replaceValue(text, pair, printed);

  const missing = path.slice(depth);
  const group = pair ? pair.value : parent;
  if (yaml.isMap(group) && group.items.length > 0) {
    return group.flow
      ? intoFlowMap(text, group, missing, printed)
      : afterLastItem(text, group, missing, printed);
  }
  if (pair) return intoEmptyGroup(text, pair, parent?.flow === true, missing, printed);
  if (yaml.isMap(group)) {
    // The whole file is `{}`.
    const [start, end] = rangeOf(group);
    return text.slice(0, start) + flowMap(missing, printed) + text.slice(end);
  }
  return `${endedLine(text)}${nested(missing, printed, 0, lineEnding(text))}`;
}

/** The text without a key and its value: its whole line, or its part of a flow map. */
export function removeFromYaml(text: string, path: readonly string[]): string {
  const { parent, pair, depth } = find(text, path);
  if (!pair || depth !== path.length) return text;
  const start = rangeOf(pair.key)[0];
  const end = hasRange(pair.value) ? pair.value.range[1] : rangeOf(pair.key)[1];
  if (parent?.flow) {
    const after = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
    const before = after === undefined ? (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
    return text.slice(0, start - before) + text.slice(end + (after ?? 0));
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(0, lineStart) + text.slice(lineEndAfter(text, end));
}

interface Found {
  /** The innermost map on the way. */
  readonly parent: YAMLMap | undefined;
  /** The last pair found, and how many keys of the path it answers. */
  readonly pair: Pair | undefined;
  readonly depth: number;
}

function find(text: string, path: readonly string[]): Found {
  let node: unknown = yaml.parseDocument(text).contents;
  let parent: YAMLMap | undefined = yaml.isMap(node) ? node : undefined;
  let pair: Pair | undefined;
  let depth = 0;
  for (const key of path) {
    if (!yaml.isMap(node)) break;
    const next: Pair | undefined = node.items.find(
      (item) => yaml.isScalar(item.key) && item.key.value === key,
    );
    if (!next) break;
    parent = node;
    pair = next;
    node = next.value;
    depth++;
  }
  return { parent, pair, depth };
}

function replaceValue(text: string, pair: Pair, printed: string): string {
  if (hasRange(pair.value) && pair.value.range[0] !== pair.value.range[1]) {
    const [start, end] = pair.value.range;
    // What stands over several lines ends with the ending of its last one.
    const ending = /\r?\n$/.exec(text.slice(start, end))?.[0] ?? '';
    return text.slice(0, start) + printed + ending + text.slice(end);
  }
  const at = afterColon(text, pair);
  return `${text.slice(0, at)} ${printed}${text.slice(at)}`;
}

/** Into a group with nothing in it: `wifi:`, `wifi: {}`, or `wifi: null`. */
function intoEmptyGroup(
  text: string,
  pair: Pair,
  inFlow: boolean,
  missing: readonly string[],
  printed: string,
): string {
  const colon = afterColon(text, pair);
  const end =
    hasRange(pair.value) && pair.value.range[0] !== pair.value.range[1] ? pair.value.range[1] : colon;
  if (inFlow) {
    return `${text.slice(0, colon)} ${flowMap(missing, printed)}${text.slice(end).replace(/^ +(?=[,}])/, '')}`;
  }
  const eol = lineEnding(text);
  const lines = nested(missing, printed, indentOf(text, rangeOf(pair.key)[0]) + 2, eol);
  // What follows in the group's own line can only be a comment.
  const next = lineEndAfter(text, end);
  const head = `${text.slice(0, colon)}${text.slice(end, next).replace(/^[ \t]+(?=\r?\n|$)/, '')}`;
  return `${endedLine(head, eol)}${lines}${text.slice(next)}`;
}

function afterColon(text: string, pair: Pair): number {
  return text.indexOf(':', rangeOf(pair.key)[1]) + 1;
}

function afterLastItem(text: string, group: YAMLMap, missing: readonly string[], printed: string): string {
  const [first] = group.items;
  const last = group.items.at(-1);
  const indent = indentOf(text, rangeOf(first?.key)[0]);
  const end = endOf(last);
  const at = lineEndAfter(text, end);
  const head = endedLine(text.slice(0, at), lineEnding(text));
  return head + nested(missing, printed, indent, lineEnding(text)) + text.slice(at);
}

function endOf(pair: Pair | undefined): number {
  let node: unknown = pair?.value;
  while (yaml.isMap(node) && !node.flow && node.items.length > 0) node = node.items.at(-1)?.value;
  return hasRange(node) ? node.range[1] : rangeOf(pair?.key)[1];
}

function intoFlowMap(text: string, group: YAMLMap, missing: readonly string[], printed: string): string {
  const at = endOf(group.items.at(-1));
  return `${text.slice(0, at)}, ${flowMap(missing, printed).slice(1, -1)}${text.slice(at)}`;
}

function flowMap(keys: readonly string[], printed: string): string {
  return `{${keys.join(': {')}: ${printed}${'}'.repeat(keys.length)}`;
}

function nested(keys: readonly string[], printed: string, indent: number, eol: string): string {
  return keys
    .map((key, index) => {
      const value = index === keys.length - 1 ? ` ${printed}` : '';
      return `${' '.repeat(indent + 2 * index)}${key}:${value}${eol}`;
    })
    .join('');
}

/** Where the next line begins: `end` itself, if a value over several lines took its last ending with it. */
function lineEndAfter(text: string, end: number): number {
  if (text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

/** The indent of the map that a key stands in: the key's own column, or that of the `?` before it. */
function indentOf(text: string, key: number): number {
  const line = text.slice(text.lastIndexOf('\n', key - 1) + 1, key).replace('\uFEFF', '');
  return /^( *)\?\s+$/.exec(line)?.[1]?.length ?? line.length;
}

function lineEnding(text: string): '\r\n' | '\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

function endedLine(text: string, eol = lineEnding(text)): string {
  return text === '' || text === '\uFEFF' || text.endsWith('\n') ? text : text + eol;
}

function hasRange(node: unknown): node is { range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** Nodes that were parsed from text always have a range. */
function rangeOf(node: unknown): readonly [number, number, number] {
  if (!hasRange(node)) throw new TypeError('a YAML node without a place in its text');
  return node.range;
}
