import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/kconfig.js';
import { macroEnd } from './macro.js';
import type { QuotedText } from './types.js';

/**
 * A string as a fragment's value: quoted, with `\` and `"` escaped.
 * @throws RangeError for a text that `kconfigStringProblem` finds fault with; callers check user input with that first
 */
export function kconfigString(value: string): string {
  const problem = kconfigStringProblem(value);
  if (problem !== undefined) throw new RangeError(problem.message.en);
  return `"${escapeText(value)}"`;
}

/** Why a text cannot be a Kconfig string, if it cannot: Kconfig has no escape for line ends and other control characters. */
export function kconfigStringProblem(value: string): Diagnostic | undefined {
  const found = CONTROL.exec(value)?.[0];
  if (found !== undefined) {
    return {
      code: 'kconfig/control-character',
      severity: 'error',
      message: messages.controlCharacter(codePoint(found)),
      remedy: messages.controlCharacterRemedy(),
    };
  }
  if (value.isWellFormed()) return undefined;
  return { code: 'kconfig/not-unicode', severity: 'error', message: messages.notUnicode() };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

function codePoint(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** As Kconfig writes strings to `.config` and `autoconf.h`. */
export function escapeText(value: string): string {
  return value.replace(/["\\]/g, '\\$&');
}

/**
 * The text of a fragment's quoted string, or `undefined` where Kconfig finds none. Like Kconfig it takes any escaped
 * character for itself (`\n` is an n) and does not look at what follows the closing quote.
 */
export function unquote(quoted: string): string | undefined {
  const match = QUOTED.exec(quoted);
  return match?.[1]?.replace(/\\(.)/gu, '$1');
}

/** What follows the closing quote, which Kconfig ignores without a word: `"a" # note`. */
export function afterQuoted(quoted: string): string {
  return quoted.replace(QUOTED, '');
}

const QUOTED = /^"((?:[^\\"]|\\.)*)"/su;

/** The plain text of a string in a Kconfig file. Macros `$(…)` stay as they are. */
export function unescapeText(quoted: QuotedText): string {
  if (!quoted.includes('\\')) return quoted;
  let plain = '';
  for (let i = 0; i < quoted.length; i++) {
    if (quoted.startsWith('$(', i)) {
      const end = macroEnd(quoted, i) ?? quoted.length;
      plain += quoted.slice(i, end);
      i = end - 1;
      continue;
    }
    if (quoted[i] === '\\') i++;
    plain += quoted[i] ?? '';
  }
  return plain;
}
