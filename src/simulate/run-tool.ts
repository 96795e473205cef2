import { spawn } from 'node:child_process';
import { type Launcher, PLAIN } from './launcher.js';

export interface Outcome {
  readonly ok: boolean;
  /** What it said, or why it could not be started. */
  readonly output: string;
  /** It was ended by its signal. */
  readonly stopped: boolean;
}

/** What compilers and linkers say is read, and kept with the objects: in one language, whoever builds. */
const ENVIRONMENT = { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: '' };

/** Errors in a macro that repeats itself have no end; in bytes. */
const MAX_OUTPUT = 2 ** 24;

/** Runs the compiler or the linker. */
export function runTool(
  command: string,
  args: readonly string[],
  cwd: string,
  { launcher = PLAIN, signal }: { readonly launcher?: Launcher; readonly signal?: AbortSignal },
): Promise<Outcome> {
  if (signal?.aborted) return Promise.resolve({ ok: false, output: '', stopped: true });
  const [program, all] = launcher.wrap(command, args, cwd);
  return new Promise((resolve) => {
    // A group of its own can be ended as a whole: gcc leaves the work to other programs.
    const child = spawn(program, all, {
      cwd,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: signal !== undefined,
    });
    const chunks: Buffer[] = [];
    let length = 0;
    const collect = (chunk: Buffer) => {
      if (length < MAX_OUTPUT) chunks.push(chunk);
      length += chunk.length;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended.
      }
    };
    signal?.addEventListener('abort', end, { once: true });
    let error = '';
    child.on('error', ({ message }) => {
      error = message;
    });
    child.on('close', (code, killed) => {
      signal?.removeEventListener('abort', end);
      const ok = code === 0;
      const said = Buffer.concat(chunks).toString('utf8');
      const why = error || (killed ? `${command}: ${killed}` : `${command}: ${code}`);
      resolve({ ok, output: said || (ok ? '' : why), stopped: !ok && signal?.aborted === true });
    });
  });
}
