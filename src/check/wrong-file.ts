import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Finding, found } from '../kconfig/finding.js';
import { type Fragment, linePlace } from '../kconfig/fragment.js';
import * as messages from '../messages/check.js';

/** Fewer lines may be slips of one who did mean to write a fragment. */
const LEAST_LINES = 3;

/** A file most of whose lines are no assignments is another one: said once, and not line by line. */
export function withoutWrongFiles(
  findings: readonly Finding[],
  fragments: readonly Fragment[],
): readonly Finding[] {
  const wrong = fragments.flatMap((fragment): Diagnostic[] => {
    const mendable = new Set(
      findings.flatMap(({ fix }) =>
        fix?.file === fragment.file && fix.lines.at(-1)?.startsWith('CONFIG_') ? [fix.line] : [],
      ),
    );
    const strange = fragment.lines.filter(({ kind, line }) => kind === 'malformed' && !mendable.has(line));
    const assigned = fragment.lines.filter(
      ({ kind, line }) => kind === 'assignment' || kind === 'unset' || mendable.has(line),
    );
    const [first] = strange;
    if (first === undefined || strange.length < LEAST_LINES || strange.length <= assigned.length) return [];
    return [
      {
        code: 'check/wrong-file',
        severity: 'error',
        message: messages.wrongFile(fragment.file, strange.length, strange.length + assigned.length),
        remedy: messages.wrongFileRemedy,
        place: linePlace(fragment.file, first),
      },
    ];
  });
  if (wrong.length === 0) return findings;
  const files = new Set(wrong.map(({ place }) => place?.file));
  const others = findings.filter(({ diagnostic }) => !files.has(diagnostic.place?.file ?? ''));
  return [...others, ...wrong.map((diagnostic) => found(diagnostic))];
}
