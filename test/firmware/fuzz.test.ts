import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../golden/projects.js';
import { isInstalled, scratchFolder } from './c-tools.js';
import { FUZZERS, runHarness } from './harness.js';

const scratch = scratchFolder('fuzz');
const installed = isInstalled('clang');
/** An hour each in the long run. */
const SECONDS = process.env.NANOKIT_LONG ? 3600 : process.env.CI ? 20 : 5;

describe('libFuzzer', () => {
  it('is there', ({ skip }) => {
    skip(!installed && !process.env.CI, 'clang is not installed, so nothing is fuzzed');
    expect(installed, 'apt install clang').toBe(true);
  });

  it.skipIf(!installed).each(FUZZERS)(
    'finds nothing with $name',
    async (fuzzer) => {
      const files = await generatedFiles({
        preset: 'documented',
        lang: 'en',
        sdkLine: 1,
        ...(fuzzer.kind ? { kind: fuzzer.kind } : {}),
      });
      const flags = ['-g', '-O1', '-fsanitize=fuzzer,address,undefined', '-fno-sanitize-recover=all'];
      const args = [`-max_total_time=${SECONDS}`, '-max_len=600', '-seed=1', '-verbosity=0'];
      const { ok, output } = await runHarness('clang', flags, scratch, fuzzer, files, 1, args);
      expect(ok, output.slice(-4000)).toBe(true);
    },
    (SECONDS + 120) * 1000,
  );
});
