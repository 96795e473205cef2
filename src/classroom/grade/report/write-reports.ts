import { join } from 'node:path';
import type { Checked } from '../../../diagnostics/diagnostic.js';
import { refused } from '../../../diagnostics/refused.js';
import { isSystemError, systemReason } from '../../../diagnostics/system-error.js';
import * as messages from '../../../messages/class-grade.js';
import { replaceFile } from '../outcome-store.js';
import type { GradeTable } from '../table.js';
import { gradesCsv } from './csv.js';
import { gradesJson } from './json.js';
import { gradesPage, type PageFacts } from './page.js';

/** Writes grades.csv, grades.json and index.html, each as a whole. @param folder absolute */
export function writeReports(folder: string, table: GradeTable, facts: PageFacts): Checked<undefined> {
  const files = {
    'grades.csv': gradesCsv(table, facts.lang),
    'grades.json': `${JSON.stringify(gradesJson(table, facts.graded), null, 1)}\n`,
    'index.html': gradesPage(table, facts),
  };
  for (const [name, text] of Object.entries(files)) {
    try {
      replaceFile(join(folder, name), text);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return refused(
        'class/grade-write',
        messages.cannotWrite(name, systemReason(error)),
        messages.clearCause,
      );
    }
  }
  return { ok: true, value: undefined, diagnostics: [] };
}
