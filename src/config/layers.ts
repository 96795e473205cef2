import type { Place } from '../diagnostics/diagnostic.js';
import { merged, type Path, valueAt, withValue } from './partial.js';
import type { PartialConfig } from './presets.js';

/** Where a value of the config came from. */
export interface Origin {
  readonly place?: Place;
  /** A flag as it was typed. */
  readonly source?: string;
}

/** Values of one kind of source. Later layers win over earlier ones. */
export interface Layer {
  readonly values: PartialConfig;
  /** Where the value (or the key) at a path stands; the innermost group that exists if the path itself does not. */
  origin(path: Path, part: 'key' | 'value'): Origin;
}

/** One value given by a flag or an answer. */
export interface Override {
  readonly path: readonly string[];
  readonly value: unknown;
  /** As typed, e.g. `--port 80`; without it the value came from the tool itself. */
  readonly source?: string;
}

/** What a preset or the tool itself gives: no origin to show. */
export function plainLayer(values: PartialConfig): Layer {
  return { values, origin: () => ({}) };
}

export function overrideLayer(overrides: readonly Override[]): Layer {
  let values: PartialConfig = {};
  const sources = new Map<string, string>();
  for (const { path, value, source } of overrides) {
    values = withValue(values, path, value);
    if (source !== undefined) sources.set(path.join('.'), source);
  }
  return {
    values,
    origin(path) {
      for (let length = path.length; length > 0; length--) {
        const source = sources.get(path.slice(0, length).join('.'));
        if (source !== undefined) return { source };
      }
      // A flag for what lies below: `--set wifi.ssid.x=1`, which makes a group of wifi.ssid.
      const below = [...sources].find(([name]) => name.startsWith(`${path.join('.')}.`));
      return below ? { source: below[1] } : {};
    },
  };
}

export function mergeLayers(layers: readonly Layer[]): PartialConfig {
  return layers.reduce<PartialConfig>((sum, layer) => merged(sum, layer.values), {});
}

/** Where the value that counts came from. */
export function originOf(layers: readonly Layer[], path: Path, part: 'key' | 'value'): Origin {
  const layer =
    layers.findLast((candidate) => valueAt(candidate.values, path) !== undefined) ?? layers.at(-1);
  return layer?.origin(path, part) ?? {};
}
