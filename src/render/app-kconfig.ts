import { type ConfigKey, configKey, configKeys, descriptionOf, titleOf } from '../config/schema.js';
import { HEADER_SYMBOL } from '../config/server-host.js';
import type { Config } from '../generated/config.js';
import { kconfigString } from '../kconfig/quoting.js';
import { headerHelp, unitInBrackets } from '../messages/render.js';
import type { Lang } from '../messages/text.js';
import { isAppKey } from './app-key.js';
import { appliesTo } from './app-kind.js';
import { helpText } from './wrap.js';

// The generated project's Kconfig holds no value of the user's, so it is printed when this package is built: see
// scripts/lib/generate.mjs.

export { helpers } from './helpers.js';
export { helpText } from './wrap.js';

/** A symbol of the app's own Kconfig: what its entry needs. */
export interface AppSymbol {
  readonly symbol: string;
  readonly type: 'int' | 'string';
  readonly isString: boolean;
  readonly title: string;
  readonly description: string;
  readonly range: { readonly minimum: number; readonly maximum: number } | null;
  readonly default: unknown;
}

const SUBPROTOCOL = 'server.subprotocol';

/** Symbols that an app has only if it uses them: as `{N}` stands in that of a header, its number. */
export function optionalSymbols(lang: Lang): { readonly subprotocol: string; readonly header: string } {
  const node = (name: string) => configKey(name)?.node ?? {};
  const [subprotocol, headers] = [node(SUBPROTOCOL), node('server.headers')];
  return {
    subprotocol: entry(
      subprotocol['x-symbol'] ?? '',
      titleOf(subprotocol)[lang],
      descriptionOf(subprotocol)[lang],
    ),
    header: entry(`${HEADER_SYMBOL}{N}`, `${titleOf(headers)[lang]} {N}`, headerHelp[lang]),
  };
}

function entry(symbol: string, title: string, help: string): string {
  return `config ${symbol}\n\tstring ${kconfigString(title)}\n\thelp\n${helpText(help)}\n\n`;
}

/** What the template `Kconfig` prints, in one language and for one kind of app. */
export function appKconfigContext(lang: Lang, kind: Config['app']['kind']): object {
  const title = (name: string) => titleOf(configKeys.find((key) => key.name === name)?.node ?? {})[lang];
  return {
    ssidTitle: title('wifi.ssid'),
    passwordTitle: title('wifi.password'),
    // The kind that every project was of before there were others has none.
    kindSymbol: kind === 'echo' ? '' : `EXAMPLE_KIND_${kind.toUpperCase().replaceAll('-', '_')}`,
    symbols: configKeys
      .filter((key) => isAppKey(key) && appliesTo(kind, key.name) && key.name !== SUBPROTOCOL)
      .map((key) => appSymbol(key, lang)),
  };
}

function appSymbol({ node }: ConfigKey, lang: Lang): AppSymbol {
  const isString = node.type === 'string';
  return {
    symbol: node['x-symbol'] ?? '',
    type: isString ? 'string' : 'int',
    isString,
    title: titleOf(node)[lang] + (isString ? '' : unitInBrackets(node['x-unit'])[lang]),
    description: descriptionOf(node)[lang],
    range:
      node.minimum !== undefined && node.maximum !== undefined
        ? { minimum: node.minimum, maximum: node.maximum }
        : null,
    default: node.default,
  };
}
