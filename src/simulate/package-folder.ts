import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `sim/` of this package: beside `dist/` where it is installed, two levels up in the sources. */
export function simFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const sim = join(folder, 'sim');
    if (existsSync(join(sim, 'include'))) return sim;
    if (dirname(folder) === folder) throw new Error('sim/ is missing from this package');
  }
}
