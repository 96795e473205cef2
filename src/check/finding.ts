import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Fragment } from '../kconfig/fragment.js';

/** A diagnostic and, where the remedy is certain, what it does to the file. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly fix?: Fix;
}

/** A line of a fragment and what to put in its place: nothing, one line or several. */
export interface Fix {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

export const found = (diagnostic: Diagnostic, fix?: Fix): Finding =>
  fix === undefined ? { diagnostic } : { diagnostic, fix };

/** In the order in which the build reads the lines; what has no place comes first. */
export function inOrder(findings: readonly Finding[], fragments: readonly Fragment[]): readonly Finding[] {
  const files = fragments.map(({ file }) => file);
  return findings.toSorted(({ diagnostic: { place: a } }, { diagnostic: { place: b } }) => {
    const file = files.indexOf(a?.file ?? '') - files.indexOf(b?.file ?? '');
    return file || (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
  });
}
