import * as yaml from './yaml-library.js';

/**
 * More levels than any file of ours has. The library goes down into each, and where the stack is about to end V8 may abort the
 * whole process (when it compiles a regular expression there), which nothing can catch.
 */
const MAX_LEVELS = 60;

/** Where YAML text is nested too deeply to be read; undefined: it is not. */
export function tooDeepAt(text: string): number | undefined {
  return runOfIndicators(text) ?? (mayBeDeep(text) ? deepLevel(text) : undefined);
}

/** Levels that are opened on one line, as in `- - - a`: the lexer too goes down into each. */
function runOfIndicators(text: string): number | undefined {
  let run = 0;
  for (const { 0: word, index } of text.matchAll(/\n|[^\s]+/g)) {
    run = /^(?:[-?:]$|[!&])/.test(word) ? run + 1 : 0;
    if (run > MAX_LEVELS) return index;
  }
  return undefined;
}

/** What most files are not: no line is indented so far, and there are not so many brackets. */
function mayBeDeep(text: string): boolean {
  if (/^[ \t]{30}/m.test(text)) return true;
  let brackets = 0;
  for (const _ of text.matchAll(/[[{]/g)) if (++brackets > MAX_LEVELS / 2) return true;
  return false;
}

/** Where the first level begins that is too deep. */
function deepLevel(text: string): number | undefined {
  /** The columns at which the blocks begin that are open. */
  const blocks: number[] = [];
  let brackets = 0;
  let lineStart = 0;
  let offset = 0;
  let isFirst = true;
  for (const lexeme of new yaml.Lexer().lex(text)) {
    const start = offset;
    switch (lexeme) {
      // Marks of the lexer's own: a document or a scalar follows, or brackets that are never closed have ended.
      case '\u0002':
      case '\u001f':
        continue;
      case '\u0018':
        brackets = 0;
        continue;
      case '[':
      case '{':
        brackets++;
        break;
      case ']':
      case '}':
        brackets = Math.max(0, brackets - 1);
        break;
    }
    offset += lexeme.length;
    const lineBreak = lexeme.lastIndexOf('\n');
    if (brackets === 0 && lexeme.trim() !== '' && (isFirst || /^[-?:]$/.test(lexeme))) {
      const column = start - lineStart;
      while (isFirst && (blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
      isFirst = false;
    }
    if (blocks.length + brackets > MAX_LEVELS) return start;
    if (lineBreak >= 0) {
      lineStart = start + lineBreak + 1;
      isFirst = true;
    }
  }
  return undefined;
}
