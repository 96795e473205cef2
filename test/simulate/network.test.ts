import { describe, expect, it } from 'vitest';
import { program } from '../support/online.js';
import { faultsOf } from '../support/servers.js';
import { hasCompiler, simulate } from '../support/simulation.js';

/** Prints what happens to addresses and to the radio link. */
const WATCH = `
static struct net_mgmt_event_callback addresses;
static csk_wifi_event_cb_t radio;

static void on_address(struct net_mgmt_event_callback *cb, uint32_t event, struct net_if *iface)
{
	printk("%d %s\\n", (int)k_uptime_get(), event == NET_EVENT_IPV4_ADDR_ADD ? "address" : "none");
}

static void on_radio(csk_wifi_event_t events, void *data, uint32_t len, void *arg)
{
	printk("%d %s\\n", (int)k_uptime_get(), events & CSK_WIFI_EVT_STA_CONNECTED ? "joined" : "lost");
}

static void watch(void)
{
	net_mgmt_init_event_callback(&addresses, on_address,
				     NET_EVENT_IPV4_ADDR_ADD | NET_EVENT_IPV4_ADDR_DEL);
	net_mgmt_add_event_callback(&addresses);
	radio.handler = on_radio;
	radio.events = CSK_WIFI_EVT_STA_CONNECTED | CSK_WIFI_EVT_STA_DISCONNECTED;
	csk_wifi_add_callback(&radio);
}
`;

describe.skipIf(!hasCompiler)('the pretended network', () => {
  it.each([0, 1, 2])(
    'loses an address, with its connections, and has one again, on SDK line %s',
    async (line) => {
      const body = [
        '\tint sock = connect_to("192.168.101.10", 8080), ret;',
        '\tchar byte;',
        '\twatch();',
        '\tk_sleep(K_SECONDS(10));',
        // What is sent now goes nowhere, and after a while that is noticed.
        '\tzsock_send(sock, "a", 1, 0);',
        '\tk_sleep(K_SECONDS(30));',
        '\tret = zsock_recv(sock, &byte, 1, ZSOCK_MSG_DONTWAIT);',
        '\tprintk("%s\\n", ret == 0 || errno == ETIMEDOUT ? "gone" : "there");',
        '\tprintk("again %d\\n", connect_to("192.168.101.10", 8080) > 0);',
      ].join('\n');
      const files = program(line, body, { before: WATCH });
      const { console } = await simulate(files, { sdkLine: line, seconds: 60, leaseMs: 5000 });
      const start = console.findIndex((text) => text.endsWith('none'));
      expect(console.slice(start).filter((text) => !text.includes('net_dhcpv4'))).toEqual([
        '5300 none',
        '15300 address',
        'gone',
        'again 1',
        '',
      ]);
    },
  );

  it.each([
    [0, 0],
    [1, 10_000],
    [2, 10_000],
  ])('does not wait for ever for room, on SDK line %s', async (line, waits) => {
    const request =
      'GET / HTTP/1.1\\r\\nHost: a\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n' +
      'Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n\\r\\n';
    const body = [
      '\tint sock = connect_to("192.168.101.10", 8080);',
      // An empty message, after which the server reads nothing more.
      `\tstatic const char start[] = "${request}\\x81\\x80\\0\\0\\0";`,
      '\tstatic const char more[4096];',
      '\tint64_t last = 0;',
      '\tzsock_send(sock, start, sizeof(start), 0);',
      '\tk_sleep(K_SECONDS(1));',
      '\tdo {',
      '\t\tlast = k_uptime_get();',
      '\t} while (zsock_send(sock, more, sizeof(more), 0) >= 0);',
      '\tprintk("%d after %d\\n", errno == ENOBUFS, (int)(k_uptime_get() - last));',
    ].join('\n');
    const options = { sdkLine: line, seconds: 60, faults: faultsOf('stop-reading') };
    const { console } = await simulate(program(line, body), options);
    expect(console).toContain(`1 after ${waits}`);
  });

  it('loses the radio link so long after each joining', async () => {
    const body = [
      '\tstatic csk_wifi_sta_config_t config = {.ssid = "any", .pwd = "thing"};',
      '\tcsk_wifi_result_t result;',
      '\twatch();',
      '\tfor (int i = 0; i < 3; i++) {',
      '\t\tk_sleep(K_SECONDS(8));',
      '\t\tcsk_wifi_sta_connect(&config, &result, K_FOREVER);',
      '\t}',
    ].join('\n');
    const files = program(1, body, { before: WATCH });
    const { console } = await simulate(files, {
      sdkLine: 1,
      seconds: 25,
      serve: false,
      wifi: { kind: 'drop-every', ms: 5000 },
    });
    const changes = console.filter((text) => /^\d+ (?:lost|joined)$/.test(text));
    expect(changes).toEqual(['5200 lost', '9400 joined', '14400 lost', '17600 joined', '22600 lost']);
  });
});

/** Another thread, which posts and wakes who polls. */
const POSTER = `
K_MSGQ_DEFINE(queue, sizeof(int), 4, 4);
static int wake_fd;

static void post(void *p1, void *p2, void *p3)
{
	for (int i = 1; i <= 3; i++) {
		k_sleep(K_MSEC(1500));
		k_msgq_put(&queue, &i, K_NO_WAIT);
		eventfd_write(wake_fd, 1);
	}
}
K_THREAD_DEFINE(poster, 1024, post, NULL, NULL, NULL, 5, 0, 0);
`;

describe.skipIf(!hasCompiler)('poll()', () => {
  it.each([0, 1, 2])('sees an eventfd beside a socket, on SDK line %s', async (line) => {
    const body = [
      '\tstruct zsock_pollfd fds[2] = {{.events = ZSOCK_POLLIN}, {.events = ZSOCK_POLLIN}};',
      '\tint ret, item;',
      '\teventfd_t count;',
      '\twake_fd = eventfd(0, EFD_NONBLOCK);',
      '\tprintk("%d\\n", eventfd(0, 0));',
      '\tfds[0].fd = wake_fd;',
      '\tfds[1].fd = connect_to("192.168.101.10", 8080);',
      '\twhile ((ret = zsock_poll(fds, 2, 2000)) > 0) {',
      '\t\tret = eventfd_read(wake_fd, &count);',
      '\t\tk_msgq_get(&queue, &item, K_NO_WAIT);',
      '\t\tprintk("%d: %d %d %d\\n", (int)k_uptime_get(), ret, (int)count, item);',
      '\t}',
      '\tprintk("%d: %d, %d %d\\n", (int)k_uptime_get(), ret, eventfd_read(wake_fd, &count), fds[1].revents);',
    ].join('\n');
    const files = program(line, body, { headers: ['posix/sys/eventfd.h'], before: POSTER });
    const { console } = await simulate(files, { sdkLine: line, seconds: 20 });
    const start = console.indexOf('-1');
    expect(console.slice(start + 1)).toEqual([
      '1500: 0 1 1',
      '3000: 0 1 2',
      '4500: 0 1 3',
      '6500: 0, -1 0',
      '',
    ]);
  });
});
