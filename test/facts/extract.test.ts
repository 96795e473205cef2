import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractFacts } from './c-facts.js';
import { CSyntaxError } from './c-syntax.js';
import { readFacts } from './data.js';
import { evaluate } from './expression.js';
import type { CallFact, Scope } from './model.js';
import { parseSettings, readPage } from './page.js';
import { liveCode } from './preprocess.js';
import { factsOfPage } from './sample.js';

const nothing: Scope = { valueOf: () => undefined, sizeOf: () => undefined };

function callsOf(body: string): CallFact[] {
  const [first] = extractFacts(`void f(int a)\n{\n${body}\n}\n`).functions;
  return (first?.calls ?? []).map(({ line: _, ...call }) => call);
}

describe('only live code counts', () => {
  const config = (name: string): string | number | undefined => ({ CONFIG_ON: 'y', CONFIG_N: 3 })[name];
  test.each([
    { code: '#if 0\nA\n#else\nB\n#endif', live: 'B' },
    { code: '#if 1\nA\n#else\nB\n#endif', live: 'A' },
    { code: '#if 0\nA\n#elif 1\nB\n#elif 1\nC\n#else\nD\n#endif', live: 'B' },
    { code: '#if 0\n#if 1\nA\n#else\nB\n#endif\n#else\nC\n#endif', live: 'C' },
    { code: '#if 1\n#if 0\nA\n#endif\nB\n#endif', live: 'B' },
    { code: '#if defined(CONFIG_ON) && !defined CONFIG_OFF\nA\n#endif', live: 'A' },
    { code: '#ifdef CONFIG_OFF\nA\n#else\nB\n#endif', live: 'B' },
    { code: '#ifndef CONFIG_OFF\nA\n#endif', live: 'A' },
    { code: '#if CONFIG_N > 2 && IS_ENABLED(CONFIG_ON)\nA\n#endif', live: 'A' },
    { code: '#if UNKNOWN\nA\n#endif', live: '' },
    { code: '#if \\\n0\nA\n#endif', live: '' },
    { code: '/* #if 0 */\nA\n/*\n#if 0\n*/\nB', live: 'A B' },
    { code: 'A("/*"); // #if 0\nB("*/");', live: 'A("/*"); B("*/");' },
  ])('$code', ({ code, live }) => {
    const result = liveCode(code, config);
    expect(result.split(/\s+/).filter(Boolean).join(' ')).toBe(live);
    expect(result.split('\n')).toHaveLength(code.split('\n').length);
  });

  test('a macro of the file decides, until it is undefined', () => {
    const code = '#define X 2\n#if X == 2\nA\n#endif\n#undef X\n#ifdef X\nB\n#endif';
    expect(liveCode(code).replace(/\s+/g, ' ').trim()).toBe('#define X 2 A #undef X');
  });

  test.each(['#if 0\nA', '#endif', '#else', '#if (\n#endif'])('%j is refused', (code) => {
    expect(() => liveCode(code)).toThrow();
  });
});

