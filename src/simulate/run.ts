import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Duplex } from 'node:stream';
import type { ToldClock } from '../serve/clock.js';
import type { RunningServer } from '../serve/server.js';
import { type Launcher, PLAIN } from './launcher.js';
import { type BoardMessage, readLink } from './link.js';
import { Lockstep } from './lockstep.js';
import type { Relay } from './relay.js';

/** What a run is to be like; all times are milliseconds of board time. */
export interface RunOptions {
  readonly program: string;
  readonly cwd: string;
  readonly launcher?: Launcher;
  readonly seed: number;
  /** Board time passes at most so many times as fast as the PC's. */
  readonly speed: number;
  readonly endMs?: number;
  readonly heapBytes?: number;
  readonly wifi?: WifiFault;
  /** How long DHCP takes; Infinity: it never answers. */
  readonly dhcpMs?: number;
  /** How long the address from DHCP lasts, the first time. */
  readonly leaseMs?: number;
  readonly dns?: DnsFault;
  /** What time servers say when the run begins; 'silent': they say nothing. */
  readonly sntp?: Date | 'silent';
  /** Keys that are pressed, and when. */
  readonly presses?: readonly Press[];
  /** Keys may be pressed at any time by `press()`: who waits for one is not stuck. */
  readonly typing?: boolean;
  readonly trace: boolean;
  /** A server that keeps the board's time. */
  readonly server?: { readonly server: RunningServer; readonly clock: ToldClock };
  /** Speaks TLS for the board; without it a board that wants TLS reaches nobody. */
  readonly relay?: Relay;
  readonly onMessage: (message: Shown) => void;
  /** Answers `trouble('memory')`. */
  readonly onMemory?: (memory: Memory) => void;
  /** The board has nothing to do, and the server has done what there was: a point that is the same in each run. */
  readonly onIdle?: () => void;
  /** Asked at such points: whether the run is at its end. */
  readonly isOver?: () => boolean;
}

export type WifiFault =
  | { readonly kind: 'wrong-password' | 'not-found' }
  | { readonly kind: 'flaky'; readonly failures: number }
  | { readonly kind: 'drop-after' | 'drop-every'; readonly ms: number };

export type DnsFault =
  /** For so many milliseconds of board time, or for good. */
  | { readonly kind: 'not-found' | 'silent'; readonly ms?: number }
  /** So many addresses come first at which nobody listens. */
  | { readonly kind: 'refuse-first'; readonly addresses: number };

/** A key, by its alias; it is let go again after a while. */
export interface Press {
  readonly key: string;
  readonly atMs: number;
  readonly holdMs: number;
}

/** What is in use on a board. */
export type Memory = Extract<BoardMessage, { kind: 'memory' }>;

/** What a board says that people want to see. */
export type Shown = Extract<BoardMessage, { kind: 'console' | 'call' | 'warning' | 'reboot' | 'pin' }>;

export interface RunResult {
  /** How it ended, and on what board time. */
  readonly end: Extract<BoardMessage, { kind: 'end' }> | undefined;
  /** Heap exhaustion and the like, which do not end a run. */
  readonly warnings: readonly Extract<BoardMessage, { kind: 'warning' }>[];
  /** What the program wrote to its standard error: reports of the sanitizers. */
  readonly report: string;
  readonly signal: NodeJS.Signals | null;
}

export interface Run {
  readonly result: Promise<RunResult>;
  /** Says that the server did something that the board does not expect. */
  readonly poke: () => void;
  /** Presses a key when the board's time next moves on. */
  readonly press: (key: string, holdMs: number) => void;
  /** Does something to the board when its time next moves on: see struct host_trouble in sim/src/host/host.h. */
  readonly trouble: (kind: 'wifi' | 'lease' | 'heap' | 'memory', value?: number) => void;
  readonly stop: () => void;
}

/** Faster than anybody could follow. */
const UNWATCHED_SPEED = 1000;
/** Nothing is that late: in milliseconds. */
const LATE_MS = 60_000;
/** As many as are looked at: a program may warn without end. */
const MAX_WARNINGS = 1000;
/** A report has no end where one error follows from another. */
const MAX_REPORT = 1024 * 1024;

