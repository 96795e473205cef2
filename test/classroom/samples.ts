import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Exercise, readExercise } from '../../src/classroom/exercise/read-exercise.js';
import type { Checked } from '../../src/diagnostics/diagnostic.js';
import { write } from '../support/folders.js';

export const OWN_EXERCISES = fileURLToPath(new URL('../../exercises/', import.meta.url));

/** The least that an exercise has. */
export const EXERCISE_YAML = `version: 1
title: {en: Greeting, zh: 问候}
goals:
  - {en: Say hello, zh: 打招呼}
level: beginner
minutes: 20
config:
  app: {payload: "hello from {client_id}"}
hints:
  - {en: Look closely, zh: 仔细看}
runs:
  - {id: plain, seconds: 10}
checks:
  - id: greets
    title: {en: It greets, zh: 会打招呼}
    expect: {console: {text: Hello}}
`;
/** A file of its own with a solution. */
export const GREETING_C = `#include <zephyr/sys/printk.h>

void greet(void)
{
	/* SOLUTION BEGIN greet */
	printk("Hello from %s, for the %d. time\\n", CONFIG_BOARD, 17);
	/* SOLUTION END greet */
	// STUB BEGIN greet en
	// /* TODO: say hello. */
	// STUB END greet en
	// STUB BEGIN greet zh
	// /* TODO：打招呼。 */
	// STUB END greet zh
}
`;

/** A part of a generated file: what is taken out of it, whatever its language and SDK line. */
export const WAIT_PART = `/* What is taken out of the generated src/wifi_connect.c. */

// SOLUTION BEGIN give
	atomic_set(&has_address, 1);
	k_sem_give(&address_bound);
// SOLUTION END give
// STUB BEGIN give en
	// atomic_set(&has_address, 1);
	// /* TODO: let the waiting thread go on. */
// STUB END give en
// STUB BEGIN give zh
	// atomic_set(&has_address, 1);
	// /* TODO：让正在等待的线程继续。 */
// STUB END give zh

// SOLUTION BEGIN take
	if (k_sem_take(&address_bound, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {
		printk("No address from DHCP within %d ms\\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);
		return -ETIMEDOUT;
	}
// SOLUTION END take
// STUB BEGIN take en
	// /* TODO: wait for the address, but not for ever. */
// STUB END take en
// STUB BEGIN take zh
	// /* TODO：等待地址，但不能永远等下去。 */
// STUB END take zh
`;

/** Writes an exercise below a folder; `more` are further files, or others in place of these; undefined: without it. */
export function writeExercise(
  dir: string,
  id: string,
  more: Readonly<Record<string, string | undefined>> = {},
): void {
  const files = {
    'exercise.yaml': EXERCISE_YAML,
    'exercise.en.md': 'Say hello.\n',
    'exercise.zh.md': '打个招呼。\n',
    'app/src/greet.c': GREETING_C,
    ...more,
  };
  for (const [path, text] of Object.entries(files)) if (text !== undefined) write(join(dir, id), path, text);
}

export function copyOwn(dir: string, id: string, as = id): void {
  cpSync(join(OWN_EXERCISES, id), join(dir, as), { recursive: true });
}

/** An exercise that is as it should be. */
export async function exerciseIn(dir: string, id: string): Promise<Exercise> {
  return checkedValue(await readExercise(dir, id, 'exercises'));
}

export function checkedValue<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new Error(checked.diagnostics.map(({ message }) => message.en).join('\n'));
}

/** An exercise whose app is one file, which is soon built and runs without a server. */
export const HELLO_YAML = `version: 1
title: {en: Hello, zh: 你好}
goals:
  - {en: Say hello, zh: 打招呼}
level: beginner
minutes: 20
config:
  app: {payload: "{client_id}"}
hints:
  - {en: Look at printk, zh: 看看 printk}
  - {en: "Your name is {client_id}", zh: "你的名字是 {client_id}"}
runs:
  - {id: alone, seconds: 5, server: false}
checks:
  - id: compiles
    title: {en: The app compiles, zh: 应用能编译}
    points: 0
    expect: {compiles: true}
  - id: greets
    title: {en: It greets, zh: 会打招呼}
    points: 2
    on_failure: {en: Say hello at the start., zh: 一开始就要打招呼。}
    expect: {console: {text: "Hello from {client_id}", within_s: 1}}
  - id: secretly
    title: {en: It greets seventeen times, zh: 打十七次招呼}
    hidden: true
    points: 2
    expect: {console: {text: "Hello from", count: 17}}
`;
export const HELLO_C = `#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

void main(void)
{
	printk("Started\\n");
	/* SOLUTION BEGIN greet */
	for (int i = 0; i < 17; i++) {
		printk("Hello from %s\\n", CONFIG_EXAMPLE_PAYLOAD);
	}
	/* SOLUTION END greet */
	// STUB BEGIN greet en
	// /* TODO: say hello. */
	// STUB END greet en
	// STUB BEGIN greet zh
	// /* TODO：打招呼。 */
	// STUB END greet zh
}
`;

/** As `writeExercise`, of that one. */
export function writeHello(
  dir: string,
  id: string,
  more: Readonly<Record<string, string | undefined>> = {},
): void {
  const own = { 'exercise.yaml': HELLO_YAML, 'app/src/greet.c': undefined, 'app/src/main.c': HELLO_C };
  writeExercise(dir, id, { ...own, ...more });
}
