import { columns } from '../messages/columns.js';
import type { Lang } from '../messages/text.js';
import type { Diagnostic } from './diagnostic.js';
import { maskSecrets } from './secrets.js';

/** Colours of a terminal, or none. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
}

const SEVERITIES = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  zh: { error: '错误', warning: '警告', note: '说明' },
} as const;

/** Diagnostics as people read them: what, the line with the spot marked, and what to do. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], lang: Lang, paint: Paint): string {
  return diagnostics.map((diagnostic) => renderOne(diagnostic, lang, paint)).join('');
}

function renderOne(
  { severity, message, remedy, place, source, code }: Diagnostic,
  lang: Lang,
  paint: Paint,
): string {
  const colour = severity === 'error' ? paint.error : paint.warning;
  const where = place ? `${place.file}:${place.line}:${place.column}` : source && visible(source);
  const colon = lang === 'zh' ? '：' : ': ';
  const head = `${colour(SEVERITIES[lang][severity])}${colon}${where ? `${where}${colon}` : ''}${visible(message[lang], '\n')}`;
  const lines = [`${head} ${paint.dim(`[${code}]`)}`];
  if (place) {
    const number = String(place.line);
    const line = visible(place.lineText, '\t');
    const shown = maskSecrets(line);
    const marked = shown === line ? Math.min(place.length, Math.max(1, [...shown].length)) : 1;
    lines.push(`  ${paint.dim(`${number} |`)} ${shown}`);
    lines.push(
      `  ${' '.repeat(number.length)} ${paint.dim('|')} ${padding(shown, place.column)}${colour('^'.repeat(marked))}`,
    );
  }
  if (remedy) lines.push(`  ${paint.strong('→')} ${remedy[lang]}`);
  return `${lines.join('\n')}\n`;
}

/** Text of the user's with a sign for each character that would do something to the terminal. */
function visible(text: string, except = ''): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    if (character === except) return character;
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** Blanks as wide as what stands before a column: tabs stay, Chinese characters count twice. */
function padding(line: string, column: number): string {
  return [...line]
    .slice(0, column - 1)
    .map((character) => (character === '\t' ? '\t' : ' '.repeat(columns(character))))
    .join('');
}

/** Diagnostics for machines, in the tool's language. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], lang: Lang): object[] {
  return diagnostics.map(({ code, severity, message, remedy, place, source }) => ({
    code,
    severity,
    message: message[lang],
    ...(remedy ? { remedy: remedy[lang] } : {}),
    ...(place
      ? {
          file: place.file,
          line: place.line,
          column: place.column,
          length: place.length,
          text: maskSecrets(place.lineText),
        }
      : {}),
    ...(source === undefined ? {} : { source }),
  }));
}
