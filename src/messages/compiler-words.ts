import type { Text } from './text.js';

const semicolon: Text = {
  en: 'A semicolon is missing at the end of this line, or of the one before.',
  zh: '这一行末尾（或上一行末尾）少了一个分号。',
};
const brace: Text = {
  en: 'Further up a } is missing, so the compiler takes what follows for a part of that function: count the braces where you changed something.',
  zh: '前面少了一个 }，编译器把后面的内容都当成了那个函数的一部分：请数一数改动过的地方的大括号。',
};
const unknownName: Text = {
  en: 'The compiler does not know this name: is it misspelt, is an #include missing, or is it declared further down?',
  zh: '编译器不认识这个名字：是不是拼错了、少了 #include，或者声明写在了后面？',
};
const twice: Text = {
  en: 'The same name is defined twice: take one of the two out, or give it another name.',
  zh: '同一个名字定义了两次：请删掉一处，或者改个名字。',
};
const included: Text = {
  en: 'This header comes in twice, so what stands in it is there twice: put an include guard around it (#ifndef, #define, #endif), and a name of its own into it.',
  zh: '这个头文件被包含了两次，里面的内容也就定义了两次：请加上头文件保护（#ifndef、#define、#endif），所用的宏名不能与别处重复。',
};
const merged: Text = {
  en: 'Marks of a merge (<<<<<<<, =======, >>>>>>>) are left in the file: keep one of the two sides between them, and delete the three lines with the marks.',
  zh: '文件里还留着合并的标记（<<<<<<<、=======、>>>>>>>）：两边的内容只留下需要的，再把这三行标记删掉。',
};
const noMember: Text = {
  en: 'The struct has no such member: is it misspelt, or does prj.conf lack the setting that brings it?',
  zh: '这个结构体没有这个成员：是不是拼错了，或者 prj.conf 里少了让它出现的配置？',
};
const timeout: Text = {
  en: 'A timeout is wanted there, and no number: write K_MSEC(…), K_SECONDS(…), K_NO_WAIT or K_FOREVER.',
  zh: '这里要的是超时时间，不能直接写数字：请写成 K_MSEC(…)、K_SECONDS(…)、K_NO_WAIT 或 K_FOREVER。',
};
const otherType: Text = {
  en: 'The function wants a value of another type there: compare with its declaration.',
  zh: '传给函数的值类型不对：请对照函数的声明。',
};
const otherCount: Text = {
  en: 'The function is given too few values, or too many: compare with its declaration.',
  zh: '调用函数时参数的个数不对：请对照函数的声明。',
};
const conflicting: Text = {
  en: 'A function or a variable is declared in two ways: make the declaration and the definition the same.',
  zh: '同一个函数或变量的两处声明不一致：请把声明和定义改成一样。',
};
const limit: Text = {
  en: 'The second number of K_SEM_DEFINE is the count at the start, the third the highest one.',
  zh: '信号量的上限不能小于 1：K_SEM_DEFINE 的第二个参数是初始计数，第三个是上限。',
};
const initial: Text = {
  en: 'The second number of K_SEM_DEFINE is the count at the start, the third the highest one.',
  zh: '信号量的初始计数不能大于上限：K_SEM_DEFINE 的第二个参数是初始计数，第三个是上限。',
};
const assertion: Text = {
  en: 'This condition (BUILD_ASSERT) is checked when the app is built, and does not hold.',
  zh: '这是编译时检查的条件（BUILD_ASSERT），现在不成立。',
};

const REDEFINED = /^(?:typedef )?redefinition |^redeclaration of /;

/** What gcc and clang say of the mistakes that beginners make most, in whose own words the cause is hard to see. */
const USUAL: readonly (readonly [said: RegExp, meant: Text])[] = [
  [/^expected [‘']?;/, semicolon],
  [
    /invalid storage class for function|at end of input|^expected '}'|function definition is not allowed here/,
    brace,
  ],
  [/ undeclared|use of undeclared identifier/, unknownName],
  [/^version control conflict marker/, merged],
  [REDEFINED, twice],
  [/has no member named|^no member named/, noMember],
  [/^conflicting types for /, conflicting],
  [/^too (?:few|many) arguments to function/, otherCount],
  [/K_SEM_DEFINE: the limit/, limit],
  [/K_SEM_DEFINE: the initial count/, initial],
  [/^static.assert/, assertion],
  [/k_timeout_t/, timeout],
  [/^incompatible type for argument|to parameter of incompatible type/, otherType],
];

/**
 * An error of the compiler's for somebody who has just begun with C; undefined: its own words have to do.
 * @param notes what it has added
 * @param isRepeated one of them is about the very same spot, as of a header that came in twice
 */
export function meaningOf(said: string, notes: readonly string[] = [], isRepeated = false): Text | undefined {
  if (isRepeated && (REDEFINED.test(said) || /^conflicting types for /.test(said))) return included;
  const isTimeout =
    /^incompatible type for argument/.test(said) && notes.some((note) => note.includes('k_timeout_t'));
  return isTimeout ? timeout : USUAL.find(([pattern]) => pattern.test(said))?.[1];
}

/** Warnings of what compiles and is mostly meant otherwise. */
const WARNINGS: readonly (readonly [said: RegExp, meant: Text])[] = [
  [
    /^suggest parentheses around assignment|^using the result of an assignment as a condition/,
    {
      en: 'In a condition, = sets a variable; == compares.',
      zh: '条件里的 = 是赋值，比较要写 ==。',
    },
  ],
  [
    /^comparison with string literal|^result of comparison against a string literal/,
    {
      en: '== compares where two texts stand in memory, and not their letters: use strcmp().',
      zh: '== 比较的是两个字符串的地址，不是内容：请用 strcmp()。',
    },
  ],
  [
    /^format .* expects a matching|^more '%' conversions than data arguments/,
    {
      en: 'The text has more % than there are values behind it.',
      zh: '格式字符串里的 % 比后面给出的值多。',
    },
  ],
  [
    /^format .* expects argument of type|^format specifies type/,
    {
      en: 'A % in the text does not fit the type of its value: %d is for int, %s for texts, %u for unsigned.',
      zh: '格式字符串里的 % 与对应的值类型不符：int 用 %d，字符串用 %s，无符号数用 %u。',
    },
  ],
  [
    /is used uninitialized|may be used uninitialized|is uninitialized when used/,
    { en: 'A variable is used before it has a value.', zh: '变量还没有赋值就被使用了。' },
  ],
  [
    /^control reaches end of non-void function|^non-void function does not return a value/,
    { en: 'A function that returns a value lacks a return.', zh: '有返回值的函数缺少 return。' },
  ],
];

/** The same of a warning. */
export function meaningOfWarning(said: string): Text | undefined {
  return WARNINGS.find(([pattern]) => pattern.test(said))?.[1];
}
