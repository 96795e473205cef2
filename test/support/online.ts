import type { Files } from '../golden/projects.js';
import { smallApp } from './small-app.js';

/** What a program needs that uses sockets: paths without a prefix are those of lines 0 and 1. */
function headers(line: number, names: readonly string[]): string {
  const prefix = line === 2 ? 'zephyr/' : '';
  return names.map((name) => `#include <${prefix}${name}>`).join('\n');
}

/** Joins Wi-Fi and waits for an address. */
const GO_ONLINE = `
static void go_online(void)
{
	static csk_wifi_sta_config_t config = {.ssid = "any", .pwd = "thing"};
	csk_wifi_result_t result;

	csk_wifi_init();
	while (csk_wifi_sta_connect(&config, &result, K_FOREVER) != 0) {
		k_sleep(K_SECONDS(1));
	}
	net_dhcpv4_start(net_if_get_default());
	k_sleep(K_SECONDS(1));
}
`;

/** Opens a TCP connection; the socket, or less than 0. */
const CONNECT_TO = `
static int connect_to(const char *address, int port)
{
	struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(port)};
	int sock = zsock_socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);

	zsock_inet_pton(AF_INET, address, &peer.sin_addr);
	return zsock_connect(sock, (struct sockaddr *)&peer, sizeof(peer)) == 0 ? sock : -errno;
}
`;

/** What the programs of the tests use between them: one configuration, so that the run-time is built once per line. */
const SETTINGS = [
  'REBOOT=y',
  'GPIO=y',
  'EXAMPLE_SERVER_HOST="echo.example"',
  'DNS_RESOLVER=y',
  'DNS_RESOLVER_AI_MAX_ENTRIES=4',
  'SNTP=y',
  'EVENTFD=y',
  'POSIX_CLOCK=y',
  'SYS_HEAP_RUNTIME_STATS=y',
  'NET_SOCKETS_SOCKOPT_TLS=y',
  'MBEDTLS=y',
  'MBEDTLS_BUILTIN=y',
  'MBEDTLS_ENABLE_HEAP=y',
  'MBEDTLS_PEM_CERTIFICATE_FORMAT=y',
  'MBEDTLS_HAVE_TIME_DATE=y',
  'POSIX_MAX_FDS=8',
];

export interface Program {
  readonly headers?: readonly string[];
  /** In front of main(), which begins with Wi-Fi and an address unless `offline`. */
  readonly before?: string;
  readonly offline?: boolean;
  /** Lines of prj.conf, without CONFIG_, beside those that all have: a run-time is built for each set of them. */
  readonly settings?: readonly string[];
  /** Without those that all have. */
  readonly plain?: boolean;
}

/** The documented project with a main() of the test's own, `go_online()` and `connect_to()`. */
export function program(line: number, body: string, options: Program = {}): Files {
  const { headers: more = [], before = '', offline = false, settings = [], plain = false } = options;
  const network = ['net/socket.h', 'net/net_if.h', 'net/dhcpv4.h', 'net/net_mgmt.h', 'net/net_event.h'];
  const start = [
    headers(line, [...network, ...more]),
    '#include "csk6/csk_wifi.h"',
    '#include <errno.h>',
    '#include <stdio.h>',
    offline ? '' : GO_ONLINE + CONNECT_TO,
    before,
  ].join('\n');
  const files = smallApp(line, `${offline ? '' : '\tgo_online();\n\t(void)connect_to;\n'}${body}`, start);
  const lines = [...(plain ? [] : SETTINGS), ...settings].map((setting) => `CONFIG_${setting}\n`).join('');
  return new Map([...files, ['prj.conf', `${files.get('prj.conf')}${lines}`]]);
}
