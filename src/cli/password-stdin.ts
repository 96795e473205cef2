import type { Override } from '../config/layers.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/cli.js';
import type { Text } from '../messages/text.js';
import type { Io } from './io.js';

/** More than any password; what goes on and on is none. */
const PASSWORD_LIMIT = 4096;

/** How long what may follow the first line is waited for: standard input may stay open without any more. */
const MORE_AFTER_MS = 100;

/** Standard input to its end; of one that stays open, the first line and what comes at once after it. */
function readSome(stdin: Io['stdin']): Promise<string> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    let timer: NodeJS.Timeout | undefined;
    const done = () => {
      clearTimeout(timer);
      stdin.off('data', take).off('end', done).off('error', reject);
      // Or else an open pipe keeps this process waiting.
      stdin.pause();
      resolve(bytes.toString('utf8'));
    };
    const take = (chunk: Buffer | string) => {
      bytes = Buffer.concat([bytes, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
      if (bytes.length > PASSWORD_LIMIT) done();
      else if (bytes.includes('\n')) timer ??= setTimeout(done, MORE_AFTER_MS);
    };
    stdin.on('data', take).on('end', done).on('error', reject);
  });
}

/**
 * The one line of standard input.
 * @param otherwise what to do where that is a terminal
 */
export async function readPassword(io: Io, otherwise: Text): Promise<Override[] | Diagnostic> {
  const fail = (message: Diagnostic['message'], remedy: Diagnostic['remedy']): Diagnostic => ({
    code: 'create/password-stdin',
    severity: 'error',
    message,
    ...(remedy ? { remedy } : {}),
  });
  if (io.isTerminal(0)) return fail(messages.stdinTerminal, otherwise);
  const [line = '', ...more] = (await readSome(io.stdin)).replace(/^\uFEFF/, '').split(/\r?\n/);
  if (line === '') return fail(messages.stdinEmpty, messages.stdinExample);
  if (more.some((other) => other !== '')) return fail(messages.stdinLines, messages.stdinOneLine);
  return [{ path: ['wifi', 'password'], value: line, source: '--password-stdin' }];
}
