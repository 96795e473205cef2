import { configKeys } from '../config/schema.js';
import { parseFragment } from '../kconfig/fragment.js';

/** A setting of prj.conf that a write changes, by the key of nanokit.yaml that asks for it. */
export interface SettingChange {
  readonly key: string;
  /** As in prj.conf; `undefined` where it is not set there. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Why prj.conf changes: which settings differ between what was written last and what is asked for now. */
export function settingChanges(before: string, after: string): SettingChange[] {
  const old = assignments(before);
  const now = assignments(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((symbol) => old.get(symbol) !== now.get(symbol))
    .map((symbol) => ({ key: keyOf(symbol), from: old.get(symbol), to: now.get(symbol) }));
}

/** One key for a choice of symbols. */
export const LOG_MODE = 'LOG_MODE_';

/** The config key that stands for a symbol; those below `kconfig` have no other. */
function keyOf(symbol: string): string {
  if (symbol === LOG_MODE) return 'log.mode';
  return configKeys.find(({ node }) => node['x-symbol'] === symbol)?.name ?? `kconfig.${symbol}`;
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
