import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { beginningOf, type ServerEvent } from './events.js';
import type { Fault, FaultName } from './faults.js';

export interface ConnectionOptions {
  readonly number: number;
  readonly clock: Clock;
  readonly faults: readonly Fault[];
  /** Messages a second; what is above it waits in the client. */
  readonly maxRate: number;
  /** The connection below the WebSocket. */
  readonly stream: Duplex;
  readonly tell: (event: ServerEvent) => void;
}

/** Answers that a client does not read pile up to here; then nothing more is read from it until they are gone. */
const MAX_UNREAD_BYTES = 1024 * 1024;

/** Faults that come in the place of an answer; the first of them that applies does. */
const REPLACEMENTS: readonly FaultName[] = [
  'stop-reading',
  'silent',
  'drop',
  'close',
  'invalid-utf8',
  'oversize',
  'wrong',
  'fragment',
  'coalesce',
];

/** One client: what it sends comes back, unless a fault says otherwise. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #options: ConnectionOptions;
  #messages = 0;
  #paused = false;
  #second = 0;
  #inSecond = 0;
  #stopPings: () => void = () => {};

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    const { number, tell } = options;
    socket.on('message', (data, binary) => this.#onMessage(data, binary));
    socket.on('ping', (data) => tell({ event: 'ping', connection: number, bytes: data.length }));
    socket.on('pong', (data) => tell({ event: 'pong', connection: number, bytes: data.length }));
    socket.on('error', (error) =>
      tell({ event: 'protocol-error', connection: number, detail: error.message }),
    );
    socket.on('close', (code, reason) => {
      this.#stopPings();
      tell({ event: 'closed', connection: number, code, reason: reason.toString('utf8') });
    });
    const ping = this.#fault('ping');
    if (ping) this.#pingEvery(ping.value);
  }

  /** Sends a text of somebody else's; false if the connection is on its way out. */
  send(text: string): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    this.#write(Buffer.from(text), false);
    return true;
  }

  #fault(name: FaultName, count?: number): Fault | undefined {
    return this.#options.faults.find(
      (fault) => fault.name === name && (fault.at === undefined || fault.at === count),
    );
  }

  #pingEvery(ms: number): void {
    this.#stopPings = this.#options.clock.after(ms, () => {
      if (this.#socket.readyState !== this.#socket.OPEN) return;
      this.#socket.ping('ping');
      this.#pingEvery(ms);
    });
  }

  #onMessage(raw: Buffer | ArrayBuffer | Buffer[], binary: boolean): void {
    const data = Buffer.isBuffer(raw) ? raw : Buffer.concat(Array.isArray(raw) ? raw : [Buffer.from(raw)]);
    const { number, tell } = this.#options;
    const type = binary ? 'binary' : 'text';
    this.#messages++;
    tell({
      event: 'received',
      connection: number,
      type,
      bytes: data.length,
      start: beginningOf(data, type),
    });
    this.#keepRate();
    const delay = this.#fault('delay', this.#messages);
    const count = this.#messages;
    if (!delay) this.#answer(data, binary, count);
    else {
      this.#tellFault(delay);
      this.#options.clock.after(delay.value, () => this.#answer(data, binary, count));
    }
  }

  /** Sends the answer, or does what the first fault that applies does in its place. */
  #answer(data: Buffer, binary: boolean, count: number): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const fault = REPLACEMENTS.map((name) => this.#fault(name, count)).find((found) => found !== undefined);
    if (fault) this.#tellFault(fault);
    const value = fault?.value ?? 0;
    switch (fault?.name) {
      case 'stop-reading':
        this.#socket.pause();
        break;
      case 'silent':
        break;
      case 'drop':
        this.#socket.terminate();
        break;
      case 'close':
        this.#socket.close(value, 'fault');
        break;
      case 'invalid-utf8':
        this.#write(Buffer.from([0xc3, 0x28]), false);
        break;
      case 'oversize':
        this.#write(Buffer.alloc(value, 'x'), binary);
        break;
      case 'wrong':
        this.#write(Buffer.alloc(data.length, '?'), binary);
        break;
      case 'fragment':
        this.#writeFragments(data, binary, value);
        break;
      case 'coalesce':
        this.#writeTogether(data, binary, value);
        break;
      default:
        this.#write(data, binary);
    }
  }

  #write(data: Buffer, binary: boolean, fin = true): void {
    const { number, tell } = this.#options;
    const type = binary ? 'binary' : 'text';
    // Without looking at it: what an answer is, the fault or the client decides.
    this.#socket.send(data, { binary, fin }, () => this.#onWritten());
    if (this.#socket.bufferedAmount > MAX_UNREAD_BYTES) this.#pause();
    tell({ event: 'sent', connection: number, type, bytes: data.length, start: beginningOf(data, type) });
  }

  #writeFragments(data: Buffer, binary: boolean, size: number): void {
    for (let at = 0; at === 0 || at < data.length; at += size)
      this.#write(data.subarray(at, at + size), binary, at + size >= data.length);
  }

  /** The answer, so many times in one TCP segment: the client has to find where one ends. */
  #writeTogether(data: Buffer, binary: boolean, times: number): void {
    const { stream } = this.#options;
    stream.cork();
    for (let i = 0; i < times; i++) this.#write(data, binary);
    stream.uncork();
  }

  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#socket.pause();
  }

  #onWritten(): void {
    if (!this.#paused || this.#socket.bufferedAmount > MAX_UNREAD_BYTES / 2) return;
    this.#paused = false;
    this.#socket.resume();
  }

  /** More messages in a second than allowed wait for the next one, in the client. */
  #keepRate(): void {
    const { clock, maxRate } = this.#options;
    const second = Math.floor(clock.now() / 1000);
    this.#inSecond = second === this.#second ? this.#inSecond + 1 : 1;
    this.#second = second;
    if (this.#inSecond < maxRate) return;
    this.#socket.pause();
    clock.after((second + 1) * 1000 - clock.now(), () => this.#socket.resume());
  }

  #tellFault({ name, value }: Fault): void {
    const { number, tell } = this.#options;
    tell({ event: 'fault', connection: number, fault: value > 0 ? `${name}=${value}` : name });
  }
}
