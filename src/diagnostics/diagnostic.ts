import type { Text } from '../messages/text.js';

/** `error`: nothing is written. `warning`: works, but not as meant. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A position in a text file. Lines and columns count from 1; columns and lengths count characters (code points). */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The whole line, without its line ending. */
  readonly lineText: string;
}

/** Something to tell the user: what, where, and what to do. Rendered by `renderDiagnostics` alone. */
export interface Diagnostic {
  /** Stable, for machines: `group/name` in kebab-case, e.g. `config/unknown-key`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Text;
  /** What to do about it. */
  readonly remedy?: Text;
  /** What led to it, line by line; those indented are the reasons of the one above. */
  readonly why?: readonly Text[];
  /** The Kconfig symbol that it is about, without `CONFIG_`. */
  readonly symbol?: string;
  /** Where in a file, when the input is a file. */
  readonly place?: Place;
  /** Where else it came from, e.g. `--port 70000`. */
  readonly source?: string;
}

/** The result of a step that may find problems: either a value (perhaps with warnings) or errors alone. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
