import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/config/schema.js';
import { configOf, shown } from '../support/config.js';

/** 254 letters, four labels: only its length is wrong. */
const LONG_NAME = [63, 63, 63, 62].map((length) => 'a'.repeat(length)).join('.');

/** What a value of one key comes to: the words about it, or nothing if it is accepted. */
async function wordsOf(path: readonly string[], value: unknown): Promise<string | undefined> {
  const overrides = [{ path: [...path], value, source: `--set ${path.join('.')}=…` }];
  const result = await configOf('', { overrides });
  return result.ok ? undefined : shown(result.diagnostics);
}

describe('whatever is refused is refused with a reason', () => {
  it.each([254, 255])('a server name of %d characters', async (length) => {
    const name = LONG_NAME + 'a'.repeat(length - 254);
    expect(await wordsOf(['server', 'host'], name)).toContain(
      `server.host has ${length} characters; at most 253`,
    );
    const { diagnostics } = await configOf(`server: {host: ${name}}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['config/too-long']);
    expect(diagnostics[0]?.place?.column).toBe(16);
  });

  it('a board that is a group with a key of every object', async () => {
    const { diagnostics } = await configOf('board: {toString: 1}');
    expect(diagnostics.map(({ code }) => code)).toEqual(['config/type']);
  });

  it('a name of 253 characters is one', async () => {
    expect(await wordsOf(['server', 'host'], LONG_NAME.slice(1))).toBeUndefined();
  });

  it.each(configKeys)('any value of $name', async ({ path, node }) => {
    const most = node.maxLength ?? 40;
    const start = typeof node.default === 'string' ? node.default : '';
    const values = fc.oneof(
      fc.string({ maxLength: most + 20 }),
      fc.integer({ min: 0, max: most + 10 }).map((count) => start + 'a'.repeat(count)),
      fc.integer({ min: 0, max: most }).map((count) => `${'a.'.repeat(count)}a`),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1 }), fc.string({ maxLength: 300 }), { maxKeys: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(values, async (value) => (await wordsOf(path, value)) !== ''),
      { numRuns: 40 },
    );
  });
});
