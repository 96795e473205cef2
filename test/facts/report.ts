import { type Exception, type ExceptionUse, type Fact, Ledger, type Licence } from './exceptions.js';
import { evaluate, FOREVER } from './expression.js';
import type { Scope } from './model.js';

/** A documented fact that the generated project does not hold to, with no exception that allows it. */
export interface Difference extends Fact {
  /** What is there instead. */
  found?: string;
  /** One line for people: file, function, what is missing or different, and after which element. */
  message: string;
}

/** A value as an expression, with the names it can use. */
export interface Expression {
  text: string;
  scope: Scope;
}

export function sameValue(a: Expression, b: Expression): boolean {
  const value = evaluate(a.text, a.scope);
  // Text alone is no proof: the same constant's name may stand for different values on the two sides.
  return value === undefined ? a.text === b.text : value === evaluate(b.text, b.scope);
}

/** Collects differences, and asks the exceptions before each. */
export class Report {
  readonly ledger: Ledger;
  readonly #differences: Difference[] = [];

  constructor(exceptions: readonly Exception[], sdkLine: number) {
    this.ledger = new Ledger(exceptions, sdkLine);
  }

  get differences(): readonly Difference[] {
    return this.#differences;
  }

  used(): ExceptionUse[] {
    return this.ledger.used();
  }

  /** `place` says where it was looked for, e.g. `after close() (line 20)`. */
  missing(fact: Fact, place = ''): void {
    if (!this.ledger.use(fact, 'be missing'))
      this.#add(fact, `lacks ${describe(fact)}${place && `, ${place}`}`);
  }

  outOfOrder(fact: Fact, place: string): void {
    const allowed = this.ledger.use(fact, 'move') || this.ledger.use(fact, 'be missing');
    if (!allowed) this.#add(fact, `has ${describe(fact)} out of order: ${place}`);
  }

  added(fact: Fact): void {
    if (!this.ledger.use(fact, 'be added')) this.#add(fact, `has ${describe(fact)}, which is not documented`);
  }

  /** Compares a documented value with ours. */
  compare(fact: Fact, documented: Expression, ours: Expression): void {
    if (sameValue(documented, ours) || this.allowsChange(fact, ours)) return;
    const value = evaluate(ours.text, ours.scope);
    const resolved = value === undefined ? '' : ` (= ${JSON.stringify(value)})`;
    this.#add(
      fact,
      `${describe(fact)} should be ${documented.text} but is ${ours.text}${resolved}`,
      ours.text,
    );
  }

  /** Uses up an exception that allows this value instead of the documented one. */
  allowsChange(fact: Fact, ours: Expression): boolean {
    return this.ledger.use(fact, 'change', (each) => changesTo(each, ours)) || this.#allowsBound(fact, ours);
  }

  #allowsBound(fact: Fact, ours: Expression): boolean {
    const value = evaluate(ours.text, ours.scope);
    return typeof value === 'number' && value !== FOREVER && this.ledger.use(fact, 'be bounded');
  }

  wrong(fact: Fact, message: string): void {
    this.#add(fact, message);
  }

  #add(fact: Fact, text: string, found?: string): void {
    const place = fact.function === undefined ? fact.file : `${fact.file}, ${fact.function}()`;
    this.#differences.push({ ...fact, ...(found !== undefined && { found }), message: `${place}: ${text}` });
  }
}

export function changesTo({ what }: Exception, ours: Expression): boolean {
  if (what.to === undefined) return false;
  return what.to === ours.text || sameValue({ text: what.to, scope: ours.scope }, ours);
}

/** Whether any exception is about this fact, used up or not. */
export function isExcepted(ledger: Ledger, fact: Fact): boolean {
  const licences: Licence[] = ['be missing', 'move', 'change'];
  return licences.some((may) => ledger.about(fact, may).length > 0);
}

export function describe({ kind, name, value = '' }: Fact): string {
  switch (kind) {
    case 'call':
      return `the call ${name}()`;
    case 'log':
      return `the log line ${name}(${value})`;
    case 'sleep':
      return `the sleep ${name}(${value})`;
    case 'timeout':
      return `the timeout of ${name}()`;
    case 'loop':
      return `a loop of at most ${value} rounds`;
    case 'macro':
      return `${name}(${value})`;
    case 'function':
    case 'declaration':
      return value ? `the return type of ${name}()` : `the ${kind} ${name}()`;
    case 'header':
      return `the HTTP header ${value}`;
    case 'field':
      return `the field .${name} = ${value}`;
    case 'setting':
      return `the setting ${name}${value && `=${value}`}`;
    default:
      return `the ${kind} ${name}`;
  }
}
