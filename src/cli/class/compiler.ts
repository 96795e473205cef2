import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/simulate.js';
import { type Compiler, findCompiler } from '../../simulate/compiler.js';
import type { Io } from '../io.js';

/** What the apps of exercises are built with. */
export function compilerFor({ env }: Io): Checked<Compiler> {
  const { platform } = process;
  const system = platform === 'win32' || platform === 'darwin' ? platform : 'linux';
  const compiler = platform === 'win32' ? undefined : findCompiler(env);
  if (compiler) return { ok: true, value: compiler, diagnostics: [] };
  const message = platform === 'win32' ? messages.onWindows : messages.noCompiler;
  return refused('simulate/no-compiler', message, messages.installCompiler[system]);
}
