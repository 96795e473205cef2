import { describe, expect, test } from 'vitest';
import { kconfigValue } from '../../src/render/helpers.js';
import { renderGenerated } from '../../src/render/render-project.js';
import { cmakeString, mdText, yamlString } from '../../src/render/strings.js';
import { wrap } from '../../src/render/wrap.js';
import { accepted } from '../support/config.js';

describe('each output language has its own printer', () => {
  test.each([
    ['my-app', '"my-app"'],
    ['a"b\\c$d;e', '"a\\"b\\\\c\\$d\\;e"'],
  ])('CMake: %s', (text, printed) => expect(cmakeString(text)).toBe(printed));

  test.each([
    ['echo', 'echo'],
    ['yes', '"yes"'],
    ['null', '"null"'],
    ['192.168.1.1', '"192.168.1.1"'],
    ['a: b', '"a: b"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['', '""'],
  ])('YAML: %s', (text, printed) => expect(yamlString(text)).toBe(printed));

  test.each([
    ['my-app', 'my-app'],
    ['a_b*c', 'a\\_b\\*c'],
    ['<b>&`', '\\<b\\>\\&\\`'],
  ])('Markdown: %s', (text, printed) => expect(mdText(text)).toBe(printed));

  test.each([
    [true, 'y'],
    [false, 'n'],
    [42, '42'],
    ['a"b', '"a\\"b"'],
  ])('Kconfig: %s', (value, printed) => expect(kconfigValue(value)).toBe(printed));
});

describe('symbols under kconfig:', () => {
  test.each([
    ['true', 'CONFIG_X=y'],
    ['n', 'CONFIG_X=n'],
    ['y', 'CONFIG_X=y'],
    ['32', 'CONFIG_X=32'],
    ['0x20', 'CONFIG_X=0x20'],
    ['"0xAB"', 'CONFIG_X=0xAB'],
    ['"y"', 'CONFIG_X="y"'],
    ['text', 'CONFIG_X="text"'],
    ['"32"', 'CONFIG_X="32"'],
    ['yes', 'CONFIG_X="yes"'],
  ])('%s becomes %s', async (value, line) => {
    const files = await renderGenerated((await accepted(`kconfig:\n  X: ${value}\n`)).config);
    expect(files.get('prj.conf')?.content).toContain(`\n${line}\n`);
  });
});

describe('help texts are broken into lines', () => {
  test('between words, within the width', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  test('between Chinese characters, which take two columns, but never before a mark', () => {
    expect(wrap('开发板要连接的服务器。', 8)).toEqual(['开发板要', '连接的服', '务器。']);
    expect(wrap('一二三四，五', 8)).toEqual(['一二三', '四，五']);
  });
});
