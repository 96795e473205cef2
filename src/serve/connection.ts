import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { beginningOf, type ClientFrame, errorCode, type ServerEvent } from './events.js';
import type { Fault, FaultName } from './faults.js';
import { MAX_UNREAD_BYTES, type Message, Peer } from './peer.js';
import type { ScenarioRun } from './scenario-run.js';
import type { Script } from './script.js';

export interface ConnectionOptions {
  readonly number: number;
  readonly clock: Clock;
  readonly faults: readonly Fault[];
  /** Messages a second; what is above it waits in the client. */
  readonly maxRate: number;
  /** The connection below the WebSocket. */
  readonly stream: Duplex;
  readonly scenario: ScenarioRun | undefined;
  readonly tell: (event: ServerEvent) => void;
  /** Told of all that the client sends. */
  readonly hear: (opcode: ClientFrame['opcode'], data: Buffer) => void;
}

/** What the server keeps of each message that waits, beside its bytes; so the empty ones are not free either. */
const WAITING_BYTES = 64;

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

/** A message that came, and when it is to be answered. */
interface Waiting extends Message {
  /** Which one of its connection, from 1. */
  readonly count: number;
  readonly due: number;
}

/** One client: what it sends comes back, unless its steps in a scenario or a fault say otherwise. */
export class Connection {
  readonly #peer: Peer;
  readonly #options: ConnectionOptions;
  readonly #script: Script | undefined;
  #count = 0;
  /** In the order in which they came; never more than one packet above a fixed number of bytes. */
  readonly #inbox: Waiting[] = [];
  #inboxBytes = 0;
  #stopped = false;
  #reads = true;
  #second = 0;
  #inSecond = 0;
  #timer: (() => void) | undefined;
  #stopPings: () => void = () => {};

