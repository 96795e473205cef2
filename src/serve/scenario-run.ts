import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/scenario.js';
import type { Found } from './events.js';
import type { PlacedStep, Scenario } from './scenario.js';
import { Script, type Stage } from './script.js';

/** How far a scenario has come, over all its connections. */
export class ScenarioRun {
  readonly #scenario: Scenario;
  readonly #failures: { readonly step: PlacedStep; readonly found: Found }[] = [];
  /** Connections whose steps are not through. */
  readonly #open: Set<number>;
  #met = 0;
  #onDone: () => void = () => {};

  /** All steps of all connections are through. */
  readonly done: Promise<void>;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#open = new Set(scenario.connections.map((_, index) => index + 1));
    this.done = new Promise((resolve) => {
      this.#onDone = resolve;
    });
  }

  /** Whether a connection, counted from 1, is to be refused; its steps are through then. */
  refuses(connection: number): boolean {
    const steps = this.#scenario.connections[connection - 1] ?? [];
    if (!steps[0]?.step.refuse) return false;
    this.#close(connection);
    return true;
  }

  /** What to do with a connection, counted from 1; nothing: it echoes. */
  scriptFor(stage: Stage): Script | undefined {
    const steps = this.#scenario.connections[stage.number - 1];
    if (!steps) return undefined;
    const { withinMs } = this.#scenario;
    const onJudged = (step: PlacedStep, found?: Found) => {
      if (found) this.#failures.push({ step, found });
      else this.#met++;
    };
    return new Script(stage, { steps, withinMs }, onJudged, () => this.#close(stage.number));
  }

  /** How many expectations were met, how many not, and how many connections are not through. */
  get counts(): { readonly met: number; readonly failed: number; readonly unfinished: number } {
    return { met: this.#met, failed: this.#failures.length, unfinished: this.#open.size };
  }

  /** What was not as expected, and connections whose steps are not through; nothing: all went well. */
  problems(): readonly Diagnostic[] {
    const failed = this.#failures.map(({ step, found }): Diagnostic => {
      const { place } = step;
      const message = messages.notAsExpected(found);
      return { code: 'serve/expectation', severity: 'error', message, ...(place ? { place } : {}) };
    });
    const unfinished = [...this.#open].map((connection): Diagnostic => {
      const place = this.#scenario.connections[connection - 1]?.[0]?.place;
      const message = messages.unfinished(connection);
      return { code: 'serve/unfinished', severity: 'error', message, ...(place ? { place } : {}) };
    });
    return [...failed, ...unfinished];
  }

  #close(connection: number): void {
    this.#open.delete(connection);
    if (this.#open.size === 0) this.#onDone();
  }
}
