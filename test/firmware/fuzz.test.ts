import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../golden/projects.js';
import { run, scratchFolder } from './c-tools.js';
import { FUZZERS, runHarness } from './harness.js';

const scratch = scratchFolder('fuzz');
/** clang alone is not enough: Debian has libFuzzer and the sanitizers in a package of their own. */
const installed = await canFuzz();
/** An hour each in the long run. */
const SECONDS = process.env.NANOKIT_LONG ? 3600 : process.env.CI ? 20 : 5;

async function canFuzz(): Promise<boolean> {
  const source = join(scratch, 'none.c');
  writeFileSync(source, 'int LLVMFuzzerTestOneInput(void) { return 0; }\n');
  const flags = ['-fsanitize=fuzzer,address,undefined', source, '-o', join(scratch, 'none')];
  return (await run('clang', flags, scratch)).ok;
}

describe.concurrent('libFuzzer', () => {
  it('is there', ({ skip }) => {
    skip(!installed && !process.env.CI, 'clang or its libFuzzer is not installed, so nothing is fuzzed');
    expect(installed, 'apt install clang libclang-rt-dev').toBe(true);
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
    // They may have to wait for each other: no more run at a time than the machine has cores.
    (SECONDS + 120) * FUZZERS.length * 1000,
  );
});
