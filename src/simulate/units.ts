import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { APP_MAIN } from './app-main.js';
import { digest } from './digest.js';
import type { Firmware } from './firmware.js';
import { includeFolders } from './include-folders.js';

/** What one run of the compiler makes an object of. */
export interface Unit {
  /** How its object is called, with a digest behind it. */
  readonly name: string;
  /** C files, as the compiler's messages shall name them; several are compiled as if they were one. */
  readonly sources: readonly string[];
  readonly cwd: string;
  readonly flags: readonly string[];
  /** A header in front of all of it, whose name does not matter to the object. */
  readonly header?: string;
  /** A digest of all that the object depends on beside its flags. */
  readonly basis: string;
}

interface Project {
  readonly folder: string;
  readonly firmware: Firmware;
  readonly sim: string;
  readonly sanitize: boolean;
  /** A file that has the text of `firmware.autoconf`. */
  readonly header: string;
}

/** As Zephyr compiles an application, but for its size and its processor. */
const APP_FLAGS = ['-std=c99', '-ffreestanding', '-fno-common', '-Wall', '-Wformat', '-Wformat-security'];
const APP_FLAGS_MORE = ['-Wno-format-zero-length', '-Wno-main', '-Wno-unused-but-set-variable'];
export const SANITIZE = [
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=undefined',
  '-fno-omit-frame-pointer',
];

/** The objects of `sim/`, which are no one app's own. */
export const RUNTIME = 'runtime';

/** Zephyr's side takes by far the longest: so many processors can share it. */
const ZEPHYR_PARTS = 3;

/** Everything that is compiled, the longest first: Zephyr's side, the PC's side, and the application. */
export function unitsOf({ folder, firmware, sim, sanitize, header }: Project): readonly Unit[] {
  const { autoconf, includes, options, sdkLine, sources } = firmware;
  const include = includeFolders(sim, sdkLine).flatMap((path) => ['-I', path]);
  const interfaces = textsBelow(join(sim, 'include'));
  const common = ['-O1', '-g'];
  const host = join(sim, 'src/host');
  const hostHeaders = filesEndingIn('.h', host).map(textOf);
  const zephyr = join(sim, 'src/zephyr');
  const zephyrHeaders = [...interfaces, ...hostHeaders, ...filesEndingIn('.h', zephyr).map(textOf)];
  const hostFlags = [...common, '-std=c11', '-D_GNU_SOURCE', '-D_DARWIN_C_SOURCE', '-I', host];
  const zephyrFlags = [...common, '-std=gnu11', '-I', host, ...include];
  const appHeaders = [
    ...interfaces,
    ...firmware.headers.flatMap((path) => [path, textOf(join(folder, path))]),
  ];
  const own = includes.flatMap((path) => ['-I', path]);
  const sanitizers = sanitize ? SANITIZE : [];
  const app = [...APP_FLAGS, ...APP_FLAGS_MORE, ...sanitizers, ...options, `-Dmain=${APP_MAIN}`];
  const appFlags = [...common, ...app, '-I', 'src', ...own, ...include];
  const withConfig = (texts: readonly string[]) => digest(...texts, macrosFor(autoconf, texts));
  return [
    ...parts(filesEndingIn('.c', zephyr)).map((files) => ({
      name: RUNTIME,
      sources: files,
      cwd: sim,
      flags: zephyrFlags,
      header,
      basis: withConfig([...files.map(textOf), ...zephyrHeaders]),
    })),
    {
      name: RUNTIME,
      sources: filesEndingIn('.c', host),
      cwd: sim,
      flags: hostFlags,
      basis: digest(...filesEndingIn('.c', host).map(textOf), ...hostHeaders),
    },
    ...sources.map((source) => ({
      name: basename(source, '.c'),
      sources: [source],
      cwd: folder,
      flags: appFlags,
      header,
      basis: withConfig([textOf(resolve(folder, source)), ...options, ...appHeaders]),
    })),
  ];
}

/**
 * The lines of `autoconf.h` that can make a difference to C code: the macros that it names, and all that have such a name
 * as their beginning, since it may be put together with `##`; and what is not a setting.
 */
export function macrosFor(autoconf: string, code: readonly string[]): string {
  const named = new Set(code.flatMap((text) => text.match(/\bCONFIG_\w*/g) ?? []));
  const isNamed = (name: string) =>
    [...name].some((_, at) => at >= SHORTEST && named.has(name.slice(0, at + 1)));
  return autoconf
    .split('\n')
    .filter((line) => {
      const [, name] = /^#define (CONFIG_\w+)/.exec(line) ?? [];
      return name === undefined || isNamed(name);
    })
    .join('\n');
}

const SHORTEST = 'CONFIG_'.length - 1;

/** The settings' own file by itself, as it is what most changes touch; all others in parts of about one size. */
function parts(files: readonly string[]): readonly (readonly string[])[] {
  const isSettings = (file: string) => basename(file) === 'config.c';
  const sizeOf = (group: readonly string[]) => group.reduce((sum, file) => sum + statSync(file).size, 0);
  const bySize = files
    .filter((file) => !isSettings(file))
    .sort((one, other) => statSync(other).size - statSync(one).size);
  const groups: string[][] = Array.from({ length: ZEPHYR_PARTS }, () => []);
  for (const file of bySize) {
    groups.reduce((least, group) => (sizeOf(group) < sizeOf(least) ? group : least)).push(file);
  }
  return [...groups.map((group) => group.sort()), files.filter(isSettings)].filter(
    ({ length }) => length > 0,
  );
}

function filesEndingIn(ending: string, folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Names and texts of all headers below a folder. */
function textsBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.h'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => [file.slice(folder.length), textOf(file)]);
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
