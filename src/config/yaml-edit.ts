import type { Pair, YAMLMap } from 'yaml';
import { yamlString } from '../render/strings.js';

export type YamlScalar = string | number | boolean;
/** The library itself, which is loaded only where a YAML file is at hand. */
export type Yaml = typeof import('yaml');

/**
 * The text of a YAML file with one value set, by source ranges: all else stays byte for byte, comments, order,
 * quoting and line endings included. Groups that are missing are added at the end of the group above them.
 * @param text a file that `readYaml` accepts
 */
export function setInYaml(yaml: Yaml, text: string, path: readonly string[], value: YamlScalar): string {
  const printed = typeof value === 'string' ? yamlString(value) : String(value);
  const { parent, pair, depth } = find(yaml, text, path);
  if (pair && depth === path.length) return replaceValue(text, pair, printed);

  const missing = path.slice(depth);
  const group = pair ? pair.value : parent;
  if (yaml.isMap(group) && group.items.length > 0) {
    return group.flow
      ? intoFlowMap(yaml, text, group, missing, printed)
      : afterLastItem(yaml, text, group, missing, printed);
  }
  const indent = pair ? columnOf(text, rangeOf(pair.key)[0]) + 2 : 0;
  const lines = nested(missing, printed, indent, lineEnding(text));
  if (!pair) return `${endedLine(text)}${lines}`;
  // An empty group: `wifi:`, or `wifi: {}`.
  const end = yaml.isMap(group) ? rangeOf(group)[1] : afterColon(text, pair);
  const start = yaml.isMap(group) ? rangeOf(group)[0] : end;
  const eol = lineEnding(text);
  return `${text.slice(0, start).replace(/ +$/, '')}${eol}${lines.slice(0, -eol.length)}${text.slice(end)}`;
}

/** The text without a key and its value: its whole line, or its part of a flow map. */
export function removeFromYaml(yaml: Yaml, text: string, path: readonly string[]): string {
  const { parent, pair, depth } = find(yaml, text, path);
  if (!pair || depth !== path.length) return text;
  const start = rangeOf(pair.key)[0];
  const end = hasRange(pair.value) ? pair.value.range[1] : rangeOf(pair.key)[1];
  if (parent?.flow) {
    const after = /^\s*,\s*/.exec(text.slice(end))?.[0].length;
    const before = after === undefined ? (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
    return text.slice(0, start - before) + text.slice(end + (after ?? 0));
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  return text.slice(0, lineStart) + (newline < 0 ? '' : text.slice(newline + 1));
}

interface Found {
  /** The innermost map on the way. */
  readonly parent: YAMLMap | undefined;
  /** The last pair found, and how many keys of the path it answers. */
  readonly pair: Pair | undefined;
  readonly depth: number;
}

function find(yaml: Yaml, text: string, path: readonly string[]): Found {
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
    return text.slice(0, start) + printed + text.slice(end);
  }
  const at = afterColon(text, pair);
  return `${text.slice(0, at)} ${printed}${text.slice(at)}`;
}

function afterColon(text: string, pair: Pair): number {
  return text.indexOf(':', rangeOf(pair.key)[1]) + 1;
}

function afterLastItem(
  yaml: Yaml,
  text: string,
  group: YAMLMap,
  missing: readonly string[],
  printed: string,
): string {
  const [first] = group.items;
  const last = group.items.at(-1);
  const indent = columnOf(text, rangeOf(first?.key)[0]);
  const end = endOf(yaml, last);
  const newline = text.indexOf('\n', end);
  const at = newline < 0 ? text.length : newline + 1;
  const head = endedLine(text.slice(0, at), lineEnding(text));
  return head + nested(missing, printed, indent, lineEnding(text)) + text.slice(at);
}

function endOf(yaml: Yaml, pair: Pair | undefined): number {
  let node: unknown = pair?.value;
  while (yaml.isMap(node) && !node.flow && node.items.length > 0) node = node.items.at(-1)?.value;
  return hasRange(node) ? node.range[1] : rangeOf(pair?.key)[1];
}

function intoFlowMap(
  yaml: Yaml,
  text: string,
  group: YAMLMap,
  missing: readonly string[],
  printed: string,
): string {
  const at = endOf(yaml, group.items.at(-1));
  const opened = missing
    .map((key, index) => (index < missing.length - 1 ? `${key}: {` : `${key}: ${printed}`))
    .join('');
  return `${text.slice(0, at)}, ${opened}${'}'.repeat(missing.length - 1)}${text.slice(at)}`;
}

function nested(keys: readonly string[], printed: string, indent: number, eol: string): string {
  return keys
    .map((key, index) => {
      const value = index === keys.length - 1 ? ` ${printed}` : '';
      return `${' '.repeat(indent + 2 * index)}${key}:${value}${eol}`;
    })
    .join('');
}

function columnOf(text: string, offset: number): number {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.replace('\uFEFF', '').length;
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
