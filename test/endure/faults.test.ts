import { describe, expect, it } from 'vitest';
import { FAULT_NAMES } from '../../src/serve/faults.js';
import { goldenFiles } from '../golden/golden-files.js';
import { goldenProjects } from '../golden/projects.js';
import { endure, type Plan, randomOf, type Stage } from '../support/endurance.js';
import { expectAllCounted, expectPromisesKept } from '../support/promises.js';
import { hasCompiler } from '../support/simulation.js';

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

/** How long a fault lasts. */
const FAULT_MS = 20_000;
/** The longest delay, what was going on when the fault ended, and the time to notice a silent server. */
const BACK_WITHIN_MS = 72_000 + 10_000 + 42_000;

const alone = FAULT_NAMES.map((name): readonly string[] => [name]);
const pairs = FAULT_NAMES.flatMap((one, index) =>
  FAULT_NAMES.slice(index + 1).map((other): readonly string[] => [one, other]),
);

/** All pairs in the long run; else a few, other ones for each SDK line. */
function pairsFor(sdkLine: number): readonly (readonly string[])[] {
  if (process.env.NANOKIT_ENDURE) return pairs;
  const random = randomOf(sdkLine + 1);
  return Array.from({ length: 4 }, () => pairs[Math.floor(random() * pairs.length)] ?? []);
}

interface Phase {
  readonly faults: string;
  readonly backMs: number;
  /** In quiet times afterwards. */
  readonly wrong: number;
  readonly heapBytes: number;
  readonly descriptors: number;
}

/** One after the other: the faults, then none, and a while of quiet once the app is well again. */
function* goThrough(
  stage: Stage,
  all: readonly (readonly string[])[],
  done: Phase[],
): Generator<number, void> {
  const { ledger, now, faults, restart, trouble, memory } = stage;
  const isWell = (since: number) => ledger.state === 'Running' && ledger.lastEcho > since;
  for (const names of all) {
    faults(...names);
    // Some faults are only met by who connects.
    restart(100);
    yield FAULT_MS;
    faults();
    const end = now();
    // A connection that answers late has to have caught up, too.
    while (!isWell(Math.max(end + 2000, ledger.stateSince)) && now() < end + BACK_WITHIN_MS) yield 100;
    const backMs = now() - end;
    yield 1000;
    const before = ledger.wrong;
    trouble('memory');
    yield 2000;
    const { heapBytes = 0, descriptors = 0 } = memory() ?? {};
    done.push({ faults: names.join(' '), backMs, wrong: ledger.wrong - before, heapBytes, descriptors });
  }
}

describe.skipIf(!hasCompiler).each(documented)('the app on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;
  const files = goldenFiles(project);

  it.each([
    { what: 'each fault', all: alone },
    { what: 'faults in pairs', all: pairsFor(sdkLine) },
  ])(
    'outlasts $what of the server, and has nothing left of it',
    async ({ all }) => {
      const done: Phase[] = [];
      const plan: Plan = (stage) => goThrough(stage, [[], ...all], done);
      const { ledger, result } = await endure(files, { sdkLine, plan });
      expect(result.report).toBe('');
      expect(result.end).toMatchObject({ why: 'time' });
      const [first, ...later] = done;
      expect(first).toMatchObject({ wrong: 0, descriptors: 2 });
      for (const { faults, backMs, ...left } of later) {
        expect(backMs, faults).toBeLessThan(BACK_WITHIN_MS);
        expect({ faults, ...left }).toEqual({ ...first, faults, backMs: undefined });
      }
      expect(later).toHaveLength(all.length);
      expectPromisesKept(ledger);
      expectAllCounted(ledger);
    },
    15 * 60_000,
  );
});
