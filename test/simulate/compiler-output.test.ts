import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProblems } from '../../src/simulate/build-problems.js';
import { findCompiler } from '../../src/simulate/compiler.js';
import { compilerDiagnostics } from '../../src/simulate/compiler-messages.js';
import { plainOutput } from '../../src/simulate/compiler-output.js';
import { devicetree } from '../../src/simulate/devicetree.js';
import { includeFolders } from '../../src/simulate/include-folders.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();
const board = 'csk6002_9s_nano';

const MAIN_C = `#include <zephyr/kernel.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/sys/printk.h>
K_SEM_DEFINE(ready, 2, 1);
K_SEM_DEFINE(never, 0, 0);
const struct gpio_dt_spec a = GPIO_DT_SPEC_GET(led0, gpios);
const struct gpio_dt_spec b = GPIO_DT_SPEC_GET(DT_ALIAS(led_0), gpios);
const struct gpio_dt_spec c = GPIO_DT_SPEC_GET(DT_ALIAS(led7), gpios);
const struct gpio_dt_spec d = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpio);
void main(void)
{
	k_sleep(CONFIG_EXAMPLE_WAIT_MS);
	k_sem_give(&ready)；
	printk(”The …”);
}
`;

describe.each(['gcc', 'clang'])('what %s finds in a macro or a header of ours', (command) => {
  const compiler = findCompiler({ CC: command });
  const isThere = compiler?.command === command;
  const folder = newFolder();
  const settings = join(folder, '.nanokit/local/simulate/autoconf-0123456789.h');
  const text = `#define CONFIG_GPIO 1\n#define CONFIG_EXAMPLE_WAIT_MS 250\n${devicetree(board)}`;
  write(folder, '.nanokit/local/simulate/autoconf-0123456789.h', text);
  write(folder, 'src/main.c', MAIN_C);
  writeFileSync(join(folder, 'src/wide.c'), `\uFEFF${MAIN_C}`, 'utf16le');
  const said = (file: string) => {
    const include = includeFolders(simFolder(), 1).flatMap((path) => ['-I', path]);
    const args = ['-std=c99', '-fsyntax-only', '-include', settings, ...include, file];
    return spawnSync(command, args, { cwd: folder, encoding: 'utf8' }).stderr;
  };
  const found = (output: string) => compilerDiagnostics(output, folder, compiler?.columnsInBytes ?? false);
  const problems = (output: string) =>
    buildProblems([], found(output), { folder, board, sdkLine: 1, sim: simFolder() });

  it.skipIf(!isThere)('is placed where the project uses it, and told for beginners', () => {
    const output = said('src/main.c');
    const told = found(output).map(({ place, remedy }) => [place?.line, remedy?.zh]);
    expect(told.every(([line]) => line !== undefined)).toBe(true);
    expect(told).toContainEqual([4, expect.stringMatching(/^信号量的初始计数不能大于上限/)]);
    expect(told).toContainEqual([5, expect.stringMatching(/^信号量的上限不能小于 1/)]);
    expect(told).toContainEqual([12, expect.stringMatching(/K_MSEC\(…\)/)]);
    const plain = plainOutput(output, folder);
    expect(plain).toMatch(
      /^src\/main\.c:4:1: error: .*initial count must not be above the limit"?\n.*K_SEM_DEFINE\(ready, 2, 1\)/m,
    );
    expect(plain).toMatch(/^src\/main\.c:12:1\d: error: /m);
    expect(plain).not.toMatch(/nanokit|sim\/include|autoconf/);
  });

  it.skipIf(!isThere)('is told in other words where it would lead astray', () => {
    const all = problems(said('src/main.c')).map(({ message, place }) => `${place?.line} ${message.zh}`);
    const wide = 'C 代码里的标点必须是英文半角，请改成';
    expect(all).toEqual([
      `13 第 13 行有中文（全角）标点“；”：${wide} ;`,
      `14 第 14 行有中文（全角）标点“””“””：${wide} "`,
      '6 led0 是别名，这里要的是节点：请写成 DT_ALIAS(led0)',
      `7 ${board} 的设备树里没有别名 led_0，是不是想写 led0？`,
      `8 ${board} 的设备树里没有别名 led7；它的别名有：led0、sw0`,
      '9 设备树里 led0 没有属性 gpio，它的引脚写在 gpios 里',
    ]);
  });

  it.skipIf(!isThere)('is the encoding of a file that it cannot read', () => {
    const [first, ...others] = problems(said('src/wide.c'));
    expect(first).toMatchObject({
      code: 'simulate/encoding',
      message: { en: 'src/wide.c is saved as UTF-16, and the compiler cannot read it' },
    });
    expect(others).toEqual([]);
  });
});

it('leaves the errors of a header that the project does not use, and words between errors, as they are', () => {
  const output = [
    'In file included from src/a.h:2,',
    '                 from src/main.c:1:',
    'src/b.h:3:1: error: one',
    '    3 | x',
    '/usr/include/c.h:7:2: error: two',
    "/usr/bin/ld: main.o: undefined reference to `three'",
    'collect2: error: ld returned 1 exit status',
    '',
  ].join('\n');
  expect(plainOutput(output, '/home/ann/app')).toBe(output);
});
