import { looksSecret, MASK } from '../diagnostics/secrets.js';
import { visible } from '../diagnostics/visible.js';
import * as messages from '../messages/regen.js';
import { shortened } from '../messages/shortened.js';
import type { Text } from '../messages/text.js';
import type { SettingDifference } from './setting-changes.js';

/** How many settings are named; more are counted. */
export const SETTINGS_SHOWN = 3;

/** In one line, where the user's value stands against that of nanokit.yaml. */
export function differenceText(differing: readonly SettingDifference[]): Text | undefined {
  if (differing.length === 0) return undefined;
  const shown = differing.slice(0, SETTINGS_SHOWN).map(({ key, value, wanted }) => ({
    key,
    value: shownValue(key, value),
    wanted: shownValue(key, wanted),
  }));
  // nanokit.yaml has no key for what the app always sets, and none says that a setting is gone.
  const canAdopt = differing.every(({ key, value }) => value !== undefined && !key.startsWith('CONFIG_'));
  return messages.settingsDiffer(shown, differing.length, canAdopt);
}

/** A value as people see it. */
export function shownValue(key: string, value: string | undefined): Text {
  if (value === undefined) return messages.notSet;
  const text = looksSecret(key) ? MASK : shortened(visible(value));
  return { en: text, zh: text };
}
