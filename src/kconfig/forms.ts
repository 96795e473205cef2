import { halfWidth, WIDE } from '../diagnostics/full-width.js';
import * as messages from '../messages/forms.js';
import type { Text } from '../messages/text.js';
import { rightValue } from './right-value.js';
import type { SymbolType } from './types.js';

/** A line as it was meant, and what is wrong with how it is written. */
export interface Form {
  readonly lines: readonly string[];
  readonly slips: readonly Text[];
}

type TypeOf = (symbol: string) => SymbolType | undefined;

/** What a line of a fragment means that Kconfig reads in another way; `undefined` where that is not certain. */
export function meantForm(text: string, typeOf: TypeOf): Form | undefined {
  const comment = /^\s*(?:＃|\/\/)\s*(.*)$/.exec(text);
  if (comment !== null)
    return {
      lines: [`# ${comment[1]}`],
      slips: [text.includes('＃') ? messages.wide('＃') : messages.slashes],
    };
  const equals = text.search(/[=＝]/);
  if (equals < 0) return bare(text.trim(), typeOf);
  const [left, right] = [text.slice(0, equals), text.slice(equals + 1)];
  const name = nameForm(halfWidth(left), typeOf);
  if (name === undefined) return undefined;
  const value = valueForm(right.trim(), typeOf(name.symbol));
  const wide = [left, text[equals] ?? '', value.isMapped ? right : ''].join('').match(WIDE) ?? [];
  const slips = [
    ...(wide.length > 0 ? [messages.wide([...new Set(wide)].join(' '))] : []),
    ...name.slips,
    ...(/\s$/.test(left) || /^\s/.test(right) ? [messages.blanks] : []),
    ...value.slips,
  ];
  const lines = [...value.comment, `CONFIG_${name.symbol}=${value.text}`];
  return lines.length === 1 && lines[0] === text.trimEnd() ? undefined : { lines, slips };
}

/** A name alone: of a switch it says that it is wanted. */
function bare(text: string, typeOf: TypeOf): Form | undefined {
  const symbol = /^CONFIG_(\w+)$/.exec(text)?.[1];
  if (symbol === undefined || typeOf(symbol) !== 'bool') return undefined;
  return { lines: [`CONFIG_${symbol}=y`], slips: [messages.noValue] };
}

function nameForm(
  left: string,
  typeOf: TypeOf,
): { readonly symbol: string; readonly slips: readonly Text[] } | undefined {
  const name = left.trim();
  const before = /^\s/.test(left) ? [messages.leading] : [];
  const [, prefix = '', rest = ''] = /^((?:CONFIG_)*)(\w+)$/i.exec(name) ?? [];
  if (prefix === '') return typeOf(rest) && { symbol: rest, slips: [...before, messages.prefix(rest)] };
  const symbol = name.slice('CONFIG_'.length);
  const small = prefix === prefix.toUpperCase() ? [] : [messages.small];
  if (prefix.length === 'CONFIG_'.length || typeOf(symbol) !== undefined)
    return { symbol, slips: [...before, ...small] };
  return typeOf(rest) && { symbol: rest, slips: [...before, ...small, messages.twice] };
}

interface ValueForm {
  readonly text: string;
  readonly slips: readonly Text[];
  /** On a line of its own before it. */
  readonly comment: readonly string[];
  /** Whether full-width characters in it were replaced. */
  readonly isMapped: boolean;
}

function valueForm(written: string, type: SymbolType | undefined): ValueForm {
  const asIs = { text: written, slips: [], comment: [], isMapped: false };
  if (type === undefined) {
    const half = halfWidth(written);
    return /^(?:[ynm]|\d+)$/.test(half) ? { ...asIs, text: half, isMapped: half !== written } : asIs;
  }
  const isText = type === 'string';
  const plain = isText ? written : halfWidth(written);
  const [, kept = plain, comment] = (isText ? COMMENTED_TEXT : COMMENTED).exec(plain) ?? [];
  const [, ended = kept, end] = (isText ? ENDED_TEXT : ENDED).exec(kept) ?? [];
  // Of a string that is not closed, the comment may be a part.
  if (isText && comment !== undefined && /^["'‘“]/.test(ended) && !/["'’”]$/.test(ended)) return asIs;
  const slips: Text[] = [
    ...(comment === undefined ? [] : [messages.comment]),
    ...(end === undefined ? [] : [messages.ending]),
  ];
  const number = isText ? ended : unwrapped(ended, type, slips);
  const text = rightValue(number, type);
  if (text === undefined) return asIs;
  const line = comment === undefined ? [] : [comment.replace(/^\/\/\s*/, '# ')];
  return { text, slips, comment: line, isMapped: plain !== written };
}

const COMMENTED = /^(.*?)\s*((?:\/\/|#).*)$/;
/** In a string, both may be part of it, as in a URL. */
const COMMENTED_TEXT = /^("(?:[^"\\]|\\.)*"[;,]?|[^"]*?(?=\s))\s*((?:\/\/|#).*)$/;
const ENDED = /^(.*?)\s*([;,.。])$/;
const ENDED_TEXT = /^(".*"|'.*'|“.*”)\s*([;,；，])$/;

/** A number or switch without what stands around or within it for people. */
function unwrapped(written: string, type: SymbolType, slips: Text[]): string {
  const quoted = /^(["'`‘“”])(.*)(["'`’“”])$/.exec(written);
  if (quoted !== null) slips.push(messages.quotes);
  const text = (quoted?.[2] ?? written).trim();
  if (type !== 'int') return text;
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) {
    slips.push(messages.comma);
    return text.replaceAll(',', '');
  }
  const product = text.replace(/^\((.*)\)$/, '$1');
  if (!/^\d+(?:\s*\*\s*\d+)+$/.test(product)) return text;
  slips.push(messages.arithmetic);
  return String(product.split('*').reduce((result, factor) => result * Number(factor), 1));
}
