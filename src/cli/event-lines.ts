import type { TimedEvent } from '../serve/events.js';
import type { Io } from './io.js';

/** So many characters are written at once at most: none of them waits long in a busy server. */
const CHUNK = 64 * 1024;

/**
 * Events as lines of standard output. What happens in one turn of the event loop is written together: a write costs more
 * than a small message.
 */
export class EventLines {
  readonly #io: Io;
  readonly #lineOf: (event: TimedEvent) => string;
  #waiting = '';

  constructor(io: Io, lineOf: (event: TimedEvent) => string) {
    this.#io = io;
    this.#lineOf = lineOf;
  }

  tell(event: TimedEvent): void {
    if (this.#waiting === '') setImmediate(() => this.flush());
    this.#waiting += `${this.#lineOf(event)}\n`;
    if (this.#waiting.length > CHUNK) this.flush();
  }

  /** Before anything else is written. */
  flush(): void {
    const text = this.#waiting;
    this.#waiting = '';
    if (text !== '') this.#io.out(text);
  }
}
