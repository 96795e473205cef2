import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeAt } from '../../diagnostics/place.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-roster.js';
import type { Text } from '../../messages/text.js';
import { csv } from '../csv.js';
import { decodeRoster, type Encoding } from './decode.js';

export interface Student {
  /** As the roster has it, without blanks around it. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** Further columns, by the names that they have in the roster. */
  readonly more: Readonly<Record<string, string>>;
  /** In the file, from 1. */
  readonly line: number;
}

export interface Roster {
  readonly students: readonly Student[];
  /** What was found out about the file. */
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly delimiter: ',' | ';' | '\t';
}

type Column = 'id' | 'name' | 'group' | 'first' | 'last';

/** Column names, without blanks, hyphens and capitals. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  id: [
    ...['id', 'studentid', 'studentno', 'studentnumber', 'idnumber', 'no', 'number'],
    ...['学号', '學號', '学生学号', '编号'],
  ],
  name: ['name', 'fullname', 'studentname', '姓名', '学生姓名', '名字'],
  // Moodle has a name in two columns.
  first: ['firstname', 'givenname', '名'],
  last: ['lastname', 'surname', 'familyname', '姓'],
  group: ['group', 'class', 'team', 'section', '班级', '班級', '班', '组', '組', '小组', '组别', '分组'],
};
const DELIMITERS = [',', ';', '\t'] as const;

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads a roster as spreadsheets save it. All mistakes are reported at once, each with its line.
 * @param file as messages show it
 * @param encoding if somebody said so; else it is found out
 */
export function readRoster(file: string, bytes: Uint8Array, encoding?: Encoding): Checked<Roster> {
  if (isWorkbook(bytes))
    return refused('class/roster-encoding', messages.workbook(file), messages.saveAsUtf8);
  const decoded = decodeRoster(bytes, encoding);
  if (!decoded.ok)
    return { ok: false, diagnostics: decoded.diagnostics.map((one) => ({ ...one, source: file })) };
  const { text } = decoded.value;
  const problems: Diagnostic[] = [];
  const report = (line: number, message: Text, remedy: Text) =>
    problems.push({
      code: 'class/roster',
      severity: 'error',
      message,
      remedy,
      place: lineAt(file, text, line),
    });

  const { rows, delimiter, quote } = parse(text);
  const [header, ...body] = rows;
  const columns = columnsOf(header?.cells ?? []);
  if (header === undefined || columns.get('id') === undefined) {
    const isWide = header?.cells.some((cell) => cell.includes('，')) === true;
    if (isWide) report(header.line, messages.wideCommas, messages.plainCommas);
    else report(header?.line ?? 1, messages.noId, messages.headerForm);
    return { ok: false, diagnostics: problems };
  }
  if (quote !== undefined)
    problems.push({
      code: 'class/roster',
      severity: 'error',
      message: quote.isStray ? messages.strayQuote : messages.openQuote,
      remedy: messages.closeQuote,
      place: placeAt(file, text, quote.at, quote.at + 1),
    });
  for (const name of doubled(header.cells))
    report(header.line, messages.columnTwice(name), messages.renameColumn);

  const first = new Map<string, number>();
  const students = body.map(({ cells, line }): Student => {
    const cell = (column: Column) => plainCell(cells[columns.get(column) ?? -1]);
    const id = cell('id');
    const before = first.get(id);
    if (id === '') report(line, messages.emptyId, messages.writeId);
    else if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(id)) report(line, messages.roundedId(id), messages.columnAsText);
    else if (before !== undefined) report(line, messages.sameId(id, before), messages.oneRowEach);
    first.set(id, before ?? line);
    const known = new Set(columns.values());
    const more = header.cells.flatMap((name, i) =>
      known.has(i) || name.trim() === '' ? [] : [[plainCell(name), plainCell(cells[i])]],
    );
    const name = cell('name') || wholeName(cell('first'), cell('last'));
    return { id, name, group: cell('group'), more: Object.fromEntries(more), line };
  });
  if (students.length === 0) report(header.line, messages.nobody, messages.rowEach);
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  const { encoding: found, bom, doubt } = decoded.value;
  const diagnostics: Diagnostic[] = doubt
    ? [
        {
          code: 'class/roster-doubt',
          severity: 'warning',
          message: messages.twoReadings(file, found, doubt),
          remedy: messages.nameEncoding(doubt.encoding),
        },
      ]
    : [];
  return { ok: true, value: { students, encoding: found, bom, delimiter }, diagnostics };
}

/** As spreadsheets save them by themselves: a zip file, or the form of Excel before 2007. */
function isWorkbook(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return head === '504b0304' || head === 'd0cf11e0';
}

/** Without blanks around it, and without the formula by which exports keep the zeros of a number: `="0012"`. */
function plainCell(cell = ''): string {
  const plain = cell.trim();
  const [, inner] = /^="(.*)"$/s.exec(plain) ?? [];
  return inner === undefined ? plain : inner.replaceAll('""', '"').trim();
}

/** A name in two columns. In Chinese the family's is first, and nothing stands between. */
function wholeName(first: string, last: string): string {
  const isHan = /^\p{Script=Han}+$/u.test(first + last);
  return isHan ? last + first : `${first} ${last}`.trim();
}

/** A quotation mark that is wrong: that of the cell, by its offset. */
interface Quote {
  /** Another one stands within the cell; else the cell has no end. */
  readonly isStray: boolean;
  readonly at: number;
}

/** The rows that say anything, each with the line it begins in: a quoted cell may have several lines. */
function parse(text: string): { rows: Row[]; delimiter: Roster['delimiter']; quote: Quote | undefined } {
  // Excel names its delimiter in a line of its own if it was asked to.
  const [told = '', sign] = /^sep=([,;\t])\r?\n/.exec(text) ?? [];
  const delimiter = DELIMITERS.find((one) => one === sign) ?? delimiterOf(text);
  const rows: Row[] = [];
  let line = told === '' ? 1 : 2;
  let cursor = 0;
  let quote: Quote | undefined;
  const rest = text.slice(told.length);
  csv.parse<string[]>(rest, {
    delimiter,
    step({ data, errors, meta }) {
      const [wrong] = errors.filter(({ type }) => type === 'Quotes');
      // The index is that of what stands behind the sign.
      if (wrong)
        quote ??= {
          isStray: wrong.code === 'InvalidQuotes',
          at: told.length + Math.max(0, (wrong.index ?? 1) - 1),
        };
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells: data, line });
      line += rest.slice(cursor, meta.cursor).split(/\r\n|\r|\n/).length - 1;
      cursor = meta.cursor;
    },
  });
  return { rows, delimiter, quote };
}

/** By the header, in which a delimiter stands in no name. */
function delimiterOf(text: string): Roster['delimiter'] {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const counted = DELIMITERS.map((sign) => ({ sign, count: header.split(sign).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const plain = header.map((cell) =>
    plainCell(cell)
      .toLowerCase()
      .replace(/[\s_.-]+/g, ''),
  );
  const columns = new Map<Column, number>();
  for (const column of ['id', 'name', 'group', 'first', 'last'] as const) {
    const at = plain.findIndex((cell) => HEADERS[column].includes(cell));
    if (at >= 0) columns.set(column, at);
  }
  return columns;
}

function doubled(header: readonly string[]): string[] {
  const names = header.map(plainCell).filter((name) => name !== '');
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function lineAt(file: string, text: string, line: number) {
  const lines = text.split(/\r\n|\r|\n/);
  const lineText = lines[line - 1] ?? '';
  return placeAt(file, `${'\n'.repeat(line - 1)}${lineText}`, line - 1, line - 1 + lineText.length);
}
