import type { Text } from '../../../messages/text.js';

/** Markup, and not a text that has yet to become some. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | Text | string | number | readonly Part[];

/** Puts values into markup: whatever is none is escaped, and what is in two languages stands there in both. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: texts.map((text, i) => text + (i < parts.length ? inserted(parts[i] ?? '') : '')).join(''),
  };
}

function inserted(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (isList(part)) return part.map(inserted).join('');
  if ('markup' in part) return part.markup;
  if (part.en === part.zh) return escaped(part.en);
  return `<span lang="en">${escaped(part.en)}</span><span lang="zh">${escaped(part.zh)}</span>`;
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Signs that would be shown as nothing, or turn what stands behind them around, are shown as such. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
  );
}
