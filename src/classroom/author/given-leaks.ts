import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-test.js';
import type { Lang } from '../../messages/text.js';
import { type ClassSettings, exerciseApp } from '../class/exercise-app.js';
import { studentBytes, studentTemplate } from '../class/student-files.js';
import type { Exercise } from '../exercise/read-exercise.js';
import { STAND_INS } from '../exercise/student-values.js';
import { foundIn, solutionLines } from '../solution-lines.js';

/** Lines of the solution in what students get in one language: the app, the statement, the hints, the visible checks. */
export async function givenLeaks(
  exercise: Exercise,
  lang: Lang,
  overrides: ClassSettings['overrides'],
): Promise<Checked<readonly Diagnostic[]>> {
  const app = await exerciseApp(exercise, STAND_INS, { language: lang, overrides });
  if (!app.ok) return app;
  const project = new Map([...app.value.given].map(([path, { content }]) => [path, content]));
  const lines = solutionLines(exercise.id, app.value.regions, project);
  const found = studentTemplate(exercise, app.value, lang).flatMap((file) => {
    const text = Buffer.concat(studentBytes(file, STAND_INS)).toString('utf8');
    return foundIn(lines, file.path, text).map(
      (solution): Diagnostic => ({
        code: 'class/leak',
        severity: 'error',
        message: messages.leak(file.path, solution.line, solution.text),
        remedy: messages.leakRemedy,
      }),
    );
  });
  return { ok: true, value: found, diagnostics: [] };
}
