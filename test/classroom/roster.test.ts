import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Encoding, encodingCalled } from '../../src/classroom/roster/decode.js';
import { folderNames, sameFolders } from '../../src/classroom/roster/folder-names.js';
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

  it('of Western Europe is read as such, with whatever accents', () => {
    const names = [
      'Jürgen Müller',
      'Pérez',
      'João Conceição',
      'Zoë',
      'Łukasz'.replace('Ł', 'L'),
      'O’Brien',
      'Šimić',
    ];
    for (const sign of [',', ';']) {
      const text =
        ['id', 'name', 'group'].join(sign) +
        names.map((name, i) => `\r\n${i}${sign}${name}${sign}A`).join('');
      // Of what is not in latin1, the bytes of Windows.
      const bytes = Buffer.from(text.replace('’', '\x92').replace('Š', '\x8a').replace('ć', 'c'), 'latin1');
      const roster = readRoster('s.csv', bytes);
      if (!roster.ok) throw new Error('refused');
      expect(roster.value.encoding).toBe('windows-1252');
      expect(roster.value.students.map(({ name }) => name).join()).toBe(names.join().replace('ć', 'c'));
      expect(roster.diagnostics).toEqual([]);
    }
  });

  it('in Chinese with a rare character stays Chinese, without a doubt', () => {
    // 朱镕基,李喆 and 1,王小明: 镕 ends with a letter of ASCII, 喆 is of no older standard.
    const bytes = Buffer.from('69642c6e616d650a312cd6ece946bbf90a322cc0ee86b40a332ccdf5d0a1c3f70a', 'hex');
    const roster = readRoster('s.csv', bytes);
    expect(roster).toMatchObject({
      ok: true,
      value: { encoding: 'gb18030', students: [{ name: '朱镕基' }, { name: '李喆' }, { name: '王小明' }] },
      diagnostics: [],
    });
  });

  it('that could be either is told with both readings', () => {
    // 王小明, and what is Müller in the other encoding.
    const bytes = Buffer.from('69642c6e616d650a312ccdf5d0a1c3f70a322c4dfc6c6c65720a', 'hex');
    const { diagnostics } = readRoster('s.csv', bytes);
    expect(diagnostics).toMatchObject([{ code: 'class/roster-doubt', severity: 'warning' }]);
    expect(diagnostics[0]?.message.en).toContain('“2,M黮ler”');
    expect(diagnostics[0]?.message.en).toContain('“2,Müller”');
    expect(diagnostics[0]?.remedy?.en).toContain('--encoding windows-1252');
    expect(readRoster('s.csv', bytes, 'windows-1252').diagnostics).toEqual([]);
  });

  it('has its encoding named as browsers name it', () => {
    expect(['GBK', 'gb2312', 'latin1', 'UTF-16', 'cp936', 'utf8'].map(encodingCalled)).toEqual([
      'gbk',
      'gbk',
      'windows-1252',
      'utf-16le',
      'gbk',
      'utf-8',
    ]);
    expect(encodingCalled('klingon')).toBeUndefined();
    expect(read(GB18030, 'gbk').students[0]?.name).toBe('王小明');
    expect(read(utf16be(TEXT), 'utf-16le')).toMatchObject({ encoding: 'utf-16be', bom: true });
  });

  it.each([
    ['a workbook', '504b0304140006'],
    ['one of old', 'd0cf11e0a1b11a'],
  ])('that is %s is refused as such', (_, hex) => {
    const [problem] = readRoster('名单.xlsx', Buffer.from(hex, 'hex')).diagnostics;
    expect(problem?.message.zh).toBe('名单.xlsx 是 Excel 工作簿');
  });

  it('that is no text is refused', () => {
    expect(readRoster('s.csv', Buffer.from([0x81, 0xff, 1, 2, 3])).diagnostics).toMatchObject([
      { code: 'class/roster-encoding', source: 's.csv' },
    ]);
  });

  it('has ids that an export keeps in formulas', () => {
    const students = [
      { id: '0012026001', name: 'A' },
      { id: '0012026002', name: 'Bo "x"' },
    ];
    const text = '="id",name\n="0012026001",A\n"=""0012026002""","=""Bo """"x"""""""\n';
    expect(read(utf8(text)).students).toMatchObject(students);
  });

  it('may be of Moodle: the id number, and the name in two columns', () => {
    const text = 'First name,Last name,ID number,Email address\nAnn,Lee,1,a@b.cn\n小明,王,2,\n';
    expect(read(utf8(text)).students).toMatchObject([
      { id: '1', name: 'Ann Lee', more: { 'Email address': 'a@b.cn' } },
      { id: '2', name: '王小明' },
    ]);
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
    expect(told('学号，姓名\n1，A\n')).toEqual([
      '1: Full-width commas (，) stand between the names of the columns',
    ]);
    expect(told('id,name\n1,A\n2,"Bo"b\n')).toEqual([
      '3: A quotation mark opens here, and another one stands within the cell',
    ]);
    expect(readRoster('s.csv', utf8('id,name\n1,A\n2,"Bo"b\n')).diagnostics[0]?.place).toMatchObject({
      column: 3,
    });
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

  it('say which ids would share one', () => {
    const shared = sameFolders(['２０２６００１', '2026001', 'abc', 'ABC', 'a b', 'a-b', '7']);
    expect([...shared].map(([id, others]) => `${id}: ${others.join()}`).sort()).toEqual([
      '2026001: ２０２６００１',
      'ABC: abc',
      'a b: a-b',
      'a-b: a b',
      'abc: ABC',
      '２０２６００１: 2026001',
    ]);
  });

  it('do not depend on the order, nor on those whose names differ', () => {
    const forwards = folderNames(AWKWARD);
    const backwards = folderNames([...AWKWARD, 'newcomer'].reverse());
    for (const id of AWKWARD) expect(backwards.get(id)).toBe(forwards.get(id));
  });
});
