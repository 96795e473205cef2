import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/classroom/roster/decode.js';
import { folderNames } from '../../src/classroom/roster/folder-names.js';
import { readRoster } from '../../src/classroom/roster/read-roster.js';
import { temporaryFolders } from '../support/folders.js';

const TEXT = '学号,姓名,班级,邮箱\r\n2026001,王小明,一班,a@b.cn\r\n2026002,"李, 雷",二班,\r\n';
/** The same in GB18030, as Excel in Chinese Windows saves it: made with iconv, since Node only reads it. */
const GB18030 = Buffer.from(
  'd1a7bac52cd0d5c3fb2cb0e0bcb62cd3cacfe40d0a323032363030312ccdf5d0a1c3f72cd2bbb0e02c6140622e636e0d0a323032363030322c22c0ee2c20c0d7222cb6feb0e02c0d0a',
  'hex',
);
const utf16le = (text: string, bom = true) => Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
const utf16be = (text: string, bom = true) => utf16le(text, bom).swap16();
const utf8 = (text: string) => Buffer.from(text);

const read = (bytes: Uint8Array, encoding?: Encoding) => {
  const roster = readRoster('students.csv', bytes, encoding);
  if (!roster.ok) throw new Error(roster.diagnostics.map(({ message }) => message.en).join('\n'));
  return roster.value;
};
const told = (text: string) =>
  readRoster('students.csv', utf8(text)).diagnostics.map(
    ({ place, message }) => `${place?.line}: ${message.en}`,
  );

describe('a roster', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8', false],
    ['UTF-8 with BOM', utf8(`\uFEFF${TEXT}`), 'utf-8', true],
    ['UTF-16 LE', utf16le(TEXT), 'utf-16le', true],
    ['UTF-16 LE without BOM', utf16le(TEXT, false), 'utf-16le', false],
    ['UTF-16 BE', utf16be(TEXT), 'utf-16be', true],
    ['UTF-16 BE without BOM', utf16be(TEXT, false), 'utf-16be', false],
    ['GB18030', GB18030, 'gb18030', false],
  ] as const)('in %s is read, and its encoding told', (_, bytes, encoding, bom) => {
    const roster = read(bytes);
    expect(roster).toMatchObject({ encoding, bom, delimiter: ',' });
    expect(roster.students).toEqual([
      { id: '2026001', name: '王小明', group: '一班', more: { 邮箱: 'a@b.cn' }, line: 2 },
      { id: '2026002', name: '李, 雷', group: '二班', more: { 邮箱: '' }, line: 3 },
    ]);
  });

  it.each([
    [';', ';'],
    ['\t', '\t'],
    [',', ','],
  ] as const)('may be separated by %j', (sign, delimiter) => {
    const lines = [
      ['ID', 'Full Name', 'Team'],
      ['1', '"Ann, B; C"', 'x'],
    ].map((row) => row.join(sign));
    const students = [{ id: '1', name: 'Ann, B; C', group: 'x' }];
    expect(read(utf8(lines.join('\n')))).toMatchObject({ delimiter, students });
  });

  it('may name its delimiter, as Excel does', () => {
    expect(read(utf8('sep=;\r\nid;name\r\n1;A,B,C\r\n')).students).toMatchObject([
      { id: '1', name: 'A,B,C', line: 3 },
    ]);
  });

  it('has blank lines, rows of empty cells, quoted line ends and quotes', () => {
    const text = '\n\nid,name\n\n1,"A\nB ""C"""\n,\n  2 , D \n';
    expect(read(utf8(text)).students).toMatchObject([
      { id: '1', name: 'A\nB "C"', line: 5 },
      { id: '2', name: 'D', line: 8 },
    ]);
  });

  it('in another encoding than it looks like can be named', () => {
    expect(read(utf8('id,name\n1,é\n'), 'gb18030').students[0]?.name).not.toBe('é');
    expect(readRoster('s.csv', utf8('id\n1\n'), 'utf-16le').ok).toBe(false);
  });

  it('that is no text is refused', () => {
    expect(readRoster('s.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff, 0xff])).diagnostics[0]?.code).toBe(
      'class/roster-encoding',
    );
  });

  it('has mistakes told by line, all at once', () => {
    expect(told('name,group\nA,x\n')).toEqual([
      '1: The roster’s first line names no column for the student’s id',
    ]);
    expect(told('id,name\n1,A\n,B\n2.02301E+11,C\n1,D\n')).toEqual([
      '3: A student without an id',
      '4: The spreadsheet has rounded the id to 2.02301E+11',
      '5: The id 1 stands in line 2 as well',
    ]);
    expect(told('id,name\n')).toEqual(['1: There is nobody in the roster']);
    expect(told('id,note,note\n1,a,b\n')).toEqual(['1: Two columns are called "note"']);
    expect(told('id,name\n1,A\n2,"B\n')).toEqual(['3: A quotation mark opens here and is not closed']);
  });
});

describe('folder names', () => {
  const folder = temporaryFolders();
  const AWKWARD = [
    '2026001',
    'Ann Lee',
    '王小明',
    '../../etc/passwd',
    '..',
    '.',
    '.hidden',
    '-rf',
    'CON',
    'nul.txt',
    'COM1',
    'lpt¹',
    'a/b',
    'a\\b',
    'a:b',
    'x.',
    'x ',
    'x. .',
    'Bob',
    'bob',
    'BOB',
    'caf\u00e9',
    'cafe\u0301',
    'straße',
    'STRASSE',
    'a;b',
    '$(touch x)',
    '"q"',
    "it's",
    '%PATH%',
    'ｂｏｂ',
    'a\u202egpj',
    '\u200b',
    '👩‍🎓',
    'x'.repeat(300),
    '王'.repeat(300),
    '-',
    'ﬁ',
    'fi',
    'line\nend',
    'Ünï',
    'Bob-0cfba6',
    '~root',
    '#1',
    'a&b',
    'CONIN$',
    'com1.',
    'e\u0301'.repeat(60),
  ];

  it('are all different and safe, and can be made side by side', () => {
    const names = [...folderNames(AWKWARD).values()];
    expect(names).toHaveLength(AWKWARD.length);
    for (const name of names) {
      expect(name).toMatch(/^[\p{L}\p{N}_+@][\p{L}\p{M}\p{N}._+@-]*$/u);
      expect(name).not.toMatch(/[.-]$|\.\.|^(?:con|prn|aux|nul|com\d|lpt\d|lpt¹)(?:\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(130);
    }
    expect(new Set(names.map((name) => name.normalize('NFKD').toUpperCase())).size).toBe(names.length);
    const dir = folder();
    for (const name of names) mkdirSync(join(dir, name));
    expect(readdirSync(dir)).toHaveLength(AWKWARD.length);
  });

  it('stay as the id is where that is safe', () => {
    const names = folderNames(AWKWARD);
    expect(['2026001', '王小明', 'Ünï'].map((id) => names.get(id))).toEqual(['2026001', '王小明', 'Ünï']);
    expect(names.get('Ann Lee')).toBe('Ann-Lee');
    expect(names.get('CON')).toBe('_CON');
  });

  it('do not depend on the order, nor on those whose names differ', () => {
    const forwards = folderNames(AWKWARD);
    const backwards = folderNames([...AWKWARD, 'newcomer'].reverse());
    for (const id of AWKWARD) expect(backwards.get(id)).toBe(forwards.get(id));
  });
});
