import { describe, expect, test } from 'vitest';
import { align } from './align.js';
import { compare, config, edited, messages, ourMain, ours } from './small-app.js';

test('a project that resolves to the documented values has no differences', () => {
  expect(messages(compare(ours))).toEqual([]);
});

describe('each rule fails when it is broken:', () => {
  const main = 'src/main.c';
  test.each<{ what: string; file: string; from: string | RegExp; to: string; says: RegExp }>([
    {
      what: 'a setting',
      file: 'prj.conf',
      from: 'CONFIG_B=2\n',
      to: '',
      says: /lacks the setting CONFIG_B=2/,
    },
    { what: 'its value', file: 'prj.conf', from: 'B=2', to: 'B=3', says: /CONFIG_B=2 should be 2 but is 3/ },
    {
      what: 'another one',
      file: 'prj.conf',
      from: 'CONFIG_B',
      to: 'CONFIG_D=y\nCONFIG_B',
      says: /CONFIG_D=y, which is not/,
    },
    {
      what: 'one twice',
      file: 'prj.conf',
      from: '# ours',
      to: 'CONFIG_A=y',
      says: /CONFIG_A=y, which is not/,
    },
    {
      what: 'their order',
      file: 'prj.conf',
      from: 'CONFIG_A=y\nCONFIG_B=2',
      to: 'CONFIG_B=2\nCONFIG_A=y',
      says: /out of order: .*CONFIG_B/,
    },
    {
      what: 'a symbol',
      file: 'Kconfig',
      from: 'SSID',
      to: 'NAME',
      says: /lacks the kconfig EXAMPLE_WIFI_SSID/,
    },
    { what: 'its type', file: 'Kconfig', from: 'string', to: 'int', says: /EXAMPLE_WIFI_SSID is no string/ },
    {
      what: 'an include',
      file: main,
      from: /#include <logging.*\n/,
      to: '',
      says: /lacks the include <logging\/log.h>/,
    },
    {
      what: 'a constant',
      file: main,
      from: /#define PORT.*\n/,
      to: '',
      says: /main.c: lacks the constant PORT/,
    },
    {
      what: 'its value',
      file: main,
      from: 'CONFIG_EXAMPLE_PORT',
      to: '80',
      says: /PORT should be 8080 but is 80/,
    },
    {
      what: 'a string',
      file: main,
      from: 'TEXT "\\n"',
      to: 'TEXT ""',
      says: /text should be .* \(= "wo wo"\)/,
    },
    {
      what: 'a buffer',
      file: main,
      from: 'buf[LEN]',
      to: 'buf[LEN - 1]',
      says: /buffer buf should be LEN but is LEN - 1/,
    },
    {
      what: 'a macro',
      file: main,
      from: 'REGISTER(sample',
      to: 'REGISTER(app',
      says: /lacks LOG_MODULE_REGISTER\(sample.*has .*app/,
    },
    {
      what: 'a header',
      file: main,
      from: '\\r\\n"',
      to: '\\n"',
      says: /lacks the HTTP header "Origin: http:\/\/foobar\\r\\n"/,
    },
    {
      what: 'a field',
      file: main,
      from: 'CONFIG_EXAMPLE_PATH',
      to: '"/x"',
      says: /main\(\): the field .url = "\/" should be "\/" but is "\/x"/,
    },
    {
      what: 'the rounds of a loop',
      file: main,
      from: 'i <= ',
      to: 'i < ',
      says: /main\(\): lacks a loop of at most 10 rounds/,
    },
    {
      what: 'a function',
      file: main,
      from: /send_all/g,
      to: 'transmit',
      says: /lacks the function send_all\(\)/,
    },
    {
      what: 'its type',
      file: main,
      from: 'void main',
      to: 'int main',
      says: /return type of main\(\) should be void but is int/,
    },
    {
      what: 'a call',
      file: main,
      from: 'close(sock);',
      to: '',
      says: /main\(\): lacks the call close\(\), after the sleep k_sleep\(K_MSEC\(250\)\) \(src\/main.c:30\)/,
    },
    {
      what: 'their order',
      file: main,
      from: /(printk.*\n)\t(wifi_connect.*\n)/,
      to: '$2\t$1',
      says: /out of order: it should be .* but is at src\/main.c:2[67]/,
    },
    {
      what: 'a log line',
      file: main,
      from: '"begin',
      to: '"start',
      says: /lacks the log line printk\("begin\\n"\), at the start/,
    },
    {
      what: 'a sleep',
      file: main,
      from: 'INTERVAL_MS',
      to: 'TIMEOUT_MS',
      says: /lacks the sleep k_sleep\(K_MSEC\(250\)\), after the call send_all/,
    },
    {
      what: 'a timeout',
      file: main,
      from: 'TIMEOUT_MS',
      to: 'INTERVAL_MS',
      says: /timeout of websocket_connect\(\) should be 3 \* MSEC_PER_SEC but is .* \(= 250\)/,
    },
    { what: 'C itself', file: main, from: 'void main(void)', to: 'void main(', says: /cannot read this C/ },
  ])('$what in $file', ({ file, from, to, says }) => {
    const found = messages(compare(edited(file, from, to)));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(says);
  });

  test.each(['prj.conf', 'src/main.c'])('%s is there at all', (path) => {
    const { [path]: _, ...rest } = ours;
    expect(messages(compare(rest))).toContain(`${path}: lacks the file ${path}`);
  });

  test('a difference says which fact, where, and what was found', () => {
    const { differences } = compare(edited('src/main.c', 'CONFIG_EXAMPLE_PORT', '80'));
    expect(differences).toMatchObject([{ kind: 'constant', file: 'src/main.c', name: 'PORT', found: '80' }]);
  });
});

describe('what counts as the same', () => {
  test('on SDK line 2 the includes of Zephyr, and only those, have the prefix', () => {
    const prefixed = edited('src/main.c', '<logging', '<zephyr/logging');
    expect(messages(compare(prefixed, { sdkLine: 2 }))).toEqual([]);
    expect(messages(compare(ours, { sdkLine: 2 }))).toEqual([
      'src/main.c: lacks the include <logging/log.h>, spelled <zephyr/logging/log.h> on this SDK line',
    ]);
    expect(messages(compare(prefixed, { sdkLine: 1 }))).toHaveLength(1);
  });

  test('a helper may stand in another file, may call itself, and may bring more calls', () => {
    const helper = /static int open\(void\)[\s\S]*?\n\}\n/.exec(ourMain)?.[0] ?? '';
    const files = {
      ...edited('src/main.c', helper, ''),
      'src/open.c': helper.replace('static ', '').replace('return', 'more();\n\treturn'),
    };
    expect(messages(compare(files))).toEqual([]);
  });

  test('a documented function is never taken for a helper', () => {
    const files = edited('src/main.c', '\tsend_all(sock);', '\tsend(sock);');
    expect(messages(compare(files)).join()).toMatch(/main\(\): lacks the call send_all\(\)/);
  });

  test('code that the configuration switches off does not count', () => {
    const off = edited('src/main.c', '\tclose(sock);', '#ifdef CONFIG_EXAMPLE_CLOSE\n\tclose(sock);\n#endif');
    expect(messages(compare(off))).toHaveLength(1);
    const constants = (name: string): string | number | undefined =>
      name === 'CONFIG_EXAMPLE_CLOSE' ? 'y' : config[name];
    expect(messages(compare(off, { constants }))).toEqual([]);
  });
});

describe('aligning', () => {
  test.each([
    { left: 'abc', right: 'xaxbxc', pairs: [1, 3, 5] },
    { left: 'abc', right: 'acb', pairs: [0, 2, undefined] },
    { left: 'aa', right: 'a', pairs: [0, undefined] },
    { left: 'ab', right: 'bb', pairs: [undefined, 0] },
    { left: 'abcd', right: 'bcda', pairs: [undefined, 0, 1, 2] },
    { left: 'a', right: '', pairs: [undefined] },
  ])('$left with $right', ({ left, right, pairs }) => {
    const result = align(left.length, right.length, (i, j) => (left[i] === right[j] ? 1 : 0));
    expect(result).toEqual(pairs);
  });
});
