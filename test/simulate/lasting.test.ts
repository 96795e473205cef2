import { describe, expect, it } from 'vitest';
import { type Fault, parseFault } from '../../src/serve/faults.js';
import { goldenFiles } from '../golden/golden-files.js';
import { goldenProjects } from '../golden/projects.js';
import { sampled } from '../support/sample.js';
import {
  countEchoes,
  hasCompiler,
  type Simulation,
  type SimulationOptions,
  simulate,
} from '../support/simulation.js';

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

function fault(text: string): Fault {
  const parsed = parseFault(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

/** Board time of a log line, in ms. */
function timeOf(line: string): number {
  const [, hours = '', minutes = '', seconds = '', ms = ''] =
    /^\[(\d\d):(\d\d):(\d\d)\.(\d{3})/.exec(line) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
}

interface Retry {
  readonly announced: number;
  readonly actual: number;
}

/** Every delay that was announced, and how long it was until the next attempt. */
function retriesOf(console: readonly string[]): Retry[] {
  return console.flatMap((line, index) => {
    const announced = / connection: Trying again in (\d+) ms$/.exec(line)?.[1];
    const next = console.slice(index + 1).find((later) => / connection: (?:Wi-Fi|Address|TCP): /.test(later));
    return announced && next ? [{ announced: Number(announced), actual: timeOf(next) - timeOf(line) }] : [];
  });
}

const count = (console: readonly string[], pattern: RegExp) =>
  console.filter((line) => pattern.test(line)).length;
const RUNNING = / connection: Running: /;
const LOST = / connection: Connection lost: /;

/** The code is the same on all SDK lines but for what the line's headers make of it: each on one of them, on all in the long run. */
describe.skipIf(!hasCompiler)('the app', () => {
  type Tried = (options: Partial<SimulationOptions>, ...faults: string[]) => Promise<Simulation>;
  function holds(seed: number, what: string, test: (tried: Tried) => Promise<void>): void {
    it.each(sampled(documented, 1, seed))(`${what}, on SDK line $sdkLine`, (project) =>
      test((options, ...faults) => {
        const { sdkLine } = project;
        return simulate(goldenFiles(project), {
          sdkLine,
          seconds: 20,
          ...options,
          faults: faults.map(fault),
        });
      }),
    );
  }

  holds(1, 'comes back after each cut connection, at the first attempt, when it said', async (tried) => {
    const { console, result } = await tried({ seconds: 700 }, 'drop@3');
    expect(result.report).toBe('');
    expect(count(console, LOST)).toBeGreaterThanOrEqual(12);
    expect(count(console, RUNNING)).toBeGreaterThanOrEqual(count(console, LOST));
    expect(count(console, / failed: /)).toBe(0);
    const retries = retriesOf(console);
    retries.forEach(({ announced, actual }, index) => {
      const nominal = Math.min(1000 * 2 ** index, 60_000);
      expect(Math.abs(announced - nominal)).toBeLessThanOrEqual(nominal / 5);
      expect(Math.abs(actual - announced)).toBeLessThanOrEqual(announced / 5);
    });
    expect(retries[0]?.actual).toBeLessThanOrEqual(1200);
    const { sent, received } = countEchoes(console);
    expect(sent - received).toBe(count(console, LOST));
  });

  holds(2, 'tells its counters every ten minutes, connected or not', async (tried) => {
    const told = ({ console }: { readonly console: readonly string[] }) =>
      console.filter((line) => line.includes(' Since boot: '));
    const connected = told(await tried({ seconds: 1205 }));
    expect(connected.map((line) => Math.round(timeOf(line) / 60_000))).toEqual([10, 20]);
    expect(connected[1]).toMatch(/Since boot: 1 connects, (\d+) messages sent, \1 received, 0 too large$/);
    const without = told(await tried({ seconds: 700 }, 'refuse'));
    expect(without).toHaveLength(1);
    expect(without[0]).toContain('Since boot: 0 connects');
  });

  holds(3, 'starts over with the first delay after a good minute', async (tried) => {
    const { console } = await tried({ seconds: 240 }, 'drop@260');
    const retries = retriesOf(console);
    expect(retries.length).toBeGreaterThanOrEqual(3);
    for (const { actual } of retries) expect(actual).toBeLessThanOrEqual(1200);
  });

  holds(4, 'answers CLOSE with CLOSE, and connects again', async (tried) => {
    const { console, events } = await tried({}, 'close=1001@3');
    expect(console.join('\n')).toContain('The server closes the connection (code 1001)');
    expect(events.find(({ event }) => event === 'closed')).toMatchObject({ code: 1001 });
    expect(count(console, RUNNING)).toBeGreaterThan(1);
  });

  holds(5, 'finds out that a server is gone without a word', async (tried) => {
    const { console } = await tried({ seconds: 60 }, 'stop-reading@3');
    const [first = '', second = ''] = console.filter((line) => RUNNING.test(line) || LOST.test(line));
    expect(second).toContain('no answer in time');
    expect(timeOf(second) - timeOf(first)).toBeLessThanOrEqual(42_000);
    expect(count(console, RUNNING)).toBeGreaterThan(1);
  });

  holds(6, 'notices a lost link at once, and begins with Wi-Fi', async (tried) => {
    const { console } = await tried({ seconds: 30, wifi: { kind: 'drop-after', ms: 5000 } });
    const lost = console.findIndex((line) => LOST.test(line));
    expect(console[lost]).toContain('Wi-Fi or the address was lost');
    expect(timeOf(console[lost] ?? '')).toBeLessThanOrEqual(5400);
    const states = console
      .slice(lost)
      .flatMap((line) => / connection: (Wi-Fi|Address|TCP|WebSocket|Running): /.exec(line)?.[1] ?? []);
    expect(states).toEqual(['Wi-Fi', 'Address', 'TCP', 'WebSocket', 'Running']);
  });

  holds(7, 'says once that the password is wrong, and tries slowly', async (tried) => {
    const { console } = await tried({ seconds: 400, wifi: { kind: 'wrong-password' } });
    expect(count(console, /AP not found or invalid password/)).toBe(1);
    const [, ...later] = retriesOf(console);
    expect(later.length).toBeGreaterThanOrEqual(4);
    for (const { actual } of later) expect(actual).toBeGreaterThanOrEqual(48_000);
  });

  holds(
    15,
    'joins anew if the router gives no address: the access point may be gone unnoticed',
    async (tried) => {
      const { console, calls } = await tried({ seconds: 45, dhcpMs: Number.POSITIVE_INFINITY, trace: true });
      const states = console.flatMap((line) => / connection: (Wi-Fi|Address): /.exec(line)?.[1] ?? []);
      expect(states).toEqual(['Wi-Fi', 'Address', 'Wi-Fi', 'Address']);
      expect(calls.filter((call) => call.includes('csk_wifi_sta_disconnect'))).toHaveLength(1);
    },
  );

  holds(8, 'gives up on a server that accepts and never answers', async (tried) => {
    const { console } = await tried({ seconds: 30 }, 'no-handshake@1');
    expect(count(console, /WebSocket failed: /)).toBe(1);
    expect(count(console, RUNNING)).toBe(1);
  });

  holds(9, 'takes no refusal for a connection, however well the last one went', async (tried) => {
    const { console } = await tried({ seconds: 30 }, 'drop@3', 'refuse@2');
    expect(console.join('\n')).toContain('The server answers with HTTP status 503');
    expect(count(console, /WebSocket failed: /)).toBe(1);
    expect(count(console, RUNNING)).toBeGreaterThanOrEqual(2);
  });

  holds(10, 'keeps the connection through a message that is too large, and counts it', async (tried) => {
    const { console } = await tried({}, 'oversize=70000@3');
    expect(count(console, /Dropped a message larger than the buffer's 512 bytes/)).toBe(1);
    expect(count(console, RUNNING)).toBe(1);
    expect(countEchoes(console).received).toBeGreaterThan(20);
  });

  holds(11, 'closes with 1007 when text is no UTF-8', async (tried) => {
    const { console, events } = await tried({}, 'invalid-utf8@3');
    expect(console.join('\n')).toContain('text that is not UTF-8');
    expect(events.find(({ event }) => event === 'closed')).toMatchObject({ code: 1007 });
  });

  holds(12, 'loses nothing to fragments, coalesced messages and PINGs', async (tried) => {
    const { console } = await tried({}, 'fragment=3', 'coalesce=3', 'ping=130');
    const { sent, received } = countEchoes(console);
    expect(sent).toBeGreaterThan(60);
    expect(sent - received).toBeLessThanOrEqual(1);
    expect(count(console, / <(?:err|wrn)> /)).toBe(0);
  });
});
