import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { includeFolders } from '../../src/simulate/include-folders.js';
import { isInstalled, run, scratchFolder } from '../firmware/c-tools.js';

const sim = fileURLToPath(new URL('../../sim', import.meta.url));
const scratch = scratchFolder('runtime');

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(join(sim, folder))
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .sort();
const host = filesOf('src/host', /\.c$/);
const zephyr = filesOf('src/zephyr', /\.c$/);

const WARNINGS = ['-Wall', '-Wextra', '-Wshadow', '-Werror', '-O1'];
const CONFIG = ['LOG', 'NET_IPV4', 'NET_DHCPV4', 'NET_MGMT_EVENT', 'NET_SOCKETS_POSIX_NAMES']
  .map((name) => `-DCONFIG_${name}=1`)
  .concat('-DCONFIG_NUM_COOP_PRIORITIES=16');

async function compile(
  compiler: string,
  files: readonly string[],
  flags: readonly string[],
): Promise<string> {
  const outcomes = await Promise.all(
    files.map((file, index) => {
      const object = join(scratch, `${compiler}-${flags.length}-${index}.o`);
      return run(compiler, [...WARNINGS, ...flags, '-c', file, '-o', object], sim);
    }),
  );
  return outcomes.map(({ output }) => output).join('');
}

describe('the run-time', () => {
  for (const compiler of ['gcc', 'clang']) {
    const installed = isInstalled(compiler);

    it(`is compiled with ${compiler} wherever CI runs`, ({ skip }) => {
      skip(!installed && !process.env['CI'], `${compiler} is not installed`);
      expect(installed, `apt install ${compiler}`).toBe(true);
    });

    it.skipIf(!installed)(`on the PC's side compiles with ${compiler} without a warning`, async () => {
      const flags = ['-std=c11', '-Wundef', '-D_GNU_SOURCE', '-I', 'src/host'];
      expect(await compile(compiler, host, flags)).toBe('');
    });

    it.skipIf(!installed).each([0, 1, 2])(
      `on Zephyr's side compiles with ${compiler} without a warning on SDK line %i`,
      async (line) => {
        const include = [...includeFolders(sim, line), 'src/host'];
        const flags = ['-std=gnu11', ...include.flatMap((folder) => ['-I', folder]), ...CONFIG];
        expect(await compile(compiler, zephyr, flags)).toBe('');
      },
    );
  }

  it.skipIf(!isInstalled('clang-format'))('is as clang-format has it', async () => {
    const headers = [...filesOf('src/host', /\.h$/), ...filesOf('src/zephyr', /\.h$/)];
    const outcome = await run('clang-format', ['--dry-run', '-Werror', ...host, ...zephyr, ...headers], sim);
    expect(outcome.output).toBe('');
  });
});
