import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';

export type FactKind =
  | 'setting'
  | 'kconfig'
  | 'file'
  | 'include'
  | 'declaration'
  | 'constant'
  | 'buffer'
  | 'macro'
  | 'header'
  | 'function'
  | 'field'
  | 'loop'
  | 'call'
  | 'log'
  | 'sleep'
  | 'timeout';

/** One documented fact: enough to find the one place in the page that it is about. */
export interface Fact {
  kind: FactKind;
  /** The documented file, e.g. `src/main.c`. */
  file: string;
  function?: string;
  name: string;
  value?: string;
}

export type Licence = 'be missing' | 'be added' | 'move' | 'change' | 'be bounded';

/** A deliberate deviation from the documented app: one fact that may be missing or different, and why. */
export interface Exception {
  /** D1 … D15 of the list of defects; D16 … D20 are in docs/firmware.md. */
  id: string;
  what: {
    kind: FactKind;
    function?: string;
    name: string;
    value?: string;
    may: Licence;
    /** Of `change`: the only other value that is right, as a C expression of the generated code. */
    to?: string;
    /** How many such facts it covers; 1 unless told. */
    times?: number;
  };
  where: string;
  why: string;
  /** The SDK lines on which it holds; all of them unless told. */
  sdk?: number[];
}

export interface ExceptionUse {
  exception: Exception;
  times: number;
}

/** @throws Error The data does not follow the schema; the message names every wrong place. */
export function readExceptions(data: unknown, schema: object): Exception[] {
  return validated(data, new Ajv({ allErrors: true }).compile<Exception[]>(schema));
}

/** @throws Error The data does not follow the schema. */
export function validated<T>(data: unknown, validate: ValidateFunction<T>): T {
  if (validate(data)) return data;
  const errors = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  throw new Error(`does not follow its schema:\n${errors.join('\n')}`);
}

/**
 * The exceptions wider than any of these comparisons needed: no line used them, or none as often as they allow.
 * Pass one comparison per SDK line, all made with the same exceptions.
 */
export function unusedExceptions(
  exceptions: readonly Exception[],
  comparisons: readonly { used: readonly ExceptionUse[] }[],
): Exception[] {
  return exceptions.filter((exception) => {
    const uses = comparisons.map(({ used }) => used.find((use) => use.exception === exception)?.times ?? 0);
    return Math.max(0, ...uses) < (exception.what.times ?? 1);
  });
}

/** Counts how far the exceptions of one comparison have been used up. */
export class Ledger {
  readonly #exceptions: readonly Exception[];
  readonly #uses = new Map<Exception, number>();

  constructor(exceptions: readonly Exception[], sdkLine: number) {
    this.#exceptions = exceptions.filter(({ sdk }) => sdk === undefined || sdk.includes(sdkLine));
  }

  /** The exceptions about exactly this fact, used up or not. */
  about(fact: Fact, may: Licence): Exception[] {
    return this.#exceptions.filter(
      ({ what, where }) =>
        where === fact.file &&
        what.kind === fact.kind &&
        what.function === fact.function &&
        what.name === fact.name &&
        what.value === fact.value &&
        what.may === may,
    );
  }

  /** Uses an exception up by one. False if there is none left that is about this fact and that `accepts` likes. */
  use(fact: Fact, may: Licence, accepts: (exception: Exception) => boolean = () => true): boolean {
    for (const exception of this.about(fact, may)) {
      const uses = this.#uses.get(exception) ?? 0;
      if (uses >= (exception.what.times ?? 1) || !accepts(exception)) continue;
      this.#uses.set(exception, uses + 1);
      return true;
    }
    return false;
  }

  used(): ExceptionUse[] {
    return [...this.#uses].map(([exception, times]) => ({ exception, times }));
  }
}
