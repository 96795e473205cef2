import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seriesOf, symbolsOfLine } from '../../src/check/compiled.js';
import { catalogue, socSeries } from '../../src/generated/catalogue.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import type { Analysis } from '../../src/kconfig/resolve.js';
import { run } from '../support/cli.js';
import { stateOf, temporaryFolders, write } from '../support/folders.js';
import { change, newProject } from '../support/regen.js';
import { analysisOf, savedText } from '../support/saved-config.js';

const newFolder = temporaryFolders();
const project = () => newProject(newFolder());
const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const SAVED = 'build/zephyr/.config';
const BOARD = 'csk6002_9s_nano';

/** What Kconfig makes of a project on its board, with further lines: of menuconfig, say. */
function analysis(folder: string, more = '', sdkLine = 1): Analysis {
  const tree = parseKconfig('Kconfig', text(folder, 'Kconfig'));
  if (!tree.ok) throw new Error('the project does not parse');
  const { series } = seriesOf(socSeries, { soc: 'CSK6002' });
  const zephyr = symbolsOfLine(catalogue, sdkLine, series);
  return analysisOf(tree.value, zephyr, text(folder, 'prj.conf'), text(folder, 'credentials.conf'), more);
}

/** Saves what a build would have, with what somebody changed in menuconfig. */
function save(folder: string, changes: string, board = BOARD, sdkLine = 1): string {
  const whole = `CONFIG_BOARD="${board}"\nCONFIG_HAS_DTS=y\n# CONFIG_SPI is not set\n${savedText(analysis(folder, changes, sdkLine))}`;
  write(folder, SAVED, whole);
  return whole;
}

async function adopt(folder: string, args: readonly string[] = ['--yes'], from = SAVED) {
  const { code, stdout, stderr } = await run(['adopt', '--json', '--from', from, ...args], { cwd: folder });
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}

const values = ({ table, values: all }: Analysis) =>
  Object.fromEntries([...table.symbols.values()].map((symbol) => [symbol.name, all.valueOf(symbol).value]));
const codes = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) =>
  diagnostics.map(({ code }) => code);

const CHANGES = [
  'CONFIG_HEAP_MEM_POOL_SIZE=50000',
  'CONFIG_LOG_MODE_DEFERRED=y',
  'CONFIG_NET_SHELL=n',
  'CONFIG_EXAMPLE_SERVER_PORT=9000',
  'CONFIG_EXAMPLE_SERVER_HOST="10.0.0.7"',
  'CONFIG_THREAD_NAME=y',
  'CONFIG_NET_HOSTNAME_ENABLE=y',
  'CONFIG_NET_HOSTNAME="class \\"7\\""',
  '',
].join('\n');

