import { Buffer, isUtf8 } from 'node:buffer';
import { type LineEnding, splitLines } from '../kconfig/text-lines.js';

/** A line without its ending; lines of our own have no ending yet, they get that of the file they come into. */
export interface Line {
  readonly text: string;
  readonly ending?: LineEnding;
}

/**
 * A file's bytes as lines that become the same bytes again. What is not UTF-8 is read byte by byte: then each
 * character stands for a byte, and texts of ours are recoded before they are compared or put in.
 */
export interface FileText {
  readonly encoding: 'utf8' | 'latin1';
  /** The byte-order mark in front, if there is one. It belongs to no line. */
  readonly mark: string;
  readonly lines: readonly Line[];
}

const UTF8_MARK = '\uFEFF';

export function readFileText(bytes: Buffer): FileText {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const found = recoded(UTF8_MARK, encoding);
  const mark = text.startsWith(found) ? found : '';
  return { encoding, mark, lines: splitLines(text.slice(mark.length)) };
}

/** Text of ours as lines of a file in its encoding. */
export function ownLines(text: string, { encoding }: FileText): string[] {
  return splitLines(recoded(text, encoding)).map((line) => line.text);
}

function recoded(text: string, encoding: FileText['encoding']): string {
  return encoding === 'utf8' ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * Lines as a file's bytes. Those without an ending get the one that most lines of the file have, and the last line has
 * one exactly if the file's last line has.
 */
export function printLines(file: FileText, lines: readonly Line[]): Buffer {
  const usual = usualEnding(file);
  const isOpen = file.lines.at(-1)?.ending === '';
  const text = lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    if (isLast && isOpen) return line.text;
    return line.text + (line.ending || usual);
  });
  return Buffer.from(file.mark + text.join(''), file.encoding);
}

export function usualEnding({ lines }: FileText): LineEnding {
  const count = new Map<LineEnding, number>();
  for (const { ending } of lines) if (ending) count.set(ending, (count.get(ending) ?? 0) + 1);
  let usual: LineEnding = '\n';
  for (const [ending, times] of count) if (times > (count.get(usual) ?? 0)) usual = ending;
  return usual;
}

/** Whether a file says what a text of ours says, line by line: endings and a byte-order mark do not count. */
export function saysTheSame(file: FileText, text: string): boolean {
  const own = ownLines(text, file);
  return own.length === file.lines.length && own.every((line, index) => line === file.lines[index]?.text);
}

/** A file in which no line can be told from another: an image, or text in UTF-16. Such a file is kept or replaced whole. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0);
}
