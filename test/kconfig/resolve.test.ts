import { describe, expect, it } from 'vitest';
import { autoconf } from '../../src/kconfig/autoconf.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { Resolution } from '../../src/kconfig/types.js';
import { NO_ZEPHYR, readZephyrSymbols } from '../../src/kconfig/zephyr-symbols.js';

function run(kconfig: string, ...fragments: readonly string[]): Resolution {
  const tree = parseKconfig('Kconfig', kconfig);
  if (!tree.ok) throw new Error(tree.diagnostics.map(({ message }) => message.en).join('; '));
  const parsed = fragments.map((text, i) => parseFragment(i === 0 ? 'prj.conf' : `extra${i}.conf`, text));
  return resolve({ tree: tree.value, zephyr: NO_ZEPHYR, fragments: parsed });
}

const found = ({ diagnostics }: Resolution): string[] =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`);

const TREE = `
config NET_TCP
	bool "TCP"
	default y
config HEAP
	int "Heap"
	default 1024
config PORT
	int "Port"
	range 1 65535
	default 8080
config BASE
	hex "Base"
	default 0x10
config HOST
	string "Host"
	default "localhost"
config HIDDEN
	bool
config NEEDS
	bool "Needs"
	depends on NET_TCP && HIDDEN
config FORCED
	bool "Forced"
config FORCES
	bool "Forces"
	default y
	select FORCED
choice MODE
	prompt "Mode"
config MODE_A
	bool "A"
config MODE_B
	bool "B"
