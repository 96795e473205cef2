import { readFileSync } from 'node:fs';
import { type Fragment, parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { KconfigFile, Resolution } from '../../src/kconfig/types.js';
import { readZephyrSymbols, type ZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';
import type { Files } from './projects.js';

const zephyrs = new Map<number, ZephyrSymbols>();

/** Zephyr's symbols on an SDK line. */
export function zephyrOf(sdkLine: number): ZephyrSymbols {
  const known = zephyrs.get(sdkLine);
  if (known) return known;
  const url = new URL(`../../schemas/kconfig/sdk-${sdkLine}.json`, import.meta.url);
  const zephyr = readZephyrSymbols(JSON.parse(readFileSync(url, 'utf8')));
  zephyrs.set(sdkLine, zephyr);
  return zephyr;
}

/** A project's own Kconfig. */
export function kconfigOf(files: Files): KconfigFile {
  const parsed = parseKconfig('Kconfig', files.get('Kconfig') ?? '');
  if (parsed.ok) return parsed.value;
  throw new Error(
    parsed.diagnostics.map(({ message, place }) => `Kconfig:${place?.line}: ${message.en}`).join('\n'),
  );
}

/** The fragments that the build reads, in its order. */
export function fragmentsOf(files: Files): Fragment[] {
  return ['prj.conf', 'credentials.conf'].map((name) => parseFragment(name, files.get(name) ?? ''));
}

/** What a project's symbols come to on its SDK line. */
export function resolveProject(files: Files, sdkLine: number): Resolution {
  return resolve({ tree: kconfigOf(files), zephyr: zephyrOf(sdkLine), fragments: fragmentsOf(files) });
}
