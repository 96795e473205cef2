import { width as widthOf } from '../messages/columns.js';

/** Marks that may not start a line of Chinese. */
const CLOSING = /[，。；：、！？）」』》”’]/;

/** Words of Western text with the blank before them, single characters of Chinese with the marks that follow them. */
function pieces(text: string): string[] {
  const list: string[] = [];
  for (const token of text.match(/ +|[^ \u2e80-\u9fff\uff00-\uffef]+|./gu) ?? []) {
    const last = list.at(-1);
    if (last !== undefined && (CLOSING.test(token) || /^ +$/.test(last)))
      list[list.length - 1] = last + token;
    else list.push(token);
  }
  return list;
}

/** Breaks a text into lines of at most `width` columns: Western text between words, Chinese between characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text)) {
    const size = widthOf(piece);
    if (used > 0 && used + size > width) {
      lines.push(line);
      line = piece.trimStart();
      used = size - (piece.length - line.length);
    } else {
      line += piece;
      used += size;
    }
  }
  if (line) lines.push(line);
  return lines;
}

/** Help text of a Kconfig symbol: indented by a tab and two spaces, within 100 columns. */
export function helpText(text: string): string {
  return wrap(text, 84)
    .map((line) => `\t  ${line}`)
    .join('\n');
}
