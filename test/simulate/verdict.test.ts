import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/simulate/verdict.js';

const verdict = (report: string) =>
  verdictOf({ end: undefined, warnings: [], report, signal: null }, '/nowhere')[0];
const of = (finding: string) =>
  verdict(`==1==ERROR: AddressSanitizer: ${finding} on address 0x1 at pc 0x2\n`);

describe('what a sanitizer finds is told in Chinese', () => {
  it.each([
    ['heap-buffer-overflow', '读写超出了 malloc() 分配的内存块（heap-buffer-overflow）'],
    ['global-buffer-overflow', '读写超出了全局变量或静态变量的范围（global-buffer-overflow）'],
    ['stack-use-after-return', '函数已经返回，还在使用它的局部变量（stack-use-after-return）'],
    ['use-after-poison', '使用了堆里不属于它的内存（use-after-poison）'],
    ['attempting double-free', '对同一块内存调用了两次 free()（double-free）'],
    ['SEGV', '访问了没有内存的地址'],
  ])('%s', (finding, zh) => {
    expect(of(finding)?.message.zh).toBe(`应用做了 C 语言不允许的事：${zh}`);
    expect(of(finding)?.message.en).toMatch(/^The app does something that C does not allow: [a-z]/);
  });

  it.each([
    'null pointer passed as argument 1, which is declared to never be null',
    "index 4 out of bounds for type 'int [4]'",
    "load of null pointer of type 'int'",
    "store to null pointer of type 'int'",
    "member access within null pointer of type 'struct k_sem'",
    'applying non-zero offset 8 to null pointer',
    "load of misaligned address 0x7ffd1 for type 'int', which requires 4 byte alignment",
    "signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'",
    "negation of -2147483648 cannot be represented in type 'int'; cast to an unsigned type",
    'division by zero',
    "shift exponent 40 is too large for 32-bit type 'int'",
    'shift exponent -1 is negative',
    'left shift of negative value -1',
    "left shift of 3 by 31 places cannot be represented in type 'int'",
    "load of value 7, which is not a valid value for type 'bool'",
    "store to address 0x602000000018 with insufficient space for an object of type 'char'",
    "3000000000 is outside the range of representable values of type 'int'",
    'variable length array bound evaluates to non-positive value 0',
    'execution reached the end of a value-returning function without returning a value',
  ])('%s', (finding) => {
    const { en = '', zh = '' } = verdict(`src/main.c:3:2: runtime error: ${finding}\n`)?.message ?? {};
    expect(en).toContain(finding);
    // Types, NULL and keywords of C are all that is left.
    expect(zh.replace(/\b(?:C|NULL|int|bool|char|struct k_sem|return)\b/g, '')).not.toMatch(/[A-Za-z]/);
    expect(zh).not.toContain('$');
  });

  it('says what to use in place of free()', () => {
    const found = verdict(
      '==1==ERROR: AddressSanitizer: attempting free on address which was not malloc()-ed: 0x1',
    );
    expect(found?.message.en).toContain('memory of k_malloc() is given back with k_free()');
  });
});

describe('a call that waits in an interrupt', () => {
  const told = (call: string) =>
    verdictOf(
      { end: { kind: 'end', ms: 0, why: 'isr', detail: call }, warnings: [], report: '', signal: null },
      '/nowhere',
    )[0]?.remedy?.zh;

  it('is to be made with K_NO_WAIT, where it has a timeout', () => {
    for (const call of ['k_msgq_put', 'k_msgq_get', 'k_sem_take', 'k_fifo_get'])
      expect(told(call)).toMatch(/^中断里请用 K_NO_WAIT，/);
  });

  it('is to be left to a work item where it has none', () => {
    for (const call of ['k_sleep', 'k_mutex_lock', 'recv'])
      expect(told(call)).toMatch(/^请在那里提交一个工作项/);
  });
});
