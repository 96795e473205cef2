import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { readableReport, verdictOf } from '../../src/simulate/verdict.js';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';
import {
  buildProject,
  hasCompiler,
  type SimulationOptions,
  simulate,
  withProject,
} from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const SILENT = { serve: false, seconds: 5 } as const;

/** What is said of a run, and the line that it is about. */
async function verdict(files: Files, options: Partial<SimulationOptions> = {}) {
  const { result, console } = await simulate(files, { sdkLine: 1, ...SILENT, ...options });
  return { problems: await withProject(files, async (folder) => verdictOf(result, folder)), result, console };
}

const codes = (problems: readonly Diagnostic[]) => problems.map(({ code }) => code);

interface Crash {
  readonly what: string;
  readonly body: string;
  readonly before?: string;
  readonly code: string;
  /** What the first place found has to point at. */
  readonly line?: string;
  readonly says?: RegExp;
}

const crashes: readonly Crash[] = [
  {
    what: 'writes past an array on the stack',
    body: '\tint array[3];\n\tvolatile int at = 3;\n\tarray[at] = 1;\n\tprintk("%d\\n", array[at - 1]);',
    code: 'simulate/memory',
    line: 'array[at] = 1;',
  },
  {
    what: 'writes past a static array, in a function of the libc',
    before: 'static char text[8];',
    body: '\tvolatile size_t len = 9;\n\tmemset(text, 1, len);\n\tprintk("%d\\n", text[0]);',
    code: 'simulate/memory',
    line: 'memset(text, 1, len);',
  },
  {
    what: 'writes past a block of the heap',
    body: '\tchar *block = k_malloc(10);\n\tblock[10] = 1;\n\tk_free(block);',
    code: 'simulate/memory',
    line: 'block[10] = 1;',
  },
  {
    what: 'uses a block after k_free()',
    body: '\tvolatile char *block = k_malloc(10);\n\tk_free((void *)block);\n\tblock[1] = 1;',
    code: 'simulate/memory',
    line: 'block[1] = 1;',
  },
  {
    what: 'frees twice',
    body: '\tvoid *block = k_malloc(10);\n\tk_free(block);\n\n\tk_free((void *)block);',
    code: 'simulate/assert',
    line: 'k_free((void *)block);',
  },
  {
    what: 'frees what is not of the heap',
    before: 'static int number;',
    body: '\tk_free(&number);',
    code: 'simulate/assert',
    line: 'k_free(&number);',
  },
  {
    what: 'gives memory of k_malloc() to free()',
    before: '#include <stdlib.h>',
    body: '\tvoid *block = k_malloc(10);\n\tfree(block);',
    code: 'simulate/memory',
    line: 'free(block);',
    says: /^应用做了 C 语言不允许的事：对不是 malloc\(\) 分配的地址调用了 free\(\)；k_malloc\(\) 的内存要用 k_free\(\) 归还$/,
  },
  {
    what: 'prints a number as a text',
    body: '\tchar *volatile text = (char *)5;\n\tprintk("%s\\n", text);',
    code: 'simulate/memory',
    line: 'printk("%s\\n", text);',
    says: /访问了没有内存的地址$/,
  },
  {
    what: 'writes to where NULL points',
    body: '\tint *volatile nowhere = NULL;\n\t*nowhere = 1;',
    code: 'simulate/memory',
    line: '*nowhere = 1;',
  },
  {
    what: 'calculates what has no result',
    body: '\tvolatile int most = 0x7fffffff;\n\tmost = most + 1;',
    code: 'simulate/memory',
    line: 'most = most + 1;',
  },
  {
    what: 'calls itself without end',
    before:
      'static int deeper(int depth)\n{\n\tvolatile char room[256];\n\n\troom[0] = depth;\n\treturn deeper(depth + 1) + room[0];\n}',
    body: '\tprintk("%d\\n", deeper(1));',
    code: 'simulate/stack-overflow',
  },
  { what: 'panics', body: '\tk_panic();', code: 'simulate/assert', line: 'k_panic();' },
  { what: 'oopses', body: '\tk_oops();', code: 'simulate/assert', line: 'k_oops();' },
  {
    what: 'aborts',
    before: '#include <stdlib.h>',
    body: '\tabort();',
    code: 'simulate/assert',
    line: 'abort();',
  },
  {
    what: 'waits in a timer',
    before:
      'static void tick(struct k_timer *timer)\n{\n\tARG_UNUSED(timer);\n\tk_sleep(K_MSEC(1));\n}\nK_TIMER_DEFINE(timer, tick, NULL);',
    body: '\tk_timer_start(&timer, K_MSEC(5), K_NO_WAIT);\n\tk_sleep(K_SECONDS(1));',
    code: 'simulate/interrupt',
    line: 'k_sleep(K_MSEC(1));',
  },
  {
    what: 'sleeps for ever',
    body: '\tk_sleep(K_FOREVER);',
    code: 'simulate/stuck',
    line: 'k_sleep(K_FOREVER);',
  },
  {
    what: 'waits for a semaphore that nobody gives',
    before: 'K_SEM_DEFINE(never, 0, 1);',
    body: '\tk_sem_take(&never, K_FOREVER);',
    code: 'simulate/stuck',
    line: 'k_sem_take(&never, K_FOREVER);',
  },
  {
    what: 'uses the memory that it did not get',
    before: '#include <string.h>',
    body: '\tvoid *volatile block = k_malloc(70000);\n\tmemset(block, 0, 70000);',
    code: 'simulate/memory',
    line: 'memset(block, 0, 70000);',
  },
  {
    what: 'asks for more heap than there is',
    body: '\tk_free(k_malloc(70000));',
    code: 'simulate/heap',
  },
];

