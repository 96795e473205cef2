import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { zephyrSymbols } from '../generated/zephyr-symbols.js';
import { autoconf } from '../kconfig/autoconf.js';
import { parseFragment } from '../kconfig/fragment.js';
import { parseKconfig } from '../kconfig/kconfig-file.js';
import { resolve } from '../kconfig/resolve.js';
import { readZephyrSymbols } from '../kconfig/zephyr-symbols.js';
import * as messages from '../messages/simulate.js';
import { isReachable } from '../project/project-path.js';
import { BUILD_FOLDER } from './build-folder.js';

/** A project as the compiler sees it. */
export interface Firmware {
  /** C files, relative to the project, in the order of `CMakeLists.txt`. */
  readonly sources: readonly string[];
  /** What Zephyr's build would put in front of each of them: the `CONFIG_` macros. */
  readonly autoconf: string;
  readonly sdkLine: number;
}

/** The fragments that Zephyr's build reads, in its order; those that are not there are left out. */
const fragmentsOf = (board: string) => ['prj.conf', `boards/${board}.conf`, 'credentials.conf'];

/**
 * Reads a project as Zephyr's build does: its Kconfig, its fragments and its list of sources.
 * @param folder absolute
 * @param dir as the user named it, for messages
 */
export function readFirmware(
  folder: string,
  dir: string,
  target: { readonly board: string; readonly sdkLine: number },
): Checked<Firmware> {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const used = ['Kconfig', ...fragmentsOf(target.board), 'CMakeLists.txt', BUILD_FOLDER];
  const leading = used.find((path) => !isReachable(folder, path));
  if (leading !== undefined) return leadsOutside(leading);
  const missing = ['Kconfig', 'prj.conf', 'CMakeLists.txt'].filter((path) => !existsSync(join(folder, path)));
  if (missing.length > 0) return failed('simulate/no-file', messages.missingFiles(dir, missing));
  const tree = parseKconfig('Kconfig', read('Kconfig'));
  if (!tree.ok) return tree;
  const fragments = fragmentsOf(target.board)
    .filter((path) => existsSync(join(folder, path)))
    .map((path) => parseFragment(path, read(path)));
  const zephyr = readZephyrSymbols(zephyrSymbols[target.sdkLine]);
  const { symbols, diagnostics } = resolve({ tree: tree.value, zephyr, fragments });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { ok: false, diagnostics: errors };

  const sources = sourcesOf(read('CMakeLists.txt')) ?? allSources(folder);
  const outside = sources.find((path) => isAbsolute(path) || !isReachable(folder, path));
  if (outside !== undefined) return leadsOutside(outside);
  const gone = sources.filter((path) => !existsSync(join(folder, path)));
  if (gone.length > 0) return failed('simulate/no-source', messages.noSource(gone), messages.noSourceRemedy);
  if (sources.length === 0) return failed('simulate/no-source', messages.noSources(dir));
  return {
    ok: true,
    value: { sources, autoconf: autoconf(symbols), sdkLine: target.sdkLine },
    diagnostics: diagnostics.filter(({ severity }) => severity === 'warning'),
  };
}

/**
 * The C files that `target_sources(app …)` names, in all its calls; undefined where it names none that can be read,
 * as with variables or `file(GLOB …)`.
 */
export function sourcesOf(cmake: string): readonly string[] | undefined {
  const plain = cmake.replace(/#\[\[.*?\]\]|#[^\n]*/gs, '');
  const calls = [...plain.matchAll(/\btarget_sources\s*\(\s*app\b([^)]*)\)/gi)];
  const words = calls.flatMap(([, list = '']) => list.match(/"[^"]*"|[^\s"]+/g) ?? []);
  const names = words
    .map((word) => word.replace(/^"|"$/g, ''))
    .map((word) => word.replace(/^\$\{CMAKE_CURRENT_(?:LIST|SOURCE)_DIR\}\//, ''));
  const files = names.filter((name) => /\.c$/i.test(name));
  return files.length === 0 || files.some((name) => name.includes('$')) ? undefined : [...new Set(files)];
}

function allSources(folder: string): readonly string[] {
  if (!existsSync(join(folder, 'src'))) return [];
  return readdirSync(join(folder, 'src'))
    .filter((name) => name.endsWith('.c'))
    .sort()
    .map((name) => `src/${name}`);
}

/** Nothing outside the project is read or written. */
function leadsOutside(path: string): Checked<never> {
  return failed('simulate/outside', messages.leadsOutside(path));
}

function failed(code: string, message: Diagnostic['message'], remedy?: Diagnostic['remedy']): Checked<never> {
  const problem: Diagnostic = { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
  return { ok: false, diagnostics: [problem] };
}
