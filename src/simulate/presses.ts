import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/pins.js';
import type { Text } from '../messages/text.js';
import type { Press } from './run.js';

/** How long a key is pressed if nobody says so. */
export const HOLD_MS = 100;
/** As many as the program takes. */
const MOST = 64;

/** What `--press` says, all mistakes at once. @param texts such as `sw0@5:2`; @param keys those of the board */
export function pressesOf(
  texts: readonly string[],
  board: string,
  keys: readonly string[],
): Checked<readonly Press[]> {
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

/** Seconds as people write them, in milliseconds. */
export const toMs = (seconds: string): number => Math.round(Number(seconds) * 1000);
