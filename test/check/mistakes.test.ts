import { describe, expect, it } from 'vitest';
import { judge, type Target } from '../../src/check/check-app.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';

const TARGET: Target = {
  sdkLine: 1,
  ipv6Bytes: 3544,
  accepts: { codes: [], values: new Map() },
};
const WIFI =
  'CONFIG_WIFI=y\nCONFIG_CSK_WIFI_STATION=y\nCONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_TCP=y\n';
const SIZES =
  'CONFIG_HEAP_MEM_POOL_SIZE=60000\nCONFIG_MAIN_STACK_SIZE=10000\nCONFIG_SYSTEM_WORKQUEUE_STACK_SIZE=2048\n';
const HOST = 'CONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_HOSTNAME_ENABLE=y\nCONFIG_NET_HOSTNAME=';
const WEBSOCKET = 'CONFIG_NET_SOCKETS=y\nCONFIG_HTTP_CLIENT=y\nCONFIG_WEBSOCKET_CLIENT=y\n';

async function check(text: string, target: Partial<Target> = {}): Promise<readonly Diagnostic[]> {
  const tree = parseKconfig('Kconfig', 'source "Kconfig.zephyr"\n');
  if (!tree.ok) throw new Error('the app does not parse');
  const app = { tree: tree.value, fragments: [parseFragment('prj.conf', text)] };
  const { findings } = await judge(app, { ...TARGET, ...target });
  return findings.map(({ diagnostic }) => diagnostic);
}

/** Without the remarks on lines that may stay as they are. */
const told = (all: readonly Diagnostic[]) =>
  all.filter(({ code }) => code !== 'kconfig/same-as-default' && code !== 'sense/ipv6-unused');

