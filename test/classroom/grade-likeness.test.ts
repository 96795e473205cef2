import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { likePairs } from '../../src/classroom/grade/likeness/like-pairs.js';
import { commonOf, ownGrams } from '../../src/classroom/grade/likeness/own-grams.js';

const GIVEN = `#include <zephyr/kernel.h>
static K_SEM_DEFINE(ready, 0, 1);
int wait_for_address(void)
{
	/* TODO */
	return 0;
}
int main(void)
{
	printk("start\\n");
	return wait_for_address();
}
`;
const put = (body: string, more = '') => GIVEN.replace('	/* TODO */\n', body) + more;
const SOLUTION = put('	if (k_sem_take(&ready, K_MSEC(500)) != 0) {\n		return -ETIMEDOUT;\n	}\n');
/** Ways that people come to by themselves. */
const OWN: Readonly<Record<string, string>> = {
  loop: put(`	int tries = 0;
	while (k_sem_count_get(&ready) == 0 && tries < 50) {
		k_msleep(10);
		tries++;
	}
	if (tries == 50) {
		printk("no address after %d ms\\n", tries * 10);
		return -EAGAIN;
	}
`),
  timed: put(`	int64_t end = k_uptime_get() + 500;
	do {
		int err = k_sem_take(&ready, K_MSEC(20));
		if (err == 0) {
			return 0;
		}
	} while (k_uptime_get() < end);
	printk("timed out\\n");
	return -ETIMEDOUT;
`),
  helper: put(
    '	if (!take_it(500)) {\n		return -1;\n	}\n',
    `static bool take_it(int ms)
{
	for (int left = ms; left > 0; left -= 100) {
		if (k_sem_take(&ready, K_MSEC(100)) == 0) {
			return true;
		}
		printk("%d ms left\\n", left);
	}
	return false;
}
`,
  ),
  exact: SOLUTION,
  late: put('	if (k_sem_take(&ready, K_SECONDS(2))) {\n		return -ETIMEDOUT;\n	}\n'),
  nothing: GIVEN,
};
/** The first one again, as somebody hands it in who does not want that to be seen. */
const DISGUISED = put(`	// count how long we already wait
	int counter = 0;

	while (k_sem_count_get(&ready) == 0 && counter < 60)
	{
		k_msleep(12); counter++; /* next round */
	}
	if (counter == 60)
	{
		printk("DHCP said nothing (%d)\\n", counter * 12);
		return -EAGAIN;
	}
`);

const common = commonOf([new Map([['src/main.c', GIVEN]]), new Map([['src/main.c', SOLUTION]])]);
const pairsOf = (texts: Readonly<Record<string, string>>) =>
  likePairs(
    Object.entries(texts).map(([student, text]) => ({
      student,
      grams: ownGrams(new Map([['src/main.c', text]]), common),
    })),
  );

describe('likeness', () => {
  it('is not seen between people who came to it by themselves, though all have the given files', () => {
    expect(pairsOf(OWN)).toEqual([]);
  });

  it('is not seen where both wrote the official solution, or nothing', () => {
    const texts = { a: SOLUTION, b: SOLUTION, c: GIVEN, d: GIVEN };
    expect(pairsOf(texts)).toEqual([]);
  });

  it('is seen through other names, numbers, texts, comments and layout', () => {
    const [pair, ...others] = pairsOf({ ...OWN, copy: DISGUISED });
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ students: ['loop', 'copy'] });
    expect(pair?.shared).toBeGreaterThan(40);
    expect(pair?.shared).toBe(pair?.of);
  });

  it('is seen through names that are not of ASCII', () => {
    const chinese = DISGUISED.replaceAll('counter', '等待次数');
    const accented = DISGUISED.replaceAll('counter', 'zähler');
    const pairs = pairsOf({ ...OWN, chinese, accented });
    expect(pairs.map(({ students }) => students.join())).toEqual([
      'loop,chinese',
      'loop,accented',
      'chinese,accented',
    ]);
  });

  it('is seen where a copy was put into another file and has more around it', () => {
    const more = `${DISGUISED}static void blink(void)\n{\n	gpio_pin_toggle_dt(&led);\n	k_msleep(500);\n}\n`;
    const grams = ownGrams(new Map([['src/other.c', more]]), common);
    const original = ownGrams(new Map([['src/main.c', OWN['loop'] ?? '']]), common);
    const [pair] = likePairs([
      { student: 'one', grams: original },
      { student: 'two', grams },
    ]);
    expect(pair?.students).toEqual(['one', 'two']);
    expect(pair?.shared).toBeLessThanOrEqual(pair?.of ?? 0);
  });

  it('is seen in a group of three as three pairs', () => {
    const pairs = pairsOf({ ...OWN, copy: DISGUISED, third: DISGUISED.replaceAll('counter', 'n') });
    expect(pairs.map(({ students }) => students.join())).toEqual(['loop,copy', 'loop,third', 'copy,third']);
  });

  it('does not count what most of a class has come to', () => {
    const texts = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i}`, OWN['late'] ?? '']));
    expect(pairsOf(texts)).toEqual([]);
  });

  it('is told from the files of a real app: the sources that were given are nobody’s own', () => {
    const folder = new URL('../golden/', import.meta.url).pathname;
    const text = readFileSync(join(folder, 'documented-sdk1-en/src/wifi_connect.c'), 'utf8');
    const files = new Map([['src/wifi_connect.c', text]]);
    expect(ownGrams(files, commonOf([files])).size).toBe(0);
  });
});
