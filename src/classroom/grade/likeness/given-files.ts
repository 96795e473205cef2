import { type SdkLine, sdkLine, sdkLines } from '../../../boards/boards.js';
import type { Lang } from '../../../messages/text.js';
import type { Exercise } from '../../exercise/read-exercise.js';
import { fitPart } from '../../regions/part.js';
import { givenText, inLanguage, solutionText } from '../../regions/regions.js';
import { spelledFor } from '../../regions/sdk-spelling.js';

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
  const line = spelledAs(whole, solution, lang);
  for (const [path, { regions }] of whole) given.set(path, givenText(spelledFor(regions, line), lang));
  return given;
}

/** Whole files are written as for the newest SDK line; the solved ones tell which line the class has. */
function spelledAs(whole: Exercise['whole'], solution: ReadonlyMap<string, string>, lang: Lang): SdkLine {
  const isLine = (line: SdkLine) =>
    [...whole].every(([path, { regions }]) => {
      const solved = solution.get(path);
      return (
        !/\.[ch]$/.test(path) ||
        solved === undefined ||
        solved === solutionText(spelledFor(inLanguage(regions, lang), line))
      );
    });
  return sdkLines.toReversed().find(isLine) ?? sdkLine(sdkLines.length - 1);
}

/** What is given of whole files, as their author wrote it. */
export function asWritten({ whole }: Exercise, lang: Lang): ReadonlyMap<string, string> {
  return new Map([...whole].map(([path, { regions }]) => [path, givenText(regions, lang)]));
}
