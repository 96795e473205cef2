import { describe, expect, it } from 'vitest';
import { note } from '../../src/messages/simulate.js';
import { type Program, program } from '../support/online.js';
import { hasCompiler, type SimulationOptions, simulate } from '../support/simulation.js';

/** Prints all addresses of a name, and what connecting to each comes to. */
const LOOK_UP = `
static void look_up(const char *name, int family, bool then_connect)
{
	struct zsock_addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_STREAM};
	struct zsock_addrinfo *found, *one;
	int64_t start = k_uptime_get();
	int ret = zsock_getaddrinfo(name, "8080", &hints, &found);
	char text[INET6_ADDRSTRLEN];

	printk("%s: %d %s, %d ms\\n", name, ret, ret == 0 ? "found" : zsock_gai_strerror(ret),
	       (int)(k_uptime_get() - start));
	for (one = ret == 0 ? found : NULL; one != NULL; one = one->ai_next) {
		bool v6 = one->ai_family == AF_INET6;

		zsock_inet_ntop(one->ai_family, v6 ? (void *)&net_sin6(one->ai_addr)->sin6_addr
			: (void *)&net_sin(one->ai_addr)->sin_addr, text, sizeof(text));
		printk("%s port %d, %d bytes\\n", text, ntohs(net_sin(one->ai_addr)->sin_port),
		       (int)one->ai_addrlen);
		if (then_connect) {
			int sock = zsock_socket(one->ai_family, one->ai_socktype, one->ai_protocol);
			int done = zsock_connect(sock, one->ai_addr, one->ai_addrlen);
			char byte;

			/* Line 2 says later that nobody listens. */
			if (done == 0 && zsock_recv(sock, &byte, 1, ZSOCK_MSG_DONTWAIT) < 0 && errno != EAGAIN) {
				done = -1;
			}
			printk("%s\\n", done == 0 ? "connected" : "refused");
			zsock_close(sock);
		}
	}
	if (ret == 0) {
		zsock_freeaddrinfo(found);
	}
}
`;

async function told(
  line: number,
  body: string,
  more: Partial<SimulationOptions> = {},
  options: Program = {},
) {
  const files = program(line, body, { before: LOOK_UP, ...options });
  const { console, result } = await simulate(files, { sdkLine: line, seconds: 60, ...more });
  const start = console.findIndex((text) => text.includes('Received:'));
  return {
    console: console.slice(start + 1, -1),
    notes: result.warnings.map((one) => note(one.what, one.detail).en),
  };
}

