import * as messages from '../../../messages/class-report.js';
import type { Lang } from '../../../messages/text.js';
import { csv } from '../../csv.js';
import type { Cell, GradeTable } from '../table.js';

/**
 * What a spreadsheet takes for a formula, with whatever it leaves out in front of it; those of full width are as good as the
 * others where people write Chinese.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠]/;

/** Excel takes a file for UTF-8 by this alone. */
const BOM = '\ufeff';

/** The grades for a spreadsheet: a row for each student, a column for each exercise. */
export function gradesCsv({ exercises, rows, unsafe }: GradeTable, lang: Lang): string {
  const titles = messages.csvColumns[lang];
  const most = exercises.reduce((sum, { points }) => sum + points, 0);
  const header = [titles.id, titles.name, titles.group];
  const columns = exercises.map(({ id, points }) => `${id} (${points})`);
  const body = rows.map(({ id, name, group, cells, points }) => [
    id,
    name,
    group,
    ...cells.map((cell) => (cell.state === 'graded' || cell.state === 'unchanged' ? cell.points : '')),
    points,
    most,
    [...(unsafe ? [messages.unsafe[lang]] : []), ...cells.flatMap((cell) => remarksOf(cell, lang))].join(
      '; ',
    ),
  ]);
  const text = csv.unparse([[...header, ...columns, titles.points, titles.of, titles.remarks], ...body], {
    newline: '\r\n',
    escapeFormulae: FORMULA,
  });
  return `${BOM}${text}\r\n`;
}

function remarksOf({ exercise, state, unchecked, remarks, outcomes }: Cell, lang: Lang): string[] {
  const failed = outcomes.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id);
  const all = [
    ...(state === 'graded' ? [] : [messages.cellState(state)[lang]]),
    ...(failed.length > 0 ? [messages.failedChecks(failed)[lang]] : []),
    ...(unchecked > 0 ? [messages.uncheckedPoints(unchecked)[lang]] : []),
    ...remarks.map((remark) => remark[lang]),
  ];
  return all.length > 0 ? [`${exercise}: ${[...new Set(all)].join(', ')}`] : [];
}
