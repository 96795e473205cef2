import { describe, expect, it } from 'vitest';
import { getAssignment, setAssignment } from '../../src/kconfig/assignment.js';
import { linePlace, parseFragment, printFragment, valuePlace } from '../../src/kconfig/fragment.js';
import { kconfigString, kconfigStringProblem, unquote } from '../../src/kconfig/quoting.js';
import { Random } from './random.js';

const parseLine = (text: string) => {
  const line = parseFragment('prj.conf', text).lines[0];
  if (line === undefined) throw new Error('no line');
  return line;
};

describe('parseFragment', () => {
  const lines = [
    { text: 'CONFIG_A=y', expected: { kind: 'assignment', symbol: 'A', value: 'y' } },
    { text: 'CONFIG_A = y', expected: { kind: 'assignment', symbol: 'A ', value: ' y' } },
    { text: 'CONFIG_A=y \t', expected: { kind: 'assignment', symbol: 'A', value: 'y' } },
    { text: 'CONFIG_A=1 # one', expected: { kind: 'assignment', symbol: 'A', value: '1 # one' } },
    { text: 'CONFIG_A="x=y" ', expected: { kind: 'assignment', symbol: 'A', value: '"x=y"' } },
    { text: 'CONFIG_A=', expected: { kind: 'assignment', symbol: 'A', value: '' } },
    { text: '# CONFIG_A is not set', expected: { kind: 'unset', symbol: 'A' } },
    { text: '# CONFIG_A is not set, yet', expected: { kind: 'unset', symbol: 'A' } },
    { text: '  # CONFIG_A is not set', expected: { kind: 'comment' } },
    { text: '# CONFIG_A=y', expected: { kind: 'comment' } },
    { text: '#', expected: { kind: 'comment' } },
    { text: ' \t', expected: { kind: 'blank' } },
    { text: ' CONFIG_A=y', expected: { kind: 'malformed' } },
    { text: 'A=y', expected: { kind: 'malformed' } },
    { text: 'CONFIG_=y', expected: { kind: 'malformed' } },
    { text: 'CONFIG_A', expected: { kind: 'malformed' } },
    { text: '\uFEFFCONFIG_A=y', expected: { kind: 'malformed' } },
    { text: '\uFEFF# a comment', expected: { kind: 'malformed' } },
  ];
  it.each(lines)('reads $text', ({ text, expected }) => {
    expect(parseLine(text)).toMatchObject({ ...expected, text, line: 1, ending: '' });
  });

  it('gives the same bytes back', () => {
    const random = new Random(1);
    const parts = [
      '\uFEFF',
      '\r\n',
      '\n',
      '\r',
      'CONFIG_A=y',
      ' ',
      '# x',
      'CONFIG_B="é"',
      '\u2028',
      '=',
      '\u0085',
    ];
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: random.below(8) }, () => random.pick(parts)).join('');
      expect(printFragment(parseFragment('prj.conf', text))).toBe(text);
    }
  });

  it('knows where an assignment and its value stand', () => {
    const line = parseFragment('prj.conf', '# 注释\r\nCONFIG_A="值" # x\r\n').lines[1];
    if (line === undefined) throw new Error('no line');
    const lineText = 'CONFIG_A="值" # x';
    expect(linePlace('prj.conf', line)).toEqual({
      file: 'prj.conf',
      line: 2,
      column: 1,
      length: 16,
      lineText,
    });
    expect(valuePlace('prj.conf', line)).toEqual({
      file: 'prj.conf',
      line: 2,
      column: 10,
      length: 7,
      lineText,
    });
  });

  it('does not count a byte-order mark as a column', () => {
    expect(linePlace('prj.conf', parseLine('\uFEFFCONFIG_A=y'))).toMatchObject({
      column: 1,
      lineText: 'CONFIG_A=y',
    });
  });
});

