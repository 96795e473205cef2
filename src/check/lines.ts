import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { maskSecrets } from '../diagnostics/secrets.js';
import type { Fragment, FragmentLine } from '../kconfig/fragment.js';
import type { SymbolType } from '../kconfig/types.js';
import * as messages from '../messages/check.js';
import { type Finding, type Fix, found } from './finding.js';

/** The type of a symbol that exists, or `undefined`. */
export type TypeOf = (symbol: string) => SymbolType | undefined;

/** A line that Kconfig reads in another way than its author did, with what he meant where there is no doubt. */
export function lineFinding(diagnostic: Diagnostic, fragments: readonly Fragment[], typeOf: TypeOf): Finding {
  const place = diagnostic.place;
  const line = fragments
    .find(({ file }) => file === place?.file)
    ?.lines.find((candidate) => candidate.line === place?.line);
  if (line === undefined || place === undefined) return found(diagnostic);
  const meant = (lines: readonly string[], message = diagnostic.message): Finding =>
    fixable({ ...diagnostic, message }, { file: place.file, line: line.line, lines });
  switch (diagnostic.code) {
    case 'kconfig/byte-order-mark':
      return found(diagnostic, {
        file: place.file,
        line: line.line,
        lines: [line.text.replace(/^\uFEFF/, '')],
      });
    case 'kconfig/malformed-line':
      return malformed(line.text, typeOf, meant) ?? found(diagnostic);
    case 'kconfig/undefined-symbol': {
      const tight = withoutBlanks(line.text);
      const isMeant = tight !== line.text && typeOf(symbolOf(tight) ?? '') !== undefined;
      return isMeant ? meant([tight]) : found(diagnostic);
    }
    case 'kconfig/loose-bool':
    case 'kconfig/invalid-value':
    case 'kconfig/text-after-string':
      return value(line, typeOf, meant) ?? found(withoutUnit(diagnostic, line));
    default:
      return found(diagnostic);
  }
}

/** `60k` may mean 60,000 as well, so this is told and not done. */
function withoutUnit(diagnostic: Diagnostic, line: FragmentLine): Diagnostic {
  const [, digits, unit = ''] =
    (line.kind === 'assignment' && /^(\d{1,7})\s*([kKmM])i?[bB]?$/.exec(line.value)) || [];
  if (digits === undefined) return diagnostic;
  const factor = /k/i.test(unit) ? 1024 : 1024 * 1024;
  const remedy = messages.withUnit(Number(digits) * factor, `${digits} × ${factor}`);
  return { ...diagnostic, remedy };
}

type Meant = (lines: readonly string[], message?: Diagnostic['message']) => Finding;

function fixable(diagnostic: Diagnostic, fix: Fix): Finding {
  const shown = fix.lines.map(maskSecrets);
  const [first = ''] = shown;
  const remedy = shown.length === 1 ? messages.writeAs(first) : messages.writeAsLines(shown);
  return found({ ...diagnostic, remedy }, fix);
}

function malformed(text: string, typeOf: TypeOf, meant: Meant): Finding | undefined {
  const tight = withoutBlanks(text.trim());
  const symbol = symbolOf(tight);
  if (symbol !== undefined && typeOf(symbol) !== undefined) return meant([tight], messages.leadingSpace);
  const bare = /^([A-Z][A-Z0-9_]*)\s*=\s*(\S.*)$/.exec(text.trim());
  if (bare?.[1] === undefined || typeOf(bare[1]) === undefined) return undefined;
  return meant([`CONFIG_${bare[1]}=${bare[2]}`], messages.missingPrefix(bare[1]));
}

/** Without blanks around the `=`. */
function withoutBlanks(text: string): string {
  return text.replace(/^(CONFIG_[A-Za-z0-9_]+)\s*=\s*/, '$1=');
}

function symbolOf(text: string): string | undefined {
  return /^CONFIG_([A-Za-z0-9_]+)=/.exec(text)?.[1];
}

/** A value that means one thing only, but is not written as Kconfig wants it. */
function value(line: FragmentLine, typeOf: TypeOf, meant: Meant): Finding | undefined {
  if (line.kind !== 'assignment') return undefined;
  const assign = (text: string) => `CONFIG_${line.symbol}=${text}`;
  const [, written = line.value, comment] = /^(.*?)\s+(#.*)$/.exec(line.value) ?? [];
  const type = typeOf(line.symbol);
  const right = rightValue(written, type);
  if (right === undefined || (right === written && comment === undefined)) return undefined;
  const lines = comment === undefined ? [assign(right)] : [comment, assign(right)];
  if (type !== 'string' || right === written) return meant(lines);
  // Of a string that is not closed, the comment may be a part.
  if (comment !== undefined && OPEN.test(written) && !CLOSED.test(written.slice(1))) return undefined;
  return meant(lines, aboutQuotes(line.symbol, written));
}

function rightValue(written: string, type: SymbolType | undefined): string | undefined {
  switch (type) {
    case 'bool':
    case 'tristate': {
      if (/^(y|yes|true|on|1)$/i.test(written)) return 'y';
      return /^(n|no|false|off|0)$/i.test(written) ? 'n' : undefined;
    }
    case 'int':
      if (/^-?\d+$/.test(written)) return written;
      return /^0x[\da-f]{1,8}$/i.test(written) ? String(Number.parseInt(written, 16)) : undefined;
    case 'hex':
      return /^0x[\da-f]+$/i.test(written) ? written : undefined;
    case 'string':
      return rightText(written);
    case undefined:
      return undefined;
  }
}

const QUOTES = '"\'`‘’“”„‟＂＇「」『』«»';
const OPEN = new RegExp(`^[${QUOTES}]`);
const CLOSED = new RegExp(`[${QUOTES}]$`);

/** A string in the double quotes that Kconfig wants, where it is clear where it begins and ends. */
function rightText(written: string): string | undefined {
  if (/^"(?:[^"\\]|\\.)*"$/.test(written)) return written;
  const inner = written.replace(OPEN, '');
  const text = inner.replace(CLOSED, '');
  const isClear = new RegExp(`^[^\\\\#${QUOTES}]*$`).test(text) && text.trim() === text;
  return isClear && (text !== '' || inner !== text) ? `"${text}"` : undefined;
}

/** What is wrong with the quotes of a string. */
function aboutQuotes(name: string, written: string): Diagnostic['message'] {
  const [opens, closes] = [OPEN.test(written), written.length > 1 && CLOSED.test(written)];
  if (opens && closes) return messages.otherQuotes(name);
  if (opens) return messages.noClosingQuote(name);
  return closes ? messages.noOpeningQuote(name) : messages.withoutQuotes(name);
}
