import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/pins.js';
import type { Text } from '../messages/text.js';
import type { Press } from '../simulate/run.js';
import type { Arguments } from './arguments.js';

/** How long a key is pressed if nobody says so. */
const HOLD_MS = 100;
/** As many as the program takes. */
const MOST = 64;

/** What `--press` says, all mistakes at once. @param keys those of the board */
export function pressesOf(
  args: Arguments,
  board: string,
  keys: readonly string[],
): Checked<readonly Press[]> {
  const texts = args.values.get('--press') ?? [];
  const presses: Press[] = [];
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: Text, remedy?: Text) =>
    diagnostics.push({ code: 'simulate/press', severity: 'error', message, ...(remedy ? { remedy } : {}) });
  for (const text of texts) {
    const [, key, at, hold] =
      /^(\w{1,15})@(\d{1,8}(?:\.\d+)?)s?(?::(\d{1,8}(?:\.\d+)?)s?)?$/.exec(text) ?? [];
    if (key === undefined || at === undefined) refuse(messages.badPress(text), messages.pressForms);
    else if (!keys.includes(key)) refuse(messages.noSuchKey(board, key, keys));
    else presses.push({ key, atMs: toMs(at), holdMs: hold === undefined ? HOLD_MS : toMs(hold) });
  }
  if (texts.length > MOST) refuse(messages.tooManyPresses(MOST));
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: presses, diagnostics };
}

/** A typed line that is no message, but for us: it begins with `!`, and `!!` is a message that begins so. */
export type Typed =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'press'; readonly key: string; readonly holdMs: number }
  | { readonly kind: 'wrong'; readonly why: Text };

export function typedLine(line: string, board: string, keys: readonly string[]): Typed {
  if (!line.startsWith('!')) return { kind: 'message', text: line };
  if (line.startsWith('!!')) return { kind: 'message', text: line.slice(1) };
  const [, key, hold] = /^!press +(\w+)(?: +(\d{1,8}(?:\.\d+)?)s?)? *$/.exec(line) ?? [];
  if (key === undefined) return { kind: 'wrong', why: messages.typedCommands };
  if (!keys.includes(key)) return { kind: 'wrong', why: messages.noSuchKey(board, key, keys) };
  return { kind: 'press', key, holdMs: hold === undefined ? HOLD_MS : toMs(hold) };
}

const toMs = (seconds: string): number => Math.round(Number(seconds) * 1000);