describe.skipIf(!hasCompiler)('getaddrinfo()', () => {
  it.each([0, 1, 2])('finds the server by the name that the app is set to, on SDK line %s', async (line) => {
    const { console } = await told(line, '\tlook_up("echo.example", AF_INET, true);');
    expect(console).toEqual([
      'echo.example: 0 found, 20 ms',
      '192.168.101.10 port 8080, 8 bytes',
      'connected',
    ]);
  });

  it.each([0, 1, 2])('gives several addresses, on SDK line %s', async (line) => {
    const dns = { kind: 'refuse-first', addresses: 2 } as const;
    const { console } = await told(line, '\tlook_up("echo.example", AF_INET, true);', { dns });
    expect(console).toEqual([
      'echo.example: 0 found, 20 ms',
      '192.168.101.100 port 8080, 8 bytes',
      'refused',
      '192.168.101.101 port 8080, 8 bytes',
      'refused',
      '192.168.101.10 port 8080, 8 bytes',
      'connected',
    ]);
  });

  it.each([0, 1, 2])('gives those of both families, on SDK line %s', async (line) => {
    const body = '\tlook_up("echo.example", AF_UNSPEC, true);\n\tlook_up("echo.example", AF_INET6, false);';
    const { console } = await told(line, body);
    expect(console).toEqual([
      'echo.example: 0 found, 40 ms',
      '192.168.101.10 port 8080, 8 bytes',
      'connected',
      'fd00::10 port 8080, 24 bytes',
      'connected',
      'echo.example: 0 found, 20 ms',
      'fd00::10 port 8080, 24 bytes',
    ]);
  });

  it('says what went wrong, as Zephyr does', async () => {
    const body = '\tlook_up("echo.example", AF_INET, false);';
    const silent = await told(1, body, { dns: { kind: 'silent' } });
    expect(silent.console).toEqual(['echo.example: -101 EAI_UNKNOWN, 2000 ms']);
    const unknown = await told(1, body, { dns: { kind: 'not-found' } });
    expect(unknown.console).toEqual(['echo.example: -5 EAI_NODATA, 20 ms']);
    const without = await told(1, `${body}\n\tlook_up("10.0.0.1", AF_INET, false);`, {}, { plain: true });
    expect(without.console).toEqual([
      'echo.example: -2 EAI_NONAME, 0 ms',
      '10.0.0.1: 0 found, 0 ms',
      '10.0.0.1 port 8080, 8 bytes',
    ]);
    expect(without.notes).toEqual([expect.stringContaining('CONFIG_DNS_RESOLVER=y')]);
  });

  it('gives any other name a host that listens nowhere, and the author a note', async () => {
    const { console, notes } = await told(1, '\tlook_up("other.example", AF_INET, true);');
    expect(console.slice(1)).toEqual(['192.168.101.53 port 8080, 8 bytes', 'refused']);
    expect(notes).toEqual([expect.stringContaining('stands for echo.example:8080 alone')]);
  });

  it('asks the PC where no server came along', async () => {
    const body = '\tlook_up("localhost", AF_INET, false);\n\tlook_up("nowhere.invalid", AF_INET, false);';
    const { console } = await told(1, body, { serve: false, speed: 5 });
    expect(console[0]).toMatch(/^localhost: 0 found/);
    expect(console[1]).toBe('127.0.0.1 port 8080, 8 bytes');
    expect(console[2]).toMatch(/^nowhere\.invalid: -(?:5|101)/);
  });
});

describe.skipIf(!hasCompiler)('IPv6', () => {
  const settings = ['EXAMPLE_SERVER_HOST="fd00::7:1"'];

  it('connects to an address', async () => {
    const { console } = await told(1, '\tlook_up("fd00:0::7:1", AF_UNSPEC, true);', {}, { settings });
    expect(console).toEqual(['fd00:0::7:1: 0 found, 0 ms', 'fd00::7:1 port 8080, 24 bytes', 'connected']);
  });

  it('has no sockets without CONFIG_NET_IPV6', async () => {
    const body =
      '\tint sock = zsock_socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP);\n\tprintk("%d %d\\n", sock, errno);';
    const { console, notes } = await told(1, body, {}, { plain: true, settings: ['NET_IPV6=n'] });
    expect(console).toEqual(['-1 96']);
    expect(notes).toEqual([expect.stringContaining('CONFIG_NET_IPV6=y')]);
  });

  // In one program: what one address comes to has nothing to do with the others.
  it('reads and prints addresses', async () => {
    const addresses = [
      ['::', '::'],
      ['::1', '::1'],
      ['fe80::', 'fe80::'],
      ['FD00:0:0:1:0:0:0:2', 'fd00:0:0:1::2'],
      ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
      ['1::3:4:5:6:7:8', '1:0:3:4:5:6:7:8'],
      ['1:2:3', 'none'],
      ['12345::', 'none'],
      [':1', 'none'],
      ['1::2::3', 'none'],
      ['echo.example', 'none'],
    ];
    const before = [
      'static void print(const char *given)',
      '{',
      '\tstruct in6_addr address;',
      '\tchar text[INET6_ADDRSTRLEN];',
      '\tint ret = zsock_inet_pton(AF_INET6, given, &address);',
      '\tprintk("%s: %s\\n", given, ret == 1 ? zsock_inet_ntop(AF_INET6, &address, text, sizeof(text)) : "none");',
      '}',
    ].join('\n');
    const body = addresses.map(([text]) => `\tprint("${text}");`).join('\n');
    const files = program(1, body, { before, offline: true });
    const { console } = await simulate(files, { sdkLine: 1, seconds: 1, serve: false });
    expect(console.slice(1, -1)).toEqual(addresses.map(([text, printed]) => `${text}: ${printed}`));
  });
});
