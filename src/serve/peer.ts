import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Clock } from './clock.js';
import { beginningOf, type ServerEvent } from './events.js';

export interface Message {
  readonly data: Buffer;
  readonly binary: boolean;
}

/** Answers that a client does not read pile up to here; then nothing more is read from it until they are gone. */
export const MAX_UNREAD_BYTES = 1024 * 1024;

/** The client's end of a connection: all that can be done to it, right or wrong, and told when it is done. */
export class Peer {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #number: number;
  readonly #tell: (event: ServerEvent) => void;
  readonly #onRoom: () => void;
  readonly #clock: Clock;
  #paused = false;
  #dropped = false;

  /**
   * @param stream the connection below the WebSocket
   * @param onRoom what was written has left, at least half of it
   */
  constructor(
    socket: WebSocket,
    stream: Duplex,
    number: number,
    tell: (event: ServerEvent) => void,
    onRoom: () => void,
    clock: Clock,
  ) {
    this.#socket = socket;
    this.#stream = stream;
    this.#number = number;
    this.#tell = tell;
    this.#onRoom = onRoom;
    this.#clock = clock;
  }

  get isOpen(): boolean {
    return !this.#dropped && this.#socket.readyState === this.#socket.OPEN;
  }

  /** It is cut, or about to be: what still comes from the client is for nobody. */
  get isDropped(): boolean {
    return this.#dropped;
  }

  /** The client reads more slowly than we write. */
  get isFull(): boolean {
    return this.#socket.bufferedAmount > MAX_UNREAD_BYTES;
  }

  send({ data, binary }: Message, fin = true): void {
    const type = binary ? 'binary' : 'text';
    // Without looking at it: what a message is, the fault or the client decides.
    this.#socket.send(data, { binary, fin }, this.#written);
    this.#tell({
      event: 'sent',
      connection: this.#number,
      type,
      bytes: data.length,
      start: beginningOf(data, type),
    });
  }

  /** One message in so many frames. */
  sendFragments(pieces: readonly Message[]): void {
    for (const [index, piece] of pieces.entries()) this.send(piece, index === pieces.length - 1);
  }

  /** Messages in one TCP segment: the client has to find where one ends. */
  sendTogether(messages: readonly Message[]): void {
    this.#stream.cork();
    for (const message of messages) this.send(message);
    this.#stream.uncork();
  }

  ping(text: string): void {
    if (this.isOpen) this.#socket.ping(text);
  }

  /** What the client is owed for a PING. */
  pong(data: Buffer): void {
    if (this.isOpen) this.#socket.pong(data);
  }

  close(code: number, reason: string): void {
    if (this.#dropped) this.#socket.terminate();
    else this.#socket.close(code, reason);
  }

  /**
   * Cuts the TCP connection, once all has come that the client has sent by now: whether that was in one packet or in two
   * is no part of a run, and what nobody has read would make a reset of the end.
   */
  drop(): void {
    this.#dropped = true;
    this.#clock.after(0, () => this.#socket.terminate());
  }

  /** Whether what the client sends is read; TCP holds it back otherwise. */
  read(wanted: boolean): void {
    if (this.#paused !== wanted) return;
    this.#paused = !wanted;
    if (wanted) this.#socket.resume();
    else this.#socket.pause();
  }

  readonly #written = () => {
    if (this.#paused && this.#socket.bufferedAmount <= MAX_UNREAD_BYTES / 2) this.#onRoom();
  };
}
