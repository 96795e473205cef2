import type { Place } from '../diagnostics/diagnostic.js';
import { placeInLine, splitLines, type TextLine, trimEnd, trimStart } from './text-lines.js';

/** What Kconfig makes of one line of a fragment. */
export type FragmentLine = TextLine &
  (
    | {
        readonly kind: 'assignment';
        /** Without `CONFIG_`, else exactly as Kconfig reads it: in `CONFIG_A = y` the name is `A` and a space. */
        readonly symbol: string;
        /** All that stands right of the `=`, without trailing blanks: a string keeps its quotes. */
        readonly value: string;
        /** Where the value begins in `text`, as a UTF-16 offset. */
        readonly valueStart: number;
      }
    /** `# CONFIG_X is not set`, which is `CONFIG_X=n`. */
    | { readonly kind: 'unset'; readonly symbol: string }
    | { readonly kind: 'comment' }
    | { readonly kind: 'blank' }
    | { readonly kind: 'malformed' }
  );

/** A Kconfig fragment (`prj.conf`), line by line. */
export interface Fragment {
  readonly file: string;
  readonly lines: readonly FragmentLine[];
}

// As in Kconfiglib, which matches from the start of the line and lets the name be anything but a space.
const UNSET = /^# CONFIG_([^ ]+) is not set/;
const PREFIX = 'CONFIG_';

/** Reads a fragment without loss: `printFragment` gives the same text back. Nothing is an error yet; see `resolve`. */
export function parseFragment(file: string, text: string): Fragment {
  return { file, lines: splitLines(text).map(parseLine) };
}

export function printFragment(fragment: Fragment): string {
  return fragment.lines.map((line) => line.text + line.ending).join('');
}

function parseLine({ line, text, ending }: TextLine): FragmentLine {
  const trimmed = trimEnd(text);
  const equals = trimmed.indexOf('=');
  if (equals > PREFIX.length && trimmed.startsWith(PREFIX)) {
    const symbol = trimmed.slice(PREFIX.length, equals);
    const valueStart = equals + 1;
    return { line, text, ending, kind: 'assignment', symbol, value: trimmed.slice(valueStart), valueStart };
  }
  const unset = UNSET.exec(trimmed)?.[1];
  if (unset !== undefined) return { line, text, ending, kind: 'unset', symbol: unset };
  if (trimmed === '') return { line, text, ending, kind: 'blank' };
  return { line, text, ending, kind: trimStart(trimmed).startsWith('#') ? 'comment' : 'malformed' };
}

/** The place of a whole line, without the blanks around it. */
export function linePlace(file: string, line: FragmentLine): Place {
  return placeInLine(file, line, line.text.length - trimStart(line.text).length, trimEnd(line.text).length);
}

/** The place of an assignment's value, or of the line where there is none. */
export function valuePlace(file: string, line: FragmentLine): Place {
  if (line.kind !== 'assignment') return linePlace(file, line);
  return placeInLine(file, line, line.valueStart, line.valueStart + line.value.length);
}
