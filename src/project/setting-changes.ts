import { valueAt } from '../config/partial.js';
import { type ConfigKey, configKeys } from '../config/schema.js';
import { HEADER_SYMBOL } from '../config/server-host.js';
import type { Config } from '../generated/config.js';
import { parseFragment } from '../kconfig/fragment.js';
import { kconfigString } from '../kconfig/quoting.js';

/** A setting of prj.conf that a write changes, by the key of nanokit.yaml that asks for it. */
export interface SettingChange {
  readonly key: string;
  /** As prj.conf says it or implies it; `undefined` where neither is known. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A setting for which prj.conf has another value than nanokit.yaml asks for. */
export interface SettingDifference {
  readonly key: string;
  /** As prj.conf says it or implies it; `undefined` where neither is known. */
  readonly value: string | undefined;
  /** As nanokit.yaml asks for it. */
  readonly wanted: string | undefined;
}

/** Why prj.conf changes. */
export function settingChanges(config: Config, before: string, after: string): SettingChange[] {
  const [old, now] = [assignments(before), assignments(after)];
  return symbolsOf(old, now)
    .map((symbol) => {
      const to = now.has(symbol) || !isLeftOut(config, symbol) ? valueIn(now, symbol) : undefined;
      return { key: keyOf(config, symbol), from: valueIn(old, symbol), to };
    })
    .filter(({ from, to }) => from !== to);
}

/** Whether a symbol without a line in prj.conf is none of this app's: else it would have one for its value. */
function isLeftOut(config: Config, symbol: string): boolean {
  const key = configKeyOf(symbol);
  const byItself = valueByItself(key);
  return key !== undefined && byItself !== undefined && valueAt(config, key.path) !== byItself;
}

/** Where the user's prj.conf has its own way. What nanokit.yaml says nothing of is no difference. */
export function settingDifferences(config: Config, file: string, wanted: string): SettingDifference[] {
  const [found, now] = [assignments(file), assignments(wanted)];
  return symbolsOf(now, found)
    .filter((symbol) => now.has(symbol) || configKeyOf(symbol))
    .map((symbol) => ({
      key: keyOf(config, symbol),
      value: valueIn(found, symbol),
      wanted: valueIn(now, symbol),
    }))
    .filter(({ value, wanted: asked }) => value !== asked);
}

function symbolsOf(...texts: readonly ReadonlyMap<string, string>[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.keys()]))];
}

/** One key for a choice of symbols. */
export const LOG_MODE = 'LOG_MODE_';

/** The config key that stands for a symbol; those below `kconfig` have no other. */
export function configKeyOf(symbol: string): ConfigKey | undefined {
  return configKeys.find(({ name, node }) =>
    symbol === LOG_MODE ? name === 'log.mode' : node['x-symbol'] === symbol,
  );
}

/** Those that the app sets in any case have none. */
function keyOf({ kconfig }: Config, symbol: string): string {
  if (symbol.startsWith(HEADER_SYMBOL)) return 'server.headers';
  const group = Object.hasOwn(kconfig, symbol) ? 'kconfig.' : 'CONFIG_';
  return configKeyOf(symbol)?.name ?? group + symbol;
}

function valueIn(text: ReadonlyMap<string, string>, symbol: string): string | undefined {
  const value = text.get(symbol);
  if (value !== undefined) return value;
  const byItself = valueByItself(configKeyOf(symbol));
  if (typeof byItself === 'boolean') return byItself ? 'y' : 'n';
  return typeof byItself === 'string' ? kconfigString(byItself) : byItself?.toString();
}

/** What a key's symbol is without a line in prj.conf, where that is known. */
export function valueByItself(key: ConfigKey | undefined): string | number | boolean | undefined {
  if (!key) return undefined;
  const { node } = key;
  // The default in the app's Kconfig is the documented value; a switch that Zephyr does not turn on is off.
  const isOurs = node['x-symbol']?.startsWith('EXAMPLE_');
  const value = isOurs
    ? node.default
    : (node['x-zephyr-default'] ?? (node.type === 'boolean' ? false : undefined));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

/** What a fragment sets, by symbol; the mode of the log is one setting. */
export function assignments(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of parseFragment('', text).lines) {
    if (line.kind === 'assignment' && line.symbol.startsWith(LOG_MODE) && line.value === 'y') {
      found.set(LOG_MODE, line.symbol.slice(LOG_MODE.length).toLowerCase());
    } else if (line.kind === 'assignment') found.set(line.symbol, line.value);
    if (line.kind === 'unset') found.set(line.symbol, 'n');
  }
  return found;
}
