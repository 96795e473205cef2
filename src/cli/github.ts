import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { visible } from '../diagnostics/visible.js';
import type { Lang } from '../messages/text.js';

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Diagnostics as annotations of a GitHub workflow, one on each line.
 * @param folder what to put before the path of each file, so that it starts at the repository
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubLines(diagnostics: readonly Diagnostic[], lang: Lang, folder: string): string {
  return diagnostics
    .map(({ severity, code, message, remedy, why, place }) => {
      const where = place
        ? `file=${property(folder + place.file)},line=${place.line},col=${place.column},`
        : '';
      const text = [message, ...(why ?? []), ...(remedy ? [remedy] : [])]
        .map((part) => part[lang])
        .join('\n');
      return `::${LEVELS[severity]} ${where}title=${property(code)}::${data(text)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return visible(text, '\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
