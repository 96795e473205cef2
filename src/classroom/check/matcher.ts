import type { Wanted } from '../../messages/class-check.js';
import type { LineMatch } from '../exercise/exercise-text.js';
import { safePattern } from '../exercise/safe-pattern.js';

/** Beyond that a line is matched by its beginning, so that no pattern takes long. */
const MAX_LENGTH = 4096;

/** Whether a text is like an expectation; anything is where nothing is expected. */
export function matcher({ text, pattern }: LineMatch): (line: string) => boolean {
  if (text !== undefined) return (line) => line.includes(text);
  if (pattern === undefined) return () => true;
  const expression = safePattern(pattern);
  return (line) => expression?.test(line.slice(0, MAX_LENGTH)) === true;
}

/** As messages show it. */
export function wantedOf({ text, pattern }: LineMatch): Wanted | undefined {
  const wanted = text ?? pattern;
  return wanted === undefined ? undefined : { text: wanted, isPattern: text === undefined };
}
