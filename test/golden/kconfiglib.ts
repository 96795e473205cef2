import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Files } from './projects.js';

// Kconfiglib is what Zephyr itself runs: it decides what is right. Debian: apt install python3-kconfiglib
const PYTHON = '/usr/bin/python3';

export const kconfiglibIsInstalled =
  spawnSync(PYTHON, ['-c', 'import kconfiglib'], { stdio: 'ignore' }).status === 0;

/** What Kconfiglib makes of an app's own symbols. */
export interface KconfiglibResult {
  readonly autoconf: string;
  readonly values: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
}

/**
 * Loads the Kconfig and the fragments of many projects, all in one run of Python.
 * @param zephyr stands in for Zephyr's own Kconfig
 */
export function kconfiglib(projects: readonly Files[], zephyr = ''): readonly KconfiglibResult[] {
  const script = fileURLToPath(new URL('kconfiglib-projects.py', import.meta.url));
  const names = ['Kconfig', 'prj.conf', 'credentials.conf'];
  const input = projects.map((files) => ({
    'Kconfig.zephyr': zephyr,
    ...Object.fromEntries(names.map((name) => [name, files.get(name) ?? ''])),
  }));
  const output = execFileSync(PYTHON, [script], { input: JSON.stringify(input), maxBuffer: 2 ** 28 });
  return JSON.parse(output.toString('utf8'));
}
