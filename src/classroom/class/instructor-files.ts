import * as messages from '../../messages/class-new.js';
import type { Lang } from '../../messages/text.js';
import type { NewProjectFile } from '../../project/transaction/new-folder.js';
import type { Exercise } from '../exercise/read-exercise.js';
import { studentValues } from '../exercise/student-values.js';
import type { Student } from '../roster/read-roster.js';
import type { ExerciseApp } from './exercise-app.js';

/** The teacher's part of a class. */
export const INSTRUCTOR_FOLDER = 'instructor';
/** What the class is: read back by `class grade`, `class update` and `class reset`. */
export const CLASS_RECORD = 'class.json';

/** A student, and the name of their folder. */
export interface Member extends Student {
  readonly folder: string;
}

export interface ReadyExercise {
  readonly exercise: Exercise;
  /** With a teacher's own values. */
  readonly solved: ExerciseApp;
}

/** What the teacher keeps beside the class's record: the exercises as their authors wrote them, solved projects, the answer key. */
export function instructorFiles(exercises: readonly ReadyExercise[], lang: Lang): NewProjectFile[] {
  const sources = exercises.flatMap(({ exercise }) =>
    [...exercise.files].map(([path, content]) => ({ path: `exercises/${exercise.id}/${path}`, content })),
  );
  const solutions = exercises.flatMap(({ exercise, solved }) =>
    [...solved.solution].map(([path, { content, mode }]) => ({
      path: `solutions/${exercise.id}/${path}`,
      content,
      ...(mode ? { mode } : {}),
    })),
  );
  const answers = `# ${messages.answerKey[lang]}\n${exercises.map((one) => answersTo(one, lang)).join('')}`;
  return [{ path: 'answers.md', content: answers }, ...sources, ...solutions];
}

/** Each region's solution, with where it goes, and what the hidden checks look for. */
function answersTo({ exercise, solved }: ReadyExercise, lang: Lang): string {
  const { id, text } = exercise;
  const regions = solved.regions.flatMap(({ path, pieces }) =>
    pieces.flatMap((piece) => {
      if (piece.kind !== 'solution') return [];
      const fence = '`'.repeat(Math.max(3, ...(piece.text.match(/`+/g) ?? []).map((run) => run.length + 1)));
      return [`\n### ${piece.id}: ${path}\n\n${fence}\n${piece.text.replace(/\r?\n?$/, '\n')}${fence}\n`];
    }),
  );
  const checks = text.checks.map(
    ({ id: name, title, hidden, points = 1 }) =>
      `| ${name} | ${cell(title[lang])} | ${points} | ${hidden ? messages.hidden[lang] : ''} |\n`,
  );
  const [head, line] = messages.checkColumns[lang];
  return `\n## ${id}: ${text.title[lang].trim()}\n${regions.join('')}\n${head}\n${line}\n${checks.join('')}`;
}

function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** The teacher's own values, with which the solutions are rendered. */
export function instructorValues(exercise: string) {
  return studentValues('instructor', 'instructor', exercise);
}
