import { halfWidth } from '../diagnostics/full-width.js';
import type { WideRun } from '../messages/full-width.js';

/** A line of C whose code has characters that only comments and texts may have. */
export interface WideLine {
  /** From 1, as are columns, which count characters. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly lineText: string;
  readonly runs: readonly WideRun[];
}

/** Beside the twins of ASCII, which are a block of their own, what stands on the same keys. */
const MEANT: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '、': ',',
  '。': '.',
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>',
  '\u00a0': ' ',
};
/** One at a time but for words and blanks. */
const RUN =
  /[\uFF10-\uFF19\uFF21-\uFF3A\uFF3F\uFF41-\uFF5A]+|[\u3000\u00a0]+|[\uFF01-\uFF5E“”‘’、。【】《》]/gu;
const WIDE_QUOTE = /[“”‘’]/u;
const DIRECTIVE = /^\s*#\s*(if|else|elif|endif)(?:\s+(0)\s*(?:$|\/))?/;

/**
 * The lines of a C file that have full-width characters outside of comments, texts and what `#if 0` leaves out. A text
 * between Chinese quotes is one, too: only its quotes are told.
 */
export function wideLines(text: string): readonly WideLine[] {
  const found: WideLine[] = [];
  let within: Within;
  /** How many conditions deep; the one that leaves out what follows. */
  let depth = 0;
  let leftOut: number | undefined;
  for (const [index, lineText] of text.split(/\r?\n/).entries()) {
    const [, directive = '', zero] = (within ? null : DIRECTIVE.exec(lineText)) ?? [];
    if (directive === 'if') depth++;
    if (zero !== undefined) leftOut ??= depth;
    if (/^e/.test(directive) && leftOut === depth) leftOut = undefined;
    if (directive === 'endif') depth--;
    if (leftOut !== undefined) continue;
    const { code, after } = codeOf(lineText, within);
    within = after;
    const marks = [...code.matchAll(RUN)];
    const [first] = marks;
    if (!first) continue;
    found.push({
      line: index + 1,
      column: [...lineText.slice(0, first.index)].length + 1,
      length: [...first[0]].length,
      lineText,
      runs: marks.map(([written]) => ({
        written,
        meant: [...written].map((sign) => MEANT[sign] ?? halfWidth(sign)).join(''),
      })),
    });
  }
  return found;
}

/** What a line begins in: a comment, or a text that the line before has not closed. */
type Within = '*/' | '"' | undefined;

/** A line in which comments and texts are blanks, as long as before. */
function codeOf(line: string, before: Within): { readonly code: string; readonly after: Within } {
  let code = '';
  let at = 0;
  let within = before;
  const blank = (end: number) => {
    code += ' '.repeat(end - at);
    at = end;
  };
  while (at < line.length) {
    const sign = line[at] ?? '';
    if (within === '*/') {
      const end = line.indexOf('*/', at);
      if (end >= 0) within = undefined;
      blank(end < 0 ? line.length : end + 2);
    } else if (line.startsWith('/*', at)) {
      within = '*/';
      blank(at + 2);
    } else if (line.startsWith('//', at)) blank(line.length);
    else if (within === '"' || sign === '"' || sign === "'") {
      const isOpen = within === '"';
      const end = endOfText(line, isOpen ? at : at + 1, isOpen ? '"' : sign);
      within = end === undefined && line.endsWith('\\') ? '"' : undefined;
      blank(end ?? line.length);
    } else {
      code += sign;
      at++;
      if (!WIDE_QUOTE.test(sign)) continue;
      // What follows is meant as a text, up to the quote that ends it; where none does, as code.
      const rest = line.slice(at).search(/["“”'‘’]/u);
      if (rest < 0) continue;
      blank(at + rest);
      if (/["']/.test(line[at] ?? '')) blank(at + 1);
      else code += line[at++];
    }
  }
  return { code, after: within };
}

/** Past the closing quote of a text; before a Chinese one that was taken for it; undefined: it is not closed in its line. */
function endOfText(line: string, start: number, quote: string): number | undefined {
  const quotes: number[] = [];
  for (let at = start; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) quotes.push(at);
  }
  const [first] = quotes;
  const wide = line.slice(start, first).search(WIDE_QUOTE);
  // With one quote too few, some text ends with another sign.
  if (wide >= 0 && quotes.length % 2 === 0) return start + wide;
  return first === undefined ? undefined : first + 1;
}
