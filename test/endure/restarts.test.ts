import { describe, expect, it } from 'vitest';
import { goldenFiles } from '../golden/golden-files.js';
import { goldenProjects } from '../golden/projects.js';
import { endure, type Plan, randomOf } from '../support/endurance.js';
import { expectAllCounted, expectPromisesKept } from '../support/promises.js';
import { hasCompiler } from '../support/simulation.js';

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

describe.skipIf(!hasCompiler).each(documented)('the app on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;
  const files = goldenFiles(project);

  it('is back at the first attempt after each of 50 restarts of the server', async () => {
    const random = randomOf(sdkLine);
    const plan: Plan = function* ({ restart, ledger, now }) {
      for (let count = 0; count < 50; count++) {
        while (ledger.state !== 'Running') yield 100;
        // Each fifth connection is a good one, after which delays start over.
        const wanted = (count % 5 === 0 ? 60_000 : 500) + Math.floor(random() * 1000);
        yield Math.max(0, ledger.stateSince + wanted - now());
        const down = Math.floor(100 * 150 ** random());
        restart(down);
        yield down;
      }
      while (ledger.state !== 'Running') yield 100;
      yield 3000;
    };
    const { ledger, result, restarts } = await endure(files, { sdkLine, plan });
    expect(result.report).toBe('');
    expect(result.end).toMatchObject({ why: 'time' });
    expect(restarts).toHaveLength(50);
    expect(ledger.losses).toBe(50);
    for (const { down, up } of restarts) {
      const first = ledger.attempts.find(({ at }) => at >= up);
      expect(first, `the first attempt after ${up} ms`).toMatchObject({ ok: true });
      // Noticed at once.
      expect(ledger.accounts.some(({ lostAt }) => lostAt === down)).toBe(true);
    }
    expectPromisesKept(ledger);
    expect(ledger.wrong).toBe(0);
    expectAllCounted(ledger);
  });

  it('comes back after each of ten losses of Wi-Fi or of the address', async () => {
    const random = randomOf(sdkLine + 10);
    const plan: Plan = function* ({ trouble, ledger }) {
      for (let count = 0; count < 10; count++) {
        while (ledger.state !== 'Running') yield 100;
        yield 1000 + Math.floor(random() * 1000);
        trouble(count % 3 === 2 ? 'lease' : 'wifi');
        yield 200;
      }
      while (ledger.state !== 'Running') yield 100;
      yield 3000;
    };
    const { ledger, result } = await endure(files, { sdkLine, plan });
    expect(result.report).toBe('');
    expect(ledger.losses).toBe(10);
    expectPromisesKept(ledger);
    expect(ledger.wrong).toBe(0);
    expectAllCounted(ledger);
  });
});
