import type { Clock } from './clock.js';
import { beginningOf, type Found, type ServerEvent } from './events.js';
import type { Message, Peer } from './peer.js';
import { type Expectation, messageOf, type PlacedStep, patternOf, stepText } from './scenario.js';

/** What a script acts on: one connection. */
export interface Stage {
  readonly number: number;
  readonly peer: Peer;
  readonly clock: Clock;
  readonly tell: (event: ServerEvent) => void;
  /** The next message, if there is one and it may be answered now. */
  readonly take: () => Message | undefined;
  readonly stopReading: () => void;
  /** Something has changed: wakes the script, and sees to what it leaves. */
  readonly work: () => void;
}

/** Goes through the steps of one connection. Whatever comes wakes it; it does all that it can and waits again. */
export class Script {
  readonly #stage: Stage;
  readonly #steps: readonly PlacedStep[];
  readonly #withinMs: number;
  readonly #onJudged: (step: PlacedStep, found?: Found) => void;
  readonly #onOver: () => void;
  #next = 0;
  #echoed = 0;
  readonly #pongs: string[] = [];
  #closeCode: number | undefined;
  /** Within a `delay_ms`. */
  #rests = false;
  #callOff: (() => void) | undefined;

  /**
   * @param onJudged an expectation was met, or what was found in its place
   * @param onOver all steps are through, or the connection ended before
   */
  constructor(
    stage: Stage,
    { steps, withinMs }: { readonly steps: readonly PlacedStep[]; readonly withinMs: number },
    onJudged: (step: PlacedStep, found?: Found) => void,
    onOver: () => void,
  ) {
    this.#stage = stage;
    this.#steps = steps;
    this.#withinMs = withinMs;
    this.#onJudged = onJudged;
    this.#onOver = onOver;
  }

  get isOver(): boolean {
    return this.#next >= this.#steps.length;
  }

  pong(text: string): void {
    this.#pongs.push(text);
    this.#stage.work();
  }

  closed(code: number): void {
    this.#closeCode = code;
    this.#stage.work();
  }

  /** Goes on as far as possible. */
  wake(): void {
    if (this.isOver) return;
    for (let placed = this.#steps[this.#next]; placed && !this.#rests; placed = this.#steps[this.#next]) {
      if (!this.#isDone(placed)) return;
      this.#goOn();
    }
    if (this.isOver) this.#onOver();
  }

  /** Does a step. @returns whether it is through; else something has to happen first */
  #isDone(placed: PlacedStep): boolean {
    const { step } = placed;
    if (step.expect) return this.#expect(placed, step.expect);
    if (this.#closeCode !== undefined) {
      this.#judge(placed, { closed: this.#closeCode });
      return true;
    }
    if (step.echo !== undefined) return this.#echo(placed, step.echo);
    this.#act(placed);
    return true;
  }

  #act({ step, number }: PlacedStep): void {
    const { peer, clock } = this.#stage;
    if (step.delay_ms !== undefined) {
      this.#tell(number, `delay=${step.delay_ms}`);
      this.#rests = true;
      this.#callOff = clock.after(step.delay_ms, () => {
        this.#rests = false;
        this.#callOff = undefined;
        this.#stage.work();
      });
    } else if (step.send) peer.send(messageOf(step.send));
    else if (step.fragments) peer.sendFragments(step.fragments.map(messageOf));
    else if (step.coalesce) peer.sendTogether(step.coalesce.map(messageOf));
    else if (step.ping !== undefined) peer.ping(step.ping);
    else if (step.close) {
      const { code = 1000, reason = '' } = step.close;
      this.#tell(number, `close=${code}`);
      peer.close(code, reason);
    } else if (step.drop) {
      this.#tell(number, 'drop');
      peer.drop();
    } else if (step.stop_reading) {
      this.#tell(number, 'stop-reading');
      this.#stage.stopReading();
    }
  }

  #echo(placed: PlacedStep, count: number): boolean {
    while (this.#echoed < count) {
      const message = this.#stage.take();
      if (!message) return this.#wait(placed, this.#withinMs);
      this.#stopWaiting();
      this.#stage.peer.send(message);
      this.#echoed++;
    }
    this.#judge(placed);
    return true;
  }

  #expect(placed: PlacedStep, wanted: Expectation): boolean {
    const ms = wanted.within_ms ?? this.#withinMs;
    if (wanted.pong !== undefined) {
      const pong = this.#pongs.shift();
      if (pong === undefined) return this.#wait(placed, ms);
      this.#judge(placed, pong === wanted.pong ? undefined : { pong });
      return true;
    }
    if (wanted.close !== undefined) {
      // A client that is in the middle of sending does not know yet.
      while (this.#stage.take());
      if (this.#closeCode === undefined) return this.#wait(placed, ms);
      this.#judge(placed, this.#closeCode === wanted.close ? undefined : { closed: this.#closeCode });
      return true;
    }
    const message = this.#stage.take();
    if (!message) return this.#wait(placed, ms);
    this.#judge(placed, isAsWanted(message, wanted) ? undefined : foundOf(message));
    return true;
  }

  /** Nothing is there yet. @returns false, or true if nothing more can come */
  #wait(placed: PlacedStep, ms: number): boolean {
    if (this.#closeCode !== undefined) {
      this.#judge(placed, { closed: this.#closeCode });
      return true;
    }
    this.#callOff ??= this.#stage.clock.after(ms, () => {
      this.#judge(placed, { nothing_within_ms: ms });
      this.#goOn();
      if (this.isOver) this.#onOver();
      this.#stage.work();
    });
    return false;
  }

  #judge(placed: PlacedStep, found?: Found): void {
    const { number, tell } = this.#stage;
    tell({
      event: 'expected',
      connection: number,
      step: placed.number,
      ...(placed.place ? { line: placed.place.line } : {}),
      ok: found === undefined,
      wanted: stepText(placed),
      ...(found ? { found } : {}),
    });
    this.#onJudged(placed, found);
    // Who is gone does nothing more: one failure says it, and not one for each step.
    const isGone = found !== undefined && 'closed' in found;
    if (isGone) this.#next = this.#steps.length;
  }

  #goOn(): void {
    this.#stopWaiting();
    this.#echoed = 0;
    this.#next++;
  }

  #stopWaiting(): void {
    if (this.#rests) return;
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #tell(step: number, fault: string): void {
    const { number, tell } = this.#stage;
    tell({ event: 'fault', connection: number, fault, step });
  }
}

function isAsWanted({ data, binary }: Message, wanted: Expectation): boolean {
  const { text, bytes } = wanted;
  if (text !== undefined && (binary || !patternOf(text)?.test(data.toString('utf8')))) return false;
  if (wanted.binary !== undefined && (!binary || !data.equals(Buffer.from(wanted.binary, 'hex'))))
    return false;
  return bytes === undefined || data.length === bytes;
}

function foundOf({ data, binary }: Message): Found {
  const type = binary ? 'binary' : 'text';
  return { type, bytes: data.length, start: beginningOf(data, type) };
}
