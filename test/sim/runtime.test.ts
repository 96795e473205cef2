import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { devicetree } from '../../src/simulate/devicetree.js';
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

const WARNINGS = ['-Wall', '-Wextra', '-Werror'];
/** Everything that the run-time has something more for. */
const SETTINGS = [
  ...['LOG', 'GPIO', 'SNTP', 'REBOOT', 'EVENTS', 'EVENTFD', 'POSIX_API', 'POSIX_CLOCK', 'DNS_RESOLVER'],
  ...[
    'NET_IPV4',
    'NET_IPV6',
    'NET_DHCPV4',
    'NET_MGMT_EVENT',
    'NET_MGMT_EVENT_INFO',
    'NET_SOCKETS_POSIX_NAMES',
  ],
  ...['NET_CONTEXT_RCVTIMEO', 'NET_CONTEXT_SNDTIMEO', 'NET_SOCKETS_SOCKOPT_TLS', 'SYS_HEAP_RUNTIME_STATS'],
].map((name) => `${name} 1`);
const header = join(scratch, 'autoconf.h');
const macros = [...SETTINGS, 'NUM_COOP_PRIORITIES 16', 'EVENTFD_MAX 5'].map(
  (one) => `#define CONFIG_${one}\n`,
);
writeFileSync(header, macros.join('') + devicetree('csk6002_9s_nano'));

/**
 * What the compiler says of each file by itself, and of all as one, which is how the simulation compiles most of them: a
 * name that two files have for things of their own would be one thing.
 */
async function compile(
  compiler: string,
  files: readonly string[],
  flags: readonly string[],
): Promise<string> {
  const checked = [...WARNINGS, ...flags];
  const object = join(scratch, `${compiler}-${flags.join('').replace(/\W+/g, '')}`.slice(-100));
  const included = files.slice(0, -1).flatMap((file) => ['-include', file]);
  const asOne = [...included, '-O1', '-Wredundant-decls', '-c', ...files.slice(-1), '-o', object];
  const outcomes = [
    await run(compiler, [...checked, '-Wshadow', '-fsyntax-only', ...files], sim),
    await run(compiler, [...checked, ...asOne], sim),
  ];
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
        const flags = ['-std=gnu11', ...include.flatMap((folder) => ['-I', folder]), ...['-include', header]];
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
