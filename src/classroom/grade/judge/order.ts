import type { CheckJob, CheckOutcome } from '../../check/outcome.js';
import type { GradeLimits } from '../sandbox/limits.js';
import type { Excess } from '../sandbox/watcher.js';

/** What a judge is told, as JSON on its standard input: nothing of it is in a file, an argument or the environment. */
export interface Order {
  readonly job: Omit<CheckJob, 'scenarios'> & { readonly scenarios: readonly (readonly [string, string])[] };
  /** Where objects and programs are kept; absolute. */
  readonly cache: string;
  /** bubblewrap as it is called, if there is a sandbox. */
  readonly bwrap?: string;
  readonly limits: GradeLimits;
}

/** What it answers, as JSON on its standard output. */
export interface Answer {
  readonly outcomes: readonly CheckOutcome[];
  readonly excesses: readonly Excess[];
  /** A build or a run was ended since this PC's time for it was up. */
  readonly late: boolean;
}
