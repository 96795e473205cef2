import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../golden/projects.js';
import { type Outcome, run, STRICT_C, simFlags, writeFirmware } from './c-tools.js';

/** A program around some of the generated sources: everything that they call is pretended. */
export interface Harness {
  readonly name: string;
  /** The generated sources that are linked; the harness may include others. */
  readonly sources: readonly string[];
  /** The kind of app that has them, where not every kind does. */
  readonly kind?: string;
}

const board = 'test/board.c';

export const HARNESSES = {
  echo: { name: 'echo', sources: [board] },
  json: {
    name: 'json',
    sources: [board, 'src/json_read.c', 'src/json_write.c', 'src/utf8.c'],
    kind: 'commands',
  },
  joining: { name: 'joining', sources: [board, 'src/wifi_connect.c'] },
  keeping: { name: 'keeping', sources: [board, 'src/connection.c'] },
  messages: { name: 'messages', sources: [board, 'src/ws_message.c', 'src/ws_frame.c', 'src/utf8.c'] },
  text: { name: 'text', sources: [board, 'src/utf8.c'] },
} as const satisfies Record<string, Harness>;

/** With a main() of libFuzzer's own. */
export const FUZZERS: readonly Harness[] = [
  { name: 'fuzz-json', sources: ['src/json_read.c', 'src/json_write.c', 'src/utf8.c'], kind: 'commands' },
  { name: 'fuzz-messages', sources: ['src/ws_message.c', 'src/ws_frame.c', 'src/utf8.c'] },
  { name: 'fuzz-utf8', sources: ['src/utf8.c'] },
];

let programs = 0;

/** Compiles a harness and runs it; the outcome is the compiler's if that fails. */
export async function runHarness(
  compiler: string,
  flags: readonly string[],
  scratch: string,
  { name, sources }: Harness,
  files: Files,
  sdkLine: number,
  args: readonly string[] = [],
): Promise<Outcome> {
  const folder = join(scratch, String(programs++));
  writeFirmware(folder, files, sdkLine);
  cpSync(fileURLToPath(new URL('c', import.meta.url)), join(folder, 'test'), { recursive: true });
  const all = [`test/${name}.c`, ...sources, '-I', 'src', '-I', 'test', '-o', 'program'];
  const compiled = await run(compiler, [...simFlags(sdkLine), ...STRICT_C, ...flags, ...all], folder);
  return compiled.ok ? run('./program', args, folder) : compiled;
}
