import * as messages from '../messages/pins.js';
import type { Text } from '../messages/text.js';
import { HOLD_MS, toMs } from '../simulate/presses.js';

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
