import * as messages from '../../messages/class-start.js';
import type { Lang } from '../../messages/text.js';
import type { Exercise } from '../exercise/read-exercise.js';

/** Beside a student's exercises: what to do before the first one is opened. */
export const START_PAGE = 'README.md';

/** @returns the page for each student, by the name of their folder */
export function startPage(
  set: readonly { readonly exercise: Exercise }[],
  lang: Lang,
): (folder: string) => string {
  const exercises = set.map(({ exercise: { id, text } }) => ({ id, title: text.title[lang].trim() }));
  return (folder) => messages.startPage(folder, exercises)[lang];
}
