import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { symbolsOfLine } from '../../src/check/compiled.js';
import { misfit, savedSettings } from '../../src/check/saved-settings.js';
import { setAssignment } from '../../src/kconfig/assignment.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import type { Analysis } from '../../src/kconfig/resolve.js';
import type { SymbolDefinition } from '../../src/kconfig/symbol-table.js';
import type { KconfigFile } from '../../src/kconfig/types.js';
import { kconfiglibIsInstalled } from '../golden/kconfiglib.js';
import { Random } from '../kconfig/random.js';
import { samples } from '../support/samples.js';
import { analysisOf, savedText } from '../support/saved-config.js';
import { catalogue, LINES, mps2, PAGE } from './catalogue.js';
import { kconfigOfLine } from './print-catalogue.js';

const tree = parsed('source "Kconfig.zephyr"\n');

function parsed(text: string): KconfigFile {
  const file = parseKconfig('Kconfig', text);
  if (!file.ok) throw new Error('the app does not parse');
  return file.value;
}

/** What somebody does in menuconfig: one symbol after the other, of those that are shown. */
function menuconfig(seed: number, line: number): string {
  const random = new Random(seed);
  const zephyr = symbolsOfLine(catalogue, line, mps2);
  let lines = '';
  for (let count = 1 + random.below(8); count > 0; count--) {
    const analysis = analysisOf(tree, zephyr, PAGE, lines);
    const shown = [...analysis.table.symbols.values()].filter(
      (symbol) => symbol.prompts.length > 0 && analysis.values.visibilityOf(symbol) > 0,
    );
    const symbol = random.pick(shown);
    const value = anotherValue(symbol, analysis, random);
    const after = value === undefined ? lines : `${lines}CONFIG_${symbol.name}=${value}\n`;
    // What Kconfig would refuse, menuconfig does not let happen.
    const { diagnostics } = analysisOf(tree, zephyr, PAGE, after);
    if (!diagnostics.some(({ severity }) => severity === 'error')) lines = after;
  }
  return lines;
}

function anotherValue({ name, type, choice }: SymbolDefinition, { values }: Analysis, random: Random) {
  const now = values.textOf(name);
  if (type === 'bool') return now === 'y' && choice === undefined ? 'n' : 'y';
  if (type === 'int') return String(Math.max(1, Number(now) + random.pick([-1, 1, 10, 512])));
  return type === 'string' ? '"another"' : undefined;
}

const resolved = ({ table, values }: Analysis) =>
  Object.fromEntries(
    [...table.symbols.values()].map((symbol) => [symbol.name, symbol.type && values.valueOf(symbol).value]),
  );

