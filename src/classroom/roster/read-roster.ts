import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeAt } from '../../diagnostics/place.js';
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

type Column = 'id' | 'name' | 'group';

/** Column names, without blanks, hyphens and capitals. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'studentid', 'studentno', 'studentnumber', 'no', 'number', '学号', '學號', '学生学号', '编号'],
  name: ['name', 'fullname', 'studentname', '姓名', '学生姓名', '名字'],
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
  const decoded = decodeRoster(bytes, encoding);
  if (!decoded.ok) return decoded;
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

  const { rows, delimiter, quoteLine } = parse(text);
  const [header, ...body] = rows;
  const columns = columnsOf(header?.cells ?? []);
  if (header === undefined || columns.get('id') === undefined) {
    report(header?.line ?? 1, messages.noId, messages.headerForm);
    return { ok: false, diagnostics: problems };
  }
  if (quoteLine !== undefined) report(quoteLine, messages.openQuote, messages.closeQuote);
  for (const name of doubled(header.cells))
    report(header.line, messages.columnTwice(name), messages.renameColumn);

  const first = new Map<string, number>();
  const students = body.map(({ cells, line }): Student => {
    const cell = (column: Column) => cells[columns.get(column) ?? -1]?.trim() ?? '';
    const id = cell('id');
    const before = first.get(id);
    if (id === '') report(line, messages.emptyId, messages.writeId);
    else if (/^\d[.,]\d+E\+\d+$/i.test(id)) report(line, messages.roundedId(id), messages.columnAsText);
    else if (before !== undefined) report(line, messages.sameId(id, before), messages.oneRowEach);
    first.set(id, before ?? line);
    const known = new Set(columns.values());
    const more = header.cells.flatMap((name, i) =>
      known.has(i) || name.trim() === '' ? [] : [[name.trim(), cells[i]?.trim() ?? '']],
    );
    return { id, name: cell('name'), group: cell('group'), more: Object.fromEntries(more), line };
  });
  if (students.length === 0) report(header.line, messages.nobody, messages.rowEach);
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  const { encoding: found, bom } = decoded.value;
  return { ok: true, value: { students, encoding: found, bom, delimiter }, diagnostics: [] };
}

/** The rows that say anything, each with the line it begins in: a quoted cell may have several lines. */
function parse(text: string): { rows: Row[]; delimiter: Roster['delimiter']; quoteLine: number | undefined } {
  // Excel names its delimiter in a line of its own if it was asked to.
  const [told = '', sign] = /^sep=([,;\t])\r?\n/.exec(text) ?? [];
  const delimiter = DELIMITERS.find((one) => one === sign) ?? delimiterOf(text);
  const rows: Row[] = [];
  let line = told === '' ? 1 : 2;
  let cursor = 0;
  let quoteLine: number | undefined;
  const rest = text.slice(told.length);
  csv.parse<string[]>(rest, {
    delimiter,
    step({ data, errors, meta }) {
      if (errors.some(({ type }) => type === 'Quotes')) quoteLine ??= line;
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells: data, line });
      line += rest.slice(cursor, meta.cursor).split(/\r\n|\r|\n/).length - 1;
      cursor = meta.cursor;
    },
  });
  return { rows, delimiter, quoteLine };
}

/** By the header, in which a delimiter stands in no name. */
function delimiterOf(text: string): Roster['delimiter'] {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const counted = DELIMITERS.map((sign) => ({ sign, count: header.split(sign).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const plain = header.map((cell) => cell.toLowerCase().replace(/[\s_.-]+/g, ''));
  const columns = new Map<Column, number>();
  for (const column of ['id', 'name', 'group'] as const) {
    const at = plain.findIndex((cell) => HEADERS[column].includes(cell));
    if (at >= 0) columns.set(column, at);
  }
  return columns;
}

function doubled(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function lineAt(file: string, text: string, line: number) {
  const lines = text.split(/\r\n|\r|\n/);
  const lineText = lines[line - 1] ?? '';
  return placeAt(file, `${'\n'.repeat(line - 1)}${lineText}`, line - 1, line - 1 + lineText.length);
}
