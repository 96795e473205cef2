import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { program } from '../support/online.js';
import { hasCompiler, type SimulationOptions, simulate } from '../support/simulation.js';

const SET_CLOCK = `
static void set_clock(void)
{
	struct sntp_time now;
	struct timespec ts;
	int ret = sntp_simple("pool.ntp.org", 4000, &now);

	if (ret == 0) {
		ts = (struct timespec){.tv_sec = now.seconds};
		ret = clock_settime(CLOCK_REALTIME, &ts);
	}
	clock_gettime(CLOCK_REALTIME, &ts);
	printk("%d, %lld, %lld\\n", ret, (long long)ts.tv_sec, (long long)time(NULL));
}
`;

const clockApp = (line: number, body: string, before = '') =>
  program(line, body, {
    headers: ['net/sntp.h', 'posix/time.h', 'net/tls_credentials.h'],
    before: SET_CLOCK + before,
  });

async function told(line: number, body: string, more: Partial<SimulationOptions> = {}) {
  const { console } = await simulate(clockApp(line, body), { sdkLine: line, seconds: 30, ...more });
  const start = console.findIndex((text) => text.includes('Received:'));
  return console.slice(start + 1, -1);
}

const DATE = new Date('2031-02-03T00:00:00Z');
const SECONDS = DATE.getTime() / 1000;

describe.skipIf(!hasCompiler)('the clock', () => {
  it.each([0, 1, 2])('is in 1970 until SNTP tells the date, on SDK line %s', async (line) => {
    const body = '\tprintk("%lld\\n", (long long)time(NULL));\n\tset_clock();';
    const after = SECONDS + 1;
    expect(await told(line, body, { sntp: DATE })).toEqual(['1', `0, ${after}, ${after}`]);
  });

  it('is at the end of today where no date is asked for, so that what was made today is not of the future', async () => {
    const [line = ''] = await told(1, '\tset_clock();');
    const seconds = Number(/^0, (\d+), \1$/.exec(line)?.[1]);
    // The answer comes in the second after 23:59:59.
    expect(seconds % (24 * 3600)).toBe(0);
    expect(seconds * 1000).toBeGreaterThan(Date.now() - 1000);
  });

  it('is told by a time server whose name nobody else knows, also without a server of the run', async () => {
    const body = '\tset_clock();';
    const before = SET_CLOCK.replace('pool.ntp.org', 'time.invalid');
    const files = program(2, body, { headers: ['net/sntp.h', 'posix/time.h'], before });
    const { console } = await simulate(files, {
      sdkLine: 2,
      seconds: 30,
      serve: false,
      sntp: DATE,
    });
    expect(console).toContain(`0, ${SECONDS + 1}, ${SECONDS + 1}`);
  });

  it('stays so where no time server answers', async () => {
    const body = '\tset_clock();\n\tprintk("%d ms\\n", (int)k_uptime_get());';
    // 100, 200, 400, 800 and then 1600 ms are waited, as in Zephyr.
    expect(await told(1, body, { sntp: 'silent' })).toEqual(['-116, 5, 5', '5920 ms']);
  });
});

describe.skipIf(!hasCompiler)('the date of a certificate', () => {
  let folder: string;
  let authority: Authority;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nanokit-clock-'));
    const opened = openAuthority(join(folder, 'ca'), 'ca');
    if (!opened.ok) throw new Error('no authority');
    authority = opened.value;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const connectSecurely = (setsClock: boolean) => `${setsClock ? '\tset_clock();\n' : ''}
	static const sec_tag_t tags[] = {1};
	struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(8080)};
	int sock = zsock_socket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_2);

	tls_credential_add(1, TLS_CREDENTIAL_CA_CERTIFICATE, ca, sizeof(ca));
	zsock_setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof(tags));
	zsock_setsockopt(sock, SOL_TLS, TLS_HOSTNAME, "192.168.101.10", 15);
	zsock_inet_pton(AF_INET, "192.168.101.10", &peer.sin_addr);
	printk("connect %d\\n", zsock_connect(sock, (struct sockaddr *)&peer, sizeof(peer)));`;

  it.each([
    ['is that of today, once the clock is set', true, undefined, 'connect 0', []],
    ['lies ahead of a clock that nobody has set', false, undefined, 'connect -1', [/1970/]],
    ['is over some years from now', true, new Date('2090-01-01T00:00:00Z'), 'connect -1', [/2090/]],
  ] as const)('%s', async (_, setsClock, sntp, connected, refusals) => {
    const pem = readFileSync(join(folder, 'ca/ca.pem'), 'utf8').trim().split('\n');
    const ca = `static const char ca[] =\n${pem.map((text) => `\t"${text}\\n"`).join('\n')};\n`;
    const ran = await simulate(clockApp(1, connectSecurely(setsClock), ca), {
      sdkLine: 1,
      seconds: 30,
      tls: authority.issue(['192.168.101.10']),
      ...(sntp ? { sntp } : {}),
    });
    expect(ran.console).toContain(connected);
    expect(ran.refused).toEqual(refusals.map((one) => expect.stringMatching(one)));
  });
});

describe.skipIf(!hasCompiler)('the heap', () => {
  it.each([1, 2])('says what is left, on SDK line %s', async (line) => {
    const body = `
	struct ${line === 1 ? 'sys_heap_runtime_stats' : 'sys_memory_stats'} before, after;
	void *block;

	sys_heap_runtime_stats_get(&_system_heap.heap, &before);
	block = k_malloc(100);
	k_free(k_malloc(1000));
	sys_heap_runtime_stats_get(&_system_heap.heap, &after);
	k_free(block);
	printk("%d %d %d, all %d\\n", (int)(before.free_bytes - after.free_bytes),
	       (int)(after.allocated_bytes - before.allocated_bytes),
	       (int)(after.max_allocated_bytes - after.allocated_bytes),
	       (int)(after.free_bytes + after.allocated_bytes) == CONFIG_HEAP_MEM_POOL_SIZE);`;
    const files = program(line, body, {
      offline: true,
      headers: ['sys/sys_heap.h'],
      before: 'extern struct k_heap _system_heap;',
    });
    const { console } = await simulate(files, { sdkLine: line, seconds: 1, serve: false });
    expect(console[1]).toBe('112 112 1008, all 1');
  });
});
