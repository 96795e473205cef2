import { Buffer } from 'node:buffer';
import { maskSecrets } from '../diagnostics/secrets.js';
import { BASE_FILE } from './base.js';
import type { PlannedChange } from './planned-change.js';

/**
 * Every change but that of the record, as unified diffs one behind the other: `patch -p1` applies them.
 * @returns the diffs, in the bytes of their files, and the files whose change would show a password: they are left out
 */
export async function diffChanges(
  changes: readonly PlannedChange[],
): Promise<{ readonly bytes: Buffer; readonly hidden: readonly string[] }> {
  const { unifiedDiff } = await import('../merge/merge.js');
  const parts: Buffer[] = [];
  const hidden: string[] = [];
  for (const { path, before, after } of changes) {
    if (path === BASE_FILE) continue;
    const part = unifiedDiff(path, before, after, secretFinder(path, [before, after]));
    if (part) parts.push(part);
    else hidden.push(path);
  }
  return { bytes: Buffer.concat(parts), hidden };
}

/**
 * Finds lines that nobody may see, in files of settings; code has a password's name and not its value. A value may go on
 * below its name: where there is one, no line but a changed one is shown.
 */
function secretFinder(path: string, files: readonly (Buffer | undefined)[]): (line: string) => boolean {
  if (!/\.(conf|yaml)$/.test(path)) return () => false;
  const isSecret = (line: string) => maskSecrets(line) !== line;
  const holdsSecret = files.some((file) =>
    file
      ?.toString('latin1')
      .split(/\r\n|\n|\r/)
      .some(isSecret),
  );
  return (line) => isSecret(line) || (holdsSecret && line.startsWith(' '));
}