describe('adopt --from', () => {
  it('takes what menuconfig saved to the keys of nanokit.yaml, and brings the project to it', async () => {
    const folder = await project();
    const config = text(folder, 'nanokit.yaml');
    const saved = analysis(folder, CHANGES);
    save(folder, CHANGES);
    const { code, adopted, updated, diagnostics } = await adopt(folder);
    expect(code).toBe(0);
    const taken = adopted.map(({ key, to }: { key: string; to: unknown }) => [key, to]);
    expect(Object.fromEntries(taken)).toEqual({
      'memory.heap_bytes': 50000,
      'log.mode': 'deferred',
      'network.shell': false,
      'server.port': 9000,
      'server.host': '10.0.0.7',
      'kconfig.THREAD_NAME': true,
      'kconfig.NET_HOSTNAME_ENABLE': true,
      'kconfig.NET_HOSTNAME': 'class "7"',
    });
    expect(updated.toSorted()).toEqual(['nanokit.yaml', 'prj.conf']);
    // Comments and order stay.
    const comments = (yaml: string) => yaml.split('\n').filter((line) => line.trim().startsWith('#'));
    expect(comments(text(folder, 'nanokit.yaml'))).toEqual(comments(config));
    // One note, on the symbols that nobody here knows.
    expect(diagnostics).toMatchObject([{ code: 'adopt/left', severity: 'note' }]);
    expect(diagnostics[0].message).toMatch(
      /^\d symbols of build\/zephyr\/\.config are not in this tool's catalogue/,
    );
    // The round trip: what a build would have now is what was saved.
    expect(values(analysis(folder))).toEqual(values(saved));
    expect((await run(['regen', '--check'], { cwd: folder })).code).toBe(0);
    expect((await adopt(folder)).adopted).toEqual([]);
    // And it was one write.
    expect((await run(['undo'], { cwd: folder })).code).toBe(0);
    expect(text(folder, 'nanokit.yaml')).toBe(config);
  });

  it('finds nothing in what a build of the project as it is has', async () => {
    const folder = await project();
    save(folder, '');
    const before = stateOf(folder);
    const { code, adopted } = await adopt(folder);
    expect([code, adopted]).toEqual([0, []]);
    const told = await run(['adopt', '--from', SAVED], { cwd: folder });
    expect(told.stdout).toBe(`${SAVED} has no settings that nanokit.yaml does not imply already.\n`);
    expect(stateOf(folder)).toEqual(before);
  });

  it('writes nothing with --dry-run, and nothing without --yes where nobody can be asked', async () => {
    const folder = await project();
    save(folder, CHANGES);
    const before = stateOf(folder);
    const trial = await adopt(folder, ['--dry-run']);
    expect(trial).toMatchObject({ code: 0, updated: expect.arrayContaining(['nanokit.yaml', 'prj.conf']) });
    expect((await adopt(folder, [])).code).toBe(2);
    expect(stateOf(folder)).toEqual(before);
  });

  it('takes values that were typed into prj.conf and built, too', async () => {
    const folder = await project();
    change(folder, 'prj.conf', (before) => before.replace('POOL_SIZE=60000', 'POOL_SIZE=50000'));
    save(folder, '');
    const { code, adopted } = await adopt(folder);
    expect(code).toBe(0);
    expect(adopted).toMatchObject([{ key: 'memory.heap_bytes', from: 60000, to: 50000 }]);
  });

  it('takes a changed value of a symbol that only nanokit.yaml knows', async () => {
    const folder = await project();
    change(folder, 'nanokit.yaml', (before) =>
      before.replace(/^kconfig:.*/m, 'kconfig:\n  MY_DRIVER_SIZE: 4 # mine'),
    );
    expect((await run(['regen'], { cwd: folder })).code).toBe(0);
    write(folder, SAVED, `${save(folder, '')}CONFIG_MY_DRIVER_SIZE=8\n`);
    expect((await adopt(folder)).adopted).toMatchObject([{ key: 'kconfig.MY_DRIVER_SIZE', from: 4, to: 8 }]);
    expect(text(folder, 'nanokit.yaml')).toContain('MY_DRIVER_SIZE: 8 # mine\n');
  });

  it('leaves what a file that is read later decides, and says so', async () => {
    const folder = await project();
    write(folder, `boards/${BOARD}.conf`, 'CONFIG_MAIN_STACK_SIZE=8192\n');
    save(folder, 'CONFIG_MAIN_STACK_SIZE=9216\n');
    const { adopted, diagnostics } = await adopt(folder);
    expect(adopted).toEqual([]);
    expect(diagnostics[0]).toMatchObject({ code: 'adopt/left' });
    expect(diagnostics[0].message).toContain(`is set by boards/${BOARD}.conf`);
  });

  it('does not take what such a file sets already', async () => {
    const folder = await project();
    write(folder, `boards/${BOARD}.conf`, 'CONFIG_MAIN_STACK_SIZE=8192\n');
    save(folder, 'CONFIG_MAIN_STACK_SIZE=8192\n');
    expect((await adopt(folder)).adopted).toEqual([]);
  });

  it('brings no secret into nanokit.yaml, nor to the screen', async () => {
    const folder = await project();
    const wifi = 'CONFIG_EXAMPLE_WIFI_SSID="cafe-ssid"\nCONFIG_EXAMPLE_WIFI_PASSWORD="hunter2hunter2"\n';
    save(folder, `${wifi}CONFIG_REBOOT=y\n`);
    const results = [
      await run(['adopt', '--from', SAVED, '--yes', '--dry-run'], { cwd: folder }),
      await run(['adopt', '--from', SAVED, '--yes', '--lang', 'zh'], { cwd: folder }),
    ];
    for (const { code, stdout, stderr } of results) {
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(/hunter2|cafe-ssid/);
    }
    expect(results[1]?.stderr).toContain('CONFIG_EXAMPLE_WIFI_SSID 不一样');
    expect(text(folder, 'nanokit.yaml')).toContain('REBOOT: true');
    for (const path of ['nanokit.yaml', 'prj.conf', '.nanokit/base.json'])
      expect(text(folder, path)).not.toMatch(/hunter2|cafe-ssid/);
    // With the values that credentials.conf has, there is nothing to tell.
    write(folder, 'credentials.conf', wifi);
    save(folder, '');
    expect(codes(await adopt(folder))).toEqual(['adopt/left']);
  });

  it('reads Windows’ line endings', async () => {
    const folder = await project();
    write(folder, SAVED, save(folder, 'CONFIG_HEAP_MEM_POOL_SIZE=50000\n').replaceAll('\n', '\r\n'));
    expect((await adopt(folder)).adopted).toMatchObject([{ key: 'memory.heap_bytes', to: 50000 }]);
  });
});

