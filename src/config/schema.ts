import { schema } from '../generated/data.js';
import type { Lang, Text } from '../messages/text.js';

/** A node of `schemas/nanokit.schema.json`: draft-07 keywords and our own, which start with `x-`. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly (string | number | boolean)[];
  readonly not?: { readonly enum: readonly string[] };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  /** `#/definitions/NAME` alone. */
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly 'x-zh'?: { readonly title: string; readonly description: string };
  readonly 'x-unit'?: string;
  /** Bounds of a string's length in UTF-8 bytes. */
  readonly 'x-bytes'?: { readonly minimum: number; readonly maximum: number };
  /** In words, where a pattern says too little to a reader. */
  readonly 'x-expected'?: Text;
  readonly 'x-check'?: 'wpa2' | 'host';
  readonly 'x-secret'?: boolean;
  readonly 'x-flag'?: string;
  readonly 'x-placeholder'?: string;
  /** Place among the prompts, from 1. */
  readonly 'x-prompt'?: number;
  readonly 'x-enum-labels'?: Readonly<Record<string, Text>>;
  /** The Kconfig symbol that carries the value. */
  readonly 'x-symbol'?: string;
  /** Of a group: keys that it had before, and the keys that took their place. */
  readonly 'x-renamed'?: Readonly<Record<string, string>>;
  /** What Zephyr gives the symbol by itself, of symbols that the documentation does not set: only another value is written. */
  readonly 'x-zephyr-default'?: boolean | number;
}

/** One key of the config that holds a value. */
export interface ConfigKey {
  /** Dotted, e.g. `server.port`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly node: SchemaNode;
}

/** Every key that holds a value, in the order of the schema. */
export const configKeys: readonly ConfigKey[] = collect(schema, []);

function collect(node: SchemaNode, path: readonly string[]): ConfigKey[] {
  if (!node.properties) return [{ name: path.join('.'), path, node }];
  return Object.entries(node.properties).flatMap(([key, child]) => collect(child, [...path, key]));
}

export function configKey(name: string): ConfigKey | undefined {
  return configKeys.find((key) => key.name === name);
}

/**
 * The schema's node at a path; what stands under an open map such as `kconfig` has the map's node for its values.
 * @param root the schema of another file than nanokit.yaml
 */
export function schemaAt(path: readonly (string | number)[], root = schema): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const key of path) {
    const open: SchemaNode | undefined =
      typeof node?.additionalProperties === 'object' ? node.additionalProperties : node?.items;
    const known: SchemaNode['properties'] = node?.properties;
    node = known && Object.hasOwn(known, key) ? known[String(key)] : open;
    if (node?.$ref) node = root.definitions?.[node.$ref.replace('#/definitions/', '')];
  }
  return node;
}

export function titleOf(node: SchemaNode): Text {
  return { en: node.title ?? '', zh: node['x-zh']?.title ?? '' };
}

export function descriptionOf(node: SchemaNode): Text {
  return { en: node.description ?? '', zh: node['x-zh']?.description ?? '' };
}

/** How a value of an enumeration is shown to a person. */
export function labelOf(node: SchemaNode, value: string | number | boolean, lang: Lang): string {
  return node['x-enum-labels']?.[String(value)]?.[lang] ?? String(value);
}
