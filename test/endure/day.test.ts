import { describe, expect, it } from 'vitest';
import { FAULT_NAMES } from '../../src/serve/faults.js';
import { goldenFiles } from '../golden/golden-files.js';
import { everyProject } from '../golden/projects.js';
import { type Endured, endure, type Plan, randomOf } from '../support/endurance.js';
import { expectAllCounted, expectPromisesKept } from '../support/promises.js';
import { hasCompiler } from '../support/simulation.js';

const projects = everyProject.filter(({ name }) => /^(?:documented|telemetry|commands)-sdk\d-en$/.test(name));

const isLong = process.env.NANOKIT_ENDURE !== undefined;
const BOARD_MS = isLong ? 24 * 3600 * 1000 : 600 * 1000;
/** Another seed tells other stories: NANOKIT_SEED=7 npm run test:endure */
const SEED = Number(process.env.NANOKIT_SEED ?? 1);
/** The longest wait that the app announces, and the time to notice a silent server, to connect and to get an address. */
const BACK_WITHIN_MS = 150_000;

interface Seen {
  readonly heapBytes: number;
  readonly descriptors: number;
  readonly sockets: number;
}

/** Random troubles, each some time after the one before; then quiet until the app is well again. */
function storyOf(seed: number, memory: Seen[], events: string[]): Plan {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return function* (stage) {
    const { now, faults, restart, trouble, ledger } = stage;
    const remember = function* (): Generator<number, void> {
      trouble('memory');
      yield 100;
      const { heapBytes = 0, descriptors = 0, sockets = 0 } = stage.memory() ?? {};
      memory.push({ heapBytes, descriptors, sockets });
    };
    const isBack = (since: number) => ledger.state === 'Running' && ledger.stateSince < since - 10_000;
    yield 15_000;
    yield* remember();
    while (now() < BOARD_MS - BACK_WITHIN_MS) {
      yield 1000 + below(isLong ? 240_000 : 30_000);
      const name = FAULT_NAMES[below(FAULT_NAMES.length)] ?? 'drop';
      const kind = below(8);
      const ms = 100 + below(kind < 4 ? 20_000 : 5000);
      events.push(`${now()}: ${kind < 4 ? name : ['restart', 'wifi', 'lease', 'heap'][kind - 4]} ${ms}`);
      if (kind < 4) faults(name);
      if (kind === 4) restart(ms);
      if (kind === 5) trouble('wifi');
      if (kind === 6) trouble('lease');
      if (kind === 7) trouble('heap', 8);
      stage.sendToAll('{"cmd":"ping"}');
      yield ms;
      faults();
      if (kind === 7) trouble('heap', 0);
    }
    const end = now();
    while (!isBack(now()) && now() < end + BACK_WITHIN_MS) yield 1000;
    yield* remember();
    // So that the app tells its counters once more.
    restart(1000);
    yield 5000;
    while (!isBack(now() + 10_000) && now() < end + 2 * BACK_WITHIN_MS) yield 1000;
  };
}

function expectSound({ result, ledger }: Endured, memory: readonly Seen[]): void {
  expect(result.report).toBe('');
  expect(result.end).toMatchObject({ why: 'time' });
  expect(result.warnings).toEqual([]);
  expect(ledger.reboots).toBe(0);
  expect(ledger.state).toBe('Running');
  const [first, last] = memory;
  expect(first?.heapBytes).toBeGreaterThan(0);
  expect(last).toEqual(first);
  expectPromisesKept(ledger);
}

describe.skipIf(!hasCompiler).each(projects)('$name', (project) => {
  it(`goes through ${BOARD_MS / 60_000} minutes of random troubles with the seed ${SEED}`, async () => {
    const memory: Seen[] = [];
    const events: string[] = [];
    const plan = storyOf(SEED * 16 + project.sdkLine, memory, events);
    const started = performance.now();
    const endured = await endure(goldenFiles(project), { sdkLine: project.sdkLine, plan });
    const { ledger } = endured;
    try {
      expectSound(endured, memory);
      if (!project.kind) expectAllCounted(ledger);
      if (project.kind === 'telemetry') expect(ledger.reported).toBeGreaterThan(BOARD_MS / 15_000);
    } catch (error) {
      console.log([`seed ${SEED}`, ...events.slice(-20), ...ledger.tail.slice(-60)].join('\n'));
      throw error;
    }
    if (isLong) {
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(
        `${project.name}: ${seconds} s, ${events.length} troubles, ${ledger.accounts.length} connections, ` +
          `${ledger.arrived} messages arrived, ${JSON.stringify(memory.at(-1))}`,
      );
    }
  }, 3600_000);
});
