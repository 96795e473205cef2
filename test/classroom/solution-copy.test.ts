import { describe, expect, it } from 'vitest';
import { solutionCopy, solutionTokens } from '../../src/classroom/grade/likeness/solution-copy.js';
import { tokensOf } from '../../src/classroom/tokens.js';

const GIVEN = `#include <zephyr/kernel.h>
K_MSGQ_DEFINE(readings, sizeof(struct reading), 8, 4);
static void send_all(int websock)
{
	/* TODO */
}
int main(void)
{
	printk("start of %d\\n", 8);
	send_all(server_connect());
	return 0;
}
`;
const LONG = `	struct reading next;
	int ret = 0;

	while (ret == 0 && k_msgq_get(&readings, &next, K_NO_WAIT) == 0) {
		ret = send_reading(websock, &next);
		if (ret < 0) {
			printk("Not sent: reading %u (%d)\\n", next.number, ret);
			dropped += 1;
		}
	}
	k_msleep(100 + sys_rand32_get() % 50);
`;
const MIDDLE = `	if (dropped > 0 && k_uptime_get() > told + 1000) {
		printk("Lost so far: %u\\n", dropped);
		told = k_uptime_get();
	}
`;
const SHORT = '	k_sem_give(&ready);\n';

const files = (body: string) => new Map([['src/main.c', GIVEN.replace('	/* TODO */\n', body)]]);
const given = new Map([['src/main.c', GIVEN]]);
/** What is told of somebody's code where the solution is this. */
const copy = (solution: string, work: string) =>
  solutionCopy(files(work), solutionTokens(files(solution), given));

describe('the official solution', () => {
  it('is known word for word, in whatever layout, with other comments, and with lines around it', () => {
    const found = copy(LONG, LONG);
    expect(found).toMatchObject({ kind: 'exact' });
    expect(found?.shared).toBe(found?.of);
    // Each of the tokens, and none that was given.
    expect(found?.of).toBe(tokensOf('x.c', LONG).length);
    expect(copy(LONG, LONG.replaceAll('\t', ' ').replace('\n\n', ' /* 我的 */ // mine\n'))).toEqual(found);
    expect(copy(LONG, `	printk("mine\\n");\n${LONG}	blink();\n`)).toEqual(found);
    expect(copy(MIDDLE, MIDDLE)).toMatchObject({ kind: 'exact' });
  });

  it('is known where a word or two are other ones, if it is long enough for that to say something', () => {
    const all = LONG + MIDDLE;
    const found = copy(all, all.replace('Not sent: reading', 'Failed:'));
    expect(found).toMatchObject({ kind: 'exact' });
    expect(found?.shared).toBe((found?.of ?? 0) - 1);
    expect(copy(MIDDLE, MIDDLE.replace('Lost so far', 'Dropped'))).toBeUndefined();
  });

  it('is not seen in a variant of a few lines, which leave little freedom', () => {
    const few = `${MIDDLE}	ret = send_reading(websock, &next);
	if (ret < 0) {
		return ret;
	}
	k_msgq_purge(&readings);
`;
    const found = copy(few, few);
    expect(found?.of).toBeGreaterThan(50);
    expect(found?.of).toBeLessThan(100);
    expect(copy(few, few.replace('1000', '900'))).toBeUndefined();
    expect(copy(few, few.replaceAll('told', 'last'))).toMatchObject({ kind: 'renamed' });
  });

  it('is known by its form where all names and texts are other ones', () => {
    const renamed = LONG.replaceAll('next', '下一个')
      .replaceAll('ret', 'err')
      .replace('reading %u', 'no. %u');
    expect(copy(LONG, renamed)).toMatchObject({ kind: 'renamed' });
    expect(copy(LONG, renamed.replace('k_msleep(100', 'k_msleep(200'))).toBeUndefined();
    // One name for two is other code.
    expect(copy(LONG, LONG.replaceAll('ret', 'next'))).toBeUndefined();
  });

  it('is nobody’s who came to it in another way, nor whose nothing was done', () => {
    const own = `	struct reading one;

	while (!k_msgq_get(&readings, &one, K_NO_WAIT)) {
		if (send_reading(websock, &one) < 0) {
			dropped++;
			break;
		}
	}
	k_msleep(100);
`;
    expect(copy(LONG, own)).toBeUndefined();
    expect(copy(LONG, '')).toBeUndefined();
  });

  it('says nothing where it is what everybody writes', () => {
    expect(copy(SHORT, SHORT)).toBeUndefined();
  });
});
