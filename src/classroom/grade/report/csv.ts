import * as messages from '../../../messages/class-report.js';
import type { Lang } from '../../../messages/text.js';
import { csv } from '../../csv.js';
import type { Cell, GradeTable, TableCheck } from '../table.js';

/**
 * What a spreadsheet takes for a formula, with whatever it leaves out in front of it; those of full width are as good as the
 * others where people write Chinese.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠]/;

/** Excel takes a file for UTF-8 by this alone. */
const BOM = '\ufeff';

/** Numbers that a spreadsheet would show as others: it drops zeros in front, and rounds what is long. */
const CHANGED_BY_EXCEL = /^(?:0\d+|\d{12,})$/;

/** The grades for a spreadsheet: a row for each student, a column for each exercise. */
export function gradesCsv({ exercises, rows, unsafe }: GradeTable, lang: Lang): string {
  const titles = messages.csvColumns[lang];
  const most = exercises.reduce((sum, { points }) => sum + points, 0);
  const header = [titles.id, titles.name, titles.group];
  const columns = exercises.map(({ id, points }) => `${id} (${points})`);
  const body = rows.map(({ id, name, group, cells, points }) => [
    idCell(id),
    ...[name, group].map(textCell),
    ...cells.map((cell) => (cell.state === 'missing' ? '' : (cell.points ?? ''))),
    points ?? '',
    most,
    textCell(
      [
        ...(unsafe ? [messages.unsafe[lang]] : []),
        ...cells.flatMap((cell, at) => remarksOf(cell, exercises[at]?.checks ?? [], lang)),
      ].join(messages.betweenExercises[lang]),
    ),
  ]);
  const titleRow = [...header, ...columns, titles.points, titles.of, titles.remarks];
  const text = csv.unparse([titleRow, ...body], {
    newline: '\r\n',
    quotes: (value) => typeof value === 'string' && value.startsWith("'"),
  });
  return `${BOM}${text}\r\n`;
}

/** The one formula there is: of digits alone, which stay as they are in spreadsheets, as nothing else makes them. */
function idCell(id: string): string {
  return CHANGED_BY_EXCEL.test(id) ? `="${id}"` : textCell(id);
}

/** What others wrote, as a text. */
function textCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function remarksOf(
  { exercise, state, unchecked, remarks, outcomes }: Cell,
  checks: readonly TableCheck[],
  lang: Lang,
): string[] {
  const failed = outcomes
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ id }) => checks.find((check) => check.id === id)?.title ?? { en: id, zh: id });
  const isExplained = state === 'graded' || state === 'unchanged' || state === 'twice';
  const all = [
    ...(isExplained ? [] : [messages.cellState(state)]),
    ...(failed.length > 0 ? [messages.failedChecks(failed)] : []),
    ...(unchecked > 0 ? [messages.uncheckedPoints(unchecked)] : []),
    ...remarks,
  ];
  const said = all.filter((one, at) => all.findIndex((other) => other[lang] === one[lang]) === at);
  return said.length > 0 ? [messages.exerciseRemarks(exercise, said)[lang]] : [];
}
