import { mergeFile } from '../../src/merge/merge-file.js';
import type { Choice } from '../../src/merge/pieces.js';

/** A merge as a test sees it: the text, and each conflict as what the two sides say. */
export function merged(
  path: string,
  { base, ours, theirs }: { base?: string; ours: string; theirs: string | Buffer },
  choice: Choice = 'keep',
) {
  const bytes = Buffer.isBuffer(theirs) ? theirs : Buffer.from(theirs);
  const result = mergeFile(path, base, ours, bytes);
  return {
    bytes: result.bytes(() => choice),
    text: result.bytes(() => choice).toString(),
    conflicts: result.conflicts.map(({ line, symbol, theirs: yours, ours: wanted }) => ({
      line,
      ...(symbol === undefined ? {} : { symbol }),
      yours: yours.map(({ text }) => text).join('\n'),
      wanted: wanted.join('\n'),
    })),
  };
}

export const lines = (...texts: readonly string[]) => texts.map((text) => `${text}\n`).join('');
