import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/simulate/verdict.js';
import { type Program, program } from '../support/online.js';
import { hasCompiler, simulate } from '../support/simulation.js';

const rebooting = (line: number, body: string, more: Program = {}) =>
  program(line, body, {
    offline: true,
    ...more,
    headers: ['sys/reboot.h', ...(more.headers ?? [])],
  });

const HANDSHAKE = `static const char HELLO[] = "GET / HTTP/1.1\\r\\nHost: any\\r\\nUpgrade: websocket\\r\\n"
\t"Connection: Upgrade\\r\\nSec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\\r\\n\\r\\n";`;

describe.skipIf(!hasCompiler)('sys_reboot()', () => {
  it.each([0, 1, 2])('starts the app anew: memory and its clock, not the run (SDK line %s)', async (line) => {
    const body = [
      '\tprintk("at %d, count %d\\n", (int)k_uptime_get(), ++count);',
      '\tk_sleep(K_SECONDS(12));',
      '\tsys_reboot(SYS_REBOOT_COLD);',
    ].join('\n');
    const { console, result, all } = await simulate(rebooting(line, body, { before: 'static int count;' }), {
      sdkLine: line,
      seconds: 30,
      serve: false,
    });
    const life = ['*** Booting Zephyr OS build simulated ***', 'at 0, count 1'];
    expect(console).toEqual([...life, ...life, ...life, '']);
    expect(result.end).toMatchObject({ why: 'time', ms: 30_000 });
    const reboots = all.filter((one) => one.includes('"reboot"')).map((one) => JSON.parse(one));
    expect(reboots).toEqual(
      [12_000, 24_000].map((ms) => ({ kind: 'reboot', ms, how: 'sys_reboot(SYS_REBOOT_COLD)' })),
    );
  });

  it('brings other random numbers, and the same in each run', async () => {
    const body =
      '\tprintk("%x\\n", sys_rand32_get());\n\tk_sleep(K_SECONDS(20));\n\tsys_reboot(SYS_REBOOT_WARM);';
    const files = rebooting(1, body, { headers: ['random/rand32.h'] });
    const options = { sdkLine: 1, seconds: 30, serve: false };
    const [one, other] = [await simulate(files, options), await simulate(files, options)];
    const numbers = one.console.filter((line) => /^[0-9a-f]{5,8}$/.test(line));
    expect(new Set(numbers).size).toBe(2);
    expect(other.all).toEqual(one.all);
  });

  it('drops the connection without a CLOSE; what was sent before has come', async () => {
    const body = [
      '\tint sock = connect_to("192.168.101.10", 8080);',
      '\tprintk("again\\n");',
      '\tzsock_send(sock, HELLO, sizeof(HELLO) - 1, 0);',
      '\tk_sleep(K_SECONDS(10));',
      '\tsys_reboot(SYS_REBOOT_COLD);',
    ].join('\n');
    const { events, console } = await simulate(rebooting(1, body, { offline: false, before: HANDSHAKE }), {
      sdkLine: 1,
      seconds: 25,
    });
    expect(console.filter((line) => line === 'again')).toHaveLength(3);
    expect(events.filter(({ event }) => event === 'connected')).toHaveLength(3);
    const closed = events.flatMap((event) => (event.event === 'closed' ? [event] : []));
    expect(closed.map(({ ms, code }) => ({ ms, code }))).toEqual([
      { ms: 11_200, code: 1006 },
      { ms: 22_400, code: 1006 },
      { ms: 25_000, code: 1006 },
    ]);
  });

  it('is told where it never ends', async () => {
    const { result, all } = await simulate(rebooting(1, '\tsys_reboot(SYS_REBOOT_COLD);'), {
      sdkLine: 1,
      seconds: 30,
      serve: false,
    });
    expect(all.filter((one) => one.includes('"kind":"reboot"'))).toHaveLength(20);
    expect(verdictOf(result, '/')).toMatchObject([{ code: 'simulate/reboot-loop', severity: 'error' }]);
  });
});
