import type { Finding } from '../kconfig/finding.js';
import type { Fragment } from '../kconfig/fragment.js';

/** In the order in which the build reads the lines; what has no place comes first. */
export function inOrder(findings: readonly Finding[], fragments: readonly Fragment[]): readonly Finding[] {
  const files = fragments.map(({ file }) => file);
  return findings.toSorted(({ diagnostic: { place: a } }, { diagnostic: { place: b } }) => {
    const file = files.indexOf(a?.file ?? '') - files.indexOf(b?.file ?? '');
    return file || (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
  });
}