describe('a file that adopt --from cannot take values from', () => {
  const refused = async (folder: string, code: string, from = SAVED) => {
    const before = stateOf(folder);
    const result = await adopt(folder, ['--yes'], from);
    expect([result.code, codes(result)]).toEqual([2, [code]]);
    expect(stateOf(folder)).toEqual(before);
  };

  it('is not there, or a folder', async () => {
    const folder = await project();
    await refused(folder, 'adopt/no-file');
    mkdirSync(join(folder, SAVED), { recursive: true });
    await refused(folder, 'adopt/no-file');
  });

  it('lies outside of the project, through a link as well', async () => {
    const folder = await project();
    const outside = newFolder();
    writeFileSync(join(outside, '.config'), save(folder, ''));
    await refused(folder, 'adopt/from-outside', join(outside, '.config'));
    symlinkSync(join(outside, '.config'), join(folder, 'out'));
    await refused(folder, 'adopt/from-outside', 'out');
  });

  it.each([
    ['a fragment', 'CONFIG_HEAP_MEM_POOL_SIZE=50000\n', 'adopt/not-a-config'],
    ['other text', `CONFIG_BOARD="${BOARD}"\nint main(void) {}\n`, 'adopt/not-a-config'],
    ['empty', '', 'adopt/not-a-config'],
    ['without a value', `CONFIG_BOARD="${BOARD}"\nCONFIG_HEAP_MEM_POOL_SIZE=\n`, 'adopt/not-a-config'],
    ['typed by hand', `CONFIG_BOARD="${BOARD}"\nCONFIG_HEAP_MEM_POOL_SIZE= 5\n`, 'adopt/not-a-config'],
    ['of another app', `CONFIG_BOARD="${BOARD}"\nCONFIG_GPIO=y\n`, 'adopt/other-app'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'adopt/binary'],
    ['not UTF-8', Buffer.from([0x23, 0xe9, 0x0a]), 'adopt/binary'],
    ['of 50 MB', Buffer.alloc(50 * 1024 * 1024, '#'), 'adopt/too-large'],
  ])('is %s', async (_, content, code) => {
    const folder = await project();
    mkdirSync(join(folder, 'build/zephyr'), { recursive: true });
    writeFileSync(join(folder, SAVED), content);
    await refused(folder, code);
  });

  it('is of another board', async () => {
    const folder = await project();
    save(folder, '', 'csk6012_c3_nano');
    await refused(folder, 'adopt/other-board');
  });

  it.each([0, 2])('is of SDK line %i', async (line) => {
    const folder = await project();
    save(folder, '', BOARD, line);
    await refused(folder, 'adopt/other-sdk');
  });
});
