import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { symbolsOfLine } from '../../src/check/compiled.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import { kconfiglibIsInstalled } from '../golden/kconfiglib.js';
import { Random } from '../kconfig/random.js';
import { samples } from '../support/samples.js';
import { catalogue, LINES, mps2, PAGE } from './catalogue.js';
import { kconfigOfLine, typesOfLine } from './print-catalogue.js';

interface Verdict {
  readonly values: Readonly<Record<string, string>>;
  readonly stops: readonly string[];
}

function kconfiglib(kconfig: string, fragments: readonly string[]): readonly Verdict[] {
  const script = fileURLToPath(new URL('kconfiglib-fragments.py', import.meta.url));
  const input = JSON.stringify({ kconfig, fragments });
  return JSON.parse(
    execFileSync('/usr/bin/python3', [script], { input, maxBuffer: 2 ** 28 }).toString('utf8'),
  );
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  bool: ['y', 'y', 'y', 'n', 'n', 'yes', 'm', ''],
  int: ['0', '1', '4', '48', '512', '4096', '65536', '-1', '60k', '0x10', '10 # x'],
  hex: ['0x10', '20', 'zz'],
  string: ['"a"', '""', '"a\\"b"', 'abc'],
};

/** A fragment of one to thirty lines: seeded, so that a failure can be had again. */
function randomFragment(seed: number, types: ReadonlyMap<string, string>): string {
  const random = new Random(seed);
  const names = [...types.keys()];
  const count = 1 + random.below(random.chance(20) ? 30 : 5);
  const lines = Array.from({ length: count }, () => {
    const name = random.pick(names);
    if (random.chance(10)) return `# CONFIG_${name} is not set\n`;
    return `CONFIG_${name}=${random.pick(VALUES[types.get(name) ?? ''] ?? ['y'])}\n`;
  });
  // Half of them on bare ground, where little of what the page turns on is met.
  return (random.chance(50) ? PAGE : '') + lines.join('');
}

describe.each(LINES)('the catalogue of SDK line %i, printed as Kconfig', (line) => {
  it.skipIf(!kconfiglibIsInstalled)('gives random fragments the values that Kconfiglib gives them', () => {
    const types = typesOfLine(line);
    const zephyr = symbolsOfLine(catalogue, line, mps2);
    const tree = parseKconfig('Kconfig', 'source "Kconfig.zephyr"\n');
    if (!tree.ok) throw new Error('the app does not parse');
    const fragments = Array.from({ length: samples(40, 500) }, (_, seed) => randomFragment(seed, types));
    const defconfig = mps2.defconfig.map((name) => `CONFIG_${name}=y\n`).join('');
    const verdicts = kconfiglib(
      kconfigOfLine(line, mps2),
      fragments.map((text) => defconfig + text),
    );
    for (const [seed, text] of fragments.entries()) {
      const verdict = verdicts[seed];
      const { symbols, diagnostics } = resolve({
        tree: tree.value,
        zephyr,
        fragments: [parseFragment('prj.conf', text)],
      });
      const named = [...symbols.keys()];
      const ours = Object.fromEntries(named.map((name) => [name, symbols.get(name)?.value]));
      const theirs = Object.fromEntries(named.map((name) => [name, verdict?.values[name]]));
      expect(ours, `seed ${seed}\n${text}`).toEqual(theirs);
      const errors = diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message.en);
      expect(errors.length > 0, `seed ${seed}\n${text}\n${errors}\n${verdict?.stops}`).toBe(
        (verdict?.stops.length ?? 0) > 0,
      );
    }
  });
});
