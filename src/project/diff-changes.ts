import { Buffer } from 'node:buffer';
import { looksSecret } from '../diagnostics/secrets.js';
import type { Change } from './apply.js';
import { BASE_FILE } from './base.js';

/**
 * Every change but that of the record, as unified diffs one behind the other: `patch -p1` applies them.
 * @returns the diffs, in the bytes of their files, and the files whose change would show a password: they are left out
 */
export async function diffChanges(
  changes: readonly Change[],
): Promise<{ readonly bytes: Buffer; readonly hidden: readonly string[] }> {
  const { unifiedDiff } = await import('../merge/merge.js');
  const parts: Buffer[] = [];
  const hidden: string[] = [];
  for (const { path, before, after } of changes) {
    if (path === BASE_FILE) continue;
    const part = unifiedDiff(path, before, after, (line) => holdsSecret(path, line));
    if (part) parts.push(part);
    else hidden.push(path);
  }
  return { bytes: Buffer.concat(parts), hidden };
}

/** In files of settings; code has a password's name and not its value. */
function holdsSecret(path: string, line: string): boolean {
  if (!/\.(conf|yaml)$/.test(path)) return false;
  const [, name = ''] = /^[ +-]\s*#?\s*([\w.]+)\s*[:=]\s*\S/.exec(line) ?? [];
  return looksSecret(name);
}
