import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasCompiler, simulate } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const textOf = (name: string) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

/** Programs of the tests; beside each is what it printed on upstream Zephyr 2.7, 3.1 and 3.4 (native_posix, 1000 ticks a second). */
const apps: readonly (readonly [name: string, lines: readonly number[]])[] = [
  ['kernel-app', [0, 1, 2]],
  ['queue-app', [0, 1, 2]],
  // Zephyr 2.7 has no events.
  ['event-app', [1, 2]],
];

describe.skipIf(!hasCompiler)('the kernel', () => {
  const cases = apps.flatMap(([name, lines]) => lines.map((sdkLine) => ({ name, sdkLine })));

  it.each(cases)('of SDK line $sdkLine does what Zephyr does: $name', async ({ name, sdkLine }) => {
    const [before = '', body = ''] = textOf(`${name}.c`).split('/* main */\n');
    const { result, console } = await simulate(smallApp(sdkLine, body, before), {
      sdkLine,
      seconds: 60,
      serve: false,
    });
    expect(result).toMatchObject({ report: '', end: { why: 'done' } });
    expect(console.slice(1).join('\n')).toBe(textOf(`${name}.txt`));
  });
});
