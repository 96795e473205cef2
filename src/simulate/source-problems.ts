import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import * as messages from '../messages/full-width.js';
import { wideLines } from './full-width.js';

/** As many as people mend before they try again. */
const MAX_LINES = 20;
/** Far beyond any source that a person writes, in bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * What is wrong with the characters of the files in which a compiler has found errors: it tells of their bytes, and not of
 * what people see.
 * @param folder the project, absolute
 */
export function sourceProblems(said: readonly Diagnostic[], folder: string): readonly Diagnostic[] {
  const files = said.flatMap(({ severity, place }) => (severity === 'error' && place ? [place.file] : []));
  return [...new Set(files)].flatMap((file) => fileProblems(file, folder)).slice(0, MAX_LINES);
}

function fileProblems(file: string, folder: string): readonly Diagnostic[] {
  const bytes = bytesOf(join(folder, file));
  if (bytes.length > MAX_BYTES) return [];
  if (isUtf16(bytes))
    return [
      {
        code: 'simulate/encoding',
        severity: 'error',
        message: messages.utf16Source(file),
        remedy: messages.utf16SourceRemedy,
      },
    ];
  return wideLines(bytes.toString('utf8').replace(/^\uFEFF/, '')).map(({ runs, ...place }) => ({
    code: 'simulate/full-width',
    severity: 'error',
    message: messages.fullWidth(place.line, runs),
    place: { file, ...place },
  }));
}

/** By its byte-order mark, either way around. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return Buffer.alloc(0);
  }
}
