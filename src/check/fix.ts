import { maskSecrets } from '../diagnostics/secrets.js';
import { type Fragment, type FragmentLine, printFragment } from '../kconfig/fragment.js';
import type { Fix } from './finding.js';

/** A line that goes and those that come in its place, as they may be shown: without passwords. */
export interface Change {
  readonly line: number;
  readonly before: string;
  readonly after: readonly string[];
}

export interface FixedFile {
  readonly file: string;
  readonly text: string;
  /** What it held when that was decided. */
  readonly from: string;
  readonly changes: readonly Change[];
}

/** The fragments with all fixes applied; those without one are left out. Line endings stay as they are. */
export function fixedFiles(fragments: readonly Fragment[], fixes: readonly Fix[]): readonly FixedFile[] {
  return fragments.flatMap((fragment): FixedFile[] => {
    const changes: Change[] = [];
    const lines = fragment.lines.flatMap((line): FragmentLine[] => {
      // Two remedies for one line contradict each other only where the first has already removed what the second is about.
      const fix = fixes.find((candidate) => candidate.file === fragment.file && candidate.line === line.line);
      if (fix === undefined) return [line];
      changes.push({ line: line.line, before: maskSecrets(line.text), after: fix.lines.map(maskSecrets) });
      const ending = line.ending || '\n';
      return fix.lines.map((text, index) => ({
        ...line,
        text,
        ending: index < fix.lines.length - 1 ? ending : line.ending,
      }));
    });
    if (changes.length === 0) return [];
    return [
      {
        file: fragment.file,
        text: printFragment({ ...fragment, lines }),
        from: printFragment(fragment),
        changes,
      },
    ];
  });
}