/** Starts a program that `build()` made. */
export function run(options: RunOptions): Run {
  const { launcher = PLAIN, program, cwd } = options;
  const [command, args] = launcher.wrap(program, argumentsOf(options), cwd);
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ASAN_OPTIONS:
        'detect_leaks=0:abort_on_error=0:exitcode=99:handle_segv=1:detect_stack_use_after_return=0',
      UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1:exitcode=99',
    },
  });
  const link = child.stdio[3];
  if (!(link instanceof Duplex) || !child.stderr) throw new TypeError('the program has no link');
  const { server } = options;
  // A board that speaks TLS has other ports than those that the server sees.
  const traffic = (running: RunningServer) => () =>
    running.traffic().map((one) => ({ ...one, port: options.relay?.boardPort(one.port) ?? one.port }));
  const lockstep = server ? new Lockstep(server.clock, traffic(server.server)) : undefined;
  const warnings: RunResult['warnings'][number][] = [];
  let end: RunResult['end'];
  let report = '';
  let isAsking = false;
  const latestMs = (options.endMs ?? Number.POSITIVE_INFINITY) + LATE_MS;
  // A program that is gone no longer reads its answers.
  link.on('error', () => {});
  readLink(link, (message) => {
    // A board stops at its end, and waits for its answers: what does not is a program that writes to the link itself.
    const isForged = message.ms > latestMs || (message.kind === 'idle' && isAsking);
    if (isForged) return child.kill('SIGKILL');
    if (message.kind === 'idle') {
      isAsking = true;
      lockstep?.answer(message).then((answer) => {
        isAsking = false;
        options.onIdle?.();
        if (!options.isOver?.()) return link.write(answer);
        end = { kind: 'end', why: 'time', ms: message.ms, detail: '' };
        return child.kill('SIGKILL');
      });
      return;
    }
    if (message.kind === 'at') {
      server?.clock.advanceTo(message.ms);
      link.write('ok\n');
      return;
    }
    if (message.kind === 'end') {
      end = message;
      return;
    }
    if (message.kind === 'memory') {
      options.onMemory?.(message);
      return;
    }
    if (message.kind === 'warning' && warnings.length < MAX_WARNINGS) warnings.push(message);
    options.onMessage(message);
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    if (report.length < MAX_REPORT) report += text;
  });
  return {
    result: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) =>
        resolve({ end, warnings, report, signal: signal ?? signalOf(code, launcher) }),
      );
    }),
    poke: () => link.write('poke\n'),
    press: (key, holdMs) => link.write(`press ${key} ${holdMs}\n`),
    trouble: (kind, value = 0) => link.write(`trouble ${kind} ${value}\n`),
    stop: () => child.kill('SIGKILL'),
  };
}

/** Of what a launcher has started, it tells the signal as shells do: by an exit code of 128 and more. */
function signalOf(code: number | null, launcher: Launcher): NodeJS.Signals | null {
  if (launcher === PLAIN || code === null || code <= 128) return null;
  const signals = Object.entries(constants.signals);
  const [name] = signals.find(([, number]) => number === code - 128) ?? [];
  return isSignal(name) ? name : null;
}

function isSignal(name: string | undefined): name is NodeJS.Signals {
  return name !== undefined && Object.hasOwn(constants.signals, name);
}

function argumentsOf(options: RunOptions): readonly string[] {
  const {
    seed,
    speed,
    endMs,
    heapBytes,
    wifi,
    dhcpMs,
    leaseMs,
    dns,
    sntp = today(),
    presses = [],
    typing,
    trace,
    server,
    relay,
  } = options;
  const time = (ms: number) => (Number.isFinite(ms) ? String(ms) : 'never');
  return [
    `seed=${seed}`,
    `speed=${speed}`,
    // Nobody watches it go by. Over TLS, what the server says may still be on its way.
    ...(server && !relay && !typing && speed >= UNWATCHED_SPEED ? ['ahead=1'] : []),
    ...(endMs === undefined ? [] : [`end=${endMs}`]),
    ...(heapBytes === undefined ? [] : [`heap=${heapBytes}`]),
    ...(dhcpMs === undefined ? [] : [`dhcp=${time(dhcpMs)}`]),
    ...(leaseMs === undefined ? [] : [`lease=${leaseMs}`]),
    ...(wifi ? wifiArguments(wifi) : []),
    ...(dns ? [dnsArgument(dns)] : []),
    sntp === 'silent' ? 'sntp-silent=1' : `date=${sntp.getTime()}`,
    ...presses.map(({ key, atMs, holdMs }) => `press=${key} ${atMs} ${holdMs}`),
    ...(typing ? ['typing=1'] : []),
    ...(trace ? ['trace=1'] : []),
    ...(server ? [`serve=${server.server.port}`] : []),
    ...(relay ? [`tls=${relay.port}`] : []),
  ];
}

/** The last second of today: the same in all runs of a day, and no certificate made today is of the future. */
function today(): Date {
  const now = Date.now();
  return new Date(now - (now % DAY_MS) + DAY_MS - 1000);
}

const DAY_MS = 24 * 3600 * 1000;

function wifiArguments(wifi: WifiFault): readonly string[] {
  switch (wifi.kind) {
    case 'wrong-password':
      return ['wifi-wrong-password=1'];
    case 'not-found':
      return ['wifi-not-found=1'];
    case 'flaky':
      return [`wifi-failures=${wifi.failures}`];
    case 'drop-after':
      return [`wifi-drop=${wifi.ms}`];
    case 'drop-every':
      return [`wifi-drop=${wifi.ms}`, 'wifi-drop-again=1'];
  }
}

function dnsArgument(dns: DnsFault): string {
  return dns.kind === 'refuse-first'
    ? `dns-refusing=${dns.addresses}`
    : `dns-${dns.kind}=${dns.ms ?? 'never'}`;
}
