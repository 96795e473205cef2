import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { likeGroups } from '../../src/classroom/grade/likeness/like-groups.js';
import { likePairs } from '../../src/classroom/grade/likeness/like-pairs.js';
import { commonOf, ownCode } from '../../src/classroom/grade/likeness/own-grams.js';

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
      code: ownCode(new Map([['src/main.c', text]]), common),
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
    const grams = ownCode(new Map([['src/other.c', more]]), common);
    const original = ownCode(new Map([['src/main.c', OWN['loop'] ?? '']]), common);
    const [pair] = likePairs([
      { student: 'one', code: original },
      { student: 'two', code: grams },
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

  it('is seen however many hand in the same, word for word, and counts as one way to do it', () => {
    const copies = Array.from({ length: 7 }, (_, i) => [`s${i}`, OWN['timed'] ?? ''] as const);
    const texts = { ...OWN, timed: GIVEN, ...Object.fromEntries(copies) };
    const pairs = pairsOf(texts);
    expect(pairs).toHaveLength(21);
    expect(likeGroups(pairs)).toMatchObject([{ students: copies.map(([student]) => student), same: true }]);
  });

  it('is seen among all of a class that has renamed one work', () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const texts = names.map((name) => [name, DISGUISED.replaceAll('counter', name)] as const);
    const groups = likeGroups(pairsOf(Object.fromEntries(texts)));
    expect(groups).toMatchObject([{ students: names, same: false }]);
  });

  it('is seen through names of the given files and of the solution that only the copy has changed', () => {
    const copy = (OWN['helper'] ?? '').replaceAll('ready', 'bound').replaceAll('wait_for_address', 'attend');
    const [pair, ...others] = pairsOf({ helper: OWN['helper'] ?? '', copy, loop: OWN['loop'] ?? '' });
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ students: ['helper', 'copy'] });
    expect(pair?.shared).toBe(pair?.of);
  });

  it('has a pair beside a group where not all are alike', () => {
    const pair = (one: string, other: string, same?: true) => ({
      students: [one, other] as const,
      shared: 30,
      of: same ? 30 : 40,
      ...(same ? { same } : {}),
    });
    const pairs = [pair('a', 'b', true), pair('a', 'c'), pair('b', 'c'), pair('c', 'd')];
    expect(likeGroups(pairs)).toEqual([
      { students: ['a', 'b'], shared: 30, of: 30, same: true },
      { students: ['a', 'b', 'c'], shared: 30, of: 40, same: false },
      { students: ['c', 'd'], shared: 30, of: 40, same: false },
    ]);
  });

  it('is told from the files of a real app: the sources that were given are nobody’s own', () => {
    const folder = new URL('../golden/', import.meta.url).pathname;
    const text = readFileSync(join(folder, 'documented-sdk1-en/src/wifi_connect.c'), 'utf8');
    const files = new Map([['src/wifi_connect.c', text]]);
    expect(ownCode(files, commonOf([files])).grams.size).toBe(0);
  });
});
