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
  const kept = knownState(resolve(io.cwd, dir));
  if (!kept) return false;
  const lang = environmentLanguage(io.env);
  const lines = [
    paintFor(1, io, true).good(messages.upToDate[lang]),
    ...kept.map((path) => messages.yoursKept(path)[lang]),
  ];
  io.out(lines.map((line) => `${line}\n`).join(''));
  return true;
}
