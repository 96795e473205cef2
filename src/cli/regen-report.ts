import { Buffer } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Paint } from '../diagnostics/render.js';
import { looksSecret } from '../diagnostics/secrets.js';
import * as cliMessages from '../messages/cli.js';
import * as messages from '../messages/regen.js';
import type { Text } from '../messages/text.js';
import { BASE_FILE } from '../project/base.js';
import { diffChanges } from '../project/diff-changes.js';
import type { PlannedChange } from '../project/planned-change.js';
import type { RegenResult } from '../project/regen-project.js';
import { differenceText, SETTINGS_SHOWN, shownValue } from '../project/setting-texts.js';
import { type Report, remarks } from './report.js';

/** What was written, or would be, and why. */
export function tellResult(
  result: RegenResult,
  changes: readonly PlannedChange[],
  looksOnly: boolean,
  report: Report,
): void {
  const { updated, removed, kept } = result;
  const { lang, paint } = report;
  const paths = [...updated, ...removed];
  const isNew = changes.every(({ path, before }) => path === BASE_FILE || before === undefined);
  const head = looksOnly ? messages.wouldRegenerate : isNew ? messages.wrote : cliMessages.regenerated;
  if (paths.length > 0) report.text(`${paint.good(head(paths.length)[lang])}\n`);
  else if (changes.length > 0 && looksOnly) report.text(`${messages.recordOnly[lang]}\n`);
  else if (result.marked.length === 0) report.text(`${paint.good(cliMessages.upToDate[lang])}\n`);
  report.text(
    remarks(
      paths.map((path) => [path, hintOf(path, result)]),
      lang,
      paint,
    ),
  );
  for (const path of kept) report.text(`${cliMessages.yoursKept(path)[lang]}\n`);
  const difference = differenceText(result.differing);
  if (difference) report.text(`${difference[lang]}\n`);
}

function hintOf(path: string, { merged, removed, replaced, settings }: RegenResult): Text | undefined {
  if (removed.includes(path)) return messages.removedHint;
  const named = path === 'prj.conf' ? settings : [];
  const shown = named.slice(0, SETTINGS_SHOWN).map(({ key, from, to }) => {
    const [old, fresh] = [shownValue(key, from), shownValue(key, to)];
    return { en: `${key}: ${old.en} → ${fresh.en}`, zh: `${key}: ${old.zh} → ${fresh.zh}` };
  });
  const more = named.length > shown.length ? [messages.more(named.length - shown.length)] : [];
  const hint = merged.includes(path)
    ? [messages.mergedHint]
    : replaced.includes(path)
      ? [messages.replacedHint]
      : [];
  const what = [...shown, ...more, ...hint];
  if (what.length === 0) return undefined;
  return { en: what.map(({ en }) => en).join(', '), zh: what.map(({ zh }) => zh).join('，') };
}

/** The result as one document. */
export function resultDocument(
  result: RegenResult,
  changes: readonly PlannedChange[],
  looksOnly: boolean,
): object {
  const told = (key: string, value: string | undefined) =>
    value === undefined || looksSecret(key) ? null : value;
  const settings = result.settings.map(({ key, from, to }) => ({
    key,
    from: told(key, from),
    to: told(key, to),
  }));
  const differing = result.differing.map(({ key, value, wanted }) => ({
    key,
    value: told(key, value),
    wanted: told(key, wanted),
  }));
  return { ...result, settings, differing, changed: changes.length > 0, dry_run: looksOnly };
}

/** Every change as a patch, in colours where there are some; for what would show a password a note. */
export async function changesText(changes: readonly PlannedChange[]): Promise<{
  readonly text: string;
  readonly painted: (paint: Paint) => Buffer;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { bytes, hidden } = await diffChanges(changes);
  return {
    text: bytes.toString(),
    // Read byte by byte, so that colours can be put between the bytes of any encoding.
    painted: (paint) => Buffer.from(painted(bytes.toString('latin1'), paint), 'latin1'),
    diagnostics: hidden.map((path) => ({
      code: 'regen/not-shown',
      severity: 'note',
      message: messages.notShown(path),
    })),
  };
}

function painted(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return paint.strong(line);
      if (line.startsWith('+')) return paint.good(line);
      if (line.startsWith('-')) return paint.error(line);
      return line.startsWith('@@') ? paint.dim(line) : line;
    })
    .join('\n');
}
