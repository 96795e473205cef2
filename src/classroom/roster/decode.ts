import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-roster.js';

/** What a roster may be written in: a name as TextDecoder gives it. */
export type Encoding = string;

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** It may as well be this: what some line says by either. */
  readonly doubt?: {
    readonly encoding: Encoding;
    readonly line: string;
    readonly otherLine: string;
  };
}

/** Where no others are asked for. */
export const USUAL_ENCODINGS = ['utf-8', 'utf-16', 'gbk', 'windows-1252'] as const;
const CHINESE = 'gb18030';
const WESTERN = 'windows-1252';

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that somebody calls so, by any of the names that the web has for it; undefined: there is none. */
export function encodingCalled(name: string): Encoding | undefined {
  try {
    // Windows calls it by its number.
    return new TextDecoder(/^cp-?936$/i.test(name) ? 'gbk' : name).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The text of a file that a spreadsheet saved. Most encodings that Excel writes exclude each other: a mark says so, every
 * second byte of a UTF-16 header is 0, and what is valid UTF-8 and has Chinese in it is never another one by chance. Those
 * without a mark that Windows has for Chinese and for Western Europe are told by what stands around the letters.
 * A statistical detector takes twice the room of this whole command (chardet: 42 KB), and guesses.
 */
export function decodeRoster(bytes: Uint8Array, named?: Encoding): Checked<Decoded> {
  const [marked] = BOMS.find(([, bom]) => bom.every((byte, i) => bytes[i] === byte)) ?? [];
  // UTF-16 is one name for both orders, and the mark says which.
  const isEither = named?.startsWith('utf-16') === true && marked?.startsWith('utf-16') === true;
  const candidates = named && !isEither ? [named] : marked ? [marked] : candidatesFor(bytes);
  for (const encoding of candidates) {
    const text = decode(bytes, encoding);
    if (text === undefined) continue;
    const doubt = named === undefined ? doubtIn(bytes, text, encoding) : undefined;
    const value = { text, encoding, bom: marked === encoding, ...(doubt ? { doubt } : {}) };
    return { ok: true, value, diagnostics: [] };
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
  const { western, chinese } = signs(bytes);
  return ['utf-8', ...(western > chinese ? [WESTERN, CHINESE] : [CHINESE, WESTERN])];
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text =
      encoding === WESTERN ? westernText(bytes) : new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // None of these is text: a wrong encoding, or no text file at all.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(text) ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Bytes 0x80 to 0x9f of windows-1252; a `\0` is none of its. */
const WINDOWS_SIGNS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Many versions of Node read it as latin1, with control characters there. @see https://github.com/nodejs/node/issues/56542 */
function westernText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/**
 * Counts what speaks for either. An accented letter is one byte, with letters of ASCII around it (`Müller`, `João`), and as
 * GB18030 it would swallow the next one; Chinese comes in pairs of bytes, and between commas.
 */
function signs(bytes: Uint8Array): { readonly western: number; readonly chinese: number } {
  let [western, chinese] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (!isHigh(bytes[at])) continue;
    let end = at;
    while (isHigh(bytes[end])) end++;
    const [before, after] = [isLetter(bytes[at - 1]), isLetter(bytes[end])];
    // ü and its like, as GB2312 has them for pinyin.
    const isPinyin = bytes[at] === 0xa8;
    const isAccent = end - at === 1 ? before || after : end - at === 2 && before && after && !isPinyin;
    if (isAccent) western++;
    else if (end - at > 1) chinese++;
    at = end;
  }
  return { western, chinese };
}

const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;
const isLetter = (byte = 0) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Signs of both: one line that the other reading would make sense of. */
function doubtIn(bytes: Uint8Array, text: string, encoding: Encoding): Decoded['doubt'] {
  if (encoding !== CHINESE && encoding !== WESTERN) return undefined;
  const other = encoding === CHINESE ? WESTERN : CHINESE;
  const all = signs(bytes);
  const otherText = decode(bytes, other);
  if (otherText === undefined || (encoding === CHINESE ? all.western : all.chinese) === 0) return undefined;
  const rows = bytesByLine(bytes);
  const at = rows.findIndex((row) => {
    const { western, chinese } = signs(row);
    return encoding === CHINESE ? western > 0 : chinese > 0;
  });
  const lineOf = (whole: string) => whole.split('\n')[at]?.trim() ?? '';
  return { encoding: other, line: lineOf(text), otherLine: lineOf(otherText) };
}

/** Neither encoding has a line feed within a character. */
function bytesByLine(bytes: Uint8Array): Uint8Array[] {
  const rows: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    rows.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [...rows, bytes.subarray(start)];
}
