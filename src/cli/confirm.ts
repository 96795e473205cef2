import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/adopt.js';
import type { Lang, Text } from '../messages/text.js';
import type { PlannedChange } from '../project/planned-change.js';
import type { Io } from './io.js';
import { changesText } from './regen-report.js';
import type { Report } from './report.js';

/** Asks for one of several answers. Ctrl-C throws `ExitPromptError`. */
export async function choose<T extends string>(
  question: Text,
  answers: readonly (readonly [T, Text])[],
  io: Io,
  lang: Lang,
): Promise<T> {
  const { select, themeFor } = await import('./prompts.js');
  const choices = answers.map(([value, name]) => ({ value, name: name[lang] }));
  return select(
    { message: question[lang], choices, theme: themeFor(lang) },
    { input: io.stdin, output: io.stderr },
  );
}

export async function confirmed(question: Text, io: Io, lang: Lang): Promise<boolean> {
  const answers = [
    ['yes', messages.yes],
    ['no', messages.no],
  ] as const;
  return (await choose(question, answers, io, lang)) === 'yes';
}

/** Shows what would be written, and asks whether it is to be. */
export async function changesConfirmed(
  changes: readonly PlannedChange[],
  io: Io,
  report: Report,
): Promise<boolean> {
  const { painted } = await changesText(changes);
  io.out(painted(report.paint));
  return confirmed(messages.askWrite, io, report.lang);
}

export const NEEDS_YES: Diagnostic = {
  code: 'cli/needs-yes',
  severity: 'error',
  message: messages.needsYes,
  remedy: messages.needsYesRemedy,
};
