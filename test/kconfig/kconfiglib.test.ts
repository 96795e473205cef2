import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { autoconf } from '../../src/kconfig/autoconf.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { printKconfig } from '../../src/kconfig/kconfig-print.js';
import { resolve } from '../../src/kconfig/resolve.js';
import type { Resolution } from '../../src/kconfig/types.js';
import { NO_ZEPHYR } from '../../src/kconfig/zephyr-symbols.js';
import { samples } from '../support/samples.js';
import { type RandomCase, randomCase } from './random-kconfig.js';

// Kconfiglib is what Zephyr itself runs: it decides what is right. Debian: apt install python3-kconfiglib
const PYTHON = '/usr/bin/python3';
const installed = spawnSync(PYTHON, ['-c', 'import kconfiglib'], { stdio: 'ignore' }).status === 0;
const CASES = samples(400, 6000);

type Verdict =
  | { readonly error: string }
  | {
      readonly values: Readonly<Record<string, string>>;
      readonly autoconf: string;
      readonly stops: readonly string[];
    };

function kconfiglib(cases: readonly RandomCase[]): readonly Verdict[] {
  const script = fileURLToPath(new URL('kconfiglib-values.py', import.meta.url));
  const output = execFileSync(PYTHON, [script], { input: JSON.stringify(cases), maxBuffer: 2 ** 28 });
  return JSON.parse(output.toString('utf8'));
}

function ours(kconfig: string, fragments: readonly string[]): Resolution {
  const tree = parseKconfig('Kconfig', kconfig);
  if (!tree.ok)
    throw new Error(`${tree.diagnostics[0]?.message.en} in line ${tree.diagnostics[0]?.place?.line}`);
  const parsed = fragments.map((text, i) => parseFragment(`${i}.conf`, text));
  return resolve({ tree: tree.value, zephyr: NO_ZEPHYR, fragments: parsed });
}

describe('random configurations', () => {
  it('are checked wherever CI runs', () => {
    if (!installed) console.warn('SKIPPED: no comparison with Kconfiglib; apt install python3-kconfiglib');
    expect(installed || process.env.CI === undefined).toBe(true);
  });

  it.skipIf(!installed)('come out as Kconfiglib has them', { timeout: 60_000 }, () => {
    const cases = Array.from({ length: CASES }, (_, seed) => randomCase(seed));
    const verdicts = kconfiglib(cases);
    let compared = 0;
    for (const [seed, { kconfig, fragments }] of cases.entries()) {
      const verdict = verdicts[seed];
      if (verdict === undefined || 'error' in verdict) continue;
      compared++;
      const described = `seed ${seed}\n${kconfig}\n--- ${fragments.join('\n--- ')}`;
      const { symbols, diagnostics } = ours(kconfig, fragments);
      const values = Object.fromEntries([...symbols].map(([name, { value }]) => [name, value]));
      expect(values, described).toEqual(verdict.values);
      expect(autoconf(symbols), described).toBe(verdict.autoconf);
      const errors = diagnostics
        // Of a number that C cannot hold Kconfig says nothing; we do.
        .filter(({ severity, code }) => severity === 'error' && code !== 'kconfig/too-large')
        .map(({ message }) => message.en);
      expect(errors.length > 0, `${described}\nours ${errors}\ntheirs ${verdict.stops}`).toBe(
        verdict.stops.length > 0,
      );
    }
    // Kconfiglib refuses the others for dependency loops: a redefinition within an `if` easily makes one.
    expect(compared).toBeGreaterThan(CASES * 0.75);
  });

  it('mean the same when printed and read again', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { kconfig, fragments } = randomCase(seed);
      const tree = parseKconfig('Kconfig', kconfig);
      if (!tree.ok) throw new Error(`seed ${seed} does not parse`);
      const again = ours(printKconfig(tree.value), fragments);
      expect([...again.symbols], `seed ${seed}`).toEqual([...ours(kconfig, fragments).symbols]);
    }
  });
});
