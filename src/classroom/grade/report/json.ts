import { VERSION } from '../../../generated/version.js';
import { type GradeTable, groupsIn } from '../table.js';

/** All there is to know, for programs: `grades.json`. */
export function gradesJson(table: GradeTable, graded: Date): object {
  const { exercises, rows, pairs, copies, leftOver, unsafe } = table;
  return {
    format: 1,
    tool: VERSION,
    graded: graded.toISOString(),
    sandbox: !unsafe,
    exercises,
    students: rows.map(({ cells, ...student }) => ({ ...student, work: cells })),
    alike: pairs,
    alike_groups: groupsIn(table),
    like_solution: copies,
    left_over: leftOver,
  };
}
