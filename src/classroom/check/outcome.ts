import type { Place } from '../../diagnostics/diagnostic.js';
import type { Text } from '../../messages/text.js';
import type { Check, Run } from '../exercise/exercise-text.js';
import type { StudentValues } from '../exercise/student-values.js';

/**
 * What a check came to. `unchecked`: nothing can be said of the student's work, since what checks it did not get to its end (no
 * compiler, no room on the disk, this PC was too busy). An app that does not compile, crashes or hangs has `failed`.
 */
export type Verdict = 'passed' | 'failed' | 'unchecked';

export interface CheckOutcome {
  /** As exercise.yaml calls it. */
  readonly id: string;
  readonly verdict: Verdict;
  /** Why it is not passed: what was seen, in the words of this program. */
  readonly reason?: Text;
  /** A few lines of what the compiler, the sanitizer or the console said, without colours and control characters. */
  readonly said?: string;
  /** Where in the project, if that is known. */
  readonly place?: Place;
  /** What the exercise's author tells whoever fails this check. */
  readonly advice?: Text;
  /** It waits for an app that builds, and another check has told why that does not. */
  readonly untried?: true;
}

/** One project and what is to be checked in it; of one exercise. */
export interface CheckJob {
  /** The project, absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly shown: string;
  readonly runs: readonly Run[];
  /** In the order in which their outcomes come. */
  readonly checks: readonly Check[];
  /** Scenario files by their name in `runs`, as their author wrote them. */
  readonly scenarios: ReadonlyMap<string, string>;
  readonly student: StudentValues;
}

/** What a job may use up. */
export interface CheckLimits {
  /** Of this PC's time, for all of the compiler's and linker's work. */
  readonly buildMs: number;
  /** Of this PC's time, for one run. */
  readonly runMs: number;
  /** Of the console, in bytes: a run ends there. */
  readonly consoleBytes: number;
}

/** For one's own work on a PC that may be busy. */
export const DEFAULT_CHECK_LIMITS: CheckLimits = {
  buildMs: 120_000,
  runMs: 60_000,
  consoleBytes: 4 * 1024 * 1024,
};
