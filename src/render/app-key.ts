import type { ConfigKey } from '../config/schema.js';

/** Whether a key is carried by a symbol of the app's own: they all start so, as the page's `EXAMPLE_WIFI_SSID` does. */
export function isAppKey({ node }: ConfigKey): boolean {
  return node['x-symbol']?.startsWith('EXAMPLE_') === true;
}
