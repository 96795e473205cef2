import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, assert, describe, expect, it } from 'vitest';
import { includeFolders } from '../../src/simulate/include-folders.js';

/** A compiler that users of the simulation, or the boards, have. */
interface Compiler {
  readonly name: string;
  readonly flags: readonly string[];
}

const compilers: readonly Compiler[] = [
  { name: 'gcc', flags: [] },
  { name: 'clang', flags: [] },
  { name: 'arm-none-eabi-gcc', flags: ['-mcpu=cortex-m33'] },
];
const lines = [0, 1, 2] as const;
type Line = (typeof lines)[number];

const sim = fileURLToPath(new URL('../../sim', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'nanokit-sim-headers-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What Kconfig writes for an application with IPv4 alone, as far as the headers look at it. */
const ipv4Only = join(scratch, 'autoconf.h');
writeFileSync(
  ipv4Only,
  ['LOG', 'NET_IPV4', 'NET_DHCPV4', 'NET_MGMT_EVENT', 'NET_SOCKETS_POSIX_NAMES']
    .map((symbol) => `#define CONFIG_${symbol} 1\n`)
    .join(''),
);
const nothingEnabled = join(scratch, 'empty.h');
writeFileSync(nothingEnabled, '');

interface Job {
  readonly line: Line;
  readonly autoconf?: string;
  readonly defines?: readonly string[];
  /** One C source as text, or the headers to compile one by one. */
  readonly source: string | readonly string[];
}

let sources = 0;

/** Runs the compiler as the simulation does; resolves to what it had to say: '' for clean code. */
function compile({ name, flags }: Compiler, job: Job): Promise<string> {
  let files = job.source;
  if (typeof files === 'string') {
    const file = join(scratch, `source-${sources++}.c`);
    writeFileSync(file, files);
    files = [file];
  }
  const args = [
    ...flags,
    ...includeFolders(sim, job.line).flatMap((folder) => ['-I', folder]),
    ...['-include', job.autoconf ?? ipv4Only, ...(job.defines ?? [])],
    ...['-std=c99', '-ffreestanding', '-Wall', '-Wextra', '-Wshadow', '-Wundef', '-Werror'],
    ...['-fsyntax-only', '-x', 'c', ...files],
  ];
  return new Promise((resolve) => {
    execFile(name, args, { cwd: scratch, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout, stderr) => {
      resolve(stdout + stderr || (error === null ? '' : error.message));
    });
  });
}

const isInstalled = ({ name }: Compiler) => spawnSync(name, ['--version']).status === 0;
const installed = compilers.filter(isInstalled);
const missing = compilers.filter((compiler) => !installed.includes(compiler));

/** Zephyr's headers that the application can include on a line, as it would write them, and where each is. */
function headerFiles(line: Line): ReadonlyMap<string, string> {
  const folders = includeFolders(sim, line).slice(0, -2);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.h') && !/^(?:nanokit_sim|every-line)\//.test(path))
      .filter((path) => !(line === 2 && path === 'zephyr/zephyr.h'))
      .map((path) => [path, join(folder, path)] as const),
  );
  return new Map([...files, ['csk6/csk_wifi.h', join(sim, 'include/csk6/csk_wifi.h')]]);
}

const headersOf = (line: Line) => [...headerFiles(line).keys()].sort();

const includeLines = (headers: readonly string[]) =>
  headers.map((header) => `#include <${header}>\n`).join('');

/** The paths of the documented sample, without prefix, and what it includes beside them. */
const documentedHeaders = [
  ...['logging/log.h', 'net/net_ip.h', 'net/socket.h', 'net/tls_credentials.h', 'net/websocket.h'],
  ...['random/rand32.h', 'shell/shell.h', 'sys/printk.h', 'sys/sys_heap.h', 'net/net_if.h'],
  ...['net/net_core.h', 'net/net_context.h', 'net/net_mgmt.h'],
  ...['kernel.h', 'sys/atomic.h', 'sys/util.h', 'net/net_event.h', 'net/dhcpv4.h'],
];

/** Paths that some lines have and others do not; everything documented comes on top. */
const pathsByLine: readonly (readonly [path: string, lines: readonly Line[]])[] = [
  ['zephyr.h', [0, 1]],
  ['zephyr/zephyr.h', [1, 2]],
  ['zephyr/types.h', [0, 1, 2]],
  ['net/http_client.h', [0, 1]],
  ['zephyr/net/http_client.h', [1]],
  ['zephyr/net/http/client.h', [2]],
  ['zephyr/random/random.h', []],
  ['csk6/csk_wifi.h', [0, 1, 2]],
  ...documentedHeaders.map((path) => [path, [0, 1]] as const),
  ...documentedHeaders.map((path) => [`zephyr/${path}`, [1, 2]] as const),
];

/** C expressions and their values in upstream Zephyr 2.7, 3.1 and 3.4. */
const constants: readonly (readonly [expression: string, value: string])[] = [
  // errno.h
  ['ENOENT', '2'],
  ['EAGAIN', '11'],
  ['EWOULDBLOCK', '11'],
  ['ENOMEM', '12'],
  ['EBUSY', '16'],
  ['EEXIST', '17'],
  ['EINVAL', '22'],
  ['ECONNRESET', '104'],
  ['ECONNREFUSED', '111'],
  ['ECONNABORTED', '113'],
  ['ENETUNREACH', '114'],
  ['ETIMEDOUT', '116'],
  ['EHOSTUNREACH', '118'],
  ['EALREADY', '120'],
  ['EMSGSIZE', '122'],
  ['ENOTCONN', '128'],
  ['ENOTSUP', '134'],
  // kernel.h, sys/util.h
  ['MSEC_PER_SEC', '1000'],
  ['SYS_FOREVER_MS', '-1'],
  ['K_TICKS_FOREVER', '-1'],
  ['BIT(6)', '64'],
  ['MIN(2, 1) + MAX(1, 2)', '3'],
  ['IS_ENABLED(CONFIG_NET_IPV4)', '1'],
  ['IS_ENABLED(CONFIG_NET_IPV6)', '0'],
  ['ARRAY_SIZE(three)', '3'],
  ['ROUND_UP(5, 4) + ROUND_DOWN(5, 4) + ceiling_fraction(5, 4)', '14'],
  ['CLAMP(7, 1, 5) + CLAMP(0, 1, 5) + KB(1) + BIT_MASK(3)', '1037'],
  // irq.h, sys/reboot.h
  ['SAME_TYPE(irq_lock(), unsigned int)', '1'],
  ['SYS_REBOOT_COLD', '1'],
  ['SAME_TYPE(ARRAY_SIZE(three), long)', 'NANOKIT_SIM_SDK_LINE == 0'],
  ['SAME_TYPE(k_uptime_get(), int64_t)', '1'],
  // sys/atomic.h
  ['SAME_TYPE((atomic_t)ATOMIC_INIT(0), int)', 'NANOKIT_SIM_SDK_LINE == 0'],
  ['SAME_TYPE((atomic_val_t)0, long)', 'NANOKIT_SIM_SDK_LINE != 0'],
  // The build of Zephyr makes 32-bit integers plain ints, whatever the compiler's headers say.
  ['SAME_TYPE((uint32_t)0, unsigned int)', '1'],
  // A 64-bit integer is what %lld takes, on the PC, too.
  ['SAME_TYPE((int64_t)0, long long)', '1'],
  ['SAME_TYPE((uint64_t)0, unsigned long long)', '1'],
  ['SAME_TYPE(INT64_C(1), long long)', '1'],
  ['SAME_TYPE(UINT64_MAX, unsigned long long)', '1'],
  ['sizeof(PRId64)', 'sizeof("lld")'],
  // logging/log.h
  ['LOG_LEVEL_NONE', '0'],
  ['LOG_LEVEL_ERR', '1'],
  ['LOG_LEVEL_WRN', '2'],
  ['LOG_LEVEL_INF', '3'],
  ['LOG_LEVEL_DBG', '4'],
  // net/net_ip.h
  ['AF_INET', '1'],
  ['AF_INET6', '2'],
  ['IPPROTO_TCP', '6'],
  ['IPPROTO_TLS_1_2', '258'],
  ['SOCK_STREAM', '1'],
  ['htons(0x1234)', '0x3412'],
  ['ntohl(htonl(0x12345678))', '0x12345678'],
  ['NET_IPV4_ADDR_LEN', '16'],
  ['INET_ADDRSTRLEN', '16'],
  ['SAME_TYPE((socklen_t)0, size_t)', '1'],
  ['sizeof(struct sockaddr)', '8'],
  ['sizeof(struct sockaddr_in6)', '24'],
  // net/socket.h
  ['POLLIN', '1'],
  ['POLLOUT', '4'],
  ['POLLERR', '8'],
  ['POLLHUP', '0x10'],
  ['POLLNVAL', '0x20'],
  ['MSG_DONTWAIT', '0x40'],
  ['SHUT_RDWR', '2'],
  ['SOL_SOCKET', '1'],
  ['SO_RCVTIMEO', '20'],
  ['SO_SNDTIMEO', '21'],
  ['SOL_TLS', '282'],
  ['TLS_SEC_TAG_LIST', '1'],
  ['TLS_HOSTNAME', '2'],
  ['TLS_PEER_VERIFY', '5'],
  ['TLS_PEER_VERIFY_REQUIRED', '2'],
  // net/websocket.h
  ['WEBSOCKET_FLAG_FINAL', '1'],
  ['WEBSOCKET_FLAG_TEXT', '2'],
  ['WEBSOCKET_FLAG_BINARY', '4'],
  ['WEBSOCKET_FLAG_CLOSE', '8'],
  ['WEBSOCKET_FLAG_PING', '0x10'],
  ['WEBSOCKET_FLAG_PONG', '0x20'],
  ['WEBSOCKET_OPCODE_CONTINUE', '0'],
  ['WEBSOCKET_OPCODE_DATA_TEXT', '1'],
  ['WEBSOCKET_OPCODE_DATA_BINARY', '2'],
  ['WEBSOCKET_OPCODE_CLOSE', '8'],
  ['WEBSOCKET_OPCODE_PING', '9'],
  ['WEBSOCKET_OPCODE_PONG', '10'],
  // net/net_event.h; line 0 has no multicast events before those of DHCP
  ['NET_EVENT_IF_DOWN', '0xd0010001'],
  ['NET_EVENT_IF_UP', '0xd0010002'],
  ['NET_EVENT_IPV4_ADDR_ADD', '0xe0040001'],
  ['NET_EVENT_IPV4_ADDR_DEL', '0xe0040002'],
  ['NET_EVENT_IPV4_DHCP_BOUND', 'NANOKIT_SIM_SDK_LINE == 0 ? 0xe0040006 : 0xe0040008'],
  // net/tls_credentials.h
  ['TLS_CREDENTIAL_CA_CERTIFICATE', '1'],
  // csk6/csk_wifi.h
  ['CSK_WIFI_EVT_STA_CONNECTED', '1'],
  ['CSK_WIFI_EVT_STA_DISCONNECTED', '2'],
];

function everything(line: Line): string {
  const asserts = constants.map(([expression, value]) => {
    return `_Static_assert((${expression}) == (${value}), "${expression}");\n`;
  });
  return [
    // The libc's headers come first here, and last in the applications: both have to work.
    includeLines(['stdio.h', 'stdlib.h', 'inttypes.h', 'string.h', 'limits.h', 'errno.h', 'sys/types.h']),
    includeLines(headersOf(line)),
    '#define SAME_TYPE(x, type) __builtin_types_compatible_p(__typeof__(x), type)\n',
    'extern const int three[3];\n',
    ...asserts,
  ].join('');
}

/** Code that Zephyr's own headers refuse, so ours have to; `says` is part of the compiler's message. */
const refused: readonly {
  readonly what: string;
  readonly line: Line;
  readonly autoconf?: string;
  readonly code: string;
  readonly says: RegExp;
}[] = [
  {
    what: 'a log line whose argument does not fit its format',
    line: 1,
    code: '#include <logging/log.h>\nLOG_MODULE_REGISTER(m);\nvoid f(long x) { LOG_INF("%d", x); }',
    says: /error: format/,
  },
  {
    what: 'a printk whose argument does not fit its format',
    line: 2,
    code: '#include <zephyr/sys/printk.h>\nvoid f(long x) { printk("%s", x); }',
    says: /error: format/,
  },
  {
    what: 'logging in a file that names no module',
    line: 1,
    code: '#include <logging/log.h>\nvoid f(void) { LOG_ERR("x"); }',
    says: /undeclared/,
  },
  {
    what: 'net_dhcpv4_restart() before line 2',
    line: 1,
    code: '#include <net/net_if.h>\nvoid f(struct net_if *i) { net_dhcpv4_restart(i); }',
    says: /net_dhcpv4_restart/,
  },
  {
    what: 'log_strdup() after line 1',
    line: 2,
    code: '#include <zephyr/logging/log.h>\nvoid f(char *s) { (void)log_strdup(s); }',
    says: /log_strdup/,
  },
  {
    what: '<zephyr/zephyr.h> on line 2',
    line: 2,
    code: '#include <zephyr/zephyr.h>',
    says: /deprecated/,
  },
  {
    what: 'POSIX names without CONFIG_NET_SOCKETS_POSIX_NAMES',
    line: 1,
    autoconf: nothingEnabled,
    code: '#include <net/socket.h>\nvoid f(int s) { close(s); }',
    says: /close/,
  },
  {
    what: 'the DHCP lease without CONFIG_NET_DHCPV4',
    line: 1,
    autoconf: nothingEnabled,
    code: '#include <net/net_if.h>\nuint32_t f(struct net_if *i) { return i->config.dhcpv4.lease_time; }',
    says: /dhcpv4/,
  },
  {
    what: 'a semaphore that starts above its limit',
    line: 1,
    code: '#include <zephyr/kernel.h>\nK_SEM_DEFINE(s, 2, 1);',
    says: /static.?assert/i,
  },
  {
    what: 'the size of an array that is a pointer',
    line: 1,
    code: '#include <sys/util.h>\nint f(int *p) { return (int)ARRAY_SIZE(p); }',
    says: /negative/,
  },
  {
    what: 'a build assertion, with its message',
    line: 0,
    code: '#include <sys/util.h>\nBUILD_ASSERT(1 == 2, "one is not two");',
    says: /one is not two/,
  },
];

describe('the headers of the simulation', () => {
  for (const { name } of missing) {
    it(`need ${name} for these tests`, ({ skip }) => {
      skip(!process.env.CI, `${name} is not installed, so nothing is compiled with it`);
      expect.fail(`${name} is not installed, and CI has to have it`);
    });
  }

  describe.concurrent.each(installed)('with $name', (compiler) => {
    it.each(lines)('compile one by one on line %i', async (line) => {
      const source = [...new Set(headerFiles(line).values())];
      expect(await compile(compiler, { line, source })).toBe('');
    });

    it.each(lines)(
      "compile together, and after the libc's, with Zephyr's values on line %i",
      async (line) => {
        expect(await compile(compiler, { line, source: everything(line) })).toBe('');
      },
    );

    it.each(lines)('compile with nothing enabled on line %i', async (line) => {
      const source = `${includeLines(headersOf(line))}LOG_MODULE_REGISTER(nothing);\n`;
      expect(await compile(compiler, { line, source, autoconf: nothingEnabled })).toBe('');
    });

    it.each([
      [32, 64, []],
      [32, 64, ['-DCSK_WIFI_SSID_SIZE=32', '-DCSK_WIFI_PWD_SIZE=64']],
      [33, 65, ['-DCSK_WIFI_SSID_SIZE=33', '-DCSK_WIFI_PWD_SIZE=65']],
    ])('give the Wi-Fi name %i and the password %i bytes with %j', async (ssid, pwd, defines) => {
      const source = [
        includeLines(['csk6/csk_wifi.h']),
        `_Static_assert(sizeof(((csk_wifi_sta_config_t *)0)->ssid) == ${ssid}, "ssid");\n`,
        `_Static_assert(sizeof(((csk_wifi_sta_config_t *)0)->pwd) == ${pwd}, "pwd");\n`,
      ].join('');
      expect(await compile(compiler, { line: 1, source, defines })).toBe('');
    });

    it.each(lines)('are found at the paths of line %i, and only there', async (line) => {
      const checks = pathsByLine.map(([path, on]) => {
        const wrong = on.includes(line) ? `!__has_include(<${path}>)` : `__has_include(<${path}>)`;
        return `#if ${wrong}\n#error "<${path}>"\n#endif\n`;
      });
      expect(await compile(compiler, { line, source: `${checks.join('')}typedef int not_empty;\n` })).toBe(
        '',
      );
    });
  });

  describe.skipIf(installed.length === 0)('refuse', () => {
    it.concurrent.each(refused)('$what', async ({ line, autoconf, code, says }) => {
      const [compiler] = installed;
      assert(compiler !== undefined);
      const job = { line, source: `${code}\n` };
      expect(await compile(compiler, autoconf === undefined ? job : { ...job, autoconf })).toMatch(says);
    });
  });
});
