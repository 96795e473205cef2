import type { SdkLine } from '../boards/boards.js';
import { type ConfigKey, configKey, configKeys } from '../config/schema.js';
import { HEADER_SYMBOL } from '../config/server-host.js';
import type { Config } from '../generated/config.js';
import { assignmentLine } from '../kconfig/assignment.js';
import { savesRam, savesRamOfDefault } from '../messages/render.js';
import type { Lang } from '../messages/text.js';
import { isAppKey } from './app-key.js';
import { appliesTo } from './app-kind.js';
import { DROPPED_LINE, kconfigValue } from './helpers.js';
import { grouped } from './numbers.js';

const appKeys = configKeys.filter(isAppKey);

/** The app's values that differ from the defaults in its Kconfig: those alone stand in prj.conf. */
export function appSettings(config: Config): { symbol: string; value: string | number }[] {
  const settings = appKeys.flatMap(({ name, path, node }) => {
    if (!appliesTo(config.app.kind, name)) return [];
    const value = valueAt(config, path);
    const isSetting = typeof value === 'string' || typeof value === 'number';
    return isSetting && value !== node.default ? [{ symbol: node['x-symbol'] ?? '', value }] : [];
  });
  const headers = Object.entries(config.server.headers).map(([name, value], index) => ({
    symbol: `${HEADER_SYMBOL}${index + 1}`,
    value: `${name}: ${value}`,
  }));
  return [...settings, ...headers];
}

/**
 * The line of prj.conf for a config key that stands for one of Zephyr's symbols, after a comment that says what a
 * value below the documented one saves.
 */
export function settingLines(config: Config, line: SdkLine, lang: Lang, name: string): string {
  const key = configKey(name);
  const symbol = key?.node['x-symbol'];
  if (!key || !symbol) throw new RangeError(`no symbol for ${name}`);
  const value = valueAt(config, key.path);
  if (typeof value !== 'number' && typeof value !== 'boolean') throw new TypeError(`${name} is no setting`);
  const byItself = key.node['x-zephyr-default'];
  if (value === byItself) return DROPPED_LINE;

  const assignment = assignmentLine(symbol, kconfigValue(value));
  const saved = savedRam(key, value, line);
  const documented = key.node.default;
  if (saved === 0 || (typeof documented !== 'number' && typeof documented !== 'boolean')) return assignment;
  const text = typeof byItself === 'number' ? savesRamOfDefault : savesRam;
  return `# ${text(documented, grouped(saved))[lang]}\n${assignment}`;
}

/** Bytes of static RAM that a value saves over the documented one; 0 where it saves none or nothing was measured. */
export function savedRam(key: ConfigKey, value: number | boolean, line: SdkLine): number {
  const cost = line.ram[key.name] ?? 0;
  const documented = key.node.default;
  if (typeof documented === 'number' && typeof value === 'number')
    return Math.max(0, (documented - value) * cost);
  return documented === true && value === false ? cost : 0;
}

/** The value at a path of the config; the schema's keys are all there but for the optional ones. */
export function valueAt(config: Config, path: readonly string[]): unknown {
  let value: unknown = config;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined;
  }
  return value;
}
