import * as messages from '../messages/check.js';
import type { Text } from '../messages/text.js';
import type { SymbolType } from './types.js';

/** A value that means one thing only, as Kconfig wants it written. */
export function rightValue(written: string, type: SymbolType | undefined): string | undefined {
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
  if (written === '') return '""';
  if (/^"(?:[^"\\]|\\.)*"$/.test(written)) return written;
  const inner = written.replace(OPEN, '');
  const text = inner.replace(CLOSED, '');
  const isClear = new RegExp(`^[^\\\\#${QUOTES}]*$`).test(text) && text.trim() === text;
  return isClear && (text !== '' || inner !== text) ? `"${text}"` : undefined;
}

/** What is wrong with the quotes of a string. */
export function aboutQuotes(name: string, written: string): Text {
  const [opens, closes] = [OPEN.test(written), written.length > 1 && CLOSED.test(written)];
  if (opens && closes) return messages.otherQuotes(name);
  if (opens) return messages.noClosingQuote(name);
  return closes ? messages.noOpeningQuote(name) : messages.withoutQuotes(name);
}
