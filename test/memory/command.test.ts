import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProject } from '../../src/index.js';
import { parseBytes } from '../../src/memory/bytes.js';
import { run } from '../support/cli.js';
import { stateOf, temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();

const created = new Map<string, Promise<string>>();

/** A project of its own, a copy of one that was created. */
async function project(preset = 'documented'): Promise<string> {
  const known = created.get(preset) ?? create(preset);
  created.set(preset, known);
  const folder = join(newFolder(), 'demo');
  cpSync(await known, folder, { recursive: true });
  return folder;
}

async function create(preset: string): Promise<string> {
  const cwd = newFolder();
  const result = await createProject({ cwd, dir: 'demo', preset, language: 'en' });
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message.en).join('; '));
  return result.value.folder;
}

interface Document {
  readonly ok: boolean;
  readonly total_bytes: number;
  readonly sram_bytes: number;
  readonly budget_bytes: number;
  readonly consumers: readonly {
    readonly id: string;
    readonly bytes: number;
    readonly share: number;
    readonly keys: readonly string[];
  }[];
  readonly unknown: readonly { readonly id: string }[];
  readonly not_in_plan: readonly string[];
  readonly compared?: { readonly name: string; readonly total_bytes: number };
  readonly diagnostics: readonly { readonly code: string }[];
}

async function memoryJson(cwd: string, ...args: readonly string[]): Promise<Document & { code: number }> {
  const { code, stdout, stderr } = await run(['memory', '--json', ...args], { cwd });
  expect(stderr).toBe('');
  const document: Document = JSON.parse(stdout);
  return { ...document, code };
}

const bytesOf = ({ consumers }: Document, id: string) => consumers.find((one) => one.id === id)?.bytes;

let folder = '';
beforeAll(async () => {
  folder = await project();
});

