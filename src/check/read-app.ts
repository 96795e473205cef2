import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { buildFragments } from '../cmake/build-fragments.js';
import { CMAKE_FILE } from '../cmake/cmake-file.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { type Fragment, parseFragment } from '../kconfig/fragment.js';
import { parseKconfig } from '../kconfig/kconfig-file.js';
import type { KconfigFile } from '../kconfig/types.js';
import * as messages from '../messages/check.js';
import { isReachable } from '../project/project-path.js';
import { CREDENTIALS_FILE } from '../render/files.js';

/** Far beyond any fragment that a person or a tool writes. */
const MAX_BYTES = 2 * 1024 * 1024;

/** A Zephyr application as Kconfig meets it. */
export interface App {
  readonly tree: KconfigFile;
  /** In the order in which the build reads them. */
  readonly fragments: readonly Fragment[];
  /** What CMakeLists.txt says of fragments and is not followed. */
  readonly remarks?: readonly Diagnostic[];
}

export interface AppOptions {
  /** Absolute. */
  readonly folder: string;
  /** As the user named it, for messages. */
  readonly dir: string;
  readonly board?: string;
  readonly sdkLine: number;
  /** Further fragments, relative to the current folder or to the project. */
  readonly fragments: readonly string[];
  readonly cwd: string;
}

/** Reads what the build merges: fragments as `CMakeLists.txt` names them, further ones, `credentials.conf`. */
export function readApp({ folder, dir, board, sdkLine, fragments, cwd }: AppOptions): Checked<App> {
  const diagnostics: Diagnostic[] = [];
  const named = fragments.flatMap((typed) => {
    const path = insideProject(folder, cwd, typed);
    if (path !== undefined) return [path];
    diagnostics.push(
      problem('check/fragment-outside', messages.fragmentOutside(typed), messages.badFragmentRemedy),
    );
    return [];
  });
  const cmake = isFile(folder, CMAKE_FILE) ? readText(folder, CMAKE_FILE) : undefined;
  const build = buildFragments({
    board,
    sdkLine,
    cmake: cmake?.ok ? cmake.value : undefined,
    given: named,
    isFile: (path) => isFile(folder, path),
    exists: (path) => isReachable(folder, path) && existsSync(join(folder, path)),
  });
  const first = build.paths[0] ?? 'prj.conf';
  if (!isFile(folder, first)) diagnostics.push(noMainFile(folder, dir, first));
  for (const path of named.filter((candidate) => !isFile(folder, candidate)))
    diagnostics.push(problem('check/no-fragment', messages.noFragment(path), messages.badFragmentRemedy));
  if (diagnostics.length > 0) return { ok: false, diagnostics };

  const paths = [...build.paths, CREDENTIALS_FILE].filter((path) => isFile(folder, path));
  const read: Fragment[] = [];
  for (const path of new Set(paths)) {
    const text = readText(folder, path);
    if (text.ok) read.push(parseFragment(path, text.value));
    else diagnostics.push(...text.diagnostics);
  }
  const kconfig = isFile(folder, 'Kconfig') ? readText(folder, 'Kconfig') : NO_KCONFIG;
  if (!kconfig.ok) diagnostics.push(...kconfig.diagnostics);
  const tree = parseKconfig('Kconfig', kconfig.ok ? kconfig.value : NO_KCONFIG.value);
  if (!tree.ok) diagnostics.push(...tree.diagnostics);
  if (diagnostics.length > 0 || !tree.ok) return { ok: false, diagnostics };
  return {
    ok: true,
    value: { tree: tree.value, fragments: read, remarks: [...build.diagnostics, ...build.missingSources] },
    diagnostics: [],
  };
}

