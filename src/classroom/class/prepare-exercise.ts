import type { Checked } from '../../diagnostics/diagnostic.js';
import type { ExerciseFolder } from '../exercise/find-exercises.js';
import { readExercise } from '../exercise/read-exercise.js';
import { STAND_INS } from '../exercise/student-values.js';
import { type SolutionLine, solutionLines } from '../solution-lines.js';
import { type ClassSettings, exerciseApp } from './exercise-app.js';
import { instructorValues, type ReadyExercise } from './instructor-files.js';
import { type FileTemplate, studentBytes, studentTemplate } from './student-files.js';

/** An exercise as a class gets it. */
export interface PreparedExercise extends ReadyExercise {
  readonly template: readonly FileTemplate[];
  /** What nobody is to find in it. */
  readonly lines: readonly SolutionLine[];
  /** Path → text, with stand-ins for the student's own values. */
  readonly given: ReadonlyMap<string, string>;
}

/** Reads an exercise and renders it once for the whole class. All mistakes in it are reported at once. */
export async function prepareExercise(
  { dir, shown }: Pick<ExerciseFolder, 'dir' | 'shown'>,
  id: string,
  settings: ClassSettings,
): Promise<Checked<PreparedExercise>> {
  const read = await readExercise(dir, id, shown);
  if (!read.ok) return read;
  const exercise = read.value;
  const app = await exerciseApp(exercise, STAND_INS, settings);
  if (!app.ok) return app;
  const solved = await exerciseApp(exercise, instructorValues(id), settings);
  if (!solved.ok) return solved;
  const template = studentTemplate(exercise, app.value, settings.language);
  const project = new Map([...app.value.given].map(([path, { content }]) => [path, content]));
  const given = new Map(
    template.map((file) => [file.path, Buffer.concat(studentBytes(file, STAND_INS)).toString('utf8')]),
  );
  const lines = solutionLines(id, app.value.regions, project);
  const value = { exercise, solved: solved.value, template, lines, given };
  return { ok: true, value, diagnostics: [...read.diagnostics, ...app.diagnostics] };
}
