import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { autoconf } from '../../src/kconfig/autoconf.js';
import { furtherSymbols } from '../../src/simulate/further-symbols.js';
import { includeFolders } from '../../src/simulate/include-folders.js';
import { fragmentsOf, resolveProject } from '../golden/kconfig.js';
import type { Files } from '../golden/projects.js';

const sim = fileURLToPath(new URL('../../sim', import.meta.url));

/** As Zephyr compiles it, C99, with the warnings that harnesses have to be free of. */
export const STRICT_C = [
  ...['-std=c99', '-ffreestanding', '-Wall', '-Wextra', '-Wshadow', '-Wundef', '-Werror'],
] as const;

/** What the generated C has to be free of as well. */
export const STRICTER_C = [...STRICT_C, '-Wconversion', '-Wformat=2'] as const;

export interface Outcome {
  readonly ok: boolean;
  /** Everything it printed; '' where it had nothing to say. */
  readonly output: string;
}

/** Compilers and the like run two at a time: more would only fight for the processor. */
const AT_A_TIME = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs a program, in English, as soon as there is room for it. */
export async function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  if (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise((resolve) => {
      const env = { ...process.env, LC_ALL: 'C' };
      execFile(program, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        const ok = error === null;
        resolve({ ok, output: stdout + stderr || (ok ? '' : error.message) });
      });
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** A folder that is gone after the tests of a file. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `nanokit-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a project's sources and its autoconf.h to a folder, which is made. */
export function writeFirmware(folder: string, files: Files, sdkLine: number): void {
  for (const [path, content] of files) {
    if (!/\.[ch]$/.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const { symbols } = resolveProject(files, sdkLine);
  const further = furtherSymbols(fragmentsOf(files), symbols);
  writeFileSync(join(folder, 'autoconf.h'), autoconf(symbols) + further);
}

/** Where the headers of an SDK line are, and the configuration in the folder where the compiler runs. */
export function simFlags(sdkLine: number): readonly string[] {
  return [
    ...includeFolders(sim, sdkLine).flatMap((folder) => ['-isystem', folder]),
    '-include',
    'autoconf.h',
  ];
}
