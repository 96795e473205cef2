import { describe, expect, it } from 'vitest';
import { meantForm } from '../../src/kconfig/forms.js';
import type { SymbolType } from '../../src/kconfig/types.js';

const TYPES: Readonly<Record<string, SymbolType>> = { LOG: 'bool', HEAP: 'int', NAME: 'string', BASE: 'hex' };
const form = (text: string) => meantForm(text, (name) => TYPES[name]);

describe('a line that is written for people', () => {
  it.each([
    ['CONFIG_LOG= y', ['CONFIG_LOG=y'], 'a blank beside the "="'],
    ['  CONFIG_LOG=y', ['CONFIG_LOG=y'], 'a blank at the start'],
    ['CONFIG_LOG="y"', ['CONFIG_LOG=y'], 'quotes around'],
    ['CONFIG_HEAP="4096"', ['CONFIG_HEAP=4096'], 'quotes around'],
    ['CONFIG_HEAP=2,048', ['CONFIG_HEAP=2048'], 'a comma'],
    ['CONFIG_HEAP=2048;', ['CONFIG_HEAP=2048'], 'a sign behind'],
    ['CONFIG_HEAP=2048 // room', ['# room', 'CONFIG_HEAP=2048'], 'a comment behind'],
    ['CONFIG_HEAP=2048 # room', ['# room', 'CONFIG_HEAP=2048'], 'a comment behind'],
    ['CONFIG_HEAP=4*1024', ['CONFIG_HEAP=4096'], 'arithmetic'],
    ['CONFIG_HEAP=(4 * 1024)', ['CONFIG_HEAP=4096'], 'arithmetic'],
    ['CONFIG_LOG', ['CONFIG_LOG=y'], 'no "=y"'],
    ['config_LOG=y', ['CONFIG_LOG=y'], 'small letters'],
    ['CONFIG_CONFIG_LOG=y', ['CONFIG_LOG=y'], 'twice'],
    ['LOG=y', ['CONFIG_LOG=y'], 'no CONFIG_'],
    ['CONFIG_LOG＝ｙ', ['CONFIG_LOG=y'], 'full-width characters (＝ ｙ)'],
    ['CONFIG_HEAP=２０４８', ['CONFIG_HEAP=2048'], 'full-width'],
    ['＃ 注释', ['# 注释'], 'full-width characters (＃)'],
    ['// a = b', ['# a = b'], 'a comment with //'],
    ['CONFIG_NAME="a";', ['CONFIG_NAME="a"'], 'a sign behind'],
    ['CONFIG_NAME="a" // b', ['# b', 'CONFIG_NAME="a"'], 'a comment behind'],
    ['CONFIG_HEAP = 60k', ['CONFIG_HEAP=60k'], 'a blank beside'],
    // Nothing is known of these symbols but how a line is written.
    ['CONFIG_OF_A_VENDOR = y', ['CONFIG_OF_A_VENDOR=y'], 'a blank beside'],
    [' CONFIG_OF_A_VENDOR=y', ['CONFIG_OF_A_VENDOR=y'], 'a blank at the start'],
    ['config_OF_A_VENDOR=ｙ', ['CONFIG_OF_A_VENDOR=y'], 'small letters'],
  ])('%s', (text, lines, slip) => {
    const found = form(text);
    expect(found?.lines).toEqual(lines);
    expect(found?.slips.map(({ en }) => en).join(', ')).toContain(slip);
    expect(found?.slips.map(({ zh }) => zh).join('，')).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['CONFIG_NAME=', 'CONFIG_NAME=""'],
    ["CONFIG_NAME='zephyr'", 'CONFIG_NAME="zephyr"'],
    ['CONFIG_NAME=“zephyr”', 'CONFIG_NAME="zephyr"'],
    ['CONFIG_NAME="zephyr”', 'CONFIG_NAME="zephyr"'],
    ['CONFIG_NAME="zephyr', 'CONFIG_NAME="zephyr"'],
    ['CONFIG_NAME=ws://host/a', 'CONFIG_NAME="ws://host/a"'],
    ['CONFIG_NAME=my board', 'CONFIG_NAME="my board"'],
  ])('%s is put into the quotes that Kconfig wants', (text, line) => {
    expect(form(text)?.lines).toEqual([line]);
  });

  it.each([
    'CONFIG_HEAP=',
    'CONFIG_HEAP=60k',
    'CONFIG_LOG=m',
    'CONFIG_NAME="a # b',
    'CONFIG_NAME=it\'s "so"',
    'CONFIG_OF_A_VENDOR',
    'OF_A_VENDOR=y',
    'CONFIG_LOG=y',
    'CONFIG_NAME="ws://host"',
    'int main(void)',
  ])('%s is left alone', (text) => {
    expect(form(text)).toBeUndefined();
  });
});
