import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ToldClock } from '../serve/clock.js';
import type { Traffic } from '../serve/traffic.js';
import type { BoardMessage } from './link.js';

type Idle = Extract<BoardMessage, { kind: 'idle' }>;

/**
 * The server's side of keeping one time with a board. When the board has nothing to do, the server takes in all that
 * the board has sent, does what is due by then, and says what it has sent itself and when it acts next. So no run
 * depends on how fast the PC is.
 */
export class Lockstep {
  readonly #clock: ToldClock;
  readonly #traffic: () => readonly Traffic[];
  /** The last account of each connection, by the board's port; those that have ended stay. */
  readonly #seen = new Map<number, Traffic>();
  #packets = new Map<number, number[]>();
  /** Ports of which the server never heard: somebody else took the connection. They are waited for once. */
  readonly #foreign = new Set<number>();

  constructor(clock: ToldClock, traffic: () => readonly Traffic[]) {
    this.#clock = clock;
    this.#traffic = traffic;
  }

  /** @returns the answer for the board */
  async answer(idle: Idle): Promise<string> {
    const patience = performance.now() + PATIENCE_MS;
    for (this.#look(); !this.#hasArrived(idle) && performance.now() < patience; this.#look())
      await nextTurn();
    for (const { port } of idle.sockets) if (!this.#seen.has(port)) this.#foreign.add(port);
    this.#clock.advanceTo(idle.ms);
    // What a message sets off may take a turn or two of the event loop.
    await nextTurn();
    await nextTurn();
    this.#look();
    const packets = this.#packets;
    this.#packets = new Map();
    const due = this.#clock.next();
    const next = due === undefined ? idle.until : Math.min(due, idle.until ?? due);
    const sockets = idle.sockets.map(({ port, open }) => {
      const one = this.#seen.get(port);
      if (!open) this.#seen.delete(port);
      const lengths = packets.get(port) ?? [];
      return ` ${port}:${one?.written ?? 0}:${one?.open ? 1 : 0}${lengths.length > 0 ? `:${lengths.join('+')}` : ''}`;
    });
    const acts = due === undefined ? -1 : Math.floor(due);
    return `go ${next === undefined ? -1 : Math.ceil(next)} ${acts}${sockets.join('')}\n`;
  }

  #look(): void {
    for (const one of this.#traffic()) {
      this.#seen.set(one.port, one);
      this.#packets.set(one.port, [...(this.#packets.get(one.port) ?? []), ...one.packets]);
    }
  }

  /** All that the board sent is read, and what it closed is closed here. */
  #hasArrived({ sockets }: Idle): boolean {
    return sockets.every(({ port, sent, open }) => {
      const one = this.#seen.get(port);
      if (one === undefined) return this.#foreign.has(port);
      const { paused } = one;
      if (!one.open || (paused && paused.ahead >= paused.most)) return true;
      return one.read >= sent && (open || (paused?.ahead ?? 0) > 0);
    });
  }
}

/** What has not come by then, in milliseconds of the PC's time, will not. */
const PATIENCE_MS = 2000;
