import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/simulate/verdict.js';
import { program } from '../support/online.js';
import { hasCompiler, type SimulationOptions, simulate } from '../support/simulation.js';

const PINS = `
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
static const struct gpio_dt_spec key = GPIO_DT_SPEC_GET_OR(DT_ALIAS(sw0), gpios, {0});
static const struct gpio_dt_spec none = GPIO_DT_SPEC_GET_OR(DT_ALIAS(sw9), gpios, {0});
static struct gpio_callback callback;
K_SEM_DEFINE(pressed, 0, 10);

static void on_key(const struct device *port, struct gpio_callback *cb, uint32_t pins)
{
	printk("key, pins 0x%x, %s\\n", pins, k_is_in_isr() ? "interrupt" : "thread");
	k_sem_give(&pressed);
}

static void set_up(void)
{
	printk("%d %d %d\\n", device_is_ready(led.port), none.port == NULL,
	       DT_NODE_HAS_STATUS(DT_ALIAS(sw9), okay));
	gpio_pin_configure_dt(&led, GPIO_OUTPUT_INACTIVE);
	gpio_pin_configure_dt(&key, GPIO_INPUT);
	gpio_pin_interrupt_configure_dt(&key, GPIO_INT_EDGE_TO_ACTIVE);
	gpio_init_callback(&callback, on_key, BIT(key.pin));
	gpio_add_callback(key.port, &callback);
}
`;

const withPins = (line: number, body: string, more = '') =>
  program(line, `\tset_up();\n${body}`, {
    offline: true,
    headers: ['drivers/gpio.h'],
    before: PINS + more,
  });

const options = (more: Partial<SimulationOptions> = {}): SimulationOptions => ({
  sdkLine: 1,
  seconds: 10,
  serve: false,
  ...more,
});

describe.skipIf(!hasCompiler)('pins', () => {
  it.each([0, 1, 2])('an LED is shown when it changes, on SDK line %s', async (line) => {
    const body = [
      '\tgpio_pin_set_dt(&led, 1);',
      '\tgpio_pin_set_dt(&led, 1);',
      '\tprintk("%d, raw %d\\n", gpio_pin_get_dt(&led), gpio_pin_get_raw(led.port, led.pin));',
      '\tk_sleep(K_SECONDS(2));',
      '\tgpio_pin_toggle_dt(&led);',
      '\tgpio_pin_set_raw(led.port, led.pin, 0);',
      '\tgpio_pin_configure(DEVICE_DT_GET(DT_NODELABEL(gpioa)), 7, GPIO_OUTPUT_HIGH);',
      '\tgpio_pin_configure_dt(&led, GPIO_DISCONNECTED);',
    ].join('\n');
    const { console, pins } = await simulate(withPins(line, body), options({ sdkLine: line }));
    expect(console.slice(1)).toEqual(['1 1 0', '1, raw 0', '']);
    expect(pins).toEqual(['0 led0 on', '2000 led0 off', '2000 led0 on', '2000 gpioa_7 on', '2000 led0 off']);
  });

  it.each([0, 1, 2])('a key calls back in an interrupt, on SDK line %s', async (line) => {
    const body = [
      '\tfor (int i = 0; i < 2; i++) {',
      '\t\tk_sem_take(&pressed, K_FOREVER);',
      '\t\tprintk("at %d: %d\\n", (int)k_uptime_get(), gpio_pin_get_dt(&key));',
      '\t\tk_sleep(K_SECONDS(1));',
      '\t\tprintk("then: %d\\n", gpio_pin_get_dt(&key));',
      '\t}',
    ].join('\n');
    const presses = [
      { key: 'sw0', atMs: 5500, holdMs: 3000 },
      { key: 'sw0', atMs: 2000, holdMs: 100 },
    ];
    const { console, pins } = await simulate(withPins(line, body), options({ sdkLine: line, presses }));
    const call = 'key, pins 0x20, interrupt';
    expect(console.slice(2)).toEqual([call, 'at 2000: 1', 'then: 0', call, 'at 5500: 1', 'then: 1', '']);
    const keys = ['2000 sw0 pressed', '2100 sw0 released', '5500 sw0 pressed', '8500 sw0 released'];
    expect(pins).toEqual(keys);
  });

  it('a key is felt in the life in which it is pressed', async () => {
    const body = '\tk_sem_take(&pressed, K_FOREVER);\n\tsys_reboot(SYS_REBOOT_COLD);';
    const presses = [1000, 4000].map((atMs) => ({ key: 'sw0', atMs, holdMs: 100 }));
    const files = withPins(1, body, '#include <sys/reboot.h>\n');
    const { pins, result } = await simulate(files, options({ presses }));
    expect(pins.filter((one) => one.endsWith('pressed'))).toEqual(['1000 sw0 pressed', '4000 sw0 pressed']);
    // Who waits for a key is not stuck.
    expect(result.end).toMatchObject({ why: 'time', ms: 10_000 });
  });

  it('a callback that waits is a mistake', async () => {
    const more = `
static struct gpio_callback second;
static void wait(const struct device *port, struct gpio_callback *cb, uint32_t pins)
{
	k_sleep(K_MSEC(10));
}
`;
    const body = [
      '\tgpio_init_callback(&second, wait, BIT(key.pin));',
      '\tgpio_add_callback(key.port, &second);',
      '\tk_sleep(K_SECONDS(5));',
    ].join('\n');
    const presses = [{ key: 'sw0', atMs: 1000, holdMs: 100 }];
    const { result } = await simulate(withPins(1, body, more), options({ presses }));
    expect(verdictOf(result, '/')).toMatchObject([{ code: 'simulate/interrupt' }]);
  });

  it('has no interrupts of levels, as a key that is held would never let go', async () => {
    const body = '\tprintk("%d\\n", gpio_pin_interrupt_configure_dt(&key, GPIO_INT_LEVEL_ACTIVE));';
    const { console } = await simulate(withPins(1, body), options());
    expect(console[2]).toBe('-134');
  });
});
