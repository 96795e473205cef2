import { describe, expect, it } from 'vitest';
import { buildReason } from '../../src/classroom/check/build-reason.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { sentences } from '../../src/messages/class-check.js';
import { compilerDiagnostics } from '../../src/simulate/compiler-messages.js';
import { outcomesOf } from '../support/checks.js';
import { hasCompiler } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const reasonOf = (output: string, problems: readonly Diagnostic[] = []) =>
  buildReason(compilerDiagnostics(output, '/nowhere', false), problems, output).reason?.zh;

describe('why an app does not compile', () => {
  it.each([
    ['‘count’ undeclared (first use in this function); did you mean ‘k_count’?', '’? 编译器不认识这个名字：'],
    ['redefinition of ‘send_text’', '。同一个名字定义了两次：'],
    ["redefinition of 'send_text'", '。同一个名字定义了两次：'],
    ['‘struct k_sem’ has no member named ‘cuont’; did you mean ‘count’?', '’? 这个结构体没有这个成员：'],
    ["no member named 'cuont' in 'struct k_sem'", '。这个结构体没有这个成员：'],
    ['incompatible type for argument 1 of ‘f’', '。传给函数的值类型不对：'],
    ["passing 'int' to parameter of incompatible type 'k_timeout_t'", '。这里要的是超时时间'],
    ['static assertion failed: "the payload is empty"', '。这是编译时检查的条件（BUILD_ASSERT），现在不成立'],
    ['too few arguments to function ‘k_sem_take’', '。调用函数时参数的个数不对：'],
    ['version control conflict marker in file', '。文件里还留着合并的标记'],
    ['conflicting types for ‘send_text’; have ‘int(void)’', '。同一个函数或变量的两处声明不一致：'],
  ])('is told in words for beginners: %s', (said, meaning) => {
    const reason = reasonOf(`src/main.c:3:1: error: ${said}\n`);
    expect(reason).toContain(`应用编译不通过：${said}`);
    expect(reason).toContain(meaning);
  });

  it('is told by what the compiler adds, too', () => {
    const output = [
      'src/main.c:3:1: error: incompatible type for argument 1 of ‘k_sleep’',
      '/sim/kernel.h:45:29: note: expected ‘k_timeout_t’ but argument is of type ‘int’',
      '',
    ].join('\n');
    expect(reasonOf(output)).toContain('这里要的是超时时间');
  });

  it.each([
    [
      'gcc',
      [
        'In file included from src/main.c:2:',
        'src/station.h:1:8: error: redefinition of ‘struct station’',
        'In file included from src/main.c:1:',
        'src/station.h:1:8: note: originally defined here',
      ],
    ],
    [
      'clang',
      [
        'In file included from src/main.c:2:',
        "src/station.h:1:8: error: redefinition of 'station'",
        "src/main.c:1:10: note: 'src/station.h' included multiple times, additional include site here",
        'src/station.h:1:8: note: unguarded header; consider using #ifdef guards or #pragma once',
      ],
    ],
    [
      'gcc, of a typedef',
      [
        'src/station.h:2:25: error: conflicting types for ‘station’; have ‘struct <anonymous>’',
        'src/station.h:2:25: note: previous declaration of ‘station’ with type ‘station’',
      ],
    ],
  ])('is a header that came in twice, in the words of %s', (_, lines) => {
    expect(reasonOf(`${lines.join('\n')}\n`)).toContain('这个头文件被包含了两次');
  });

  it('is a name that two places define, where these are two', () => {
    const lines = [
      'src/station.h:1:8: error: redefinition of ‘struct station’',
      'src/main.c:1:8: note: originally defined here',
    ];
    expect(reasonOf(`${lines.join('\n')}\n`)).toContain('同一个名字定义了两次');
  });

  it('is what is certain before what the compiler makes of it', () => {
    const wide = (line: number): Diagnostic => ({
      code: 'simulate/full-width',
      severity: 'error',
      message: { en: `Line ${line} …`, zh: `第 ${line} 行……` },
      place: { file: 'src/main.c', line, column: 1, length: 1, lineText: '；' },
    });
    const output = 'src/main.c:3:1: error: stray ‘\\357’ in program\n';
    const found = buildReason(compilerDiagnostics(output, '/nowhere', false), [wide(3), wide(7)], output);
    expect(found).toEqual({
      verdict: 'failed',
      reason: {
        en: 'The app does not compile: Line 3 …. Also in line 7',
        zh: '应用编译不通过：第 3 行……。第 7 行也有',
      },
      place: wide(3).place,
      isAdvised: true,
    });
  });

  it.skipIf(!hasCompiler)('is a Chinese sign in C code', async () => {
    const [first, second] = await outcomesOf(smallApp(1, '\tprintk（"up\\n"）；'), {
      expect: [{ compiles: true }, { clean: true }],
    });
    expect(first?.reason?.zh).toMatch(/^应用编译不通过：第 \d+ 行有中文（全角）标点“（”“）”“；”：/);
    expect(first?.place?.lineText).toBe('\tprintk（"up\\n"）；');
    expect(first?.said).toBeUndefined();
    expect(second?.reason?.zh).toBe('应用编译不通过，这一项没法试（原因见上）');
  });
});