describe('file scope', () => {
  test('includes, constants and buffers as they are written', () => {
    const facts = extractFacts(`
      #include <net/socket.h> /* why */
      #include "own.h"
      #define GUARD_H_
      #define PORT 8080 // the port
      #define SUM(a) ((a) + 1)
      #define SIZE (PORT * 2)
      enum { FIRST, SECOND, THIRD = 7 };
      static const char text[] = "a b"
        " c" "\\n";
      static const char message[] = CONFIG_TEXT "\\n";
      const int length = SIZE;
      static uint8_t buf[SIZE + 1];
      static int counter = 3;
    `);
    expect(facts.includes).toEqual(['<net/socket.h>', '"own.h"']);
    expect(facts.constants).toEqual({
      PORT: '8080',
      SIZE: '(PORT * 2)',
      FIRST: '0',
      SECOND: 'FIRST + 1',
      THIRD: '7',
      text: '"a b c\\n"',
      message: 'CONFIG_TEXT "\\n"',
      length: 'SIZE',
    });
    expect(facts.buffers).toEqual({ buf: 'SIZE + 1' });
  });

  test('macros used as declarations, prototypes and return types', () => {
    const facts = extractFacts(`
      K_SEM_DEFINE(ready, 0,
                   1);
      int wifi_connect(void);
      static inline const char *name_of(int a) { return 0; }
      static void nothing(void) {}
    `);
    expect(facts.macros).toEqual([{ name: 'K_SEM_DEFINE', args: 'ready, 0, 1' }]);
    expect(facts.declarations).toEqual([{ name: 'wifi_connect', returns: 'int' }]);
    expect(facts.functions.map(({ name, returns }) => [name, returns])).toEqual([
      ['name_of', 'const char *'],
      ['nothing', 'void'],
    ]);
  });

  test('macros that only the preprocessor understands do not get in the way', () => {
    const facts = extractFacts(`
      static uint8_t buf[4] __aligned(4);
      static K_THREAD_STACK_DEFINE(stack, 1024);
      int __weak hook(void) { return 0; }
    `);
    expect(facts.buffers).toEqual({ buf: '4' });
    expect(facts.macros).toEqual([{ name: 'K_THREAD_STACK_DEFINE', args: 'stack, 1024' }]);
    expect(facts.functions.map(({ name }) => name)).toEqual(['hook']);
  });

  test('code that is no C is refused with its place', () => {
    expect(() => extractFacts('int a;\nint f( {\n')).toThrow(CSyntaxError);
    expect(() => extractFacts('int a;\nint f( {\n')).toThrow(/2:\d+: int f\( \{/);
  });
});

describe('calls', () => {
  test.each<{ body: string; calls: CallFact[] }>([
    { body: 'outer(inner(1), 2);', calls: [{ name: 'inner' }, { name: 'outer' }] },
    {
      body: '(void)first(); if (second()) { third(); }',
      calls: ['first', 'second', 'third'].map((name) => ({ name })),
    },
    { body: 'net_sin(a)->port = htons(p);', calls: [{ name: 'net_sin' }, { name: 'htons' }] },
    { body: 'handler = f; sizeof(int);', calls: [] },
    { body: 'LOG_ERR("%d " "bytes", a);', calls: [{ name: 'LOG_ERR', format: '"%d bytes"' }] },
    { body: 'printk("%" PRId64 ")", a);', calls: [{ name: 'printk', format: '"%" PRId64 ")"' }] },
    { body: 'LOG_HEXDUMP_DBG(b, n, "got");', calls: [{ name: 'LOG_HEXDUMP_DBG', format: '"got"' }] },
    { body: 'k_sleep(K_MSEC(50));', calls: [{ name: 'K_MSEC' }, { name: 'k_sleep', wait: 'K_MSEC(50)' }] },
    { body: 'k_sem_take(&s, K_FOREVER);', calls: [{ name: 'k_sem_take', wait: 'K_FOREVER' }] },
    {
      body: 'int t = 3 * MSEC_PER_SEC; websocket_connect(s, &r, t, "IPv4");',
      calls: [{ name: 'websocket_connect', wait: '3 * MSEC_PER_SEC' }],
    },
    {
      body: 'int t = 3; t = a; websocket_connect(s, &r, t, "IPv4");',
      calls: [{ name: 'websocket_connect', wait: 't' }],
    },
    { body: 'BUILD_ASSERT(sizeof(a) > 1, "short");', calls: [{ name: 'BUILD_ASSERT' }] },
    { body: '#if 0\nold();\n#else\nfresh();\n#endif', calls: [{ name: 'fresh' }] },
  ])('$body', ({ body, calls }) => {
    expect(callsOf(body)).toEqual(calls);
  });

  test('know their line in the file', () => {
    const facts = extractFacts('/* two\nlines */\nvoid f(void)\n{\n\tg();\n}\n');
    expect(facts.functions[0]?.calls).toEqual([{ name: 'g', line: 5 }]);
  });
});

describe('values inside functions', () => {
  test('constant members, however they are set; no variables', () => {
    const [facts] = extractFacts(`void f(void) {
      struct config c = { .mode = WPA2_PSK, .size = n };
      req.url = "/"; req.host = SERVER; req->events = A | B; req.cb = on_connect; req.len = sizeof(buf);
      memcpy(c.ssid, CONFIG_SSID, sizeof(CONFIG_SSID));
    }`).functions;
    expect(facts?.fields.map(({ name, value }) => `${name}=${value}`)).toEqual([
      'mode=WPA2_PSK',
      'url="/"',
      'host=SERVER',
      'events=A | B',
      'ssid=CONFIG_SSID',
    ]);
  });

  test('lists of strings, without their closing NULL', () => {
    const [facts] = extractFacts(
      'void f(void) { const char *headers[] = {"Origin: " CONFIG_ORIGIN "\\r\\n", "B: " "c", NULL}; int n[] = {1}; }',
    ).functions;
    expect(facts?.texts).toEqual([
      { name: 'headers', values: ['"Origin: " CONFIG_ORIGIN "\\r\\n"', '"B: c"'] },
    ]);
  });

  test.each([
    { code: 'for (int i = 0; i < 10; i++) {}', loops: ['10'] },
    { code: 'for (i = 1; i <= CONFIG_TRIES; i++) {}', loops: ['CONFIG_TRIES'] },
    { code: 'for (i = 0; i <= 9; i++) {}', loops: ['9 + 1'] },
    { code: 'do { i++; } while (i < 10);', loops: ['10'] },
    { code: 'while (!done && 10 > i) {}', loops: ['10'] },
    { code: 'while (remaining > 0) {}', loops: [] },
    { code: 'while (1) {}', loops: [] },
  ])('rounds of $code', ({ code, loops }) => {
    expect(extractFacts(`void f(void) { ${code} }`).functions[0]?.loops).toEqual(loops);
  });
});

describe('constant expressions', () => {
  const scope: Scope = {
    valueOf: (name) => ({ N: 512, TEXT: 'héllo' })[name],
    sizeOf: (name) => ({ TEXT: 7 })[name],
  };
  test.each([
    { text: '0x10U + 010 / 2', value: 20 },
    { text: '(N << 1) - 1', value: 1023 },
    { text: 'N > 3 ? 3 * MSEC_PER_SEC : 0', value: 3000 },
    { text: 'K_SECONDS(5)', value: 5000 },
    { text: 'K_FOREVER', value: -1 },
    { text: 'sizeof(TEXT) - 1', value: 6 },
    { text: 'strlen(TEXT)', value: 6 },
    { text: 'sizeof("ab")', value: 3 },
    { text: '"a\\tb\\x41\\0"', value: 'a\tbA\0' },
    { text: '"\\xe4\\xbd\\xa0"', value: '你' },
    { text: '"<" TEXT ">"', value: '<héllo>' },
    { text: '"%" PRId64 ")"', value: '%‹PRId64›)' },
    { text: 'N + unknown', value: undefined },
    { text: 'not an expression', value: undefined },
  ])('$text', ({ text, value }) => {
    expect(evaluate(text, scope)).toBe(value);
  });
});

describe('the page', () => {
  const page = (listing: string): string =>
    `# Page\n\n#### 步骤五：\n\ntext\n\n\`\`\`shell\n# comment\nCONFIG_B=y\nCONFIG_A="x"\n\`\`\`\n\n### main.c\n\n${listing}`;

  test('gives the settings of step five in order, and the source of main.c', () => {
    expect(readPage(page('```c\nint a;\n# no heading\n```\n\n```c\nint b;\n```\n'))).toEqual({
      settings: [
        ['CONFIG_B', 'y'],
        ['CONFIG_A', '"x"'],
      ],
      mainSource: 'int a;\n# no heading\n',
    });
  });

  test('without its listings is refused', () => {
    expect(() => readPage('# Page\n')).toThrow(/no heading/);
    expect(() => readPage(page('## Next\n\n```c\nint a;\n```\n'))).toThrow(/no listing under "### main.c"/);
  });

  test('a fragment holds assignments and comments only', () => {
    expect(parseSettings('CONFIG_A=1\r\n# CONFIG_B is not set\n\n # CONFIG_C=2\n')).toEqual([
      ['CONFIG_A', '1'],
      ['CONFIG_B', 'n'],
    ]);
    expect(() => parseSettings('CONFIG_A = 1')).toThrow(/CONFIG_A = 1/);
  });
});

describe('the committed facts', () => {
  const page = new URL('../../../shared/seed/net_socket.md', import.meta.url);

  test.skipIf(!existsSync(page))(
    'are exactly what the page says (needs ../shared/seed/net_socket.md)',
    () => {
      expect(readFacts('documented-sample.json')).toEqual(factsOfPage(readFileSync(page, 'utf8')));
    },
  );

  test('hold what nobody doubts', () => {
    const { settings, files } = readFacts('documented-sample.json');
    const main = files['src/main.c'];
    expect(settings).toHaveLength(34);
    expect(main?.constants).toMatchObject({ SERVER_PORT: '8080', MAX_RECV_BUF_LEN: '512' });
    expect(main?.functions.map(({ name }) => name)).toContain('send_and_wait_msg');
    expect(evaluate(main?.constants.lorem_ipsum ?? '', nothing)).toHaveLength(26);
  });
});