// From facts/kconfig/README.md (what a line really does), the documentation's pitfalls, and what users of peers ask for.
const MISTAKES = [
  ['a mistyped name', 'CONFIG_NETWORKNG=y\n', 'error kconfig/undefined-symbol', 1, 'CONFIG_NETWORKING'],
  [
    'blanks around the =',
    'CONFIG_NETWORKING = y\n',
    'error kconfig/undefined-symbol',
    1,
    'CONFIG_NETWORKING=y',
  ],
  [
    'a blank before the line',
    '\n  CONFIG_NETWORKING=y\n',
    'error kconfig/malformed-line',
    2,
    'CONFIG_NETWORKING=y',
  ],
  [
    'a comment behind a number',
    'CONFIG_HEAP_MEM_POOL_SIZE=5000 # room\n',
    'error kconfig/invalid-value',
    1,
    '=5000',
  ],
  [
    'no CONFIG_',
    'HEAP_MEM_POOL_SIZE=1024\n',
    'error kconfig/malformed-line',
    1,
    'CONFIG_HEAP_MEM_POOL_SIZE=1024',
  ],
  ['a unit', 'CONFIG_HEAP_MEM_POOL_SIZE=60k\n', 'error kconfig/invalid-value', 1, '61440'],
  ['hexadecimal for an int', 'CONFIG_HEAP_MEM_POOL_SIZE=0x1000\n', 'error kconfig/invalid-value', 1, '=4096'],
  ['a negative size', 'CONFIG_HEAP_MEM_POOL_SIZE=-5\n', 'warning kconfig/negative', 1, '0'],
  [
    'a number out of range',
    'CONFIG_LOG=y\nCONFIG_LOG_DEFAULT_LEVEL=5\n',
    'error kconfig/out-of-range',
    2,
    '4',
  ],
  ['yes for y', 'CONFIG_NETWORKING=yes\n', 'warning kconfig/loose-bool', 1, 'CONFIG_NETWORKING=y'],
  ['m for a bool', 'CONFIG_REBOOT=m\n', 'error kconfig/invalid-value', 1, 'y'],
  ['a byte-order mark', '\uFEFFCONFIG_REBOOT=y\n', 'error kconfig/byte-order-mark', 1, 'BOM'],
  [
    'a string without quotes',
    'CONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_HOSTNAME_ENABLE=y\nCONFIG_NET_HOSTNAME=board\n',
    'error kconfig/invalid-value',
    4,
    '"board"',
  ],
  ['a symbol without a prompt', 'CONFIG_NET_NATIVE_TCP=y\n', 'error kconfig/no-prompt', 1, ''],
  ['an unmet dependency', 'CONFIG_NET_TCP=y\n', 'error kconfig/unmet-dependency', 1, 'CONFIG_NETWORKING=y'],
  [
    'n for what is selected',
    'CONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_SHELL=y\nCONFIG_SHELL=n\n',
    'error kconfig/selected',
    4,
    'NET_SHELL',
  ],
  [
    'two members of a choice',
    'CONFIG_LOG=y\nCONFIG_LOG_MODE_MINIMAL=y\nCONFIG_LOG_MODE_IMMEDIATE=y\n',
    'error kconfig/other-choice',
    2,
    '',
  ],
  [
    'the same symbol twice',
    'CONFIG_MAIN_STACK_SIZE=4096\nCONFIG_MAIN_STACK_SIZE=2048\n',
    'warning kconfig/assigned-twice',
    1,
    '',
  ],
  [
    'a name of an older Zephyr',
    'CONFIG_LOG=y\nCONFIG_LOG_MINIMAL=y\n',
    'error kconfig/gone-symbol',
    2,
    'LOG_MODE_MINIMAL',
  ],
  [
    'buffers too small to compile',
    'CONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_BUF_DATA_SIZE=48\n',
    'error sense/buffer-size',
    3,
    '60',
  ],
  [
    'a heap too small for Wi-Fi',
    `${WIFI}${SIZES.replace('60000', '16384')}`,
    'warning sense/heap',
    6,
    '35840',
  ],
  [
    'a main stack too small for Wi-Fi',
    `${WIFI}${SIZES.replace('10000', '2048')}`,
    'warning sense/main-stack',
    7,
    '4096',
  ],
  [
    'a work queue stack too small for Wi-Fi',
    `${WIFI}${SIZES.replace('_SIZE=2048', '_SIZE=1024')}`,
    'warning sense/workqueue-stack',
    8,
    '2048',
  ],
  [
    'a network that is waited for before main()',
    `${WIFI}${SIZES}CONFIG_NET_CONFIG_SETTINGS=y\n`,
    'warning sense/start-wait',
    9,
    'NET_CONFIG_SETTINGS',
  ],
  [
    'more connections than descriptors',
    `${WIFI}${SIZES}${WEBSOCKET}CONFIG_WEBSOCKET_MAX_CONTEXTS=4\n`,
    'warning sense/descriptors',
    12,
    'CONFIG_POSIX_MAX_FDS=8',
  ],
  [
    'WebSocket without TCP',
    `${WIFI.replace('CONFIG_NET_TCP=y\n', '')}${SIZES}${WEBSOCKET}`,
    'warning sense/no-tcp',
    10,
    'CONFIG_NET_TCP=y',
  ],
  [
    'a window larger than its pool',
    `${WIFI}${SIZES}CONFIG_NET_TCP_MAX_RECV_WINDOW_SIZE=20000\n`,
    'warning sense/receive-window',
    9,
    '2048',
  ],
  [
    'guessable random numbers',
    'CONFIG_TEST_RANDOM_GENERATOR=y\n',
    'warning sense/test-random',
    1,
    'ENTROPY_GENERATOR',
  ],
  [
    'a number beyond any int',
    'CONFIG_MAIN_STACK_SIZE=99999999999999999999\n',
    'error kconfig/too-large',
    1,
    '',
  ],
  [
    'a table without room',
    'CONFIG_NETWORKING=y\nCONFIG_NET_IPV6=n\nCONFIG_NET_MAX_CONTEXTS=0\n',
    'error sense/zero',
    3,
    '1',
  ],
  [
    'a member of a choice that is off',
    'CONFIG_LOG_MODE_IMMEDIATE=y\n',
    'error kconfig/unmet-dependency',
    1,
    'CONFIG_LOG=y',
  ],
  [
    'lines that follow from a wrong one',
    'CONFIG_LOG=m\nCONFIG_LOG_MODE_IMMEDIATE=y\nCONFIG_LOG_DEFAULT_LEVEL=4\n',
    'error kconfig/invalid-value',
    1,
    'y',
  ],
  ['CONFIG_ twice', 'CONFIG_CONFIG_REBOOT=y\n', 'error kconfig/undefined-symbol', 1, 'CONFIG_REBOOT=y'],
  ['single quotes', `${HOST}'board'\n`, 'error kconfig/invalid-value', 4, 'HOSTNAME="board"'],
  ['Chinese quotes', `${HOST}“board”\n`, 'error kconfig/invalid-value', 4, 'HOSTNAME="board"'],
  ['a string without its end', `${HOST}"board\n`, 'error kconfig/invalid-value', 4, 'HOSTNAME="board"'],
  [
    'letters exchanged in a short name',
    'CONFIG_WFII=y\n',
    'error kconfig/undefined-symbol',
    1,
    'CONFIG_WIFI',
  ],
  ['a letter twice in a short name', 'CONFIG_LOGG=y\n', 'error kconfig/undefined-symbol', 1, 'CONFIG_LOG'],
] as const;

