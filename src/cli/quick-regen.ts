import { resolve } from 'node:path';
import * as messages from '../messages/cli.js';
import { knownState } from '../project/known-state.js';
import { environmentLanguage, paintFor } from './io.js';
import { processIo } from './process-io.js';

/**
 * `regen [DIR]` where there is nothing to do, without loading the program: says so as the program would.
 * @returns whether that was so
 */
export function quickRegen(dir = '.'): boolean {
  const io = processIo();
  const state = knownState(resolve(io.cwd, dir));
  if (!state) return false;
  const lang = environmentLanguage(io.env);
  const lines = [
    paintFor(1, io, true).good(messages.upToDate[lang]),
    ...state.kept.map((path) => messages.yoursKept(path)[lang]),
    ...(state.difference ? [state.difference[lang]] : []),
  ];
  io.out(lines.map((line) => `${line}\n`).join(''));
  return true;
}