/** Why there is nothing to check: no file at all, or something else under its name. */
function noMainFile(folder: string, dir: string, path: string): Diagnostic {
  const whole = join(folder, path);
  const isLink = lstatSync(whole, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (isLink && !isReachable(folder, path))
    return problem('check/no-prj-conf', messages.linkOut(path), messages.linkOutRemedy);
  if (isLink && !existsSync(whole))
    return problem('check/no-prj-conf', messages.linkToNothing(path), messages.linkOutRemedy);
  if (existsSync(whole))
    return problem('check/no-prj-conf', messages.noFileAt(path), messages.noFileAtRemedy);
  return problem('check/no-prj-conf', messages.noPrjConf(dir), messages.noPrjConfRemedy);
}

/** What Zephyr takes for the Kconfig of an app that has none. */
const NO_KCONFIG = { ok: true, value: 'source "Kconfig.zephyr"\n', diagnostics: [] } as const;

/** Sources in `src/` that open TLS sockets without looking at the server's certificate. */
export function sourcesWithoutVerification(folder: string): readonly string[] {
  try {
    if (!lstatSync(join(folder, 'src'), { throwIfNoEntry: false })?.isDirectory()) return [];
    const entries = readdirSync(join(folder, 'src'), { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.c'))
      .map(({ name }) => `src/${name}`)
      .filter((path) => {
        const text = readText(folder, path);
        return text.ok && /\bTLS_PEER_VERIFY_NONE\b/.test(text.value);
      });
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** The path from the project, with `/`, of a file as the user named it; `undefined` for one outside of it. */
export function insideProject(folder: string, cwd: string, typed: string): string | undefined {
  const fromHere = relative(folder, resolve(cwd, typed));
  const isBelow = (path: string) => path !== '' && path.split(sep)[0] !== '..' && !isAbsolute(path);
  const path = isBelow(fromHere)
    ? fromHere
    : isAbsolute(typed)
      ? undefined
      : relative(folder, resolve(folder, typed));
  if (path === undefined || !isBelow(path)) return undefined;
  const slashed = path.split(sep).join('/');
  return isReachable(folder, slashed) ? slashed : undefined;
}

export function isFile(folder: string, path: string): boolean {
  try {
    // Only a link can lead out, and to follow it takes time.
    if (isPlainFile(folder, path.split('/'))) return true;
    return isReachable(folder, path) && statSync(join(folder, path)).isFile();
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false;
    throw error;
  }
}

/** Without a link anywhere below the folder. */
function isPlainFile(folder: string, parts: readonly string[]): boolean {
  return parts.every((_, index) => {
    const entry = lstatSync(join(folder, ...parts.slice(0, index + 1)), { throwIfNoEntry: false });
    return index === parts.length - 1 ? entry?.isFile() : entry?.isDirectory();
  });
}

/** How files in UTF-16 begin, the one byte order and the other. */
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

export function readText(folder: string, path: string): Checked<string> {
  const handle = openSync(join(folder, path), 'r');
  let bytes: Buffer = Buffer.alloc(0);
  try {
    const { size } = fstatSync(handle);
    if (size > MAX_BYTES)
      return { ok: false, diagnostics: [problem('check/too-large', messages.tooLarge(path, size))] };
    bytes = readFileSync(handle);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return { ok: true, value: text, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    if (!bytes.includes(0) && !UTF16_MARKS.some((mark) => bytes.subarray(0, 2).equals(mark)))
      return {
        ok: false,
        diagnostics: [problem('check/binary', messages.notUtf8(path), messages.saveAsUtf8)],
      };
  } finally {
    closeSync(handle);
  }
  const isUtf16 = UTF16_MARKS.some((mark) => bytes.subarray(0, 2).equals(mark));
  const [message, remedy] = isUtf16
    ? [messages.utf16(path), messages.utf16Remedy]
    : [messages.binary(path), messages.binaryRemedy];
  return { ok: false, diagnostics: [problem('check/binary', message, remedy)] };
}

function problem(code: string, message: Diagnostic['message'], remedy?: Diagnostic['remedy']): Diagnostic {
  return { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
}