describe.each(LINES)('a configuration saved on SDK line %i', (line) => {
  const zephyr = symbolsOfLine(catalogue, line, mps2);
  const taken = (text: string, own = PAGE) =>
    savedSettings({
      tree,
      zephyr,
      saved: parseFragment('.config', text),
      fragments: [parseFragment('prj.conf', own)],
    });
  const cases = Array.from({ length: samples(40, 600) }, (_, seed) => menuconfig(seed, line));

  it('comes back whole from the few settings that are taken from it, and from no fewer', () => {
    let settled = 0;
    for (const [seed, changes] of cases.entries()) {
      const saved = analysisOf(tree, zephyr, PAGE, changes);
      const { settings, secrets } = taken(savedText(saved));
      const touched = new Set([...changes.matchAll(/CONFIG_(\w+)=/g)].map(([, name]) => name));
      const choices = settings.filter(
        ({ symbol, value }) => value === 'n' && saved.table.symbols.get(symbol)?.choice,
      );
      const wanted = settings.filter((setting) => !choices.includes(setting));
      expect(
        wanted.filter(({ symbol }) => !touched.has(symbol)),
        `seed ${seed}\n${changes}`,
      ).toEqual([]);
      expect(secrets).toEqual([]);
      const withSettings = (some: typeof settings) =>
        some.reduce((text, { symbol, value }) => setAssignment(text, symbol, value), PAGE);
      const again = analysisOf(tree, zephyr, withSettings(settings));
      expect(resolved(again), `seed ${seed}\n${changes}`).toEqual(resolved(saved));
      // With the other members off, the one that is wanted may be the default; it is said all the same.
      const choiceOf = (symbol: string) => saved.table.symbols.get(symbol)?.choice;
      const saidTwice = new Set(choices.map(({ symbol }) => choiceOf(symbol)));
      const needed = wanted.filter(({ symbol }) => !saidTwice.has(choiceOf(symbol) ?? ''));
      for (const setting of needed) {
        const without = analysisOf(tree, zephyr, withSettings(settings.filter((one) => one !== setting)));
        expect(resolved(without), `seed ${seed}: ${setting.symbol}\n${changes}`).not.toEqual(resolved(saved));
      }
      settled += wanted.length;
      // And then there is nothing more to take.
      expect(taken(savedText(again), withSettings(settings)).settings).toEqual([]);
    }
    expect(settled).toBeGreaterThan(cases.length);
  });

  it.skipIf(!kconfiglibIsInstalled)('is read the same as Kconfiglib itself saves it', () => {
    const defconfig = mps2.defconfig.map((name) => `CONFIG_${name}=y\n`).join('');
    const fragments = cases.slice(0, samples(15, 200)).map((changes) => defconfig + PAGE + changes);
    const script = fileURLToPath(new URL('kconfiglib-fragments.py', import.meta.url));
    const input = JSON.stringify({ kconfig: kconfigOfLine(line, mps2), fragments });
    const output = execFileSync('/usr/bin/python3', [script], { input, maxBuffer: 2 ** 28 }).toString('utf8');
    const verdicts: readonly { readonly saved: string }[] = JSON.parse(output);
    for (const [seed, { saved }] of verdicts.entries()) {
      const ours = savedText(analysisOf(tree, zephyr, PAGE, cases[seed] ?? ''));
      expect(taken(saved), `seed ${seed}`).toEqual(taken(ours));
    }
  });

  it('fits that line best', () => {
    const text = parseFragment('.config', savedText(analysisOf(tree, zephyr, PAGE)));
    const fits = LINES.map((other) => misfit(symbolsOfLine(catalogue, other, mps2), text));
    expect(fits[line]).toBe(0);
    expect(fits.filter((count) => count < 8)).toEqual([0]);
  });
});

describe('what is taken from a saved configuration', () => {
  const zephyr = symbolsOfLine(catalogue, 1, mps2);
  const take = (own: string, changes: string, more = '') => {
    const saved = parseFragment('.config', savedText(analysisOf(tree, zephyr, own, changes)) + more);
    return savedSettings({ tree, zephyr, saved, fragments: [parseFragment('prj.conf', own)] });
  };
  const short = (settings: ReturnType<typeof take>['settings']) =>
    settings.map(({ symbol, value }) => `${symbol}=${value}`);

  it('has what was switched on, and not what follows from it', () => {
    const { settings } = take('CONFIG_NETWORKING=y\n', 'CONFIG_NET_SHELL=y\n');
    expect(short(settings)).toEqual(['NET_SHELL=y']);
  });

  it('has what was put back to its default, where the project says otherwise', () => {
    expect(short(take('CONFIG_MAIN_STACK_SIZE=4096\n', 'CONFIG_MAIN_STACK_SIZE=1024\n').settings)).toEqual([
      'MAIN_STACK_SIZE=1024',
    ]);
  });

  it('turns off the member of a choice that the project asks for', () => {
    const { settings } = take('CONFIG_LOG=y\nCONFIG_LOG_MODE_MINIMAL=y\n', 'CONFIG_LOG_MODE_IMMEDIATE=y\n');
    expect(short(settings)).toEqual(['LOG_MODE_IMMEDIATE=y', 'LOG_MODE_MINIMAL=n']);
  });

  it('has unknown symbols only where the project itself says otherwise', () => {
    const { settings, unknown } = take(
      'CONFIG_MY_DRIVER_SIZE=4\nCONFIG_MY_DRIVER_MODE=y\n',
      '',
      'CONFIG_MY_DRIVER_SIZE=8\nCONFIG_MY_DRIVER_MODE=y\nCONFIG_MY_OTHER=y\n# CONFIG_MY_THIRD is not set\n',
    );
    expect(short(settings)).toEqual(['MY_DRIVER_SIZE=8']);
    expect(unknown).toBe(2);
  });
});
