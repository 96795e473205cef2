import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

async function project(...flags: readonly string[]): Promise<string> {
  const cwd = newFolder();
  expect((await run(['my-app', '--yes', ...flags], { cwd })).code).toBe(0);
  return join(cwd, 'my-app');
}

function change(folder: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toMatch(from);
  write(folder, path, text.replace(from, to));
}

const setStack = (folder: string) =>
  change(folder, 'nanokit.yaml', 'main_stack_bytes: 10000', 'main_stack_bytes: 8192');
const json = async (cwd: string, ...args: readonly string[]) =>
  JSON.parse((await run([...args, '--json'], { cwd })).stdout);
const planned = async (cwd: string): Promise<number> => (await json(cwd, 'memory')).total_bytes;

const LINE = /^Static RAM: about \d+ of 320 KB \(\d+ %\)/m;

describe('the RAM plan in one line', () => {
  it('follows what regen wrote, in either language, as create has it', async () => {
    const folder = await project();
    setStack(folder);
    const { stdout } = await run(['regen'], { cwd: folder });
    expect(stdout).toMatch(LINE);
    change(folder, 'nanokit.yaml', 'main_stack_bytes: 8192', 'main_stack_bytes: 8200');
    expect((await run(['regen', '--lang', 'zh'], { cwd: folder })).stdout).toContain('静态内存：约 115 KB');
  });

  it('is not there where nothing is written', async () => {
    const folder = await project();
    for (const flag of ['--dry-run', '--diff', '--check', '--dry-run']) {
      expect((await run(['regen', flag], { cwd: folder })).stdout).not.toMatch(LINE);
      if (flag === '--check') setStack(folder);
    }
    expect((await json(folder, 'regen', '--dry-run')).ram).toBeUndefined();
  });

  it('is an estimate near the plan where every setting is ours', async () => {
    const folder = await project();
    setStack(folder);
    const { ram } = await json(folder, 'regen');
    expect(ram).toMatchObject({ sram_bytes: 320 * 1024, estimated: true });
    expect(Math.abs(ram.total_bytes / (await planned(folder)) - 1)).toBeLessThan(0.02);
  });

  it.each<readonly [string, (folder: string) => void]>([
    ['prj.conf', (folder) => change(folder, 'prj.conf', /$/, '\nCONFIG_NET_PKT_RX_COUNT=70\n')],
    ['Kconfig', (folder) => change(folder, 'Kconfig', /$/, '\nconfig MY_OWN\n\tint "Mine"\n\tdefault 3\n')],
    [
      'credentials.conf',
      (folder) => change(folder, 'credentials.conf', /$/, '\nCONFIG_NET_PKT_RX_COUNT=70\n'),
    ],
    [
      'boards/csk6002_9s_nano.conf',
      (folder) => {
        mkdirSync(join(folder, 'boards'));
        write(folder, 'boards/csk6002_9s_nano.conf', 'CONFIG_NET_PKT_RX_COUNT=70\n');
      },
    ],
  ])('is the plan itself where somebody edited %s', async (_, edit) => {
    const folder = await project();
    edit(folder);
    setStack(folder);
    const { ram } = await json(folder, 'regen');
    expect(ram).toMatchObject({ total_bytes: await planned(folder), estimated: false });
  });

  it('is the plan itself for symbols that have no key', async () => {
    const folder = await project('--set', 'kconfig.ISR_STACK_SIZE=4096');
    setStack(folder);
    expect((await json(folder, 'regen')).ram).toMatchObject({ total_bytes: await planned(folder) });
  });

  it('follows configure and adopt as well', async () => {
    const folder = await project();
    const { stdout } = await run(['configure', '--yes', '--set', 'memory.heap_bytes=70000'], { cwd: folder });
    expect(stdout).toMatch(LINE);
    change(folder, 'prj.conf', 'CONFIG_HEAP_MEM_POOL_SIZE=70000', 'CONFIG_HEAP_MEM_POOL_SIZE=64000');
    const { ram } = await json(folder, 'adopt', '--yes');
    expect(Math.abs(ram.total_bytes / (await planned(folder)) - 1)).toBeLessThan(0.02);
  });

  it('is left out where Zephyr’s build would stop: that is for check to tell', async () => {
    const folder = await project();
    change(folder, 'prj.conf', /$/, '\nCONFIG_NET_PKT_RX_COUNT=many\n');
    setStack(folder);
    const { code, stdout } = await run(['regen'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(LINE);
  });
});
