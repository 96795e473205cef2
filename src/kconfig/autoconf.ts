import { escapeText } from './quoting.js';
import type { ResolvedSymbol } from './types.js';

/** The text of the `autoconf.h` that Zephyr's build makes of a configuration; what is `n` is not in it. */
export function autoconf(symbols: ReadonlyMap<string, ResolvedSymbol>): string {
  let header = '';
  for (const [name, symbol] of symbols) header += define(name, symbol);
  return header;
}

function define(name: string, { type, value, written }: ResolvedSymbol): string {
  if (!written) return '';
  switch (type) {
    case 'bool':
    case 'tristate':
      if (value === 'm') return `#define CONFIG_${name}_MODULE 1\n`;
      return value === 'y' ? `#define CONFIG_${name} 1\n` : '';
    case 'string':
      return `#define CONFIG_${name} "${escapeText(value)}"\n`;
    case 'hex':
      return `#define CONFIG_${name} ${/^0x/i.test(value) ? value : `0x${value}`}\n`;
    case 'int':
      return `#define CONFIG_${name} ${value}\n`;
  }
}
