import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8 gives room back if little was allocated in the last five seconds before it clears up: milliseconds. */
const QUIET_MS = 6000;
/** The first time it may still count what the last clients took. */
const TIMES = 3;

/**
 * Gives back what the busiest minute took, once nobody is connected. V8 clears up when it needs room, and a server that
 * nobody uses needs none: it would stay as large as it ever was.
 */
export class IdleMemory {
  readonly #quietMs: number;
  #clients = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(quietMs = QUIET_MS) {
    this.#quietMs = quietMs;
  }

  connected(): void {
    this.#clients++;
    clearTimeout(this.#timer);
  }

  closed(): void {
    this.#clients--;
    if (this.#clients === 0) this.#clearUpLater(TIMES);
  }

  #clearUpLater(times: number): void {
    if (times === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      clearUp();
      this.#clearUpLater(times - 1);
    }, this.#quietMs);
    this.#timer.unref();
  }
}

/** What `node --expose-gc` has as a global function; there is no other way to it from within. */
function clearUp(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  setFlagsFromString('--no-expose-gc');
}
