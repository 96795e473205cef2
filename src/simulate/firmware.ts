import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { readCMake } from '../cmake/cmake-app.js';
import { CMAKE_FILE } from '../cmake/cmake-file.js';
import type { Checked, Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { autoconf } from '../kconfig/autoconf.js';
import { type Fragment, valuePlace } from '../kconfig/fragment.js';
import * as cmakeMessages from '../messages/cmake.js';
import * as messages from '../messages/simulate.js';
import { isReachable } from '../project/project-path.js';
import { CREDENTIALS_FILE } from '../render/files.js';
import { BUILD_FOLDER } from './build-folder.js';
import { devicetree } from './devicetree.js';
import { furtherSymbols } from './further-symbols.js';

/** A project as the compiler sees it. */
export interface Firmware {
  /** C files, relative to the project, in the order of `CMakeLists.txt`. */
  readonly sources: readonly string[];
  /** All headers of the project: whichever of them a source includes. */
  readonly headers: readonly string[];
  /** Folders to look for headers in, relative to the project. */
  readonly includes: readonly string[];
  /** Definitions and warnings for the compiler, as `CMakeLists.txt` has them. */
  readonly options: readonly string[];
  /** What Zephyr's build would put in front of each of them: the `CONFIG_` macros, and those of the devicetree. */
  readonly autoconf: string;
  readonly sdkLine: number;
  /** Whether its sockets can speak TLS. */
  readonly hasTls: boolean;
  /** Whether it uses pins: else no key does anything. */
  readonly hasPins: boolean;
  /** Where its Kconfig says that it connects to; undefined: it has no such symbols. */
  readonly server?: { readonly host: string; readonly port: number };
  /** The Wi-Fi password, where its Kconfig has one, and the line with it or else with the Wi-Fi name. */
  readonly password?: { readonly value: string; readonly place?: Place };
}

/**
 * Reads a project as Zephyr's build does: its Kconfig, its fragments and its list of sources.
 * @param folder absolute
 * @param dir as the user named it, for messages
 */
export async function readFirmware(
  folder: string,
  dir: string,
  target: { readonly board: string; readonly sdkLine: number },
  /** A fragment that comes behind all of the project's own: of what is to be tried with it alone. */
  last?: { readonly name: string; readonly text: string },
): Promise<Checked<Firmware>> {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const { appSymbols, buildFragments } = await import('../kconfig/app-symbols.js');
  const inside = (path: string) => isReachable(folder, path);
  const cmake =
    inside(CMAKE_FILE) && existsSync(join(folder, CMAKE_FILE)) && isFile(join(folder, CMAKE_FILE));
  const exists = (path: string) => inside(path) && existsSync(join(folder, path));
  const build = buildFragments({
    ...target,
    cmake: cmake ? read(CMAKE_FILE) : undefined,
    isFile: (path) => exists(path) && isFile(join(folder, path)),
    exists,
  });
  const fragments = [...new Set([...build.paths, CREDENTIALS_FILE])];
  const used = ['Kconfig', ...fragments, CMAKE_FILE, BUILD_FOLDER];
  const leading = used.find((path) => !isReachable(folder, path));
  if (leading !== undefined) return leadsOutside(leading);
  const strange = used
    .slice(0, -1)
    .find((path) => existsSync(join(folder, path)) && !isFile(join(folder, path)));
  if (strange !== undefined) return failed('simulate/no-file', messages.noPlainFile(strange));
  const missing = [fragments[0] ?? 'prj.conf', CMAKE_FILE].filter((path) => !existsSync(join(folder, path)));
  if (missing.length > 0) return failed('simulate/no-file', messages.missingFiles(dir, missing));
  const wrongNames = build.diagnostics.filter(({ severity }) => severity === 'error');
  if (wrongNames.length > 0) return { ok: false, diagnostics: wrongNames };
  const texts = ['Kconfig', ...fragments].filter((path) => existsSync(join(folder, path)));
  const app = { ...target, fragments: [...fragments, ...(last ? [last.name] : [])] };
  const given = texts.map((path): [string, string] => [path, read(path)]);
  const resolved = appSymbols(new Map([...given, ...(last ? [[last.name, last.text] as const] : [])]), app);
  if (!resolved.ok) return resolved;
  const { diagnostics } = resolved;
  const { symbols } = resolved.value;

  const files = filesOf(folder);
  const listed = readCMake({
    text: read(CMAKE_FILE),
    board: target.board,
    files,
    exists,
    symbol: (name) => {
      const symbol = symbols.get(name);
      return symbol?.written && symbol.value !== 'n' ? symbol.value : undefined;
    },
  });
  const wrong = [
    ...listed.diagnostics.filter(({ severity }) => severity === 'error'),
    ...listed.missing.map(({ problem }) => problem),
  ];
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const notes = [
    ...diagnostics.filter(({ severity }) => severity === 'warning'),
    ...build.diagnostics,
    ...listed.diagnostics,
  ];
  const named = listed.sources.length > 0;
  const all = files.filter((path) => /^src\/.*\.c$/.test(path));
  const sources = named ? listed.sources : all.filter((path) => !path.includes('/', 'src/'.length));
  if (!named && sources.length > 0)
    notes.push(note('simulate/unlisted', 'warning', cmakeMessages.nothingListed));
  const unlisted = all.filter((path) => named && ![...sources, ...listed.leftOut].includes(path));
  if (unlisted.length > 0) notes.push(note('simulate/unlisted', 'note', cmakeMessages.unlisted(unlisted)));

  const outside = [...sources, ...listed.includes].find(
    (path) => isAbsolute(path) || !isReachable(folder, path),
  );
  if (outside !== undefined) return leadsOutside(outside);
  if (sources.length === 0) return failed('simulate/no-source', messages.noSources(dir));
  const { includes, options } = listed;
  const headers = files.filter((path) => /\.(?:h|inc|def)$/.test(path));
  const { sdkLine } = target;
  const hasTls = symbols.get('NET_SOCKETS_SOCKOPT_TLS')?.value === 'y';
  const host = symbols.get('EXAMPLE_SERVER_HOST')?.value;
  const port = Number(symbols.get('EXAMPLE_SERVER_PORT')?.value);
  const server = host && port ? { server: { host, port } } : {};
  const password = symbols.get(PASSWORD)?.value;
  const place = placeOf(PASSWORD, resolved.value.fragments) ?? placeOf(SSID, resolved.value.fragments);
  const macros = autoconf(symbols) + furtherSymbols(resolved.value.fragments, symbols);
  const value = {
    sources,
    headers,
    includes,
    options,
    autoconf: macros + devicetree(target.board),
    sdkLine,
    hasTls,
    hasPins: macros.includes('#define CONFIG_GPIO 1\n'),
    ...server,
    ...(password === undefined ? {} : { password: { value: password, ...(place ? { place } : {}) } }),
  };
  return { ok: true, value, diagnostics: notes };
}

const PASSWORD = 'EXAMPLE_WIFI_PASSWORD';
const SSID = 'EXAMPLE_WIFI_SSID';

/** Where a symbol is set: by the last line that does. */
function placeOf(symbol: string, fragments: readonly Fragment[]): Place | undefined {
  const places = fragments.flatMap(({ file, lines }) =>
    lines
      .filter((line) => line.kind === 'assignment' && line.symbol === symbol)
      .map((line) => valuePlace(file, line)),
  );
  return places.at(-1);
}

/** A pipe would be read for ever. */
function isFile(path: string): boolean {
  return statSync(path).isFile();
}

/** What builds and tools keep for themselves. */
const NOT_SOURCES = /^(?:\..*|build.*|node_modules)$/;

/** Every file of the project, with `/`; links are not followed. */
function filesOf(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCES.test(entry.name) ? [] : filesOf(folder, `${path}/`);
    return entry.isFile() ? [path] : [];
  });
}

function note(code: string, severity: Diagnostic['severity'], message: Diagnostic['message']): Diagnostic {
  return { code, severity, message };
}

/** Nothing outside the project is read or written. */
function leadsOutside(path: string): Checked<never> {
  return failed('simulate/outside', messages.leadsOutside(path));
}

function failed(code: string, message: Diagnostic['message'], remedy?: Diagnostic['remedy']): Checked<never> {
  const problem: Diagnostic = { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
  return { ok: false, diagnostics: [problem] };
}
