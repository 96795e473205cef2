import type { Lang } from '../../../messages/text.js';
import type { Exercise } from '../../exercise/read-exercise.js';
import { fitPart } from '../../regions/part.js';
import { givenText } from '../../regions/regions.js';

/**
 * The project as students got it: that of the solution, with the solutions taken out.
 * @param solution path → text
 */
export function givenFiles(
  { parts, whole }: Exercise,
  solution: ReadonlyMap<string, string>,
  lang: Lang,
): ReadonlyMap<string, string> {
  const given = new Map(solution);
  for (const [path, { text, regions }] of parts) {
    const solved = solution.get(path);
    const fitted = solved === undefined ? undefined : fitPart(regions, text, solved);
    if (fitted?.ok) given.set(path, givenText(fitted.value, lang));
  }
  for (const [path, { regions }] of whole) given.set(path, givenText(regions, lang));
  return given;
}
