import { Buffer, isUtf8 } from 'node:buffer';
import { formatPatch, structuredPatch } from 'diff';

/** Lines around a change, as `diff -u` shows them. */
const CONTEXT = 3;

/**
 * A change of one file as a unified diff that `patch -p1` applies, in the file's own bytes.
 * @param before the file's bytes, `undefined` where there is no file; likewise `after`
 * @param isSecret lines that nobody may see: context with such a line is left out
 * @returns `undefined` where the change itself would show one
 */
export function unifiedDiff(
  path: string,
  before: Buffer | undefined,
  after: Buffer | undefined,
  isSecret: (line: string) => boolean,
): Buffer | undefined {
  const encoding = isUtf8(before ?? after ?? Buffer.alloc(0)) ? 'utf8' : 'latin1';
  for (const context of [CONTEXT, 0]) {
    const patch = structuredPatch(
      before ? `a/${path}` : '/dev/null',
      after ? `b/${path}` : '/dev/null',
      before?.toString(encoding) ?? '',
      after?.toString(encoding) ?? '',
      undefined,
      undefined,
      { context },
    );
    if (patch.hunks.some(({ lines }) => lines.some((line) => isSecret(line)))) continue;
    const options = { includeIndex: false, includeUnderline: false, includeFileHeaders: true };
    return Buffer.from(formatPatch(patch, options), encoding);
  }
  return undefined;
}
