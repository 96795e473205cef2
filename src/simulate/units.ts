import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { APP_MAIN } from './app-main.js';
import { digest } from './digest.js';
import type { Firmware } from './firmware.js';
import { includeFolders } from './include-folders.js';
import { includedFrom } from './included.js';
import { macrosFor, settingsNamedIn } from './named-settings.js';

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
  /** All that the compiler may read but for what is its own or the system's, absolute. */
  readonly reads: ReadonlySet<string>;
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

/** Optimised, it would take twice as long to compile, and no run would be shorter: that is up to the server and the system. */
const RUNTIME_FLAGS = ['-O0', '-g'];

/** Zephyr's side takes by far the longest: so many processors can share it. */
const ZEPHYR_PARTS = 3;

/** Everything that is compiled, the longest first: Zephyr's side, the PC's side, and the application. */
export function unitsOf({ folder, firmware, sim, sanitize, header }: Project): readonly Unit[] {
  const { autoconf, includes, options, sdkLine, sources } = firmware;
  const interfaces = includeFolders(sim, sdkLine);
  const include = interfaces.flatMap((path) => ['-I', path]);
  const host = join(sim, 'src/host');
  const zephyr = join(sim, 'src/zephyr');
  const hostFlags = [...RUNTIME_FLAGS, '-std=c11', '-D_GNU_SOURCE', '-D_DARWIN_C_SOURCE', '-I', host];
  const zephyrFlags = [...RUNTIME_FLAGS, '-std=gnu11', '-I', host, ...include];
  const own = includes.flatMap((path) => ['-I', path]);
  const sanitizers = sanitize ? SANITIZE : [];
  const app = [...APP_FLAGS, ...APP_FLAGS_MORE, ...sanitizers, ...options, `-Dmain=${APP_MAIN}`];
  const appFlags = ['-O1', '-g', ...app, '-I', 'src', ...own, ...include];
  const ours = includedFrom([host, ...interfaces], []);
  const headers = firmware.headers.map((path) => join(folder, path));
  const theirs = includedFrom(
    [...['src', ...includes].map((path) => join(folder, path)), ...interfaces],
    // A header's name that a macro makes may be that of any.
    [...headers, ...headersBelow(join(sim, 'include'))],
  );
  const withConfig = (texts: readonly string[]) => digest(...texts, macrosFor(autoconf, texts));
  const zephyrPart = (files: readonly string[]) => {
    const reads = ours(files);
    const basis = withConfig(namesAndTexts(reads, sim));
    return { name: RUNTIME, sources: files, cwd: sim, flags: zephyrFlags, header, reads, basis };
  };
  const hostPart = (files: readonly string[]) => {
    const reads = ours(files);
    const basis = digest(...namesAndTexts(reads, sim));
    return { name: RUNTIME, sources: files, cwd: sim, flags: hostFlags, reads, basis };
  };
  const appPart = (source: string) => {
    const reads = theirs([resolve(folder, source)]);
    const basis = withConfig([...namesAndTexts(reads, folder, sim), ...options]);
    const name = basename(source, '.c');
    return { name, sources: [source], cwd: folder, flags: appFlags, header, reads, basis };
  };
  return [
    ...parts(filesEndingIn('.c', zephyr)).map(zephyrPart),
    hostPart(filesEndingIn('.c', host)),
    ...sources.map(appPart),
  ];
}

/**
 * The settings' own file by itself, as it is what most changes touch, and together those that name settings, which some
 * changes touch; all others in parts of about one size, which stay.
 */
function parts(files: readonly string[]): readonly (readonly string[])[] {
  const isSettings = (file: string) => basename(file) === 'config.c';
  const namesSettings = (file: string) => settingsNamedIn(textOf(file)).length > 0;
  const sizeOf = (group: readonly string[]) => group.reduce((sum, file) => sum + statSync(file).size, 0);
  const bySize = files
    .filter((file) => !namesSettings(file))
    .sort((one, other) => statSync(other).size - statSync(one).size);
  const groups: string[][] = Array.from({ length: ZEPHYR_PARTS - 1 }, () => []);
  for (const file of bySize) {
    groups.reduce((least, group) => (sizeOf(group) < sizeOf(least) ? group : least)).push(file);
  }
  return [
    ...groups.map((group) => group.sort()),
    files.filter((file) => namesSettings(file) && !isSettings(file)),
    files.filter(isSettings),
  ].filter(({ length }) => length > 0);
}

function filesEndingIn(ending: string, folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

function headersBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.h'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The names as they are in the first of the folders that has the file: an object is the same wherever the folder is. */
function namesAndTexts(files: ReadonlySet<string>, ...folders: readonly string[]): readonly string[] {
  const nameOf = (file: string) =>
    folders.map((folder) => relative(folder, file)).find((path) => !path.startsWith('..')) ?? file;
  return [...files].sort().flatMap((file) => [nameOf(file), textOf(file)]);
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
