import { join } from 'node:path';

/**
 * Where the headers of an SDK line are, in the order of search. Line 0 has Zephyr's paths without a prefix, line 2 with
 * `zephyr/`, and line 1 both, as Zephyr 3.1 by default.
 * @param sim `sim/` of this package
 */
export function includeFolders(sim: string, sdkLine: number): readonly string[] {
  const shared = [...(sdkLine >= 1 ? ['every-line'] : []), ...(sdkLine <= 1 ? ['every-line/zephyr'] : [])];
  return [`sdk-${sdkLine}`, ...shared, 'common', ''].map((path) => join(sim, 'include', path));
}