describe('setAssignment', () => {
  const cases = [
    {
      what: 'replaces in place',
      text: '# a\nCONFIG_A=1\nCONFIG_B=2\n',
      becomes: '# a\nCONFIG_A=9\nCONFIG_B=2\n',
    },
    { what: 'replaces "is not set"', text: '# CONFIG_A is not set\n', becomes: 'CONFIG_A=9\n' },
    {
      what: 'replaces the last of several',
      text: 'CONFIG_A=1\nCONFIG_A=2\n',
      becomes: 'CONFIG_A=1\nCONFIG_A=9\n',
    },
    { what: 'keeps CRLF', text: 'CONFIG_A=1\r\nCONFIG_B=2\r\n', becomes: 'CONFIG_A=9\r\nCONFIG_B=2\r\n' },
    {
      what: 'keeps a missing final newline',
      text: 'CONFIG_B=2\nCONFIG_A=1',
      becomes: 'CONFIG_B=2\nCONFIG_A=9',
    },
    { what: 'appends what is not there', text: 'CONFIG_AB=1\n', becomes: 'CONFIG_AB=1\nCONFIG_A=9\n' },
    {
      what: 'appends with the file’s line ending',
      text: 'CONFIG_B=1\r\n',
      becomes: 'CONFIG_B=1\r\nCONFIG_A=9\r\n',
    },
    { what: 'ends an unfinished last line first', text: '# x', becomes: '# x\nCONFIG_A=9\n' },
    { what: 'starts an empty file', text: '', becomes: 'CONFIG_A=9\n' },
    {
      what: 'does not take a comment for an assignment',
      text: '# CONFIG_A=1\n',
      becomes: '# CONFIG_A=1\nCONFIG_A=9\n',
    },
  ];
  it.each(cases)('$what', ({ text, becomes }) => {
    expect(setAssignment(text, 'A', '9')).toBe(becomes);
    expect(getAssignment(becomes, 'A')).toBe('9');
  });

  it.each(['y\nCONFIG_B=y', '', ' y', 'y '])('refuses the value %j', (value) => {
    expect(() => setAssignment('', 'A', value)).toThrow(RangeError);
  });

  it.each(['A B', 'A=1\nB', '', 'CONFIG-A'])('refuses the symbol %j', (symbol) => {
    expect(() => setAssignment('', symbol, 'y')).toThrow(RangeError);
  });

  it('takes a $& in a value for itself', () => {
    expect(setAssignment('CONFIG_A="x"\n', 'A', '"$&$1"')).toBe('CONFIG_A="$&$1"\n');
  });
});

describe('getAssignment', () => {
  it.each([
    { text: 'CONFIG_A=1\nCONFIG_A=2\n', value: '2' },
    { text: 'CONFIG_A=y\n# CONFIG_A is not set\n', value: 'n' },
    { text: 'CONFIG_A="a \\" b"\n', value: '"a \\" b"' },
    { text: ' CONFIG_A=1\n', value: undefined },
    { text: 'CONFIG_A =1\n', value: undefined },
  ])('finds $value in $text', ({ text, value }) => {
    expect(getAssignment(text, 'A')).toBe(value);
  });
});

describe('kconfigString', () => {
  it.each([
    { value: '', quoted: '""' },
    { value: 'a b', quoted: '"a b"' },
    { value: 'say "hi"', quoted: String.raw`"say \"hi\""` },
    { value: String.raw`C:\new`, quoted: String.raw`"C:\\new"` },
    { value: "$(X) #1 'é' 网络 😀 ", quoted: '"$(X) #1 \'é\' 网络 😀 "' },
  ])('quotes $value, and unquote takes it back', ({ value, quoted }) => {
    expect(kconfigString(value)).toBe(quoted);
    expect(unquote(quoted)).toBe(value);
  });

  it.each(['a\nb', 'a\tb', '\0', '\u007f', '\u0085'])('refuses the control character in %j', (value) => {
    expect(kconfigStringProblem(value)?.code).toBe('kconfig/control-character');
    expect(() => kconfigString(value)).toThrow(RangeError);
  });

  it('refuses half a surrogate pair', () => {
    expect(kconfigStringProblem('\ud83d')?.code).toBe('kconfig/not-unicode');
  });

  it.each([
    { quoted: String.raw`"\n\x"`, value: 'nx' },
    { quoted: '"a" # b', value: 'a' },
    { quoted: 'a', value: undefined },
    { quoted: '"a', value: undefined },
    { quoted: String.raw`"a\"`, value: undefined },
  ])('unquotes $quoted as Kconfig does', ({ quoted, value }) => {
    expect(unquote(quoted)).toBe(value);
  });
});
