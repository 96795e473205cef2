import { Socket } from 'node:net';

/** So many characters wait for a reader; what comes on top of them is not shown. */
const MOST_WAITING = 16 * 1024 * 1024;
/** Who has not read the rest by then will not: milliseconds. */
const PATIENCE_MS = 1000;

/** Output to a program that may not keep up, or read nothing at all: nobody waits for it, and what waits has a limit. */
export class OutputQueue {
  readonly #pipe: Socket;
  readonly #lostLine: (count: number) => string;
  #lost = 0;

  /**
   * @param lostLine what stands in the place of so many lines
   * @param onGone the reader went away: nobody will see what else there is to say
   */
  constructor(descriptor: number, lostLine: (count: number) => string, onGone: () => void) {
    this.#pipe = new Socket({ fd: descriptor, readable: false, writable: true });
    this.#lostLine = lostLine;
    this.#pipe.on('error', onGone);
    this.#pipe.on('drain', () => this.#tellLost());
  }

  /** @param text whole lines */
  write(text: string): void {
    // Once there is too much, until all of it is read: else every other line would be missing.
    if (this.#lost > 0 || this.#pipe.writableLength + text.length > MOST_WAITING)
      this.#lost += text.split('\n').length - 1;
    else if (this.#pipe.writable) this.#pipe.write(text);
  }

  /** Waits for the rest to be read, but not for ever. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, PATIENCE_MS);
      this.#pipe.once('close', resolve);
      const end = () =>
        this.#pipe.end(() => {
          clearTimeout(patience);
          resolve();
        });
      if (this.#lost > 0 && this.#pipe.writableLength > 0) this.#pipe.once('drain', end);
      else end();
    });
    this.#pipe.destroy();
  }

  #tellLost(): void {
    const lost = this.#lost;
    this.#lost = 0;
    if (lost > 0 && this.#pipe.writable) this.#pipe.write(this.#lostLine(lost));
  }
}
