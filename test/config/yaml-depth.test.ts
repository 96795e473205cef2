import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { tooDeepAt } from '../../src/config/yaml-depth.js';
import { problemsOf } from '../support/config.js';
import { samples } from '../support/samples.js';

/** Levels as the library comes to see them. */
function levelsOf(text: string): number {
  const depth = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) return 0;
    return 1 + Math.max(0, ...Object.values(node).map(depth));
  };
  return depth(parseDocument(text, { uniqueKeys: false, logLevel: 'silent' }).toJS({ maxAliasCount: 10 }));
}

const DEEP: Readonly<Record<string, (levels: number) => string>> = {
  'open lists': (n) => '['.repeat(n),
  'closed lists': (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
  'lists that strings pretend to close': (n) => '["]",'.repeat(n),
  'lists that comments pretend to close': (n) => '[ # ]\n'.repeat(n),
  'groups in braces': (n) => '{a: '.repeat(n),
  'braces and lists': (n) => '[{'.repeat(n / 2),
  'lists of blocks on one line': (n) => '- '.repeat(n),
  'lists of blocks behind a key': (n) => `a:\n  ${'- '.repeat(n)}`,
  'blocks and then lists': (n) => `${'- '.repeat(n / 2)}${'['.repeat(n / 2)}`,
  'keys of keys on one line': (n) => '? '.repeat(n),
  'tags and anchors between': (n) => '- !a &b '.repeat(n),
  'groups by indentation': (n) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
  'lists by indentation': (n) => Array.from({ length: n }, (_, i) => `${' '.repeat(i)}-\n`).join(''),
  'lists in groups at the same column': (n) =>
    Array.from({ length: n }, (_, i) => `${'  '.repeat(i)}- a:\n`).join(''),
};

describe('YAML that is nested too deeply', () => {
  it.each(Object.keys(DEEP))('is refused before the library goes down into it: %s', async (what) => {
    // About here V8 ended the process, and beyond it the stack.
    for (const levels of [130, 600, 780, 824, 900, 3_000, 9_000]) {
      const text = DEEP[what]?.(levels) ?? '';
      // The second spelling of it is larger than a file may be.
      if (text.length > 60_000) continue;
      expect(tooDeepAt(text), `${levels}`).toBeLessThan(text.length);
      const [problem, ...others] = await problemsOf(text);
      expect(problem).toMatchObject({ code: 'config/yaml-syntax', message: { zh: '嵌套层数太多' } });
      expect(others).toEqual([]);
    }
  });

  it('is told without a word of what it says', async () => {
    const [problem] = await problemsOf(`wifi: {password: "geheim", x: ${'['.repeat(100)}`);
    expect(problem?.place?.lineText).toMatch(/^····: \{········: ········· ·: \[+$/);
  });

  it('is any that has more levels than are allowed, and none that is as people write', () => {
    const indent = fc.integer({ min: 0, max: 70 }).map((columns) => ' '.repeat(columns));
    const word = fc.constantFrom(
      '- ',
      '? ',
      'a: ',
      '[',
      '{',
      '}',
      ']',
      '"]"',
      ', ',
      'x',
      '\n',
      '|\n',
      '# [\n',
    );
    const texts = fc.array(fc.oneof({ arbitrary: word, weight: 6 }, { arbitrary: indent, weight: 1 }), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        if (tooDeepAt(text) === undefined) expect(levelsOf(text)).toBeLessThan(250);
      }),
      { numRuns: samples(300, 50_000), seed: 5 },
    );
    const wide = `a: [${'[1], '.repeat(500)}]\nb:\n${`${' '.repeat(40)}- {c: d}\n`.repeat(500)}`;
    expect(tooDeepAt(wide)).toBeUndefined();
  });
});
