import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { symbolsOfLine } from '../../src/check/compiled.js';
import { parseFragment } from '../../src/kconfig/fragment.js';
import { parseKconfig } from '../../src/kconfig/kconfig-file.js';
import { resolve } from '../../src/kconfig/resolve.js';
import { catalogue, LINES, mps2, PAGE } from './catalogue.js';

/** A fragment after the page's prj.conf, and what Kconfig itself made of it (facts/kconfig/agreement-*.jsonl). */
interface Row {
  readonly fragment: readonly string[];
  readonly stops: boolean;
  /** Final values: of symbols that have what was assigned, and of those that have not. */
  readonly taken: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const tree = parseKconfig('Kconfig', 'source "Kconfig.zephyr"\n');
const page = parseFragment('prj.conf', PAGE);

describe('the catalogue', () => {
  it('follows its schema', () => {
    const ajv = new Ajv({ strict: false });
    ajv.addSchema(JSON.parse(read('../../schemas/kconfig/symbols.schema.json')), 'symbols.schema.json');
    const validate = ajv.compile(JSON.parse(read('../../schemas/kconfig/catalogue.schema.json')));
    expect(
      validate(JSON.parse(read('../../schemas/kconfig/catalogue.json'))),
      ajv.errorsText(validate.errors),
    ).toBe(true);
  });
});

describe.each(LINES)('on SDK line %i', (line) => {
  const zephyr = symbolsOfLine(catalogue, line, mps2);
  const rows: readonly Row[] = read(`agreement/${zephyr.zephyr}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((row) => JSON.parse(row));
  if (!tree.ok) throw new Error('the app does not parse');
  const resolved = (...lines: readonly string[]) =>
    resolve({
      tree: tree.value,
      zephyr,
      fragments: [page, parseFragment('random.conf', lines.map((text) => `${text}\n`).join(''))],
    });

  it('the page’s own settings are right', () => {
    expect(resolved().diagnostics).toEqual([]);
  });

  it('every random fragment ends with Kconfig’s values and verdict', () => {
    expect(rows).toHaveLength(300);
    for (const { fragment, stops, taken, refused } of rows) {
      const { symbols, diagnostics } = resolved(...fragment);
      const theirs = { ...taken, ...refused };
      const ours = Object.fromEntries(Object.keys(theirs).map((name) => [name, symbols.get(name)?.value]));
      expect(ours, fragment.join('\n')).toEqual(theirs);

      const named = diagnostics.map(({ message, place }) => `${message.en} ${place?.lineText}`).join('\n');
      const stopping = diagnostics.filter(
        ({ severity, code }) => severity === 'error' || code === 'kconfig/unchecked-symbol',
      );
      expect(stopping.length > 0, `${fragment.join('\n')}\n${named}`).toBe(stops);
      for (const name of Object.keys(refused)) expect(named, fragment.join('\n')).toContain(name);
      if (stops || Object.keys(refused).length > 0) continue;
      const told = diagnostics.filter(
        ({ code, place }) => place?.file === 'random.conf' && !GOES_FURTHER.has(code),
      );
      expect(told, fragment.join('\n')).toEqual([]);
    }
  });
});

/** What Kconfig takes without a word, and is told all the same. */
const GOES_FURTHER: ReadonlySet<string> = new Set([
  'kconfig/assigned-twice',
  'kconfig/loose-bool',
  'kconfig/text-after-string',
]);
