import { existsSync, readFileSync, writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { findCompiler } from '../../../simulate/compiler.js';
import { simFolder } from '../../../simulate/package-folder.js';
import type { Step } from '../../check/run-checks.js';
import { innerLauncher } from '../sandbox/inner.js';
import type { GradeLimits } from '../sandbox/limits.js';
import { type Excess, type WatcherOptions, watch } from '../sandbox/watcher.js';
import type { Answer, Order } from './order.js';

// The program that judges one project, in a sandbox with it: dist/judge.cjs. It reads an order and writes an answer.

if (isMainThread) judge();
else watchFromHere(workerData);

async function judge(): Promise<void> {
  const order: Order = JSON.parse(readFileSync(0, 'utf8'));
  const { job, cache, bwrap, limits } = order;
  const compiler = findCompiler(process.env);
  if (!compiler) throw new Error('there is no C compiler');
  const excesses: Excess[] = [];
  startWatcher({ ancestor: process.pid, cache, limits }, (excess) => excesses.push(excess));
  const launcher = innerLauncher({ bwrap, sim: simFolder(), project: job.folder, cache, limits });
  const whole = { ...job, scenarios: new Map(job.scenarios) };
  const { runChecks } = await import('../../checking.js');
  const clock = new StepClock(limits);
  const outcomes = await runChecks(whole, { compiler, cache, limits, launcher, onStep: clock.next });
  clock.next();
  const answer: Answer = { outcomes, excesses, late: clock.late };
  writeAll(`${JSON.stringify(answer)}\n`);
  // Whatever an app has left open here.
  process.exit(0);
}

/** Notices when a step takes all the time that it may. */
class StepClock {
  late = false;
  #step: Step['kind'] | undefined;
  #start = 0;

  constructor(private readonly limits: GradeLimits) {}

  readonly next = (step?: Step): void => {
    const { buildMs, runMs } = this.limits;
    const allowed =
      this.#step === 'build' ? buildMs : this.#step === 'run' ? runMs : Number.POSITIVE_INFINITY;
    this.late ||= performance.now() - this.#start >= allowed;
    this.#step = step?.kind;
    this.#start = performance.now();
  };
}

/** In a thread of its own, so that it goes on whatever keeps this one busy. */
function startWatcher(options: WatcherOptions, onExcess: (excess: Excess) => void): void {
  if (!existsSync('/proc/self/stat')) return;
  const watcher = new Worker(__filename, { workerData: options });
  watcher.on('message', onExcess);
}

function watchFromHere(options: WatcherOptions): void {
  watch(options, (excess) => parentPort?.postMessage(excess));
}

function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      // A pipe is full for the moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}