describe.skipIf(!hasCompiler)('an app that', () => {
  it.each(crashes)('$what is told so', async ({ body, before, code, line, says = /./ }) => {
    const files = smallApp(1, body, before);
    const { problems } = await verdict(files);
    expect(codes(problems)).toEqual([code]);
    expect(problems[0]?.message.zh).not.toBe(problems[0]?.message.en);
    expect(problems[0]?.message.zh).toMatch(says);
    if (line === undefined) return;
    expect(problems[0]?.place).toMatchObject({ file: 'src/main.c', lineText: `\t${line}` });
  });

  it('is stuck is told what it waits for, whatever interrupts have called meanwhile', async () => {
    const before = [
      'K_SEM_DEFINE(never, 0, 1);',
      'K_SEM_DEFINE(other, 0, 1);',
      'static void tick(struct k_timer *timer)\n{\n\tARG_UNUSED(timer);\n\tk_sem_give(&other);\n}',
      'K_TIMER_DEFINE(timer, tick, NULL);',
    ].join('\n');
    const body = '\tk_timer_start(&timer, K_MSEC(5), K_NO_WAIT);\n\tk_sem_take(&never, K_FOREVER);';
    const { problems } = await verdict(smallApp(1, body, before));
    expect(problems[0]?.message.en).toContain('(main: k_sem_take at src/main.c:');
  });

  it('is stuck is told of each thread what it waits for, and where', async () => {
    const before = [
      'K_SEM_DEFINE(never, 0, 1);',
      'K_MSGQ_DEFINE(queue, 4, 1, 4);',
      'static void work(void *p1, void *p2, void *p3)\n{',
      '\tint item;',
      '\tk_msgq_get(&queue, &item, K_FOREVER);',
      '}',
      'static void idle(void *p1, void *p2, void *p3)\n{',
      '}',
      'K_THREAD_DEFINE(worker, 1024, work, NULL, NULL, NULL, 3, 0, 0);',
      'K_THREAD_DEFINE(ended, 1024, idle, NULL, NULL, NULL, 3, 0, 0);',
    ].join('\n');
    const files = smallApp(1, '\tk_sem_take(&never, K_FOREVER);', before);
    const lines = files.get('src/main.c')?.split('\n') ?? [];
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const told = [
      `worker: k_msgq_get at src/main.c:${lineOf('k_msgq_get(')}`,
      `main: k_sem_take at src/main.c:${lineOf('k_sem_take(')}`,
    ];
    for (const [sanitize, threads] of [
      [true, told],
      [false, told.map((text) => text.replace(/ at .*/, ''))],
    ] as const) {
      const { problems } = await verdict(files, { sanitize });
      expect(problems[0]?.message.en).toContain(`(${threads.join(', ')})`);
    }
  });

  it('fails an assertion prints what Zephyr prints, and is told the line; without CONFIG_ASSERT nothing happens', async () => {
    const body = '\tvolatile int x = 3;\n\n\t__ASSERT_NO_MSG(x == 3);\n\t__ASSERT(x > 4, "x is %d", x);';
    const files = smallApp(1, body);
    const without = await verdict(files);
    expect(without.result.end).toMatchObject({ why: 'done' });
    const prj = `${files.get('prj.conf')}CONFIG_ASSERT=y\n`;
    const line = (files.get('src/main.c')?.split('\n') ?? []).findIndex((text) => text.includes('x > 4')) + 1;
    for (const sanitize of [true, false]) {
      const { problems, console } = await verdict(smallApp(1, body, '', new Map([['prj.conf', prj]])), {
        sanitize,
      });
      expect(console.slice(1)).toEqual([`ASSERTION FAIL [x > 4] @ src/main.c:${line}`, '\tx is 3', '']);
      expect(codes(problems)).toEqual(['simulate/assert']);
      expect(problems[0]?.place).toMatchObject({ file: 'src/main.c', line });
    }
  });

  it('restarts the board without CONFIG_REBOOT does not link', async () => {
    const files = smallApp(1, '\tsys_reboot(SYS_REBOOT_COLD);', '#include <sys/reboot.h>');
    await withProject(files, async (folder) => {
      expect(await buildProject(folder, 1)).toMatchObject({ ok: false, undefined: ['sys_reboot'] });
    });
  });

  it('waits busily in a timer is not stopped for it', async () => {
    const before =
      'static void tick(struct k_timer *timer)\n{\n\tARG_UNUSED(timer);\n\tk_busy_wait(2000);\n}\nK_TIMER_DEFINE(timer, tick, NULL);';
    const { result } = await verdict(
      smallApp(1, '\tk_timer_start(&timer, K_MSEC(5), K_NO_WAIT);\n\tk_sleep(K_MSEC(10));', before),
    );
    expect(result.end).toMatchObject({ why: 'done', ms: 10 });
  });

  it('prints 64-bit integers as on the board gets no warning, and the right number', async () => {
    const body = [
      '\tint64_t time = INT64_C(1234567890123);',
      '\tprintk("%lld %llu %lld\\n", time, (uint64_t)time, INT64_MAX);',
      '\tprintk("%" PRId64 " %" PRIx64 " %" PRIu64 "\\n", time, (uint64_t)time, UINT64_MAX);',
      '\tprintk("%lld\\n", k_uptime_get());',
    ].join('\n');
    const files = smallApp(1, body, '#include <sys/types.h>\n#include <inttypes.h>\n#include <stdlib.h>');
    await withProject(files, async (folder) => {
      expect(await buildProject(folder, 1)).toMatchObject({ ok: true, warnings: '' });
    });
    const { console } = await verdict(files);
    expect(console.slice(1, 4)).toEqual([
      '1234567890123 1234567890123 9223372036854775807',
      '1234567890123 11f71fb04cb 18446744073709551615',
      '0',
    ]);
  });

  // At once: each takes the five seconds that it is given.
  it('loops without end, or in nothing at all, is stopped after 5 s, with the place', async () => {
    const counting = '\tvolatile unsigned int turns = 0;\n\n\twhile (1) {\n\t\tturns++;\n\t}';
    const idle = '\twhile (1) {\n\t}';
    // In machine code it stands right before the loop, and is never called.
    const before = 'int uncalled(int x)\n{\n\treturn x / 3;\n}';
    const verdicts = await Promise.all([counting, idle].map((body) => verdict(smallApp(1, body, before))));
    for (const { problems, result } of verdicts) {
      expect(readableReport(result.report)).toMatch(/^ +#0 0x\w+ in main /m);
      expect(readableReport(result.report)).not.toMatch(/uncalled|interrupted/);
      expect(codes(problems)).toEqual(['simulate/busy']);
      expect(problems[0]?.place?.file).toBe('src/main.c');
    }
  });

  it('calls itself without end is recognised without sanitizers, too', async () => {
    const before =
      'static int deeper(int depth)\n{\n\tvolatile char room[256];\n\n\troom[0] = depth;\n\treturn deeper(depth + 1) + room[0];\n}';
    const { problems } = await verdict(smallApp(1, '\tprintk("%d\\n", deeper(1));', before), {
      sanitize: false,
    });
    expect(codes(problems)).toEqual(['simulate/stack-overflow']);
  });

  const turning: readonly (readonly [string, string])[] = [
    ['yields', '\twhile (1) {\n\t\tk_yield();\n\t}'],
    ['prints', '\twhile (1) {\n\t\tprintk("x\\n");\n\t}'],
    ['asks for the time', '\twhile (k_uptime_get() < 1000000) {\n\t}'],
  ];
  it.each(turning)('does nothing but what %s comes to the end of its time all the same', async (_, body) => {
    const { problems, result } = await verdict(smallApp(1, body), { seconds: 0.05 });
    expect(problems).toEqual([]);
    expect(result.end).toMatchObject({ why: 'time', ms: 50 });
  });

  it('prints with the libc prints on the console, in its place', async () => {
    const body = '\tprintk("one\\n");\n\tprintf("two %d\\n", 2);\n\tputs("three");\n\tprintk("four\\n");';
    const { console } = await verdict(smallApp(1, body, '#include <stdio.h>'));
    expect(console.slice(1)).toEqual(['one', 'two 2', 'three', 'four', '']);
  });

  it.each([
    ['exits', '\texit(3);', '#include <stdlib.h>', /exit\(3\)/],
    [
      'submits work that has no handler',
      '\tk_work_submit(&work);',
      'static struct k_work work;',
      /without a handler/,
    ],
  ])('%s is told so', async (_, body, before, message) => {
    const { problems } = await verdict(smallApp(1, body, before));
    expect(codes(problems)).toEqual(['simulate/assert']);
    expect(problems[0]?.message.en).toMatch(message);
  });

  it('calls a function that is nowhere is told its name, and what the compiler said', async () => {
    await withProject(smallApp(1, '\tk_slep(3);'), async (folder) => {
      const built = await buildProject(folder, 1);
      expect(built).toMatchObject({ ok: false, undefined: ['k_slep'] });
      expect(built.ok ? '' : built.output).toMatch(
        /src\/main\.c:\d+:\d+: warning: implicit declaration of function .k_slep/,
      );
    });
  });

  it('takes from the heap what is not there is told the place of the first time', async () => {
    const { problems } = await verdict(smallApp(1, '\twhile (k_malloc(1000) != NULL) {\n\t}'));
    expect(codes(problems)).toEqual(['simulate/heap']);
    expect(problems[0]?.place?.lineText).toMatch(/k_malloc\(1000\)/);
  });

  it('returns from main() is done', async () => {
    const { problems, result } = await verdict(smallApp(2, '\tprintk("done\\n");'));
    expect(problems).toEqual([]);
    expect(result.end).toMatchObject({ why: 'done', ms: 0 });
  });

  it("does not compile gets the compiler's own message, at the user's file", async () => {
    await withProject(smallApp(1, '\tint ret\n\tret = 3;'), async (folder) => {
      const built = await buildProject(folder, 1);
      expect(built.ok).toBe(false);
      expect(built.ok ? '' : built.output).toMatch(/^src\/main\.c:\d+:\d+: error: /m);
    });
  });

  it('has a warning is built, and the warning shown each time', async () => {
    await withProject(smallApp(1, '\tint unused;'), async (folder) => {
      for (const built of [await buildProject(folder, 1), await buildProject(folder, 1)]) {
        expect(built).toMatchObject({
          ok: true,
          warnings: expect.stringMatching(/src\/main\.c:\d+:\d+: warning: unused/),
        });
      }
    });
  });
});

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');

describe.skipIf(!hasCompiler).each(documented)('faults of the network on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;
  const files = goldenFiles(project);
  const tried = async (options: Partial<SimulationOptions>) =>
    (await simulate(files, { sdkLine, seconds: 8, ...options })).console;

  it('a wrong password, and a name that nobody has, are said', async () => {
    for (const kind of ['wrong-password', 'not-found'] as const) {
      const console = await tried({ wifi: { kind } });
      expect(console).toContain('AP not found or invalid password');
      expect(console).not.toContain('[WiFi sta] connected');
    }
  });

  it('an access point that lets nobody in at first is tried again', async () => {
    const console = await tried({ wifi: { kind: 'flaky', failures: 3 } });
    expect(console.filter((line) => line.startsWith('retry to connecting wifi'))).toEqual(
      [1, 2, 3].map((count) => `retry to connecting wifi ... ${count}`),
    );
    expect(console).toContain('[WiFi sta] connected');
  });

  it('a link that is lost is joined again, and messages are echoed again', async () => {
    const console = await tried({ wifi: { kind: 'drop-after', ms: 3000 }, seconds: 60 });
    const lost = console.indexOf('[WiFi sta] disconnected');
    expect(lost).toBeGreaterThan(0);
    const after = console.slice(lost);
    expect(after).toContain('[WiFi sta] connected');
    expect(after.filter((line) => /: IPv4 recv \d+ bytes$/.test(line)).length).toBeGreaterThan(20);
  });

  it('DHCP may take its time, or never answer', async () => {
    expect(await tried({ dhcpMs: 5000 })).toContain('Your address: 192.168.101.215');
    const never = await tried({ dhcpMs: Number.POSITIVE_INFINITY, seconds: 40 });
    expect(never).toContain('No address from DHCP within 30000 ms');
  });

  it('a heap with no room for a message fails with -ENOMEM, and the run with it', async () => {
    const { result, console } = await simulate(files, { sdkLine, seconds: 3, heapBytes: 35_856 });
    expect(codes(verdictOf(result, '.'))).toEqual(['simulate/heap']);
    expect(console.join('\n')).toMatch(/IPv4 failed to send data using (?:socket|ws) API \(-12\)/);
  });
});
