import type { PartialConfig } from './presets.js';

export type Path = readonly (string | number)[];

export function isMap(value: unknown): value is PartialConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, `undefined` where there is none. Inherited properties do not count. */
export function valueAt(config: unknown, path: Path): unknown {
  let value = config;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') {
      value = value[key];
      continue;
    }
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** A copy with the value set; groups on the way are made, and whatever else stood in their place goes. */
export function withValue(config: PartialConfig, path: Path, value: unknown): PartialConfig {
  const [key, ...rest] = path;
  if (key === undefined) return config;
  const child = Object.hasOwn(config, key) ? config[key] : undefined;
  return { ...config, [key]: rest.length === 0 ? value : withValue(isMap(child) ? child : {}, rest, value) };
}

/** Both configs in one; where they differ the second counts. */
export function merged(base: PartialConfig, over: PartialConfig): PartialConfig {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = Object.hasOwn(result, key) ? result[key] : undefined;
    const both = isMap(old) && isMap(value) ? merged(old, value) : value;
    Object.defineProperty(result, key, { value: both, enumerable: true, configurable: true, writable: true });
  }
  return result;
}
