import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasCompiler, simulate } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const source = readFileSync(fileURLToPath(new URL('kernel-app.c', import.meta.url)), 'utf8');
const [before = '', body = ''] = source.split('/* main */\n');

/** What the same program printed on upstream Zephyr 2.7, 3.1 and 3.4 (native_posix, 1000 ticks a second). */
const expected = readFileSync(fileURLToPath(new URL('kernel-app.txt', import.meta.url)), 'utf8');

describe.skipIf(!hasCompiler)('the kernel', () => {
  it.each([0, 1, 2])('of SDK line %i does what Zephyr does', async (sdkLine) => {
    const { result, console } = await simulate(smallApp(sdkLine, body, before), {
      sdkLine,
      seconds: 60,
      serve: false,
    });
    expect(result).toMatchObject({ report: '', end: { why: 'done' } });
    expect(console.slice(1).join('\n')).toBe(expected);
  });
});