endchoice
`;

// The table of ../shared/facts/kconfig/README.md, measured on Zephyr 3.1.0: `error` is where the build stops.
describe('a line in a fragment', () => {
  const rows = [
    { line: 'CONFIG_FOO_BAR=y', found: ['error kconfig/undefined-symbol'] },
    { line: 'CONFIG_NET_TCP = y', found: ['error kconfig/undefined-symbol'] },
    { line: '  CONFIG_NET_TCP=n', found: ['error kconfig/malformed-line'], symbol: 'NET_TCP', value: 'y' },
    { line: 'CONFIG_NET_TCP=n ', found: [], symbol: 'NET_TCP', value: 'n' },
    {
      line: 'CONFIG_HEAP=5000 # note',
      found: ['error kconfig/invalid-value'],
      symbol: 'HEAP',
      value: '1024',
    },
    { line: 'HEAP=1', found: ['error kconfig/malformed-line'], symbol: 'HEAP', value: '1024' },
    { line: 'CONFIG_HEAP=60k', found: ['error kconfig/invalid-value'], symbol: 'HEAP', value: '1024' },
    { line: 'CONFIG_HEAP=0x1000', found: ['error kconfig/invalid-value'], symbol: 'HEAP', value: '1024' },
    { line: 'CONFIG_HEAP=', found: ['error kconfig/invalid-value'], symbol: 'HEAP', value: '1024' },
    { line: 'CONFIG_HEAP=-5', found: [], symbol: 'HEAP', value: '-5' },
    { line: 'CONFIG_PORT=65536', found: ['error kconfig/out-of-range'], symbol: 'PORT', value: '8080' },
    { line: 'CONFIG_NET_TCP=yes', found: ['warning kconfig/loose-bool'], symbol: 'NET_TCP', value: 'y' },
    { line: 'CONFIG_NET_TCP=m', found: ['error kconfig/invalid-value'], symbol: 'NET_TCP', value: 'y' },
    {
      line: '\uFEFFCONFIG_NET_TCP=n',
      found: ['error kconfig/byte-order-mark'],
      symbol: 'NET_TCP',
      value: 'y',
    },
    { line: 'CONFIG_NET_TCP=n\r\nCONFIG_HEAP=7\r\n', found: [], symbol: 'HEAP', value: '7' },
    { line: 'CONFIG_BASE=20', found: [], symbol: 'BASE', value: '20' },
    { line: 'CONFIG_BASE=-0x1', found: ['error kconfig/invalid-value'], symbol: 'BASE', value: '0x10' },
    {
      line: 'CONFIG_HOST=example',
      found: ['error kconfig/invalid-value'],
      symbol: 'HOST',
      value: 'localhost',
    },
    { line: 'CONFIG_HOST="a" # b', found: ['warning kconfig/text-after-string'], symbol: 'HOST', value: 'a' },
    { line: 'CONFIG_HOST="\\\\ \\" \\n"', found: [], symbol: 'HOST', value: '\\ " n' },
    { line: 'CONFIG_HIDDEN=y', found: ['error kconfig/no-prompt'], symbol: 'HIDDEN', value: 'n' },
    { line: 'CONFIG_NEEDS=y', found: ['warning kconfig/ignored'], symbol: 'NEEDS', value: 'n' },
    { line: 'CONFIG_FORCED=n', found: ['warning kconfig/ignored'], symbol: 'FORCED', value: 'y' },
    {
      line: 'CONFIG_MODE_A=y\nCONFIG_MODE_B=y',
      found: ['warning kconfig/ignored'],
      symbol: 'MODE_B',
      value: 'y',
    },
    { line: 'CONFIG_MODE_A=n', found: ['warning kconfig/ignored'], symbol: 'MODE_A', value: 'y' },
    {
      line: 'CONFIG_HEAP=1\nCONFIG_HEAP=2',
      found: ['warning kconfig/assigned-twice'],
      symbol: 'HEAP',
      value: '2',
    },
    { line: '# CONFIG_NET_TCP is not set', found: [], symbol: 'NET_TCP', value: 'n' },
    {
      line: '# CONFIG_HEAP is not set',
      found: ['warning kconfig/unset-ignored'],
      symbol: 'HEAP',
      value: '1024',
    },
  ];
  it.each(rows)('$line', ({ line, found: expected, symbol, value }) => {
    const resolution = run(TREE, line);
    expect(found(resolution)).toEqual(expected);
    if (symbol !== undefined) expect(resolution.symbols.get(symbol)?.value).toBe(value);
  });
});

describe('resolve', () => {
  it('says where a value is from', () => {
    const { symbols } = run(TREE, 'CONFIG_HEAP=2000\n');
    expect(symbols.get('HEAP')).toMatchObject({
      type: 'int',
      value: '2000',
      from: 'fragment',
      written: true,
    });
    expect(symbols.get('HEAP')?.place).toMatchObject({ file: 'prj.conf', line: 1, column: 13, length: 4 });
    expect(symbols.get('PORT')).toEqual({ type: 'int', value: '8080', from: 'default', written: true });
    expect(symbols.get('FORCED')).toMatchObject({ value: 'y', from: 'select' });
    expect(symbols.get('MODE_A')).toMatchObject({ value: 'y', from: 'choice' });
    expect(symbols.get('HIDDEN')).toMatchObject({ value: 'n', from: 'none', written: false });
  });

  it('lets a later fragment win, without a warning', () => {
    const resolution = run(TREE, 'CONFIG_HEAP=1\n', 'CONFIG_HEAP=2\n');
    expect(resolution.symbols.get('HEAP')).toMatchObject({ value: '2', place: { file: 'extra1.conf' } });
    expect(resolution.diagnostics).toEqual([]);
  });

  it('names the dependencies that are not met', () => {
    const [diagnostic] = run(TREE, 'CONFIG_NEEDS=y\n').diagnostics;
    expect(diagnostic?.remedy?.en).toContain('Unmet: HIDDEN.');
  });

  it('points at the value that is out of range', () => {
    const [diagnostic] = run(TREE, '# port\nCONFIG_PORT=0\n').diagnostics;
    expect(diagnostic).toMatchObject({
      code: 'kconfig/out-of-range',
      place: { line: 2, column: 13, length: 1 },
    });
    expect(diagnostic?.message.en).toContain('from 1 to 65535');
  });

  it('moves a default into its range, which stops the build', () => {
    const resolution = run('config A\n\tint "A"\n\trange 5 10\n\tdefault 20\n');
    expect(resolution.symbols.get('A')).toMatchObject({ value: '10', from: 'range' });
    expect(found(resolution)).toEqual(['error kconfig/default-out-of-range']);
  });

  it('starts a number without a default at the low end of its range', () => {
    const resolution = run('config A\n\thex "A"\n\trange 0x10 0x20\n');
    expect(resolution.symbols.get('A')).toMatchObject({ value: '0x10', from: 'range' });
    expect(resolution.diagnostics).toEqual([]);
  });

  it('takes the first default whose condition holds', () => {
    const tree = 'config B\n\tbool "B"\nconfig A\n\tint "A"\n\tdefault 1 if B\n\tdefault 2\n\tdefault 3\n';
    expect(run(tree).symbols.get('A')?.value).toBe('2');
    expect(run(tree, 'CONFIG_B=y').symbols.get('A')?.value).toBe('1');
  });

  it('stops at a select whose target lacks its dependencies', () => {
    const tree = 'config A\n\tbool\n\tdefault y\n\tselect B\nconfig B\n\tbool\n\tdepends on C\n';
    expect(found(run(tree))).toEqual(['error kconfig/select-unmet']);
  });

  it('stops at a symbol that depends on itself', () => {
    const tree = 'config A\n\tbool "A"\n\tdepends on B\nconfig B\n\tbool "B"\n\tdepends on A\n';
    expect(found(run(tree, 'CONFIG_A=y'))).toContain('error kconfig/dependency-loop');
  });
});

describe('the app’s symbols and Zephyr’s', () => {
  const zephyr = readZephyrSymbols({
    zephyr: '1.0.0',
    given: { ARM: 'y' },
    defconfig: { CONSOLE: 'y' },
    selected: { STACKS: 'ARM' },
    choices: {},
    symbols: {
      BUFFER: { type: 'int', prompt: 'y', defaults: [['64', 'CONSOLE']] },
      CONSOLE: { type: 'bool', prompt: 'y' },
      LOG: { type: 'bool', prompt: 'y' },
      STACKS: { type: 'bool', prompt: 'y' },
    },
  });
  const value = (kconfig: string, symbol: string, fragment = ''): string | undefined => {
    const tree = parseKconfig('Kconfig', kconfig);
    if (!tree.ok) throw new Error('does not parse');
    const resolution = resolve({
      tree: tree.value,
      zephyr,
      fragments: [parseFragment('prj.conf', fragment)],
    });
    return resolution.symbols.get(symbol)?.value;
  };
  const own = 'config BUFFER\n\tdefault 128\nconfig APP\n\tdef_bool ARM\n\tselect LOG\n';

  it('are defined in the order of the file, so that the first default wins', () => {
    expect(value(`source "Kconfig.zephyr"\n${own}`, 'BUFFER')).toBe('64');
    expect(value(`${own}source "Kconfig.zephyr"\n`, 'BUFFER')).toBe('128');
    expect(value(own, 'BUFFER')).toBe('64');
  });

  it('select each other', () => {
    expect(value(`source "Kconfig.zephyr"\n${own}`, 'LOG')).toBe('y');
    expect(value(`${own}source "Kconfig.zephyr"\n`, 'LOG')).toBe('y');
    expect(value('', 'LOG')).toBe('n');
  });

  it('begin with what the board sets and the architecture selects', () => {
    expect(value('', 'CONSOLE')).toBe('y');
    expect(value('', 'CONSOLE', 'CONFIG_CONSOLE=n\n')).toBe('n');
    expect(value('', 'STACKS', 'CONFIG_STACKS=n\n')).toBe('y');
  });
});

describe('autoconf', () => {
  it('is the header that Zephyr’s build writes', () => {
    const tree = `${TREE}\nconfig M\n\ttristate "M"\nconfig MODULES\n\tdef_bool y\n`;
    const fragment =
      'CONFIG_BASE=20\nCONFIG_HOST="C:\\\\ \\"x\\" 网"\nCONFIG_M=m\n# CONFIG_NET_TCP is not set\n';
    expect(autoconf(run(tree, fragment).symbols)).toBe(String.raw`#define CONFIG_HEAP 1024
#define CONFIG_PORT 8080
#define CONFIG_BASE 0x20
#define CONFIG_HOST "C:\\ \"x\" 网"
#define CONFIG_FORCED 1
#define CONFIG_FORCES 1
#define CONFIG_MODE_A 1
#define CONFIG_M_MODULE 1
#define CONFIG_MODULES 1
`);
  });
});
