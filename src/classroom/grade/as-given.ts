import { CREDENTIALS_FILE } from '../../render/files.js';
import { instructorValues } from '../class/instructor-files.js';
import type { StudentValues } from '../exercise/student-values.js';
import { tokensOf } from '../tokens.js';

/**
 * Whether a project is what its student was given, but for comments and layout. What is given passes some of the checks, such
 * as that it compiles: that is nobody's merit.
 * @param files path → text
 * @param given path → text, with the teacher's own values
 */
export function isAsGiven(
  files: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
  exercise: string,
  values: StudentValues,
): boolean {
  const codeOf = (all: ReadonlyMap<string, string>, own: StudentValues) =>
    [...all]
      .filter(([path]) => counts(path))
      .map(([path, text]) => `${path}\n${code(path, withoutValues(text, own))}`)
      .toSorted();
  const [handedIn, first] = [codeOf(files, values), codeOf(given, instructorValues(exercise))];
  return handedIn.length === first.length && handedIn.every((text, at) => text === first[at]);
}

/** Where work on an exercise may show; texts and settings of editors are no part of it, and credentials are each one's own. */
function counts(path: string): boolean {
  if (path === CREDENTIALS_FILE) return false;
  return (
    /(?:^|\/)CMakeLists\.txt$/.test(path) || !/(?:^|\/)\.|\.(?:md|txt|log|png|jpe?g|pdf|docx?)$/i.test(path)
  );
}

function code(path: string, text: string): string {
  return tokensOf(path, text)
    .flatMap((token) => (token.comment ? [] : [token.text]))
    .join(' ');
}

/** Each student has their own. */
function withoutValues(text: string, { path, clientId, seed }: StudentValues): string {
  return text.replaceAll(path, '{path}').replaceAll(clientId, '{client_id}').replaceAll(seed, '{seed}');
}
