import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { KconfigFile } from '../../src/kconfig/types.js';
import { readZephyrSymbols, type ZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';
import type { MemoryModel } from '../../src/memory/model.js';
import { type MemoryValues, memoryValues } from '../../src/memory/symbol-values.js';

/** One image that was linked: what was set after the page's prj.conf, and the RAM that the linker reported. */
export interface MeasuredRow {
  readonly name: string;
  /** `NAME=value`, without `CONFIG_`. */
  readonly assignments: readonly string[];
  readonly bytes: number;
}

/** @param root the repository */
export function readRows(root: string, file: string): readonly MeasuredRow[] {
  const [, ...lines] = readFileSync(join(root, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [name = '', assignments = '', bytes] = line.split('\t');
    return { name, assignments: assignments.split(' ').filter(Boolean), bytes: Number(bytes) };
  });
}

/** What a row's symbols come to, as the app of the page has them. */
export function rowValues(
  root: string,
  model: Pick<MemoryModel, 'defaults'>,
  line: number,
  assignments: readonly string[],
): MemoryValues {
  const { tree, zephyr, page } = appOf(root, line);
  const added = assignments.map((text) => `CONFIG_${text}\n`).join('');
  const fragments = [page, added].map((text) => parseFragment('prj.conf', text));
  const { symbols, diagnostics } = resolve({ tree, zephyr, fragments });
  const stops = diagnostics.find(({ severity }) => severity === 'error');
  if (stops) throw new Error(stops.message.en);
  return memoryValues(symbols, fragments, model.defaults);
}

interface PageApp {
  readonly tree: KconfigFile;
  readonly zephyr: ZephyrSymbols;
  /** The page's prj.conf. */
  readonly page: string;
}

const apps = new Map<number, PageApp>();

function appOf(root: string, line: number): PageApp {
  const known = apps.get(line);
  if (known) return known;
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const tree = parseKconfig('Kconfig', read(`test/golden/documented-sdk${line}-en/Kconfig`));
  if (!tree.ok) throw new Error('the app’s Kconfig does not parse');
  const zephyr = readZephyrSymbols(JSON.parse(read(`schemas/kconfig/sdk-${line}.json`)));
  const app = { tree: tree.value, zephyr, page: read('test/kconfig/page.conf') };
  apps.set(line, app);
  return app;
}
