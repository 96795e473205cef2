import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/schema.js';
import { configOf, problemsOf, shown } from '../support/config.js';

const LONG = 'x'.repeat(7000);
const widest = (text: string) => Math.max(...text.split('\n').map((line) => [...line].length));

describe('a message repeats only the beginning of a long text', () => {
  it.each(configKeys)('given by a flag for $name', async ({ name, path }) => {
    for (const value of [LONG, `9${'0'.repeat(300)}`, Number(`9${'0'.repeat(300)}`)]) {
      const override = { path, value, source: `--set ${name}=${value}` };
      const { diagnostics } = await configOf('', { overrides: [override] });
      for (const lang of ['en', 'zh'] as const)
        expect(widest(shown(diagnostics, lang))).toBeLessThanOrEqual(300);
    }
  });

  const files = [
    { what: 'a value', yaml: `board: ${LONG}\n` },
    { what: 'a value after a long one', yaml: `server: {origin: ${LONG}, port: 0}\n` },
    { what: 'a value before a long one', yaml: `server: {port: 0, origin: ${LONG}}\n` },
    { what: 'a key', yaml: `${LONG}: 1\n` },
    { what: 'a key with dots', yaml: `kconfig.${LONG}: 1\n` },
    { what: 'a key in a group', yaml: `wifi: {${LONG}: 1}\n` },
    { what: 'a symbol', yaml: `kconfig: {${LONG.toUpperCase()}: [1]}\n` },
    { what: 'no symbol', yaml: `kconfig: {${LONG}: 1}\n` },
    { what: 'a symbol with a long value', yaml: `kconfig: {FOO: "??=${LONG}"}\n` },
    { what: 'a key that stands twice', yaml: `? ${LONG}\n: 1\n? ${LONG}\n: 1\n` },
    { what: 'an open quote', yaml: `wifi: {ssid: "${LONG}\n` },
    { what: 'one word', yaml: LONG },
  ];
  it.each(files)('in a file: $what', async ({ yaml }) => {
    const problems = await problemsOf(yaml);
    for (const lang of ['en', 'zh'] as const) {
      const text = shown(problems, lang);
      expect(widest(text)).toBeLessThanOrEqual(300);
      expect(text).toContain('…');
    }
  });

  it('and marks the spot in what is left of the line', async () => {
    expect(
      shown(await problemsOf(`board: ${LONG}\n`))
        .split('\n')
        .slice(1, 3),
    ).toEqual([`  1 | board: ${'x'.repeat(73)}…`, `    |        ${'^'.repeat(74)}`]);
    expect(
      shown(await problemsOf(`server: {origin: ${'x'.repeat(200)}, port: 0, path: /}\n`))
        .split('\n')
        .slice(1, 3),
    ).toEqual([`  1 | …${'x'.repeat(12)}, port: 0, path: /}`, `    |  ${' '.repeat(20)}^`]);
  });
});