describe('settings that no build takes', () => {
  const told = async (lines: readonly string[]) => {
    const files = smallApp(1, '\tprintk("up\\n");');
    const conf = `${files.get('prj.conf')}${lines.map((line) => `${line}\n`).join('')}`;
    const advised = { en: 'Is an #include missing?', zh: '少了 #include？' };
    const [found] = await outcomesOf(
      new Map([...files, ['prj.conf', conf]]),
      { expect: [{ compiles: true }] },
      {},
      advised,
    );
    return found;
  };

  it('are told all together, with the lines as they were meant, and without what is said of C', async () => {
    const found = await told([
      'CONFIG_EXAMPLE_PAYLOAD=“I am here”',
      'CONFIG_MAIN_STACK_SIZE=５０００',
      'ONFIG_LOG=y',
    ]);
    const [first, second, third, ...more] = found?.reason?.zh.split('\n') ?? [];
    expect(first).toBe(
      '应用编译不通过：EXAMPLE_PAYLOAD 的引号 Kconfig 不认：要用英文半角双引号，否则编译会中止。请写成：CONFIG_EXAMPLE_PAYLOAD="I am here"',
    );
    expect(second).toMatch(
      /^prj\.conf:\d+：用了全角字符（５ ０），应为半角：.*。请写成：CONFIG_MAIN_STACK_SIZE=5000$/,
    );
    expect(third).toMatch(/^prj\.conf:\d+：Kconfig 无法识别这一行/);
    expect(more).toEqual([]);
    expect(found?.place?.lineText).toBe('CONFIG_EXAMPLE_PAYLOAD=“I am here”');
    expect(found?.advice).toBeUndefined();
  });

  it('are counted beyond five', async () => {
    const found = await told(Array.from({ length: 7 }, () => 'nothing'));
    const lines = found?.reason?.en.split('\n') ?? [];
    expect(lines).toHaveLength(6);
    expect(lines[5]).toBe('… and 2 more errors');
  });
});

describe.skipIf(!hasCompiler)('an app that compiles', () => {
  it('passes with what the compiler warns of beside it', async () => {
    const body = '\tvolatile int ret = 0;\n\n\tif (ret = 1) {\n\t\tprintk("%d %d\\n", 1);\n\t}';
    const [found] = await outcomesOf(smallApp(1, body), { expect: [{ compiles: true }] });
    expect(found).toMatchObject({
      verdict: 'passed',
      reason: {
        zh: '能编译，但编译器给出了 2 条警告，多半是写错了。条件里的 = 是赋值，比较要写 ==。格式字符串里的 % 比后面给出的值多。',
      },
    });
    expect(found?.said).toMatch(/^src\/main\.c:\d+:\d+: warning: .*\n.*if \(ret = 1\)/);
  });
});

it('sentences follow one another with one stop between them', () => {
  const text = (one: string) => ({ en: one, zh: one });
  expect(sentences(text('a'), text('b'), undefined)).toEqual({ en: 'a. b', zh: 'a。b' });
  expect(sentences(text('a?'), text('b.'), text('c')).en).toBe('a? b. c');
  expect(sentences(text('a？'), text('b。'), text('c')).zh).toBe('a？b。c');
});
