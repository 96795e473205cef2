import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';
import { hasTmux, Terminal } from '../support/terminal.js';

const newFolder = temporaryFolders();
const folder = newFolder();
const app = join(folder, 'app');

beforeAll(async () => {
  const created = await run(['app', '--yes', '--lang', 'en', '--set', 'app.send_interval_ms=600000'], {
    cwd: folder,
  });
  expect(created.code).toBe(0);
  await buildRuntime(app);
  // Built once, so that a terminal has not to wait for it.
  await run(['simulate', '--seconds', '0.1'], { cwd: app });
});

describe.skipIf(!hasTmux || !hasCompiler)(
  `simulate --serve in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`,
  () => {
    const sockets = newFolder();
    it.each([
      {
        locale: 'en_US.UTF-8',
        hint: 'Type a line and press Enter',
        nobody: 'the app is not connected',
        nokey: 'csk6002_9s_nano has no key sw9',
        shown: '#1 ← text, 12 bytes: "你好，板"',
      },
      {
        locale: 'zh_CN.UTF-8',
        hint: '输入一行再按回车',
        nobody: '应用还没有连接',
        nokey: 'csk6002_9s_nano 没有按键 sw9',
        shown: '#1 ← 文本，12 字节："你好，板"',
      },
    ])('sends what is typed to the app, in $locale', async ({ locale, hint, nobody, nokey, shown }) => {
      // Nobody is connected for the first two seconds.
      const args = ['simulate', '--serve', '--dhcp', 'late:2'];
      const terminal = new Terminal(sockets, args, app, { LC_ALL: locale });
      try {
        await terminal.shows(hint);
        terminal.type('too early');
        terminal.press('Enter');
        await terminal.shows(nobody);
        // The app waits for its next message, ten minutes away: nothing but the typed line can wake it.
        await terminal.shows(/IPv4 recv 7 bytes/);
        terminal.type('你好，板');
        terminal.press('Enter');
        await terminal.shows(shown);
        // What begins with an exclamation mark is for the board.
        terminal.type('!press sw9');
        terminal.press('Enter');
        await terminal.shows(nokey);
        terminal.type('!press sw0');
        terminal.press('Enter');
        await terminal.shows('CONFIG_GPIO=y');
        terminal.type('!!press');
        terminal.press('Enter');
        await terminal.shows('"!press"');
        terminal.press('C-c');
        expect(await terminal.shows('EXIT=')).toContain('EXIT=130');
        expect(terminal.screen()).not.toMatch(/\n {4}at |Error/);
      } finally {
        terminal.close();
      }
    });
  },
);

/** An app that only waits for the key. */
const KEY_APP = `#include <zephyr/kernel.h>
#include <zephyr/drivers/gpio.h>
static const struct gpio_dt_spec key = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios);
static struct gpio_callback callback;
static void on_key(const struct device *port, struct gpio_callback *cb, uint32_t pins)
{
\tprintk("key %d\\n", gpio_pin_get_dt(&key));
}
int main(void)
{
\tgpio_pin_configure_dt(&key, GPIO_INPUT);
\tgpio_pin_interrupt_configure_dt(&key, GPIO_INT_EDGE_BOTH);
\tgpio_init_callback(&callback, on_key, BIT(key.pin));
\tgpio_add_callback(key.port, &callback);
\tk_sleep(K_FOREVER);
}
`;

describe.skipIf(!hasCompiler)("the board's key", () => {
  const sockets = newFolder();
  const keyApp = join(folder, 'key');
  beforeAll(async () => {
    expect((await run(['key', '--yes', '--lang', 'en'], { cwd: folder })).code).toBe(0);
    writeFileSync(join(keyApp, 'src/main.c'), KEY_APP);
    appendFileSync(join(keyApp, 'prj.conf'), 'CONFIG_GPIO=y\n');
    await buildRuntime(keyApp);
  });

  it('is pressed when --press says', async () => {
    const args = [
      'simulate',
      '--press',
      'sw0@2.5',
      '--press',
      'sw0@1s:0.5',
      '--seconds',
      '4',
      '--speed',
      '1000000',
    ];
    const { code, stdout } = await run([...args, '--json'], { cwd: keyApp });
    const lines = stdout.trimEnd().split('\n');
    const pins = lines.filter((line) => line.includes('"pin"')).map((line) => JSON.parse(line));
    expect(pins).toEqual(
      ([1000, 1500, 2500, 2600] as const).map((ms, index) => ({
        event: 'pin',
        ms,
        pin: 'sw0',
        state: index % 2 === 0 ? 'pressed' : 'released',
      })),
    );
    expect(lines.filter((line) => /"key [01]"/.test(line))).toHaveLength(4);
    expect(code).toBe(0);
  });

  it.each([
    ['sw0', '--press cannot be "sw0"'],
    ['sw0@x', '--press cannot be "sw0@x"'],
    ['led0@1', 'csk6002_9s_nano has no key led0; its keys: sw0'],
  ])('--press %s is refused', async (text, message) => {
    const { code, stderr } = await run(['simulate', '--press', text, '--lang', 'en'], { cwd: keyApp });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it.skipIf(!hasTmux)('is pressed in a terminal, where the app waits for nothing else', async () => {
    const terminal = new Terminal(sockets, ['simulate'], keyApp, { LC_ALL: 'en_US.UTF-8' });
    try {
      await terminal.shows('Type !press sw0');
      terminal.type('!press sw0 0.2');
      terminal.press('Enter');
      await terminal.shows(/sw0 pressed\n.*key 1\n.*sw0 released\n.*key 0/);
      terminal.press('C-c');
      await terminal.shows('EXIT=130');
    } finally {
      terminal.close();
    }
  });
});

describe.skipIf(!hasCompiler)('simulate --serve without a terminal', () => {
  it('leaves its input alone: a run depends on its seed', async () => {
    const args = ['simulate', '--serve', '--seconds', '3', '--speed', '1000000', '--lang', 'en'];
    const ports = /127\.0\.0\.1:\d+/g;
    const [piped, without] = await Promise.all(
      (['piped\npiped\n', 'closed'] as const).map((input) => run(args, { cwd: app, input })),
    );
    expect(piped?.stdout).toContain('IPv4 recv');
    expect(piped?.stdout.replace(ports, '')).toBe(without?.stdout.replace(ports, ''));
  });
});
