import { columns } from '../messages/columns.js';
import { shortened } from '../messages/shortened.js';
import type { Lang } from '../messages/text.js';
import type { Diagnostic } from './diagnostic.js';
import { maskSecrets } from './secrets.js';
import { visible } from './visible.js';

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
  { severity, message, remedy, why, place, source, code }: Diagnostic,
  lang: Lang,
  paint: Paint,
): string {
  const colour = severity === 'error' ? paint.error : paint.warning;
  const where = place ? `${place.file}:${place.line}:${place.column}` : source && shortened(visible(source));
  const colon = lang === 'zh' ? '：' : ': ';
  const head = `${colour(SEVERITIES[lang][severity])}${colon}${where ? `${where}${colon}` : ''}${visible(message[lang], '\n')}`;
  const lines = [`${head} ${paint.dim(`[${code}]`)}`];
  if (place) {
    const number = String(place.line);
    const line = visible(place.lineText, '\t');
    const shown = maskSecrets(line);
    const { text, column, room } = excerpt(shown, place.column);
    const marked = shown === line ? Math.min(place.length, room) : 1;
    lines.push(`  ${paint.dim(`${number} |`)} ${text}`);
    lines.push(
      `  ${' '.repeat(number.length)} ${paint.dim('|')} ${padding(text, column)}${colour('^'.repeat(marked))}`,
    );
  }
  for (const reason of why ?? []) lines.push(`  ${paint.dim(visible(reason[lang]))}`);
  if (remedy) lines.push(`  ${paint.strong('→')} ${visible(remedy[lang], '\n')}`);
  return `${lines.join('\n')}\n`;
}

/** How much of a line is shown, and how much of it before the spot that is meant. */
const LINE_LIMIT = 80;
const LINE_BEFORE = 20;

/** The part of a line around a column, with the column in it, and how many characters may be marked from there on. */
function excerpt(line: string, column: number): { text: string; column: number; room: number } {
  const characters = [...line];
  const fits = characters.length <= LINE_LIMIT;
  const start = fits || column <= LINE_LIMIT - LINE_BEFORE ? 0 : column - 1 - LINE_BEFORE;
  const end = fits ? characters.length : start + LINE_LIMIT;
  const [before, after] = [start > 0 ? '…' : '', end < characters.length ? '…' : ''];
  const text = before + characters.slice(start, end).join('') + after;
  const moved = column - start + before.length;
  return { text, column: moved, room: Math.max(1, [...text].length - moved + 1) };
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
  return diagnostics.map(({ code, severity, message, remedy, why, symbol, place, source }) => ({
    code,
    severity,
    message: message[lang],
    ...(remedy ? { remedy: remedy[lang] } : {}),
    ...(why ? { why: why.map((reason) => reason[lang]) } : {}),
    ...(symbol === undefined ? {} : { symbol }),
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