  constructor(socket: WebSocket, options: ConnectionOptions) {
    this.#options = options;
    const { number, stream, clock, tell, hear } = options;
    this.#peer = new Peer(socket, stream, number, tell, () => this.#work(), clock);
    this.#script = options.scenario?.scriptFor({
      number,
      peer: this.#peer,
      clock,
      tell,
      take: () => this.#take(),
      stopReading: () => this.#stopReading(),
      work: () => this.#work(),
    });
    socket.on('message', (data, binary) => this.#onMessage(data, binary));
    socket.on('ping', (data) => {
      if (this.#isDeaf) return;
      this.#peer.pong(data);
      tell({ event: 'ping', connection: number, bytes: data.length });
      hear('ping', data);
      // Its PONG may be what the client does not read.
      this.#work();
    });
    socket.on('pong', (data) => {
      if (this.#isDeaf) return;
      tell({ event: 'pong', connection: number, bytes: data.length });
      hear('pong', data);
      this.#script?.pong(data.toString('utf8'));
    });
    socket.on('error', (error) => {
      if (this.#peer.isDropped) return;
      tell({ event: 'protocol-error', connection: number, code: errorCode(error), detail: error.message });
    });
    socket.on('close', (code, reason) => {
      this.#stopPings();
      this.#timer?.();
      tell({ event: 'closed', connection: number, code, reason: reason.toString('utf8') });
      // Without a CLOSE frame it is 1006 (RFC 6455, 7.1.5).
      if (code !== 1006) hear('close', reason);
      this.#script?.closed(code);
    });
    const ping = this.#fault('ping');
    if (ping) this.#pingEvery(ping.value);
    this.#work();
  }

  /** Sends a text of somebody else's; false if the connection is on its way out. */
  send(text: string): boolean {
    if (!this.#peer.isOpen) return false;
    this.#peer.send({ data: Buffer.from(text), binary: false });
    this.#work();
    return true;
  }

  /** The server ends: 1001 is "going away" (RFC 6455, 7.4.1). */
  leave(): void {
    this.#peer.read(true);
    this.#peer.close(1001, '');
  }

  #fault(name: FaultName, count?: number): Fault | undefined {
    return this.#options.faults.find(
      (fault) => fault.name === name && (fault.at === undefined || fault.at === count),
    );
  }

  #replacement(count: number): Fault | undefined {
    if (this.#options.faults.length === 0) return undefined;
    return REPLACEMENTS.map((name) => this.#fault(name, count)).find((found) => found !== undefined);
  }

  #pingEvery(ms: number): void {
    this.#stopPings = this.#options.clock.after(ms, () => {
      if (!this.#peer.isOpen) return;
      // Nobody is asked for a sign of life twice before the first question has left.
      if (!this.#peer.isFull) this.#peer.ping('ping');
      this.#pingEvery(ms);
    });
  }

  #onMessage(raw: Buffer | ArrayBuffer | Buffer[], binary: boolean): void {
    if (this.#isDeaf) return;
    const data = Buffer.isBuffer(raw) ? raw : Buffer.concat(Array.isArray(raw) ? raw : [Buffer.from(raw)]);
    const { number, tell, hear, clock } = this.#options;
    const type = binary ? 'binary' : 'text';
    const count = ++this.#count;
    const start = beginningOf(data, type);
    tell({ event: 'received', connection: number, type, bytes: data.length, start });
    hear(type, data);
    const delay = this.#scripted ? undefined : this.#fault('delay', count);
    if (delay) this.#tellFault(delay);
    this.#inbox.push({ data, binary, count, due: delay ? clock.now() + delay.value : 0 });
    this.#inboxBytes += data.length + WAITING_BYTES;
    this.#work();
  }

  /** Answers what can be answered now, in order, and reads on if there is room for more. */
  #work(): void {
    if (this.#scripted) this.#script?.wake();
    if (!this.#peer.isOpen) return;
    while (!this.#scripted) {
      const message = this.#take();
      if (!message) break;
      this.#answer(message);
    }
    const hasRoom = this.#inboxBytes <= MAX_UNREAD_BYTES && !this.#peer.isFull;
    this.#peer.read(hasRoom && this.#timeOfRate() === 0 && this.#reads);
  }

  /** Nothing more is heard. As with a cut, what the client has sent by now still comes: see `Peer`. */
  #stopReading(): void {
    this.#stopped = true;
    this.#options.clock.after(0, () => {
      this.#reads = false;
      this.#work();
    });
  }

  /** What was read together with the last message that counts. */
  get #isDeaf(): boolean {
    return this.#stopped || this.#peer.isDropped;
  }

  get #scripted(): boolean {
    return this.#script !== undefined && !this.#script.isOver;
  }

  #take(): Waiting | undefined {
    const [first] = this.#inbox;
    if (!first || !this.#mayAnswer(first)) return undefined;
    this.#inbox.shift();
    this.#inboxBytes -= first.data.length + WAITING_BYTES;
    return first;
  }

  #mayAnswer({ due }: Waiting): boolean {
    // What came before the end still counts for a scenario.
    if (this.#peer.isFull || this.#stopped || !(this.#peer.isOpen || this.#scripted)) return false;
    const wait = Math.max(due === 0 ? 0 : due - this.#options.clock.now(), this.#timeOfRate());
    if (wait <= 0) {
      this.#inSecond++;
      return true;
    }
    this.#timer ??= this.#options.clock.after(wait, () => {
      this.#timer = undefined;
      this.#work();
    });
    return false;
  }

  /** Milliseconds until the next answer is allowed: those above the rate wait for the next second. */
  #timeOfRate(): number {
    const { clock, maxRate } = this.#options;
    const now = clock.now();
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#inSecond = 0;
    }
    return this.#inSecond < maxRate ? 0 : (second + 1) * 1000 - now;
  }

  /** Sends the answer, or does what the first fault that applies does in its place. */
  #answer(message: Waiting): void {
    const { data, binary, count } = message;
    const peer = this.#peer;
    const fault = this.#replacement(count);
    if (fault) this.#tellFault(fault);
    const value = fault?.value ?? 0;
    switch (fault?.name) {
      case 'stop-reading':
        this.#stopReading();
        break;
      case 'silent':
        break;
      case 'drop':
        peer.drop();
        break;
      case 'close':
        peer.close(value, 'fault');
        break;
      case 'invalid-utf8':
        peer.send({ data: Buffer.from([0xc3, 0x28]), binary: false });
        break;
      case 'oversize':
        peer.send({ data: Buffer.alloc(value, 'x'), binary });
        break;
      case 'wrong':
        peer.send({ data: Buffer.alloc(data.length, '?'), binary });
        break;
      case 'fragment':
        peer.sendFragments(piecesOf(message, value));
        break;
      case 'coalesce':
        peer.sendTogether(Array.from({ length: value }, () => message));
        break;
      default:
        peer.send(message);
    }
  }

  #tellFault({ name, value }: Fault): void {
    const { number, tell } = this.#options;
    tell({ event: 'fault', connection: number, fault: value > 0 ? `${name}=${value}` : name });
  }
}

/** A message in pieces of so many bytes; an empty one is a piece, too. */
function piecesOf({ data, binary }: Message, size: number): Message[] {
  const count = Math.max(1, Math.ceil(data.length / size));
  return Array.from({ length: count }, (_, index) => ({
    data: data.subarray(index * size, (index + 1) * size),
    binary,
  }));
}
