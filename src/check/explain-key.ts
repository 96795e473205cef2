import type { ConfigKey, SchemaNode } from '../config/schema.js';
import { HEADER_SYMBOL } from '../config/server-host.js';
import * as messages from '../messages/explain.js';
import type { Text } from '../messages/text.js';
import type { Explanation, Row } from './explain.js';

export interface KeySource {
  readonly configKeys: readonly ConfigKey[];
  readonly textsOf: (node: SchemaNode) => { readonly title: Text; readonly description: Text };
  /** The final value of a symbol in this project; empty where it has none. */
  readonly finalValue: (symbol: string) => string;
}

/** What is known of a key of nanokit.yaml. */
export function explainKey(
  name: string,
  { configKeys, textsOf, finalValue }: KeySource,
): Explanation | undefined {
  const key = configKeys.find((candidate) => candidate.name === name);
  if (key === undefined) return undefined;
  const { node } = key;
  const { title, description } = textsOf(node);
  const { label } = messages;
  const what = { en: `${title.en}. ${description.en}`.trim(), zh: `${title.zh}。${description.zh}` };
  const row = (text: Text, content: unknown): Row[] =>
    content === undefined ? [] : [{ label: text, text: { en: String(content), zh: String(content) } }];
  const symbol = node['x-symbol'];
  const value = symbol === undefined || node['x-secret'] ? '' : finalValue(symbol);
  const range = node.minimum === undefined ? undefined : `${node.minimum}…${node.maximum}`;
  const rows = [
    ...row(label.value, value === '' ? undefined : value),
    ...row(label.default, node.default),
    ...row(label.range, node.enum?.join(', ') ?? range),
    ...row(label.symbol, symbol === undefined ? undefined : `CONFIG_${symbol}`),
  ];
  return { kind: 'key', name, what, rows };
}

/**
 * A symbol of the generated apps' own, which no Zephyr has, where no app is that declares it: it leads to its key.
 * @param typed with or without `CONFIG_`
 */
export function explainAppSymbol(typed: string, source: KeySource): Explanation | undefined {
  const name = typed.replace(/^CONFIG_/, '').toUpperCase();
  const carried = source.configKeys.find(({ node }) => node['x-symbol'] === name)?.name;
  const key = carried ?? (name.startsWith(HEADER_SYMBOL) ? 'server.headers' : undefined);
  const found = key === undefined ? undefined : explainKey(key, source);
  if (key === undefined || found === undefined) return undefined;
  const { label } = messages;
  const rows = found.rows.filter((row) => row.label !== label.symbol);
  return {
    ...found,
    kind: 'symbol',
    name,
    rows: [...rows, { label: label.key, text: { en: key, zh: key } }],
  };
}