describe('a classic mistake', () => {
  it.each(MISTAKES)('%s gives one diagnostic to act on', async (_, text, expected, line, remedy) => {
    const found = told(await check(text));
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual([expected]);
    const [diagnostic] = found;
    expect(diagnostic?.place?.line).toBe(line);
    expect(diagnostic?.remedy?.en).toContain(remedy);
    expect(diagnostic?.remedy?.zh).toContain(remedy);
    for (const text of [diagnostic?.message, diagnostic?.remedy]) {
      expect(text?.zh).toMatch(/\p{Script=Han}/u);
      expect(text?.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('there are at least twenty of them', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(20);
  });
});

describe('why', () => {
  it('names the chain of what is missing, and the lines that mend it', async () => {
    const [diagnostic] = told(await check('CONFIG_NET_DHCPV4=y\n'));
    expect(diagnostic?.why?.map(({ en }) => en)).toEqual([
      '└ NET_IPV4 is n: its own dependencies are unmet',
      '  └ NETWORKING is n: nothing turns it on',
      '└ NETWORKING is n: nothing turns it on',
    ]);
    expect(diagnostic?.remedy?.en).toContain('Add CONFIG_NETWORKING=y, CONFIG_NET_IPV4=y;');
    const mended = 'CONFIG_NETWORKING=y\nCONFIG_NET_IPV4=y\nCONFIG_NET_DHCPV4=y\n';
    expect(told(await check(mended))).toEqual([]);
  });

  it('names the line that began a chain of selects', async () => {
    const [diagnostic] = told(
      await check('CONFIG_NETWORKING=y\nCONFIG_NET_SHELL=y\nCONFIG_SHELL=n\nCONFIG_NET_IPV6=n\n'),
    );
    expect(diagnostic?.why?.map(({ en }) => en)).toEqual(['└ NET_SHELL is y: set in prj.conf:2']);
  });

  it('names the line in a file that stops the build with a select', async () => {
    const text = '\nCONFIG_MBEDTLS=y\nCONFIG_MBEDTLS_KEY_EXCHANGE_ALL_ENABLED=y\n';
    const [unmet] = (await check(text, { sdkLine: 2 })).filter(({ code }) => code === 'kconfig/select-unmet');
    expect(unmet?.symbol).toMatch(/^MBEDTLS_KEY_EXCHANGE_ECDHE?_/);
    expect(unmet?.why?.map(({ en }) => en).join('\n')).toContain('MBEDTLS_ECDH_C is n');
    expect(unmet?.place?.line).toBe(3);
  });
});

describe('a line that changes nothing', () => {
  it('is a note, with what would give the value anyway', async () => {
    const found = await check('CONFIG_MAIN_STACK_SIZE=1024\nCONFIG_LOG=y\nCONFIG_LOG_DEFAULT_LEVEL=3\n');
    expect(found.map(({ severity, code, place }) => `${place?.line} ${severity} ${code}`)).toEqual([
      '1 note kconfig/same-as-default',
      '3 note kconfig/same-as-default',
    ]);
  });

  it('is not one that undoes what the board’s own settings say', async () => {
    expect(await check('CONFIG_CONSOLE=n\n')).toEqual([]);
  });
});

describe('what this tool does not know', () => {
  it('is said, and not guessed', async () => {
    const found = await check('CONFIG_FROBNICATOR=y\nCONFIG_BT_CTLR=y\n');
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'note kconfig/unknown-symbol',
      'note kconfig/unknown-symbol',
    ]);
  });

  it('does not decide what a mistyped name among it is', async () => {
    const others = Array.from({ length: 40 }, (_, i) => `CONFIG_FROBNICATOR_${'QZ'.repeat(i + 1)}=y\n`).join(
      '',
    );
    const found = await check(`${others}CONFIG_NETWROKING=y\n`);
    expect(found.at(-1)).toMatchObject({
      severity: 'error',
      remedy: { en: 'Did you mean CONFIG_NETWORKING?' },
    });
  });

  it('is an error where all names of a subsystem are known', async () => {
    expect(await check('CONFIG_NET_FROBNICATOR=y\n')).toMatchObject([
      { code: 'kconfig/undefined-symbol', severity: 'error' },
    ]);
  });
});

describe('another file under the name of prj.conf', () => {
  it('is told once, with the first line that shows it', async () => {
    const source =
      '/* demo */\n#include <zephyr.h>\nint main(void)\n{\n  // start\n  int a = 1;\n  return a;\n}\n';
    const found = await check(source);
    expect(found).toMatchObject([{ code: 'check/wrong-file', severity: 'error', place: { line: 1 } }]);
    expect(found[0]?.message.en).toContain('7 of 7 lines');
  });

  it('is not what a fragment with a few slips is', async () => {
    const found = await check('REBOOT=y\n LOG=y\nHEAP_MEM_POOL_SIZE=5\nfoo\n');
    expect(found.map(({ code }) => code)).not.toContain('check/wrong-file');
  });
});

describe('guessable random numbers', () => {
  it('are told of WebSocket only where there is a WebSocket client', async () => {
    const about = async (text: string) =>
      (await check(text)).find(({ code }) => code === 'sense/test-random')?.message;
    const plain = await about('CONFIG_TEST_RANDOM_GENERATOR=y\n');
    expect(`${plain?.en} ${plain?.zh}`).not.toContain('WebSocket');
    const client = await about(`${WIFI}${SIZES}${WEBSOCKET}CONFIG_TEST_RANDOM_GENERATOR=y\n`);
    expect(client?.en).toContain('WebSocket');
  });
});

describe('TLS', () => {
  const tls = `${WIFI}${SIZES}CONFIG_NET_SOCKETS=y\nCONFIG_NET_SOCKETS_SOCKOPT_TLS=y\nCONFIG_MBEDTLS=y\n`;

  it('is told of dates that nobody looks at', async () => {
    expect(told(await check(tls)).map(({ code }) => code)).toEqual(['sense/tls-dates']);
    expect(told(await check(`${tls}CONFIG_MBEDTLS_HAVE_TIME_DATE=y\n`))).toEqual([]);
  });

  it('is told that keys can be guessed', async () => {
    const found = told(
      await check(`${tls}CONFIG_MBEDTLS_HAVE_TIME_DATE=y\nCONFIG_TEST_RANDOM_GENERATOR=y\n`),
    );
    expect(found).toMatchObject([{ code: 'sense/test-random', severity: 'warning' }]);
    expect(found[0]?.message.en).toContain('TLS protects nothing');
  });
});

describe('a Wi-Fi password', () => {
  const KCONFIG = ['SSID', 'PASSWORD']
    .map((name) => `config EXAMPLE_WIFI_${name}\n\tstring "${name}"\n`)
    .join('');
  const SSID = 'CONFIG_EXAMPLE_WIFI_SSID="lab"\n';

  async function remarks(credentials: string) {
    const tree = parseKconfig('Kconfig', `source "Kconfig.zephyr"\n${KCONFIG}`);
    if (!tree.ok) throw new Error('the app does not parse');
    const fragments = [parseFragment('prj.conf', ''), parseFragment('credentials.conf', credentials)];
    const { findings } = await judge({ tree: tree.value, fragments }, TARGET);
    return told(findings.map(({ diagnostic }) => diagnostic)).map(({ code, severity, place }) => [
      code,
      severity,
      place?.file,
      place?.line,
    ]);
  }
  const warned = [['sense/wifi-password', 'warning', 'credentials.conf', 2]];
  const noted = [['sense/wifi-password', 'note', 'credentials.conf', 2]];
  const line = (password: string) => `CONFIG_EXAMPLE_WIFI_PASSWORD="${password}"\n`;

  it.each([
    ['of 7 characters is too short for WPA2', SSID + line('1234567'), warned],
    ['of 8 characters is in order', SSID + line('12345678'), []],
    ['of 63 characters is in order', SSID + line('x'.repeat(63)), []],
    ['of 64 characters is too long', SSID + line('x'.repeat(64)), warned],
    ['of 64 hex digits is in order', SSID + line('0a'.repeat(32)), []],
    ['beyond ASCII is none', SSID + line('密码密码密码密码'), warned],
    ['that is empty may be meant', SSID + line(''), noted],
    ['that is missing is told at the name', SSID, [['sense/wifi-password', 'note', 'credentials.conf', 1]]],
    ['is not asked for where there are no credentials', '', []],
  ])('%s', async (_, credentials, expected) => {
    expect(await remarks(credentials)).toEqual(expected);
  });
});
