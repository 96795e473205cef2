import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GradeLimits } from './limits.js';
import { familiesOf } from './watch.js';

/** A program of a submission that was ended since it took too much. */
export interface Excess {
  /** `room`: the PC had hardly any memory left, or a lot of it was shared all of a sudden, whoever took it. */
  readonly what: 'processes' | 'memory' | 'room';
  /** What it was: the compiler, or the app. */
  readonly of: 'build' | 'run';
}

export interface WatcherOptions {
  /** The process whose children are watched; it is looked at as well. */
  readonly ancestor: number;
  /** Where the app's program lies. */
  readonly cache: string;
  readonly limits: GradeLimits;
}

const EVERY_MS = 40;
/** A judge that needs more was made to by what it judges. */
const JUDGE_BYTES = 1536 * 1024 * 1024;
/** When so little is left for all, what runs here is ended, whoever took the rest. */
const LEAST_AVAILABLE_BYTES = 300 * 1024 * 1024;

/**
 * Ends what takes too much, for as long as this process lives. There is no other way that works for everybody: resource limits
 * know nothing of what several processes take together, and control groups are not everybody's to make.
 */
export async function watch(options: WatcherOptions, onExcess: (excess: Excess) => void): Promise<never> {
  const { ancestor, limits } = options;
  const ended = new Set<number>();
  const sharedBefore = memoryNow().shared;
  for (;;) {
    const { available, shared } = memoryNow();
    // Shared memory that nobody has mapped is no process's own.
    const isTight = available < LEAST_AVAILABLE_BYTES || shared - sharedBefore > limits.memoryBytes;
    for (const { pid, processes, memoryBytes } of familiesOf(ancestor)) {
      const tooMany = processes > limits.processes;
      if (ended.has(pid) || !(tooMany || memoryBytes > limits.memoryBytes || isTight)) continue;
      const of = whatIs(pid, options);
      if (!kill(pid)) continue;
      ended.add(pid);
      onExcess({ what: tooMany ? 'processes' : memoryBytes > limits.memoryBytes ? 'memory' : 'room', of });
    }
    if (process.memoryUsage.rss() > JUDGE_BYTES) kill(ancestor);
    await sleep(EVERY_MS);
  }
}

/** The first process of a sandbox: with it goes all of it. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
    return false;
  }
}

function whatIs(pid: number, { cache }: WatcherOptions): Excess['of'] {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return args.some((arg) => arg.startsWith(`${cache}/program-`)) ? 'run' : 'build';
  } catch {
    return 'build';
  }
}

/** Of the whole PC, in bytes. */
function memoryNow(): { readonly available: number; readonly shared: number } {
  const text = readFileSync('/proc/meminfo', 'latin1');
  const bytes = (name: string) => {
    const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  };
  return { available: bytes('MemAvailable') ?? Number.POSITIVE_INFINITY, shared: bytes('Shmem') ?? 0 };
}
