import { maskSecrets } from '../diagnostics/secrets.js';
import type { Finding, Fix } from '../kconfig/finding.js';
import { type Fragment, parseFragment, printFragment } from '../kconfig/fragment.js';

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

interface Line {
  readonly text: string;
  readonly ending: string;
}

/** A fragment, and for each of its lines what has become of it. */
interface Mended {
  readonly fragment: Fragment;
  readonly lines: readonly (readonly Line[])[];
}

/** One remedy may bring the next to light, but not without end. */
const MAX_ROUNDS = 10;

/**
 * The fragments with all fixes applied, and those that come to light by it; those without one are left out.
 * @param findingsOf what is to be said of the fragments as they are then
 */
export async function fixedFiles(
  fragments: readonly Fragment[],
  findingsOf: (fragments: readonly Fragment[]) => Promise<readonly Finding[]>,
): Promise<readonly FixedFile[]> {
  let mended = fragments.map(
    (fragment): Mended => ({ fragment, lines: fragment.lines.map((line) => [line]) }),
  );
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const findings = await findingsOf(mended.map(current));
    const fixes = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
    if (fixes.length === 0) break;
    mended = mended.map((one) => applied(one, fixes));
  }
  return mended.flatMap((one): FixedFile[] => {
    const { fragment, lines } = one;
    const changes = fragment.lines.flatMap(({ line, text }, index): Change[] => {
      const after = (lines[index] ?? []).map((fresh) => fresh.text);
      if (after.length === 1 && after[0] === text) return [];
      return [{ line, before: maskSecrets(text), after: after.map(maskSecrets) }];
    });
    const from = printFragment(fragment);
    return changes.length === 0 ? [] : [{ file: fragment.file, text: textOf(one), from, changes }];
  });
}

function textOf({ lines }: Mended): string {
  return lines
    .flat()
    .map(({ text, ending }) => text + ending)
    .join('');
}

function current(mended: Mended): Fragment {
  return parseFragment(mended.fragment.file, textOf(mended));
}

/** Line endings stay as they are. */
function applied({ fragment, lines }: Mended, fixes: readonly Fix[]): Mended {
  let number = 0;
  const after = lines.map((group) =>
    group.flatMap((line): readonly Line[] => {
      number++;
      // Two remedies for one line contradict each other only where the first has already removed what the second is about.
      const fix = fixes.find((candidate) => candidate.file === fragment.file && candidate.line === number);
      if (fix === undefined) return [line];
      const last = fix.lines.length - 1;
      return fix.lines.map((text, index) => ({
        text,
        ending: index < last ? line.ending || '\n' : line.ending,
      }));
    }),
  );
  return { fragment, lines: after };
}
