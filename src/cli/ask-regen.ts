import { configKey } from '../config/schema.js';
import { maskSecrets } from '../diagnostics/secrets.js';
import * as cliMessages from '../messages/cli.js';
import * as messages from '../messages/regen.js';
import type { Lang } from '../messages/text.js';
import type { ConflictQuestion } from '../project/conflict-policy.js';
import { type AtOddsTexts, whatIsAtOdds } from '../project/regen-notes.js';
import { type Io, paintFor } from './io.js';

/** Of a version: what does not fit above the question scrolls away. */
const LINES_SHOWN = 12;

/** What is said of a conflict: with nanokit.yaml, or with an exercise that was corrected. */
export type ConflictTexts = AtOddsTexts & Pick<typeof messages, 'conflictKey' | 'choices'>;

/** Shows one conflict as a difference, and asks what should stand there. Ctrl-C throws `ExitPromptError`. */
export async function askConflict(
  { file, conflict, number, count }: ConflictQuestion,
  io: Io,
  lang: Lang,
  colour: boolean,
  texts: ConflictTexts = messages,
) {
  const { select, themeFor } = await import('./prompts.js');
  const paint = paintFor(2, io, colour);
  const shown = (sign: string, texts: readonly string[]) => {
    const first = texts.length > LINES_SHOWN ? texts.slice(0, LINES_SHOWN - 1) : texts;
    const more = texts.length - first.length;
    const rest = more > 0 ? [messages.moreLines(more)[lang]] : [];
    return [
      ...first.map((text) => `${sign}${maskSecrets(text)}\n`),
      ...rest.map((text) => `${sign} ${text}\n`),
    ];
  };
  const { commentedOut } = conflict;
  const yours = commentedOut === undefined ? conflict.theirs.map(({ text }) => text) : [commentedOut];
  const lines = [
    `\n${paint.strong(messages.conflictHead(file.path, conflict.line, number, count)[lang])}\n`,
    `${whatIsAtOdds(file.path, conflict, texts)[lang]} ${paint.dim(texts.conflictKey[lang])}\n`,
    ...shown('-', yours).map(paint.error),
    ...shown('+', conflict.ours).map(paint.good),
  ];
  io.err(lines.join(''));
  const values = file.canMark
    ? (['keep', 'ours', 'markers', 'abort'] as const)
    : (['keep', 'ours', 'abort'] as const);
  const choices = values.map((value) => {
    const { name, description } = texts.choices[value];
    return { value, name: name[lang], description: description[lang] };
  });
  const terminal = { input: io.stdin, output: io.stderr };
  return select(
    { message: messages.askConflict(file.path, number, count)[lang], choices, theme: themeFor(lang) },
    terminal,
  );
}

/** Asks for the password of another Wi-Fi; `undefined` where that of credentials.conf stays. */
export function askNewPassword(ssid: string, io: Io, lang: Lang): Promise<string | undefined> {
  const message = `${cliMessages.askPassword(ssid)[lang]} (${cliMessages.keepPassword[lang]})`;
  return askForPassword(message, io, lang);
}

/** Asks for the password of a project without credentials.conf; `undefined` where the user does without it. */
export function askPassword(ssid: string, io: Io, lang: Lang): Promise<string | undefined> {
  return askForPassword(messages.offerPassword(ssid)[lang], io, lang);
}

async function askForPassword(message: string, io: Io, lang: Lang): Promise<string | undefined> {
  const { password, problemWith } = await import('./prompts.js');
  const key = configKey('wifi.password');
  const answer = await password(
    {
      message,
      mask: '*',
      validate: (text) => (text === '' || !key ? true : problemWith(key, text, [], lang)),
    },
    { input: io.stdin, output: io.stderr },
  );
  return answer === '' ? undefined : answer;
}