describe('memory', () => {
  it('counts IPv6 where it lies, and without it saves what prj.conf and check say', async () => {
    const cwd = await project();
    const told = [/costs ([\d,]+) bytes of RAM/, /in all, it takes ([\d,]+) bytes of RAM/];
    const texts = [readFileSync(join(cwd, 'prj.conf'), 'utf8'), (await run(['check'], { cwd })).stderr];
    const stated = texts.map((text, index) => Number(told[index]?.exec(text)?.[1]?.replace(',', '')));
    const whole = await memoryJson(cwd);
    const table = (await run(['memory', '--why', '--lang', 'en'], { cwd })).stdout;
    const [, row = '', note = ''] =
      /IPv6 itself +([\d,]+) [^\n]*\n(?: {4}[\d(].*\n)+ {4}(.*)/.exec(table) ?? [];
    expect(note).toContain('Turning IPv6 off saves more than this');

    writeFileSync(
      join(cwd, 'nanokit.yaml'),
      readFileSync(join(cwd, 'nanokit.yaml'), 'utf8').replace('ipv6: true', 'ipv6: false'),
    );
    await run(['regen'], { cwd });
    const saved = whole.total_bytes - (await memoryJson(cwd)).total_bytes;
    expect(saved).toBeGreaterThan(Number(row.replace(',', '')));
    for (const bytes of stated) expect(Math.abs(saved - bytes)).toBeLessThan(8);
  });

  it('counts the documented project as the linker does, and says what it does not know', async () => {
    const plan = await memoryJson(folder);
    expect([plan.code, plan.ok, plan.sram_bytes]).toEqual([0, true, 320 * 1024]);
    expect(Math.abs(plan.total_bytes - 119_512 - 284)).toBeLessThan(64);
    expect(plan.consumers.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(plan.total_bytes);
    expect(plan.consumers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
    expect(plan.consumers[0]).toMatchObject({ id: 'heap', bytes: 60_000, keys: ['memory.heap_bytes'] });
    expect(plan.unknown.map(({ id }) => id)).toEqual(['wifi-driver']);
  });

  it('writes nothing', async () => {
    const before = stateOf(folder);
    await run(['memory', '--why', '--compare', 'lean'], { cwd: folder });
    expect(stateOf(folder)).toEqual(before);
  });

  it('reads prj.conf as it stands, the board’s own fragment behind it', async () => {
    const own = await project();
    const before = await memoryJson(own);
    appendFileSync(join(own, 'prj.conf'), 'CONFIG_HEAP_MEM_POOL_SIZE=50000\nCONFIG_MQTT_LIB=y\n');
    const after = await memoryJson(own);
    expect(after.total_bytes).toBe(before.total_bytes - 10_000);
    expect(after.not_in_plan).toEqual(['MQTT_LIB']);
    mkdirSync(join(own, 'boards'));
    writeFileSync(join(own, 'boards/csk6002_9s_nano.conf'), 'CONFIG_HEAP_MEM_POOL_SIZE=40000\n');
    expect(bytesOf(await memoryJson(own), 'heap')).toBe(40_000);
  });

  it('warns that nanokit.yaml was changed and prj.conf was not', async () => {
    const own = await project();
    const path = join(own, 'nanokit.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('heap_bytes: 60000', 'heap_bytes: 40000'));
    const plan = await memoryJson(own);
    expect([plan.code, bytesOf(plan, 'heap')]).toEqual([0, 60_000]);
    expect(plan.diagnostics.map(({ code }) => code)).toEqual(['memory/behind-config']);
  });

  it('names a few of many symbols that it has no figures of, and all of them for machines', async () => {
    const own = await project();
    const many = Array.from({ length: 5000 }, (_, index) => `CONFIG_OTHER_${index}=y\n`);
    appendFileSync(join(own, 'prj.conf'), many.join(''));
    expect((await memoryJson(own)).not_in_plan).toHaveLength(5000);
    const { stdout } = await run(['memory'], { cwd: own });
    expect(stdout).toContain(
      'OTHER_0, OTHER_1, OTHER_2, OTHER_3, OTHER_4, OTHER_5, OTHER_6, OTHER_7 and 4992 more\n',
    );
  });

  it('shows a table in both languages, with aligned columns', async () => {
    const en = await run(['memory'], { cwd: folder });
    expect(en.stdout).toMatch(
      /^Static RAM of demo \(csk6002_9s_nano, SDK line 1\)\n {2}\[#+\.+\] 119,\d+ of 327,680 bytes/,
    );
    expect(en.stdout).toMatch(/\n {2}Heap +60,000 +50\.\d % {2}memory\.heap_bytes\n/);
    expect(en.stdout).toMatch(/Wi-Fi driver +unknown +not in the total\n/);
    const zh = await run(['memory', '--lang', 'zh'], { cwd: folder });
    expect(zh.stdout).toMatch(/\n {2}堆 +60,000 +50\.\d% {2}memory\.heap_bytes\n/);
    const columns = (line: string) => [...line].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
    const ends = zh.stdout.split('\n').flatMap((line) => {
      const [head] = /^ {2}[^[ ].*?\d%/.exec(line) ?? [];
      return head === undefined ? [] : [columns(head)];
    });
    expect(ends.length).toBeGreaterThan(15);
    expect(new Set(ends).size).toBe(1);
  });

  it('shows with --why an arithmetic that comes to each sum', async () => {
    const { stdout } = await run(['memory', '--why'], { cwd: folder });
    const number = (text = '') => Number(text.replaceAll(',', ''));
    const groups = stdout.split(/\n(?= {2}\S)/).filter((group) => /\n {4}\d/.test(group));
    expect(groups.length).toBeGreaterThan(15);
    for (const group of groups) {
      const [, sum] = / {2}([\d,]+) {2}/.exec(group) ?? [];
      const products = group.split('\n').filter((line) => /^ {4}\d/.test(line));
      const parts = products.map((line) =>
        line.includes('=') ? number(line.split('= ').at(-1)) : number(/^ {4}([\d,]+)/.exec(line)?.[1]),
      );
      expect([group, parts.reduce((a, b) => a + b, 0)]).toEqual([group, number(sum)]);
    }
  });
});

describe('memory --budget', () => {
  it.each([
    ['64K', 1, 65_536],
    ['119000', 1, 119_000],
    ['0.5M', 0, 524_288],
    ['130000', 0, 130_000],
  ])('%s ends with %d', async (text, code, bytes) => {
    const plan = await memoryJson(folder, '--budget', text);
    expect([plan.code, plan.budget_bytes, plan.ok]).toEqual([code, bytes, code === 0]);
    expect(plan.diagnostics.map((one) => one.code)).toEqual(code === 1 ? ['memory/over-budget'] : []);
  });

  it('is the SRAM of the board by default', async () => {
    const own = await project();
    appendFileSync(join(own, 'prj.conf'), 'CONFIG_HEAP_MEM_POOL_SIZE=300000\n');
    const { code, stderr } = await run(['memory'], { cwd: own });
    expect([code, stderr]).toEqual([1, expect.stringContaining('over the budget of 327,680')]);
    expect(stderr).toContain('memory.heap_bytes');
  });

  it.each(['', 'much'])('refuses %j', async (text) => {
    const { code, stderr } = await run(['memory', `--budget=${text}`], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('[memory/budget]')]);
  });

  it('reads bytes in the usual forms', () => {
    expect(['1', '64k', '64K', '64KiB', '64 K', '1.5K', '0.1K'].map(parseBytes)).toEqual([
      1,
      65_536,
      65_536,
      65_536,
      undefined,
      1536,
      undefined,
    ]);
    for (const text of ['64KK', '-1', '1e5', '0x40', '0.3', 'K', '9'.repeat(30)])
      expect([text, parseBytes(text)]).toEqual([text, undefined]);
  });
});

describe('memory --compare', () => {
  it('says where a preset differs, and by how much', async () => {
    const { stdout } = await run(['memory', '--compare', 'lean'], { cwd: folder });
    expect(stdout).toMatch(/\n {2}Heap +60,000 +36,864 {2}\+23,136\n/);
    const plan = await memoryJson(folder, '--compare', 'lean');
    const lean = await memoryJson(await project('lean'));
    expect(plan.compared).toMatchObject({ name: 'lean', total_bytes: lean.total_bytes });
  });

  it('takes another nanokit.yaml, or another prj.conf', async () => {
    const own = await project('lean');
    const lean = await memoryJson(own);
    const plan = await memoryJson(folder, '--compare', join(own, 'nanokit.yaml'));
    expect(plan.compared?.total_bytes).toBe(lean.total_bytes);
    const other = await memoryJson(folder, '--compare', join(own, 'prj.conf'));
    expect(other.compared?.total_bytes).toBe(lean.total_bytes);
  });

  it('refuses what is neither', async () => {
    const { code, stderr } = await run(['memory', '--compare', 'leen'], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('[memory/compare]')]);
  });
});

describe('memory with bad input', () => {
  it.each([
    ['no project', (own: string) => rmSync(join(own, 'nanokit.yaml')), 'memory/'],
    ['no prj.conf', (own: string) => rmSync(join(own, 'prj.conf')), 'memory/no-file'],
    [
      '50 MB',
      (own: string) => writeFileSync(join(own, 'prj.conf'), Buffer.alloc(5e7, 10)),
      'memory/too-large',
    ],
    ['no text', (own: string) => writeFileSync(join(own, 'prj.conf'), Buffer.alloc(99, 0xff)), 'kconfig/'],
    [
      'what stops the build',
      (own: string) => appendFileSync(join(own, 'prj.conf'), 'CONFIG_NET_TCP = y\n'),
      'kconfig/',
    ],
    [
      'a number beyond any int',
      (own: string) => appendFileSync(join(own, 'prj.conf'), 'CONFIG_MAIN_STACK_SIZE=99999999999999999999\n'),
      'kconfig/too-large',
    ],
  ] as const)('ends with 2: %s', async (_, spoil, problem) => {
    const own = await project();
    spoil(own);
    const { code, stderr } = await run(['memory'], { cwd: own });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`[${problem}`)]);
  });

  it('reads no fragment outside of the project', async () => {
    const own = await project();
    const outside = join(newFolder(), 'prj.conf');
    writeFileSync(outside, readFileSync(join(own, 'prj.conf')));
    rmSync(join(own, 'prj.conf'));
    symlinkSync(outside, join(own, 'prj.conf'));
    const { code, stderr } = await run(['memory'], { cwd: own });
    expect([code, stderr]).toEqual([2, expect.stringContaining('[memory/outside]')]);
  });
});
