import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll } from 'vitest';
import { wallClock } from '../../src/serve/clock.js';
import type { TimedEvent } from '../../src/serve/events.js';
import { type Fault, parseFault } from '../../src/serve/faults.js';
import { DEFAULT_LIMITS, type Limits, type RunningServer, startServer } from '../../src/serve/server.js';
import { BIN } from './cli.js';

/** Waiting longer is a failure; nothing else depends on it. */
const PATIENCE_MS = 15_000;

export async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export interface TestServer extends RunningServer {
  readonly events: readonly TimedEvent[];
  /** Waits until an event of this kind has been told, and returns the first one. */
  readonly told: (event: TimedEvent['event']) => Promise<TimedEvent>;
}

/** Faults as they are typed behind --fault. */
export function faultsOf(...texts: readonly string[]): Fault[] {
  return texts.map((text) => {
    const parsed = parseFault(text);
    if (!parsed.ok) throw new Error(`no fault: ${text}`);
    return parsed.value;
  });
}

/** Starts servers in this process, on free ports of this PC; they end with the tests of their file. */
export function testServers() {
  const running: RunningServer[] = [];
  afterAll(async () => {
    await Promise.all(running.map((server) => server.close()));
  });
  return async (faults: readonly string[] = [], limits: Partial<Limits> = {}): Promise<TestServer> => {
    const events: TimedEvent[] = [];
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      clock: wallClock(),
      faults: faultsOf(...faults),
      limits: { ...DEFAULT_LIMITS, ...limits },
      onEvent: (event) => events.push(event),
    });
    running.push(server);
    const find = (kind: string) => events.find(({ event }) => event === kind);
    const told = async (kind: TimedEvent['event']) => {
      await until(() => find(kind) !== undefined, kind);
      const found = find(kind);
      if (!found) throw new Error(kind);
      return found;
    };
    return { ...server, events, told };
  };
}

/** One line of `--json`. */
export type Line = Readonly<Record<string, unknown>>;

/** `serve` in a process of its own, as users have it. */
export class ServeProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<number>;
  stdout = '';
  stderr = '';

  constructor(
    args: readonly string[],
    { cwd = tmpdir(), env = {} as Readonly<Record<string, string>> } = {},
  ) {
    this.child = spawn(process.execPath, [BIN, 'serve', ...args], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', LC_ALL: 'en_US.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    for (const name of ['stdout', 'stderr'] as const) {
      this.child[name]?.setEncoding('utf8').on('data', (text: string) => {
        this[name] += text;
      });
    }
    this.ended = new Promise((resolve) => {
      this.child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : -1)));
    });
  }

  /** The port, once it listens. */
  async port(): Promise<number> {
    await until(() => this.#port() > 0 || this.child.exitCode !== null, 'listening');
    if (this.#port() === 0) throw new Error(`ended: ${this.stdout}${this.stderr}`);
    return this.#port();
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Waits until standard output has a text. */
  async prints(text: string | RegExp): Promise<void> {
    await until(
      () => (typeof text === 'string' ? this.stdout.includes(text) : text.test(this.stdout)),
      `prints ${text}`,
    );
  }

  /** @returns the exit code */
  stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Every line of standard output, each of which must be a document. */
  lines(): Line[] {
    return this.stdout
      .trimEnd()
      .split('\n')
      .map((line): Line => JSON.parse(line));
  }

  /** Memory of the process in bytes, as Linux tells it; undefined on other systems. */
  memory(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  }

  #port(): number {
    const match =
      /"event":"listening".*?"port":(\d+)/.exec(this.stdout) ??
      /wss?:\/\/(?:[\d.]+|\[[\da-f:]+\]):(\d+)\//.exec(this.stdout);
    return Number(match?.[1] ?? 0);
  }
}

/** Starts `serve`; what still runs in the end is killed. */
export function serveProcesses() {
  const started: ServeProcess[] = [];
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
  });
  return (args: readonly string[], options: ConstructorParameters<typeof ServeProcess>[1] = {}) => {
    const process = new ServeProcess(args, options);
    started.push(process);
    return process;
  };
}
