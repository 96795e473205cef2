import type { TimedEvent } from '../../src/serve/events.js';
import type { Shown } from '../../src/simulate/run.js';

/** One connection, as the board and the server saw it. */
export interface Account {
  readonly since: number;
  /** Lengths of what the board sent, and when; and of what the server received. */
  readonly sent: { readonly ms: number; readonly bytes: number }[];
  readonly arrived: number[];
  lostAt: number | undefined;
}

export interface Retry {
  readonly announced: number;
  readonly actual: number;
  readonly at: number;
}

export interface Counters {
  readonly connects: number;
  readonly sent: number;
  readonly received: number;
  readonly tooLarge: number;
}

const KEPT_LINES = 200;

/** Keeps count of a run while it goes on, since what a day prints is too much to keep. */
export class Ledger {
  /** The last lines of the console, for whoever has to find out why. */
  readonly tail: string[] = [];
  readonly retries: Retry[] = [];
  /** Attempts to reach the server, and how they ended. */
  readonly attempts: { readonly at: number; ok: boolean }[] = [];
  /** By the order in which the board made them. */
  readonly accounts: Account[] = [];
  /** What the app had counted each time that it said so, and what its log had shown by then. */
  readonly counters: { readonly counted: Counters; readonly seen: Counters; readonly arrived: number }[] = [];
  sent = 0;
  echoes = 0;
  wrong = 0;
  late = 0;
  tooLarge = 0;
  losses = 0;
  reboots = 0;
  /** What the server received and sent, messages. */
  arrived = 0;
  answered = 0;
  /** The last report of telemetry, and those whose `dropped` is wrong. */
  reported = 0;
  readonly unexplained: string[] = [];
  state = '';
  stateSince = 0;
  lastEcho = 0;
  readonly cuts: number[] = [];
  #printed = '';
  #waiting: { readonly announced: number; readonly at: number } | undefined;
  /** What the server received over connections that the board may not have made. */
  #pending: number[][] = [];
  /** Of the server that runs, by the number that it gave a connection. */
  readonly #open = new Map<number, number[]>();

  onCut(ms: number): void {
    this.cuts.push(ms);
  }

  onEvent(event: TimedEvent): void {
    if (event.event === 'connected') {
      const arrived: number[] = [];
      this.#open.set(event.connection, arrived);
      this.#pending.push(arrived);
    }
    if (event.event === 'received') {
      this.arrived++;
      this.#onReport(event.start, event.ms);
      this.#open.get(event.connection)?.push(event.bytes);
    }
    if (event.event === 'sent') this.answered++;
  }

  /** A report of telemetry: what is missing before it, it has to admit. */
  #onReport(start: string, ms: number): void {
    const [, sequence, dropped] = /^\{"sequence":(\d+),"dropped":(\d+),/.exec(start) ?? [];
    // One may come twice, when its delivery was not certain.
    if (sequence === undefined || Number(sequence) <= this.reported) return;
    const missing = Number(sequence) - this.reported - 1;
    if (missing !== Number(dropped)) this.unexplained.push(`${missing} missing at ${ms} ms: ${start}`);
    this.reported = Number(sequence);
  }

  onMessage(message: Shown): void {
    if (message.kind === 'reboot') this.reboots++;
    if (message.kind !== 'console') return;
    this.#printed += message.text;
    const lines = this.#printed.split('\n');
    this.#printed = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line.replaceAll('\r', ''), message.ms);
  }

  #onLine(line: string, ms: number): void {
    this.tail.push(line);
    if (this.tail.length > KEPT_LINES) this.tail.shift();
    const account = this.accounts.at(-1);
    const [, kind, bytes] = /: IPv4 (sent|recv|dropped) (\d+) bytes/.exec(line) ?? [];
    if (kind === 'sent') {
      this.sent++;
      account?.sent.push({ ms, bytes: Number(bytes) });
    } else if (kind === 'recv') {
      this.echoes++;
      this.lastEcho = ms;
    } else if (kind === 'dropped') this.late++;
    else if (/ data recv failure /.test(line)) this.wrong++;
    else if (/ Dropped a message larger /.test(line)) this.tooLarge++;
    else if (/ connection: /.test(line)) this.#onConnection(line, ms);
  }

  #onConnection(line: string, ms: number): void {
    const state = / connection: (Wi-Fi|Address|TCP|WebSocket|Running): /.exec(line)?.[1];
    if (state) {
      if (this.#waiting) {
        const { announced, at } = this.#waiting;
        this.retries.push({ announced, actual: ms - at, at });
        this.#waiting = undefined;
      }
      this.state = state;
      this.stateSince = ms;
      if (state === 'TCP') this.attempts.push({ at: ms, ok: false });
      if (state === 'Running') this.#onRunning(ms);
    }
    if (/ Connection lost: /.test(line)) {
      this.losses++;
      this.state = 'lost';
      const account = this.accounts.at(-1);
      if (account) account.lostAt = ms;
    }
    const announced = / Trying again in (\d+) ms$/.exec(line)?.[1];
    if (announced) this.#waiting = { announced: Number(announced), at: ms };
    const counted = /Since boot: (\d+) connects, (\d+) messages sent, (\d+) received, (\d+) too large/.exec(
      line,
    );
    if (counted) {
      const [connects = 0, sent = 0, received = 0, tooLarge = 0] = counted.slice(1).map(Number);
      this.counters.push({
        counted: { connects, sent, received, tooLarge },
        arrived: this.arrived,
        seen: {
          connects: this.accounts.length,
          sent: this.sent,
          received: this.echoes + this.wrong + this.late,
          tooLarge: this.tooLarge,
        },
      });
    }
  }

  #onRunning(ms: number): void {
    const attempt = this.attempts.at(-1);
    if (attempt) attempt.ok = true;
    // Connections before the last one that the server made are such as the board gave up in the handshake.
    const arrived = this.#pending.at(-1) ?? [];
    this.#pending = [];
    this.accounts.push({ since: ms, sent: [], arrived, lostAt: undefined });
  }
}
