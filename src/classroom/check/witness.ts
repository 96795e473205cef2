import { brokeProtocol } from '../../messages/class-check.js';
import { explained } from '../../messages/serve.js';
import type { Text } from '../../messages/text.js';
import type { ClientFrame, TimedEvent } from '../../serve/events.js';
import type { Refusal } from '../../simulate/relay.js';
import type { Shown } from '../../simulate/run.js';
import { cleanText } from './clean-text.js';
import type { Frame, RunRecord } from './record.js';

/** Why we ended a run: the PC's time was up, or the app printed or sent without end. */
export type Halt = 'late' | 'console' | 'server';

/** Of what comes to the server, in bytes. */
const MAX_SENT = 16 * 1024 * 1024;
/** What each message takes beside its bytes, so that empty ones come to an end, too. */
const FRAME_BYTES = 64;
/** More changes than anybody asks for. */
const MAX_PINS = 10_000;
/** More functions than the simulator has. */
const MAX_NAMES = 1000;
/** An app that waits as it should has this many pauses in a second of board time, and not more. */
const MANY_PAUSES = 1000;
/** Who has not paused for so long, in milliseconds of the PC's time, does not. */
const LONG_MS = 5000;

/** Writes down what an app does in a run, up to a limit. */
export class Witness {
  readonly #consoleBytes: number;
  readonly #stop: () => void;
  readonly #lines: { ms: number; text: string }[] = [];
  readonly #frames: Frame[] = [];
  readonly #pins: { ms: number; pin: string; state: string }[] = [];
  readonly #calls = new Map<string, number>();
  #line = '';
  #printed = 0;
  #sent = 0;
  #connections = 0;
  #pauses = 0;
  #lastPause = performance.now();
  readonly #refusedFor = new Set<Refusal['because']>();
  #refused: Text | undefined;
  #broke: Text | undefined;
  #lastMs = 0;
  #halted: Halt | undefined;

  constructor(consoleBytes: number, stop: () => void) {
    this.#consoleBytes = consoleBytes;
    this.#stop = stop;
  }

  get halted(): Halt | undefined {
    return this.#halted;
  }

  /** Board time of the last thing that was seen. */
  get lastMs(): number {
    return this.#lastMs;
  }

  limitOf(halt: Halt): number {
    return halt === 'console' ? this.#consoleBytes : MAX_SENT;
  }

  halt(why: Halt): void {
    this.#halted ??= why;
    this.#stop();
  }

  /**
   * Whether a run that took too long has waited now and then, as it should: then the PC is slow, and not the app.
   * @param ms the board time that it has reached
   */
  isResting(runMs: number, ms: number): boolean {
    const seconds = Math.max(1, ms / 1000);
    const isAlive = performance.now() - this.#lastPause < Math.min(LONG_MS, runMs / 2);
    return isAlive && this.#pauses / seconds < MANY_PAUSES;
  }

  readonly message = (message: Shown): void => {
    if (this.#halted) return;
    this.#lastMs = Math.max(this.#lastMs, message.ms);
    if (message.kind === 'pin' && this.#pins.length < MAX_PINS)
      this.#pins.push({ ms: message.ms, pin: message.pin, state: message.state });
    if (message.kind === 'call') this.#count(/^\w*/.exec(message.text)?.[0] ?? '');
    if (message.kind !== 'console') return;
    this.#printed += Buffer.byteLength(message.text);
    const [first = '', ...rest] = message.text.split('\n');
    this.#line += first;
    for (const next of rest) {
      this.#endLine(message.ms);
      this.#line = next;
    }
    if (this.#printed > this.#consoleBytes) this.halt('console');
  };

  readonly frame = ({ ms, opcode, data }: ClientFrame): void => {
    if (this.#halted) return;
    this.#lastMs = Math.max(this.#lastMs, ms);
    this.#frames.push({ ms, opcode, text: data.toString('utf8') });
    this.#sent += data.length + FRAME_BYTES;
    if (this.#sent > MAX_SENT) this.halt('server');
  };

  readonly event = (event: TimedEvent): void => {
    const isUnanswered = event.event === 'fault' && event.fault === 'no-handshake';
    if (event.event === 'connected' || event.event === 'refused' || isUnanswered) this.#connections++;
    if (event.event === 'protocol-error') this.#broke ??= brokeProtocol(explained(event.code, event.detail));
  };

  readonly refusal = ({ why, because }: Refusal): void => {
    this.#refused ??= why;
    this.#refusedFor.add(because);
  };

  readonly idle = (): void => {
    this.#pauses++;
    this.#lastPause = performance.now();
  };

  seen(): Pick<
    RunRecord,
    'lines' | 'frames' | 'pins' | 'calls' | 'connections' | 'refused' | 'refusedFor' | 'broke'
  > {
    if (this.#line !== '') this.#endLine(this.#lastMs);
    return {
      lines: this.#lines,
      frames: this.#frames,
      pins: this.#pins,
      calls: this.#calls,
      connections: this.#connections,
      refusedFor: this.#refusedFor,
      ...(this.#refused ? { refused: this.#refused } : {}),
      ...(this.#broke ? { broke: this.#broke } : {}),
    };
  }

  #count(name: string): void {
    if (this.#calls.has(name) || this.#calls.size < MAX_NAMES)
      this.#calls.set(name, (this.#calls.get(name) ?? 0) + 1);
  }

  #endLine(ms: number): void {
    this.#lines.push({ ms, text: cleanText(this.#line).trimEnd() });
    this.#line = '';
  }
}
