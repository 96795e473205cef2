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

/**
 * As messages show it: beginners cannot read expressions.
 * @param isExplained the exercise's author has said in words what is wanted
 */
export function wantedOf({ text, pattern }: LineMatch, isExplained: boolean): Wanted | undefined {
  if (text !== undefined) return { kind: 'text', text };
  if (pattern === undefined) return undefined;
  const exact = literalOf(pattern);
  if (exact !== undefined) return { kind: 'exact', text: exact };
  return isExplained ? { kind: 'explained' } : { kind: 'pattern', text: pattern };
}

/** The one text that an expression stands for, if it is for one alone. */
export function literalOf(pattern: string): string | undefined {
  const [, body] = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])*)\$$/.exec(pattern) ?? [];
  return body?.replace(/\\(.)/g, '$1');
}
