import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFirmware } from '../../src/simulate/firmware.js';
import { macrosFor } from '../../src/simulate/named-settings.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { type Unit, unitsOf } from '../../src/simulate/units.js';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects, kindProjects } from '../golden/projects.js';
import { hasCompiler, withProject } from '../support/simulation.js';

const AUTOCONF = [
  '#define CONFIG_LOG 1',
  '#define CONFIG_LOG_DEFAULT_LEVEL 3',
  '#define CONFIG_HEAP_MEM_POOL_SIZE 4096',
  '#define DT_N_ALIAS_led0 DT_N_S_leds_S_led0',
  '',
].join('\n');
const PINS = '#define DT_N_ALIAS_led0 DT_N_S_leds_S_led0';

describe('the settings that C code can see a difference in', () => {
  it.each([
    ['those that it names', 'int size = CONFIG_HEAP_MEM_POOL_SIZE;', ['CONFIG_HEAP_MEM_POOL_SIZE 4096']],
    ['those that it may put together', '#define LEVEL(x) CONFIG_LOG_##x', ['CONFIG_LOG_DEFAULT_LEVEL 3']],
    [
      'all of them, if it may put together any',
      '#define GET(x) UTIL_CAT(CONFIG_, x)',
      ['CONFIG_LOG 1', 'CONFIG_LOG_DEFAULT_LEVEL 3', 'CONFIG_HEAP_MEM_POOL_SIZE 4096'],
    ],
    ['none that only end in its words', 'int MY_CONFIG_LOG = LOG_DEFAULT_LEVEL;', []],
    ['none that only comments name', '/* CONFIG_LOG,\n * CONFIG_HEAP_ */ // CONFIG_LOG\nint x;', []],
    [
      'also behind what looks like a comment in a text',
      'puts("/* http://x"); int a = CONFIG_HEAP_MEM_POOL_SIZE; puts("*/");',
      ['CONFIG_HEAP_MEM_POOL_SIZE 4096'],
    ],
  ])('are %s', (_, code, lines) => {
    const kept = macrosFor(AUTOCONF, ['nothing', code]).split('\n');
    expect(kept).toEqual([...lines.map((line) => `#define ${line}`), PINS, '']);
  });
});

async function unitsIn(folder: string, sdkLine: number): Promise<readonly Unit[]> {
  const firmware = await readFirmware(folder, 'app', { board: 'csk6002_9s_nano', sdkLine });
  if (!firmware.ok) throw new Error('no firmware');
  const header = join(folder, 'autoconf.h');
  writeFileSync(header, firmware.value.autoconf);
  return unitsOf({ folder, firmware: firmware.value, sim: simFolder(), sanitize: true, header });
}

/** What has to be compiled of a project: the files of each object, and what it depends on. */
async function objectsOf(files: Files): Promise<ReadonlyMap<string, string>> {
  return withProject(files, async (folder) => {
    const units = await unitsIn(folder, 1);
    const nameOf = (path: string) => path.split(/[\\/]/).slice(-2).join('/');
    return new Map(units.map(({ sources, basis }) => [sources.map(nameOf).join(), basis]));
  });
}

describe('what is compiled anew', () => {
  const project = goldenProjects.find(({ name }) => name === 'documented-sdk1-en');
  const files = project ? goldenFiles(project) : new Map<string, string>();
  async function changedBy(path: string, line: string): Promise<string[]> {
    const before = await objectsOf(files);
    const after = await objectsOf(new Map([...files, [path, `${files.get(path)}${line}\n`]]));
    expect([...after.keys()]).toEqual([...before.keys()]);
    return [...after].flatMap(([name, basis]) => (before.get(name) === basis ? [] : [name]));
  }

  it.each([
    // The run-time answers for the server under the port that the app is set to.
    ['prj.conf', 'CONFIG_EXAMPLE_SERVER_PORT=9999', ['zephyr/config.c', 'src/server_connect.c']],
    ['prj.conf', 'CONFIG_NET_PKT_RX_COUNT=20', []],
    ['src/main.c', 'int another;', ['src/main.c']],
  ])('with %s: %s', async (path, line, changed) => {
    expect(await changedBy(path, line)).toEqual(changed);
  });

  it('is everything that includes a header of the app, where that has changed', async () => {
    const changed = await changedBy('src/utf8.h', 'int another;');
    expect(changed).toEqual(['src/utf8.c', 'src/ws_message.c']);
  });

  it('is the run-time in a few objects, each of its files once', async () => {
    const names = [...(await objectsOf(files)).keys()].filter((name) => name.includes(','));
    expect(names.length).toBeGreaterThan(1);
    const all = names.join().split(',');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(['zephyr/websocket.c', 'zephyr/socket.c', 'host/socket.c']));
  });
});

describe.skipIf(!hasCompiler).each([0, 1, 2])('what an object depends on, on SDK line %i,', (sdkLine) => {
  const project = kindProjects.find((one) => one.name === `commands-secure-sdk${sdkLine}-en`);
  const files = project ? goldenFiles(project) : new Map<string, string>();

  it('is all that the compiler reads of the app and of sim/', async () => {
    await withProject(files, async (folder) => {
      for (const { sources, cwd, flags, header, reads } of await unitsIn(folder, sdkLine)) {
        const args = [...flags, ...(header ? ['-include', header] : []), '-M', ...sources];
        const rules = execFileSync('cc', args, { cwd, encoding: 'utf8' });
        const read = rules
          .split(/[\s\\]+/)
          .filter((path) => /\.[ch]$/.test(path))
          .map((path) => resolve(cwd, path))
          .filter((path) => path.startsWith(folder) || path.startsWith(simFolder()));
        expect(read.length).toBeGreaterThan(1);
        expect(read.filter((path) => path !== header && !reads.has(path))).toEqual([]);
      }
    });
  });
});
