import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/cli/io.js';

export const BIN = fileURLToPath(new URL('../../bin/create-nanokit-ws.cjs', import.meta.url));

export interface Run {
  /** What a shell would see: the exit code, or 128 and the signal's number. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input: a text, a pipe that stays open (behind a text, perhaps), or none at all. */
  readonly input?: string | Buffer | { readonly open: string } | 'closed';
  /** A program with its arguments that starts node. */
  readonly under?: readonly string[];
  /** Instead of half a minute. */
  readonly hangsAfterMs?: number;
  /** Called with the process once it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
/** Hanging is a failure; nothing else depends on it. */
const HANGS_AFTER_MS = 30_000;

/** Runs the built command line in a process of its own, without a terminal and without the test's own environment. */
export function run(args: readonly string[], options: RunOptions): Promise<Run> {
  const [program = process.execPath, ...before] = [...(options.under ?? []), process.execPath];
  const { input = '' } = options;
  const child = spawn(program, [...before, BIN, ...args], {
    cwd: options.cwd,
    env: { ...ENVIRONMENT, ...options.env },
    stdio: [input === 'closed' ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  options.onStart?.(child);
  // A program that does not read its input closes the pipe.
  child.stdin?.on('error', () => undefined);
  if (typeof input === 'string' || Buffer.isBuffer(input)) child.stdin?.end(input);
  else child.stdin?.write(input.open);

  return new Promise((resolve, reject) => {
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`hangs: ${args.join(' ')}\n${texts.stdout}${texts.stderr}`));
    }, options.hangsAfterMs ?? HANGS_AFTER_MS);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      child.stdin?.destroy();
      const signals: Readonly<Record<string, number>> = {
        SIGINT: 130,
        SIGKILL: 137,
        SIGTERM: 143,
        SIGXFSZ: 153,
      };
      resolve({ ...texts, code: code ?? signals[signal ?? ''] ?? -1 });
    });
  });
}

/** A process without a terminal that exists in memory alone, and what it wrote. */
export function fakeIo({ cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> }) {
  const output = { stdout: '', stderr: '' };
  const io: Io = {
    out: (text) => {
      output.stdout += text;
    },
    err: (text) => {
      output.stderr += text;
    },
    outPipe: undefined,
    isTerminal: () => false,
    onStop: () => {},
    stdin: new PassThrough().end(),
    stderr: new PassThrough(),
    env,
    cwd,
    script: BIN,
  };
  return { io, output };
}
