import { isLanguage, type Lang } from '../../messages/text.js';
import type { CommentStyle } from './comment-style.js';

export interface Marker {
  readonly kind: 'SOLUTION' | 'STUB' | 'TEXT';
  readonly end: boolean;
  readonly id: string;
  /** Whom a stub is for, or a text. */
  readonly lang?: Lang;
}

/** Words that make a line a marker, wherever they stand: as whole words, so that RESOLUTION BEGINS is none. */
const WORDS = /(?<![\w-])(?:SOLUTION|STUB|TEXT)\s+(?:BEGIN|END)(?![\w-])/;
const FORM = /^(SOLUTION|STUB|TEXT) (BEGIN|END) ([a-z0-9]+(?:-[a-z0-9]+)*)(?: (\S+))?$/;

/**
 * The marker that a line is.
 * @returns undefined for any other line, and `malformed` for one that has a marker's words and is none: a student would see it
 */
export function markerIn(line: string, style: CommentStyle): Marker | 'malformed' | undefined {
  if (!WORDS.test(line)) return undefined;
  const comment = commentText(line.trim(), style);
  const [, kind, edge, id, lang] = FORM.exec(comment?.replace(/\s+/g, ' ') ?? '') ?? [];
  if ((kind !== 'SOLUTION' && kind !== 'STUB' && kind !== 'TEXT') || id === undefined) return 'malformed';
  if (lang === undefined) return kind === 'TEXT' ? 'malformed' : { kind, end: edge === 'END', id };
  return kind !== 'SOLUTION' && isLanguage(lang) ? { kind, end: edge === 'END', id, lang } : 'malformed';
}

/** What a line says that is a comment and nothing else. */
function commentText(line: string, style: CommentStyle): string | undefined {
  if (line.startsWith(style.line)) return line.slice(style.line.length).trim();
  const [, text] = style.name === 'c' ? (/^\/\*((?:(?!\*\/).)*)\*\/$/.exec(line) ?? []) : [];
  return text?.trim();
}

/** A line of a stub without the comment that it stands in: its indentation stays. Undefined where it is no comment. */
export function stubLine(line: string, style: CommentStyle): string | undefined {
  const [, indent = '', rest] = new RegExp(`^([ \\t]*)${style.line} ?(.*)$`).exec(line) ?? [];
  if (rest !== undefined) return rest === '' ? '' : indent + rest;
  return line.trim() === '' ? '' : undefined;
}
