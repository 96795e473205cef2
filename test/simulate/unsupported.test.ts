import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { Built } from '../../src/simulate/build.js';
import { buildProblems } from '../../src/simulate/build-problems.js';
import { compilerDiagnostics } from '../../src/simulate/compiler-messages.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { ABSENT_HEADERS, ABSENT_NAMES } from '../../src/simulate/zephyr-names.js';
import { buildProject, hasCompiler, withProject } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

type Failed = Extract<Built, { ok: false }>;

/** What is said of a program that cannot be built, beside the compiler's own words. */
function problemsIn(folder: string, sdkLine: number, { output, undefined: names }: Failed) {
  return buildProblems(names, compilerDiagnostics(output, folder, false), {
    folder,
    board: 'csk6002_9s_nano',
    sdkLine,
    sim: simFolder(),
  });
}

/** The same of a small program. */
async function problemsOf(sdkLine: number, body: string, before = '') {
  return withProject(smallApp(sdkLine, body, before), async (folder) => {
    const built = await buildProject(folder, sdkLine);
    if (built.ok) throw new Error('it was built');
    return problemsIn(folder, sdkLine, built);
  });
}

const UART = '#include <device.h>\nconst struct device *uart = DEVICE_DT_GET(DT_CHOSEN(zephyr_console));';

describe.skipIf(!hasCompiler)('what Zephyr has and the simulator has not', () => {
  it.each([
    ['a header', 2, '', '#include <zephyr/drivers/i2c.h>', ['<zephyr/drivers/i2c.h>']],
    ['a header of line 0', 0, '', '#include <settings/settings.h>', ['<settings/settings.h>']],
    ["a header at another line's path", 2, '', '#include <drivers/i2c.h>', ['<zephyr/drivers/i2c.h>']],
    ['a function', 1, '\tk_poll(NULL, 0, K_FOREVER);', '', ['k_poll']],
    ['a macro at file scope', 1, '', 'K_MEM_SLAB_DEFINE(slab, 16, 4, 4);', ['K_MEM_SLAB_DEFINE']],
    ['a type', 1, '\tk_poll_event event;', '', ['k_poll_event']],
    ['a constant', 1, '\tprintk("%u\\n", USEC_PER_SEC);', '', ['USEC_PER_SEC']],
    ['the devicetree', 1, '', UART, ['DT_CHOSEN']],
  ] as const)('is told by its name: %s', async (_, line, body, before, names) => {
    const problems = await problemsOf(line, body, before);
    expect(problems.map(({ message }) => message.en)).toEqual(
      names.map((name) => `Zephyr has ${name}, the simulator does not: it can be tried only on the board`),
    );
    for (const { code, place } of problems) {
      expect(code).toBe('simulate/unsupported');
      expect(place).toMatchObject({ file: 'src/main.c' });
      expect(names.join(' ')).toContain(place?.lineText.substring(place.column - 1).match(/^[\w./]+/)?.[0]);
    }
  });

  it.each([
    [
      'a name that Zephyr has not',
      1,
      '\tk_slep(3);',
      '',
      'simulate/link',
      /k_slep is used, but defined nowhere/,
    ],
    ['a header that nobody has', 1, '', '#include <drivers/gpoi.h>', '', /^$/],
    ['a known name in a comment', 1, '\tint x = 1 /* k_poll */ 2;', '', '', /^$/],
    [
      "another line's path",
      0,
      '',
      '#include <zephyr/kernel.h>',
      'simulate/header',
      /there it is <kernel\.h>/,
    ],
    [
      "another line's path",
      2,
      '',
      '#include <logging/log.h>',
      'simulate/header',
      /<zephyr\/logging\/log\.h>/,
    ],
    [
      'an alias that the board has not',
      1,
      '',
      '#include <drivers/gpio.h>\nstatic const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led9), gpios);',
      'simulate/alias',
      /csk6002_9s_nano has no alias led9/,
    ],
    [
      'pins without CONFIG_GPIO',
      1,
      '\tprintk("%d", gpio_pin_get_dt(&key));',
      '#include <drivers/gpio.h>\nstatic const struct gpio_dt_spec key = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios);',
      'simulate/link',
      /used, but defined nowhere/,
    ],
    [
      'what a symbol is needed for',
      1,
      '\tsys_reboot(0);',
      '#include <sys/reboot.h>',
      'simulate/link',
      /sys_reboot/,
    ],
  ] as const)('is not said of %s', async (_, line, body, before, code, message) => {
    const problems = await problemsOf(line, body, before);
    expect(problems.map((problem) => problem.code).join()).toBe(code);
    expect(problems[0]?.message.en ?? '').toMatch(message);
  });

  it('is told by its name where the compiler would speak another language', async () => {
    const files = smallApp(1, '\tk_poll(NULL, 0, K_FOREVER)');
    await withProject(files, async (folder) => {
      // Where it stays, so that what it compiles is found again.
      const command = fileURLToPath(new URL('../../node_modules/.cache/translated-cc', import.meta.url));
      const script =
        '[ "$LC_ALL" = C.UTF-8 ] && exec gcc "$@"\ngcc "$@" 2>&1 | sed \'s/error: /错误：/\' >&2\nexit 1\n';
      writeFileSync(command, `#!/bin/sh\n${script}`, { mode: 0o755 });
      vi.stubEnv('LC_ALL', 'zh_CN.UTF-8');
      const translated = { command, version: 'translated', columnsInBytes: false };
      const built = await buildProject(folder, 1, true, translated);
      vi.unstubAllEnvs();
      if (built.ok) throw new Error('it was built');
      const [problem] = problemsIn(folder, 1, built);
      expect(problem?.message.zh).toBe('Zephyr 有 k_poll，但模拟器不支持，只能在开发板上试');
    });
  });

  it('is nothing that sim/ has', () => {
    const include = join(simFolder(), 'include');
    const files = readdirSync(include, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.h'),
    );
    // Functions that are declared or inline, macros, structures and types.
    const names = files.flatMap((path) => {
      const text = readFileSync(join(include, path), 'utf8').replace(/\/\*.*?\*\//gs, '');
      const patterns = [/\b(\w+)\s*\([^;{}()]*\)\s*(?:[;{]|__)/g, /#define\s+(\w+)/g, /struct\s+(\w+)\s*\{/g];
      return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
    });
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => ABSENT_NAMES.has(name))).toEqual([]);
    const headers = files.map((path) => path.replace(/^(?:every-line|sdk-\d)\/(?:zephyr\/)?/, ''));
    expect(headers.filter((header) => ABSENT_HEADERS.has(header))).toEqual([]);
  });
});
