/** When the server does something later, whose time that is. */
export interface Clock {
  /** Milliseconds since the server started. */
  readonly now: () => number;
  /** Calls a function once, in so many milliseconds. @returns what calls it off */
  readonly after: (ms: number, action: () => void) => () => void;
}

/** The PC's time. */
export function wallClock(): Clock {
  const start = performance.now();
  return {
    now: () => performance.now() - start,
    after(ms, action) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Time that somebody else tells: that of a simulated board. */
export interface ToldClock extends Clock {
  /** When the next action is due; undefined: there is none. */
  readonly next: () => number | undefined;
  /** It is so late now: does what is due, in order. */
  readonly advanceTo: (ms: number) => void;
}

export function toldClock(): ToldClock {
  let now = 0;
  let due: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after(ms, action) {
      const entry = { at: now + ms, action };
      // Behind all that are due no later: what was asked for first is done first.
      const index = due.findIndex(({ at }) => at > entry.at);
      due = due.toSpliced(index < 0 ? due.length : index, 0, entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    next: () => due[0]?.at,
    advanceTo(ms) {
      now = Math.max(now, ms);
      for (let first = due[0]; first && first.at <= now; first = due[0]) {
        due = due.slice(1);
        first.action();
      }
    },
  };
}
