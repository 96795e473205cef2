import { zephyrSymbols } from '../../src/generated/zephyr-symbols.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { Resolution } from '../../src/kconfig/types.js';
import { readZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';

const zephyr = [0, 1, 2].map((line) => readZephyrSymbols(zephyrSymbols[line]));

/** What Kconfig makes of a generated project: its Kconfig and its fragments, by path. */
export function kconfigOf(files: ReadonlyMap<string, { readonly content: string }>, sdk: number): Resolution {
  const text = (path: string) => files.get(path)?.content ?? '';
  const tree = parseKconfig('Kconfig', text('Kconfig'));
  if (!tree.ok) throw new Error(tree.diagnostics.map(({ message }) => message.en).join('; '));
  const symbols = zephyr[sdk];
  if (!symbols) throw new RangeError(`no SDK line ${sdk}`);
  return resolve({
    tree: tree.value,
    zephyr: symbols,
    fragments: ['prj.conf', 'credentials.conf'].map((path) => parseFragment(path, text(path))),
  });
}
