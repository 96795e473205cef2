import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { Resolution } from '../../src/kconfig/types.js';
import { readZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const json = (path: string): object => JSON.parse(read(path));

/** What Kconfig gave for the page's prj.conf on mps2_an521, without what is n or empty (facts/kconfig/values-*.tsv). */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  read('page-values.json'),
);
const PAGE = read('page.conf');
const APP = `
source "Kconfig.zephyr"
menu "The app"
config SERVER_PORT
	int "Port"
	range 1 65535
	default 8080
config HEAP_MEM_POOL_SIZE
	default 4096
endmenu
`;

const LINES = [0, 1, 2].map((line) => {
  const data = json(`../../schemas/kconfig/sdk-${line}.json`);
  return { line, data, zephyr: readZephyrSymbols(data) };
});

function run(zephyr: (typeof LINES)[number]['zephyr'], ...fragments: readonly string[]): Resolution {
  const tree = parseKconfig('Kconfig', APP);
  if (!tree.ok) throw new Error('the app does not parse');
  return resolve({
    tree: tree.value,
    zephyr,
    fragments: fragments.map((text) => parseFragment('prj.conf', text)),
  });
}

describe.each(LINES)('the data of SDK line $line', ({ line, data, zephyr }) => {
  it('follows its schema', () => {
    const validate = new Ajv({ strict: false }).compile(json('../../schemas/kconfig/symbols.schema.json'));
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
  });

  it('is small', () => {
    expect(read(`../../schemas/kconfig/sdk-${line}.json`).length).toBeLessThan(40_000);
  });

  it('gives the page’s prj.conf the values that Kconfig gives it', () => {
    const { symbols, diagnostics } = run(zephyr, PAGE);
    expect(diagnostics).toEqual([]);
    const values = [...symbols].filter(([name]) => name !== 'SERVER_PORT' && name !== 'REBOOT');
    const set = values
      .filter(([, { value }]) => value !== 'n' && value !== '')
      .map(([name, { value }]) => [name, value]);
    // The board of the measurement has an NMI handler that selects REBOOT; the NanoKit's is not known to.
    const { REBOOT: _, ...expected } = VALUES[zephyr.zephyr] ?? {};
    expect(Object.fromEntries(set)).toEqual(expected);
  });

  it('knows which log modes exclude each other', () => {
    const deferred = run(zephyr, 'CONFIG_LOG=y\n').symbols;
    expect(deferred.get('LOG_MODE_DEFERRED')).toMatchObject({ value: 'y', from: 'choice' });
    const immediate = run(zephyr, PAGE).symbols;
    expect(immediate.get('LOG_MODE_IMMEDIATE')).toMatchObject({ value: 'y', from: 'fragment' });
    expect(immediate.get('LOG_MODE_DEFERRED')?.value).toBe('n');
    expect(run(zephyr, '').symbols.get('LOG_MODE_DEFERRED')?.value).toBe('n');
  });

  it('knows what depends on what', () => {
    const { symbols, diagnostics } = run(zephyr, 'CONFIG_NET_TCP=y\n');
    expect(symbols.get('NET_TCP')?.value).toBe('n');
    expect(diagnostics).toMatchObject([{ code: 'kconfig/ignored', severity: 'warning' }]);
    expect(diagnostics[0]?.remedy?.en).toContain('NETWORKING');
  });

  it('checks ranges', () => {
    const { diagnostics } = run(zephyr, 'CONFIG_LOG=y\nCONFIG_LOG_DEFAULT_LEVEL=5\n');
    expect(diagnostics).toMatchObject([{ code: 'kconfig/out-of-range', place: { line: 2 } }]);
  });

  it('lets the app add a default to a symbol of Zephyr’s, behind Zephyr’s own', () => {
    expect(run(zephyr, '').symbols.get('HEAP_MEM_POOL_SIZE')?.value).toBe('0');
  });

  it('does not judge symbols that it does not hold', () => {
    const { diagnostics } = run(zephyr, 'CONFIG_FILE_SYSTEM=y\nCONFIG_FILE_SYSTEM =y\n');
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'note kconfig/unchecked-symbol',
      'error kconfig/undefined-symbol',
    ]);
  });
});

describe('readZephyrSymbols', () => {
  const empty = { zephyr: '1.0.0', given: {}, defconfig: {}, selected: {}, choices: {}, symbols: {} };
  it.each([
    { what: 'no object', data: [] },
    { what: 'an unknown type', data: { ...empty, symbols: { A: { type: 'float' } } } },
    { what: 'a broken condition', data: { ...empty, symbols: { A: { type: 'bool', prompt: 'A &&' } } } },
    {
      what: 'a default that is no list',
      data: { ...empty, symbols: { A: { type: 'bool', defaults: 'y' } } },
    },
  ])('refuses $what', ({ data }) => {
    expect(() => readZephyrSymbols(data)).toThrow(TypeError);
  });
});
