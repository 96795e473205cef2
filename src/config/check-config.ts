import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { validateConfig } from '../generated/validate.js';
import { heapNeeds, messageBytes } from './heap-needs.js';
import { type Layer, mergeLayers } from './layers.js';
import { isMap, merged, valueAt, withValue } from './partial.js';
import type { PartialConfig } from './presets.js';
import { configKeys, type SchemaNode, schemaAt } from './schema.js';

/**
 * Validates layers of config values and fills in the schema's defaults. All problems are reported at once, each with
 * the place or flag its value came from.
 * @param layers later ones win
 * @param fallbacks for keys without a default in the schema: the project's name and the language of its comments
 */
export async function checkConfig(
  layers: readonly Layer[],
  fallbacks: { readonly name: string; readonly language: 'en' | 'zh' },
): Promise<Checked<Config>> {
  const complete: unknown = merged(merged(defaults, { project: fallbacks }), mergeLayers(layers));
  if (validateConfig(complete) && isPlain(complete, layers))
    return { ok: true, value: complete, diagnostics: [] };
  // Whatever may need words: rules beyond the schema's, and all texts, are loaded for it.
  return (await import('./config-problems.js')).checkThoroughly(complete, layers);
}

/** The schema's defaults as a config. */
const defaults: PartialConfig = configKeys.reduce<PartialConfig>(
  (config, { path, node }) => (node.default === undefined ? config : withValue(config, path, node.default)),
  {},
);

/** Whether no rule beyond the schema's can object to a config that the schema accepts. Most are so; others get a closer look. */
export function isPlain(config: Config, layers: readonly Layer[]): boolean {
  const groupsAreMaps = layers.every(({ values }) =>
    Object.entries(values).every(([key, value]) => isMap(value) || schemaAt([key])?.type !== 'object'),
  );
  return (
    groupsAreMaps &&
    configKeys.every(({ path, node }) => isPlainValue(valueAt(config, path), node)) &&
    messageBytes(config) <= config.app.receive_buffer_bytes &&
    heapNeeds(config).heapBytes <= config.memory.heap_bytes &&
    config.server.reconnect.first_delay_ms <= config.server.reconnect.max_delay_ms &&
    // TLS has rules of its own.
    !config.server.tls.enabled
  );
}

/** A WPA2 passphrase, or an IPv4 address that a server can have: other hosts have rules of their own. */
function isPlainCheck(value: string, check: SchemaNode['x-check']): boolean {
  if (check === 'host') return /^(?!0\.|127\.|22[4-9]\.|2[3-5]\d\.)[0-9.]+$/.test(value);
  return check === undefined || (value.length >= 8 && value.length <= 63);
}

function isPlainValue(value: unknown, node: SchemaNode): boolean {
  if (isMap(value)) return Object.keys(value).length === 0;
  if (typeof value !== 'string') return true;
  const bytes = node['x-bytes'];
  return (
    /^[ -~]*$/.test(value) &&
    !value.includes('??') &&
    (!bytes || (value.length >= bytes.minimum && value.length <= bytes.maximum)) &&
    isPlainCheck(value, node['x-check'])
  );
}
