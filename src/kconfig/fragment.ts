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

// Both as in Kconfiglib, which matches from the start of the line and lets the name be anything but `=` or a space.
const ASSIGNMENT = /^CONFIG_([^=]+)=(.*)$/s;
const UNSET = /^# CONFIG_([^ ]+) is not set/;

/** Reads a fragment without loss: `printFragment` gives the same text back. Nothing is an error yet; see `resolve`. */
export function parseFragment(file: string, text: string): Fragment {
  return { file, lines: splitLines(text).map(parseLine) };
}

export function printFragment(fragment: Fragment): string {
  return fragment.lines.map((line) => line.text + line.ending).join('');
}

function parseLine(line: TextLine): FragmentLine {
  const text = trimEnd(line.text);
  const assignment = ASSIGNMENT.exec(text);
  if (assignment?.[1] !== undefined && assignment[2] !== undefined) {
    const valueStart = text.length - assignment[2].length;
    return { ...line, kind: 'assignment', symbol: assignment[1], value: assignment[2], valueStart };
  }
  const unset = UNSET.exec(text);
  if (unset?.[1] !== undefined) return { ...line, kind: 'unset', symbol: unset[1] };
  if (text === '') return { ...line, kind: 'blank' };
  return { ...line, kind: trimStart(text).startsWith('#') ? 'comment' : 'malformed' };
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
