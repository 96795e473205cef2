import type { Override } from './layers.js';
import { valueAt } from './partial.js';
import { findPreset, presets } from './presets.js';
import { configKeys } from './schema.js';

/**
 * What makes a project that is there one of a preset: the values of all keys in which presets differ. What people are
 * asked for, such as the Wi-Fi name, is theirs.
 * @param id a preset's
 */
export function presetValues(id: string): readonly Override[] {
  const wanted = findPreset(id)?.config ?? {};
  return configKeys
    .filter(({ node }) => !node['x-prompt'] && !node['x-secret'])
    .filter(({ path }) => presets.some(({ config }) => valueAt(config, path) !== undefined))
    .map(({ path, node }) => ({ path, value: valueAt(wanted, path) ?? node.default }));
}
