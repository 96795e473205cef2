import type { Text } from './text.js';

/** What AddressSanitizer calls what it finds. */
const ADDRESS: Readonly<Record<string, Text>> = {
  SEGV: {
    en: 'it accessed an address where there is nothing',
    zh: '访问了没有内存的地址',
  },
  BUS: { en: 'it accessed an address that cannot be accessed', zh: '访问了不能访问的地址' },
  FPE: { en: 'it divided by zero', zh: '除以了零' },
  ILL: { en: 'it came to where there is no code', zh: '执行到了没有代码的地方' },
  'bad-free': {
    en: 'free() was called for an address that is not from malloc(); memory of k_malloc() is given back with k_free()',
    zh: '对不是 malloc() 分配的地址调用了 free()；k_malloc() 的内存要用 k_free() 归还',
  },
  'double-free': { en: 'free() was called twice for the same memory', zh: '对同一块内存调用了两次 free()' },
  'heap-buffer-overflow': {
    en: 'it reads or writes beyond a block of malloc()',
    zh: '读写超出了 malloc() 分配的内存块',
  },
  'heap-use-after-free': {
    en: 'it uses memory after free()',
    zh: 'free() 之后还在使用那块内存',
  },
  'global-buffer-overflow': {
    en: 'it reads or writes beyond a global or static variable',
    zh: '读写超出了全局变量或静态变量的范围',
  },
  'stack-buffer-overflow': {
    en: 'it reads or writes beyond a local variable',
    zh: '读写超出了局部变量的范围',
  },
  'dynamic-stack-buffer-overflow': {
    en: 'it reads or writes beyond a local array',
    zh: '读写超出了局部数组的范围',
  },
  'stack-buffer-underflow': {
    en: 'it reads or writes in front of a local variable',
    zh: '读写到了局部变量的前面',
  },
  'stack-use-after-return': {
    en: 'it uses a local variable of a function that has returned',
    zh: '函数已经返回，还在使用它的局部变量',
  },
  'stack-use-after-scope': {
    en: 'it uses a local variable behind the braces in which it was declared',
    zh: '出了大括号，还在使用里面声明的局部变量',
  },
  'use-after-poison': {
    en: 'it uses memory of the heap that is not its own',
    zh: '使用了堆里不属于它的内存',
  },
  'container-overflow': { en: 'it reads or writes beyond an array', zh: '读写超出了数组的范围' },
  'negative-size-param': {
    en: 'a function such as memcpy() was given a negative length',
    zh: '传给 memcpy() 之类函数的长度是负数',
  },
  'memcpy-param-overlap': {
    en: 'the two places that memcpy() was given overlap; memmove() may be given such',
    zh: '传给 memcpy() 的两块内存有重叠；有重叠时请用 memmove()',
  },
  'strcpy-param-overlap': {
    en: 'the two places that strcpy() was given overlap',
    zh: '传给 strcpy() 的两块内存有重叠',
  },
  'allocation-size-too-big': { en: 'malloc() was asked for far too much', zh: '向 malloc() 要的内存太大' },
  'calloc-overflow': { en: 'calloc() was asked for far too much', zh: '向 calloc() 要的内存太大' },
  'unknown-crash': { en: 'it uses memory that is not its own', zh: '使用了不属于它的内存' },
};

