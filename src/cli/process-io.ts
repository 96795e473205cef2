import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Io } from './io.js';

/**
 * The real process. `process.stdout` and its kin load a good part of Node when first touched, a tenth of a whole run:
 * plain text goes to the descriptors instead, and streams are made only for questions.
 */
export function processIo(): Io {
  const terminals = findTerminals();
  let out = (text: string | Buffer) => write(1, text);
  return {
    out: (text) => out(text),
    err: (text) => write(2, text),
    get outPipe() {
      if (!isPipe(1)) return undefined;
      return {
        descriptor: 1,
        writeThrough(write: (text: string) => void) {
          out = (text) => write(text.toString());
        },
      };
    },
    isTerminal: (descriptor) => terminals.has(descriptor),
    get stdin() {
      return process.stdin;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    get cwd() {
      return process.cwd();
    },
    onStop(listener) {
      stopListeners.push(listener);
    },
    script: process.argv[1] ?? '',
  };
}

const stopListeners: (() => void)[] = [];

/** @returns whether anybody was there to hear it */
export function askToStop(): boolean {
  for (const listener of stopListeners) listener();
  return stopListeners.length > 0;
}

function findTerminals(): ReadonlySet<number> {
  // Only a character device can be a terminal; to ask for certain means loading node:tty.
  const candidates = [0, 1, 2].filter(mayBeTerminal);
  if (candidates.length === 0) return new Set();
  const { isatty } = process.getBuiltinModule('node:tty');
  return new Set(candidates.filter((descriptor) => isatty(descriptor)));
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== nullDevice();
  } catch {
    // The descriptor is closed.
    return false;
  }
}

/** On Windows, Node writes to pipes as it writes to files. */
function isPipe(descriptor: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stat = fstatSync(descriptor);
    return stat.isFIFO() || stat.isSocket();
  } catch {
    // The descriptor is closed.
    return false;
  }
}

/** What scripts and schedulers put in a terminal's place. Windows has no such number. */
function nullDevice(): number | undefined {
  return process.platform === 'win32' ? undefined : statSync('/dev/null').rdev;
}

/** Writes all of a text, even to a pipe that is full for the moment. A reader that went away is no error, but a reason to stop. */
export function write(descriptor: 1 | 2, text: string | Buffer): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE' && descriptor === 1) askToStop();
      if (code === 'EPIPE' || code === 'EBADF') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
