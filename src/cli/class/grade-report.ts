import { type Cell, type GradeTable, groupsIn } from '../../classroom/grade/table.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-grade.js';
import { cellState } from '../../messages/class-report.js';
import { width } from '../../messages/columns.js';
import type { Report } from '../report.js';

/** The grades as a terminal shows them: one line a student. */
export function gradeLines({ rows, exercises }: GradeTable, { lang, paint }: Report): string {
  const most = exercises.reduce((sum, { points }) => sum + points, 0);
  const widest = Math.max(0, ...rows.map(({ id }) => width(id)));
  const lines = rows.map(({ id, name, cells, points }) => {
    const pad = ' '.repeat(widest - width(id));
    const each = cells.map((cell) => short(cell, lang)).join('  ');
    return `${paint.strong(id)}${pad}  ${each}  ${points ?? '–'}/${most}  ${paint.dim(name)}\n`;
  });
  return `\n${lines.join('')}\n`;
}

function short({ state, points, unchecked }: Cell, lang: Report['lang']): string {
  if (state === 'missing') return '–';
  if (state !== 'graded') return cellState(state)[lang];
  return unchecked > 0 ? `${points ?? ''}+${unchecked}?` : String(points);
}

/** What the teacher has to see to, and what is worth a look. */
export function findings(table: GradeTable): readonly Diagnostic[] {
  const { rows, exercises, leftOver, copies, notices } = table;
  const problem = (
    code: string,
    severity: Diagnostic['severity'],
    message: Diagnostic['message'],
  ): Diagnostic => ({
    code,
    severity,
    message,
  });
  const broken = exercises.flatMap((one) =>
    one.broken ? [problem('class/solution-fails', 'error', one.broken)] : [],
  );
  const cells = rows.flatMap(({ id, cells: all }) => all.map((cell) => ({ id, cell })));
  const isBroken = ({ exercise }: Cell) => exercises.some(({ id, broken: why }) => id === exercise && why);
  const ungraded = cells.flatMap(({ id, cell }) => {
    const { state, exercise, source, remarks, unchecked } = cell;
    if (state === 'unreadable' || state === 'twice') {
      // One file that cannot be read stands for all that might be in it.
      const same = cells.filter((other) => other.id === id && other.cell.source === source);
      if (same[0]?.cell !== cell) return [];
      const ids = same.length > 1 ? (source ?? exercise) : exercise;
      return [problem('class/not-graded', 'warning', messages.notGraded(id, ids, remarks))];
    }
    return unchecked > 0 && !isBroken(cell)
      ? [problem('class/unchecked', 'warning', messages.notChecked(id, exercise, unchecked))]
      : [];
  });
  const missing = cells.filter(({ cell }) => cell.state === 'missing').map(({ id }) => id);
  const idle = cells.filter(({ cell }) => cell.state === 'unchanged').map(({ id }) => id);
  const idOf = (folder: string) => rows.find((row) => row.folder === folder)?.id ?? folder;
  return [
    ...broken,
    ...ungraded,
    ...leftOver.map(({ source, why }) =>
      problem('class/left-over', 'warning', messages.leftOver(source, why)),
    ),
    ...(missing.length > 0
      ? [problem('class/missing', 'note', messages.missing([...new Set(missing)]))]
      : []),
    ...(idle.length > 0 ? [problem('class/unchanged', 'note', messages.unchanged([...new Set(idle)]))] : []),
    ...notices.map(({ student, exercise, what }) =>
      problem('class/notice', 'note', messages.notice(student, exercise, what)),
    ),
    ...exercises.flatMap(({ id: exercise }) => {
      const own = copies.filter((copy) => copy.exercise === exercise);
      const told = own.map((copy) => ({ ...copy, id: idOf(copy.student) }));
      return own.length > 0
        ? [problem('class/like-solution', 'note', messages.copiesOf(exercise, told))]
        : [];
    }),
    ...groupsIn(table).map(({ exercise, students, ...group }) =>
      problem('class/alike', 'note', messages.alike(exercise, students.map(idOf), group)),
    ),
  ];
}
