import type { ServerCertificate } from '../../src/serve/authority.js';
import { toldClock } from '../../src/serve/clock.js';
import type { TimedEvent } from '../../src/serve/events.js';
import type { Fault } from '../../src/serve/faults.js';
import { DEFAULT_LIMITS, type RunningServer, startServer } from '../../src/serve/server.js';
import { startRelay } from '../../src/simulate/relay.js';
import { type Memory, type Run, type RunResult, run } from '../../src/simulate/run.js';
import type { Files } from '../golden/projects.js';
import { Ledger } from './ledger.js';
import { faultsOf } from './servers.js';
import { buildProject, withProject } from './simulation.js';

/** What a plan may do to the board and its server; all times are milliseconds of board time. */
export interface Stage {
  readonly now: () => number;
  /** The server's faults from now on, as they are typed behind --fault. */
  readonly faults: (...texts: readonly string[]) => void;
  /** The server is killed; so long later another one listens there. */
  readonly restart: (downMs: number) => void;
  readonly trouble: Run['trouble'];
  /** What was last in use, as `trouble('memory')` was answered. */
  readonly memory: () => Memory | undefined;
  readonly sendToAll: (text: string) => void;
  readonly ledger: Ledger;
}

/** Goes on after so many milliseconds. */
export type Plan = (stage: Stage) => Generator<number, void, undefined>;

export interface EnduranceOptions {
  readonly sdkLine: number;
  readonly plan: Plan;
  readonly tls?: ServerCertificate;
  /** Says how far the run has come, in board time. */
  readonly onHour?: (hours: number) => void;
}

export interface Endured {
  readonly ledger: Ledger;
  readonly result: RunResult;
  /** The server's restarts: when it was gone, and when it was there again. */
  readonly restarts: readonly { readonly down: number; readonly up: number }[];
}

/** Runs an app against a server that things happen to, until the plan is through. */
export function endure(files: Files, options: EnduranceOptions): Promise<Endured> {
  return withProject(files, async (folder) => {
    const built = await buildProject(folder, options.sdkLine);
    if (!built.ok) throw new Error(built.output);
    const clock = toldClock();
    const ledger = new Ledger();
    const faults: Fault[] = [];
    const restarts: { down: number; up: number }[] = [];
    const onEvent = (event: TimedEvent) => ledger.onEvent({ ...event, ms: clock.now() });
    const start = (port: number) =>
      startServer({
        host: '127.0.0.1',
        port,
        clock,
        faults,
        limits: DEFAULT_LIMITS,
        ...(options.tls ? { tls: options.tls } : {}),
        watched: true,
        onEvent,
      });
    let server = await start(0);
    const { address, port } = server;
    let gone: RunningServer[] = [];
    const standing: RunningServer = {
      address,
      port,
      sendToAll: (text) => server.sendToAll(text),
      traffic: () => {
        const last = gone.flatMap((one) => one.traffic());
        gone = [];
        return [...last, ...server.traffic()];
      },
      cut: () => server.cut(),
      close: () => server.close(),
    };
    let memory: Memory | undefined;
    let over = false;
    let failure: unknown;
    const relay = options.tls ? await startRelay(() => {}) : undefined;
    const stage: Stage = {
      now: clock.now,
      faults: (...texts) => faults.splice(0, faults.length, ...faultsOf(...texts)),
      restart: (downMs) => {
        const down = clock.now();
        server.cut();
        gone.push(server);
        ledger.onCut(down);
        clock.after(downMs, () => {
          start(port).then((next) => {
            server = next;
          }, fail);
          restarts.push({ down, up: clock.now() });
        });
      },
      trouble: (kind, value) => {
        if (kind === 'wifi' || kind === 'lease') ledger.onCut(clock.now());
        started.trouble(kind, value);
      },
      memory: () => memory,
      sendToAll: (text) => server.sendToAll(text),
      ledger,
    };
    const steps = options.plan(stage);
    const fail = (error: unknown) => {
      failure = error;
      over = true;
    };
    const goOn = () => {
      try {
        const { value, done } = steps.next();
        if (done) over = true;
        else clock.after(value, goOn);
      } catch (error) {
        fail(error);
      }
    };
    const started = run({
      seed: 1,
      speed: 1_000_000,
      trace: false,
      program: built.program,
      cwd: folder,
      server: { server: standing, clock },
      ...(relay ? { relay } : {}),
      isOver: () => over,
      onMemory: (figures) => {
        memory = figures;
      },
      onMessage: (message) => ledger.onMessage(message),
    });
    clock.after(0, goOn);
    const result = await started.result;
    relay?.close();
    server.cut();
    if (failure) throw failure;
    return { ledger, result, restarts };
  });
}

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
