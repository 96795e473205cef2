import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/simulate/verdict.js';
import { goldenFiles } from '../golden/golden-files.js';
import { generatedFiles, goldenProjects } from '../golden/projects.js';
import { samples } from '../support/samples.js';
import { countEchoes, hasCompiler, simulate } from '../support/simulation.js';

/** A test of the golden projects holds both languages to the same code and settings: one of them is run, or both in the long run. */
const projects = goldenProjects.filter(
  // With TLS: secure.test.ts.
  ({ lang, preset }) => preset !== 'secure' && (lang === 'en' || process.env['NANOKIT_LONG']),
);

describe('a golden project on a PC', () => {
  it('is run wherever CI runs', ({ skip }) => {
    skip(!hasCompiler && !process.env['CI'], 'no C compiler is installed, so nothing is simulated');
    expect(hasCompiler, 'apt install gcc').toBe(true);
  });

  it.skipIf(!hasCompiler).each(projects)(
    '$name: 20 s of board time, every message echoed, none lost, none wrong',
    async (project) => {
      const { sdkLine } = project;
      const { result, console, events } = await simulate(goldenFiles(project), { sdkLine, seconds: 20 });
      expect(verdictOf(result, '.')).toEqual([]);
      expect(result).toMatchObject({ report: '', end: { why: 'time', ms: 20_000 } });
      expect(console.filter((line) => / <(?:err|wrn)> /.test(line))).toEqual([]);
      const { sent, received } = countEchoes(console);
      expect(received).toBeGreaterThan(60);
      // At the very end one may be under way.
      expect(sent - received).toBeLessThanOrEqual(1);
      const texts = events.filter((event) => event.event === 'received');
      expect(texts.length).toBe(sent);
      expect(events.filter((event) => event.event === 'sent').length).toBe(sent);
      expect(events.filter(({ event }) => event === 'protocol-error')).toEqual([]);
    },
  );
});

describe.skipIf(!hasCompiler)('many messages', () => {
  const count = samples(1000, 100_000);

  it.each([0, 1, 2])(
    `${count} in a row on SDK line %i, and none is lost`,
    async (sdkLine) => {
      const overrides = [{ path: ['app', 'send_interval_ms'], value: 1 }];
      const files = await generatedFiles({ preset: 'documented', sdkLine, lang: 'en', overrides });
      // A message takes a little over a millisecond: the pause, and the network's time.
      const seconds = Math.ceil(count * 0.0015) + 2;
      const { result, console } = await simulate(files, { sdkLine, seconds });
      expect(verdictOf(result, '.')).toEqual([]);
      const { sent, received } = countEchoes(console);
      expect(received).toBeGreaterThanOrEqual(count);
      expect(sent - received).toBeLessThanOrEqual(1);
    },
    300_000,
  );
});

describe.skipIf(!hasCompiler)('a run', () => {
  const project = goldenProjects[2];

  it('is the same with the same seed, and another with another', async () => {
    if (!project) throw new Error('no golden project');
    const files = goldenFiles(project);
    const options = { sdkLine: project.sdkLine, seconds: 10, trace: true };
    const all = async (seed: number) =>
      (await simulate(files, { ...options, seed })).all.map((line) =>
        line.replace(/"(?:port":|peer":"127\.0\.0\.1:)\d+/g, ''),
      );
    const first = await all(7);
    expect(await all(7)).toEqual(first);
    expect(await all(8)).not.toEqual(first);
  });

  it('says the same at any speed', async () => {
    if (!project) throw new Error('no golden project');
    const options = { sdkLine: project.sdkLine, seconds: 1 };
    const slow = await simulate(goldenFiles(project), { ...options, speed: 2 });
    const fast = await simulate(goldenFiles(project), { ...options, speed: 1_000_000 });
    expect(slow.console).toEqual(fast.console);
  });
});