/** What UndefinedBehaviorSanitizer says, which is plain enough in English. */
const UNDEFINED: readonly (readonly [said: RegExp, zh: string])[] = [
  [/^index (-?\d+) out of bounds for type '([^']*)'/, '下标 $1 超出了数组（$2）的范围'],
  [
    /^null pointer passed as argument (\d+), which is declared to never be null/,
    '函数的第 $1 个参数是 NULL，而它不允许为 NULL',
  ],
  [
    /^null pointer returned from function declared to never return null/,
    '函数返回了 NULL，而它不允许返回 NULL',
  ],
  [/^load of null pointer of type '([^']*)'/, '通过 NULL 指针读取（类型 $1）'],
  [/^store to null pointer of type '([^']*)'/, '通过 NULL 指针写入（类型 $1）'],
  [/^member access within null pointer of type '([^']*)'/, '通过 NULL 指针访问结构体成员（类型 $1）'],
  [/^applying (?:non-)?zero offset(?: \d+)? to null pointer/, '对 NULL 指针做了加减'],
  [/ misaligned address \w+ for type '([^']*)'/, '访问的地址没有按类型 $1 的要求对齐'],
  [
    /^signed integer overflow: (.*) cannot be represented in type '([^']*)'/,
    '有符号整数溢出：$1 超出了 $2 的范围',
  ],
  [/^negation of (\S+) cannot be represented in type '([^']*)'/, '整数溢出：$1 的相反数超出了 $2 的范围'],
  [
    /^division of (\S+) by -1 cannot be represented in type '([^']*)'/,
    '整数溢出：$1 除以 -1 超出了 $2 的范围',
  ],
  [/^division by zero/, '除以了零'],
  [/^shift exponent (-\d+) is negative/, '移位的位数 $1 是负数'],
  [/^shift exponent (\d+) is too large for (\d+)-bit type '([^']*)'/, '移位的位数 $1 太大，$3 只有 $2 位'],
  [/^left shift of negative value (-\d+)/, '对负数 $1 做了左移'],
  [
    /^left shift of (\d+) by (\d+) places cannot be represented in type '([^']*)'/,
    '$1 左移 $2 位超出了 $3 的范围',
  ],
  [/^load of value (\S+), which is not a valid value for type '([^']*)'/, '读到的值 $1 不是 $2 的有效值'],
  [/^(\S+) is outside the range of representable values of type '([^']*)'/, '$1 超出了 $2 的范围'],
  [/^variable length array bound evaluates to non-positive value (\S+)/, '数组的长度 $1 不是正数'],
  [/^execution reached the end of a value-returning function/, '有返回值的函数没有执行 return 就结束了'],
  [/^execution reached an unreachable program point/, '执行到了不应该到达的地方'],
  [/^pointer index expression with base \w+ overflowed/, '指针运算超出了地址的范围'],
  [/^(?:addition|subtraction) of unsigned offset to \w+ overflowed/, '指针运算超出了地址的范围'],
  [/^call to function (\S+) through pointer to incorrect function type/, '通过类型不符的函数指针调用了 $1'],
  [/ with insufficient space for an object of type '([^']*)'/, '那里的内存放不下类型 $1 的值'],
];

/** @param finding as the sanitizer calls it */
export const sanitizer = (finding: string): Text => {
  const known = ADDRESS[finding];
  // Who knows the word may look it up.
  const name = known && /^[A-Z]|^bad-free$/.test(finding) ? { en: '', zh: '' } : inBrackets(finding);
  const [pattern, zh] = UNDEFINED.find(([said]) => said.test(finding)) ?? [];
  const found = known
    ? { en: known.en + name.en, zh: known.zh + name.zh }
    : { en: finding, zh: pattern && zh !== undefined ? translated(finding, pattern, zh) : finding };
  return {
    en: `The app does something that C does not allow: ${found.en}`,
    zh: `应用做了 C 语言不允许的事：${found.zh}`,
  };
};

const inBrackets = (name: string): Text => ({ en: ` (${name})`, zh: `（${name}）` });

function translated(finding: string, pattern: RegExp, zh: string): string {
  const groups = pattern.exec(finding) ?? [];
  return zh.replace(/\$(\d)/g, (_, number: string) => groups[Number(number)] ?? '');
}

const REMEDIES: readonly (readonly [RegExp, Text])[] = [
  [
    /buffer-(?:over|under)flow|container-overflow|out of bounds|insufficient space/,
    {
      en: 'It reads or writes beyond the end of an array, or before its start.',
      zh: '它读写的位置超出了数组的末尾，或者在数组开头之前。',
    },
  ],
  [
    /use-after-poison/,
    {
      en: 'It uses heap memory that is not its own: beyond a block of k_malloc(), or after k_free().',
      zh: '它用了不属于它的堆内存：超出了 k_malloc() 分配的块，或者在 k_free() 之后还在使用。',
    },
  ],
  [
    /stack-use-after/,
    {
      en: 'Make the variable static, or have the caller give the memory.',
      zh: '请把这个变量定义成 static，或者由调用者提供内存。',
    },
  ],
  [
    /bad-free/,
    {
      en: 'Use k_malloc() and k_free() throughout: Zephyr’s heap has its own.',
      zh: '请统一使用 k_malloc() 和 k_free()：Zephyr 的堆有自己的函数。',
    },
  ],
  [
    /use-after|double-free/,
    { en: 'It uses memory that is not its own any more.', zh: '它用了已经不属于它的内存。' },
  ],
  [
    /SEGV|BUS/,
    {
      en: 'A pointer points nowhere: most often it is NULL, or what was given for a %s is no text.',
      zh: '有一个指针没有指向有效的内存：多半是 NULL，或者 %s 对应的参数不是字符串。',
    },
  ],
  [
    /null pointer/,
    {
      en: 'A pointer points nowhere; most often it is NULL.',
      zh: '有一个指针没有指向有效的内存，多半是 NULL。',
    },
  ],
  [
    /overflow|shift|division by zero|FPE/,
    { en: 'A calculation has no defined result.', zh: '有一处运算没有确定的结果。' },
  ],
];
export const sanitizerRemedy = (finding: string): Text =>
  REMEDIES.find(([pattern]) => pattern.test(finding))?.[1] ?? {
    en: 'On the board this goes unnoticed at first and does harm later.',
    zh: '在开发板上，这种错误一开始看不出来，之后才会出问题。',
  };
