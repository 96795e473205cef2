import type { Diagnostic } from '../diagnostics/diagnostic.js';

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
