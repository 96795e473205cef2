import { parseFragment } from '../../src/kconfig/fragment.js';
import { kconfigString } from '../../src/kconfig/quoting.js';
import { type Analysis, analyze } from '../../src/kconfig/resolve.js';
import type { KconfigFile } from '../../src/kconfig/types.js';
import type { ZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';

/** What Kconfig makes of fragments on a board. */
export function analysisOf(tree: KconfigFile, zephyr: ZephyrSymbols, ...texts: readonly string[]): Analysis {
  const fragments = texts.map((text, index) => parseFragment(`${index}.conf`, text));
  return analyze({ tree, zephyr, fragments });
}

/** A configuration as Kconfig saves it: a line for each symbol that is visible or has a value. */
export function savedText({ table, values }: Analysis): string {
  const lines = [...table.symbols.values()].flatMap((symbol): string[] => {
    if (symbol.type === undefined) return [];
    const { value, written } = values.valueOf(symbol);
    if (!written) return [];
    if (symbol.type === 'string') return [`CONFIG_${symbol.name}=${quoted(value)}`];
    const isLogical = symbol.type === 'bool' || symbol.type === 'tristate';
    if (!isLogical && value === '') return [];
    return [
      isLogical && value === 'n' ? `# CONFIG_${symbol.name} is not set` : `CONFIG_${symbol.name}=${value}`,
    ];
  });
  const given = [...table.given].map(([name, value]) => `CONFIG_${name}=${value}`);
  return `#\n# Saved\n#\n${[...given, ...lines].join('\n')}\n# end of Saved\n`;
}

function quoted(text: string): string {
  const string = kconfigString(text);
  if (typeof string !== 'string') throw new RangeError(`no string for Kconfig: ${text}`);
  return string;
}
