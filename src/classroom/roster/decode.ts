import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-roster.js';

/** What a roster may be written in; names as TextDecoder has them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file that a spreadsheet saved. The encodings that Excel writes exclude each other: a mark says so, every
 * second byte of a UTF-16 header is 0, and what is valid UTF-8 and has Chinese in it is never GB18030 by chance.
 * A statistical detector takes twice the room of this whole command (chardet: 42 KB), and guesses.
 */
export function decodeRoster(bytes: Uint8Array, named?: Encoding): Checked<Decoded> {
  const [marked] = BOMS.find(([, bom]) => bom.every((byte, i) => bytes[i] === byte)) ?? [];
  const candidates = named ? [named] : marked ? [marked] : candidatesFor(bytes);
  for (const encoding of candidates) {
    const text = decode(bytes, encoding);
    if (text !== undefined)
      return { ok: true, value: { text, encoding, bom: marked === encoding }, diagnostics: [] };
  }
  const message = named ? messages.notIn(named) : messages.unknownEncoding;
  return refused('class/roster-encoding', message, messages.saveAsUtf8);
}

function candidatesFor(bytes: Uint8Array): readonly Encoding[] {
  const head = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((offset) => head.filter((byte, i) => byte === 0 && i % 2 === offset).length);
  const [even = 0, odd = 0] = zeros;
  if (odd > even && odd * 10 > head.length) return ['utf-16le'];
  if (even > odd && even * 10 > head.length) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // None of these is text: a wrong encoding, or no text file at all.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(text) ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
