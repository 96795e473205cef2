import type { Text } from '../../../messages/text.js';

/** A file or something else that stands in what was handed in. */
export interface SourceEntry {
  /** With `/`, relative; no `..` in it. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'special';
  /** As the folder or the archive says, in bytes. */
  readonly size: number;
}

/** A folder or a zip file that was handed in: listed first, and read only where somebody asks for it. */
export interface Source {
  readonly entries: readonly SourceEntry[];
  /**
   * Never follows a link, and never reads more than it is allowed.
   * @throws SourceProblem
   */
  readonly read: (entry: SourceEntry, mostBytes: number) => Promise<Buffer>;
  readonly close: () => void;
}

/** Why something that was handed in cannot be read; told, and no reason to stop. */
export class SourceProblem extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** All that a submission may have, the files of a build included, by number. */
export const MOST_ENTRIES = 20_000;
/** Far more than any exercise has: what a project may have. */
export const MOST_FILES = 2000;
export const MOST_FILE_BYTES = 4 * 1024 * 1024;
export const MOST_BYTES = 24 * 1024 * 1024;

/** Of a name, on every file system that Linux has. */
const MOST_NAME_BYTES = 255;
const MOST_PATH_BYTES = 2000;

/** A path as an archive has it, in our form; undefined: it leads elsewhere, or no system would take it. */
export function safePath(name: string): string | undefined {
  const path = name.normalize('NFC').replaceAll('\\', '/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\ufffd]/.test(path) || /^(?:\/|[A-Za-z]:)/.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..') || Buffer.byteLength(path) > MOST_PATH_BYTES)
    return undefined;
  return parts.every((part) => Buffer.byteLength(part) <= MOST_NAME_BYTES) ? parts.join('/') : undefined;
}
