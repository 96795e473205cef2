import { buildFragments } from '../cmake/build-fragments.js';
import type { Checked } from '../diagnostics/diagnostic.js';
import { zephyrSymbols } from '../generated/zephyr-symbols.js';
import { type Fragment, parseFragment } from './fragment.js';
import { fragmentPaths } from './fragment-paths.js';
import { parseKconfig } from './kconfig-file.js';
import { lineFinding } from './lines.js';
import { resolve } from './resolve.js';
import type { Resolution } from './types.js';
import { readZephyrSymbols } from './zephyr-symbols.js';

export interface AppSymbols {
  readonly symbols: Resolution['symbols'];
  readonly fragments: readonly Fragment[];
}

/**
 * What an app's Kconfig and its fragments come to. Pure. Errors are what stops Zephyr's build, with the line as it was meant
 * where there is no doubt. Loaded when wanted: it brings Zephyr's symbols with it.
 * @param target `fragments`: their paths, in the build's order; by default those that every generated app has
 * @param texts by path; an app without a `Kconfig` of its own has Zephyr's symbols alone
 */
export function appSymbols(
  texts: ReadonlyMap<string, string>,
  target: { readonly board: string; readonly sdkLine: number; readonly fragments?: readonly string[] },
): Checked<AppSymbols> {
  const tree = parseKconfig('Kconfig', texts.get('Kconfig') ?? 'source "Kconfig.zephyr"\n');
  if (!tree.ok) return tree;
  const fragments = (target.fragments ?? fragmentPaths(target.board)).flatMap((path) => {
    const text = texts.get(path);
    return text === undefined ? [] : [parseFragment(path, text)];
  });
  const zephyr = readZephyrSymbols(zephyrSymbols[target.sdkLine]);
  const { symbols, diagnostics } = resolve({ tree: tree.value, zephyr, fragments });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const typeOf = (name: string) => symbols.get(name)?.type;
    return { ok: false, diagnostics: errors.map((one) => lineFinding(one, fragments, typeOf).diagnostic) };
  }
  return { ok: true, value: { symbols, fragments }, diagnostics };
}

export { buildFragments };
