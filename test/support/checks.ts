import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CheckJob, type CheckOutcome, DEFAULT_CHECK_LIMITS } from '../../src/classroom/check/outcome.js';
import { type RunChecksOptions, runChecks } from '../../src/classroom/check/run-checks.js';
import type { Expectation, Run } from '../../src/classroom/exercise/exercise-text.js';
import type { Text } from '../../src/messages/text.js';
import { findCompiler } from '../../src/simulate/compiler.js';
import type { Files } from '../golden/projects.js';
import { withProject } from './simulation.js';

/** Objects that the tests have built before; by content, so that none is ever out of date. */
export const CACHE = fileURLToPath(new URL('../../node_modules/.cache/simulate', import.meta.url));

/** As the tests build and run: what is not given. */
export function checkOptions(more: Partial<RunChecksOptions> = {}): RunChecksOptions {
  const compiler = findCompiler(process.env);
  if (!compiler) throw new Error('no C compiler');
  mkdirSync(CACHE, { recursive: true });
  return { compiler, cache: CACHE, limits: DEFAULT_CHECK_LIMITS, ...more };
}

export interface Asked {
  readonly runs?: readonly Run[];
  readonly expect: readonly (Expectation & { readonly run?: string })[];
  readonly scenarios?: Readonly<Record<string, string>>;
  readonly student?: Partial<CheckJob['student']>;
}

/** What expectations come to in a project; in their order. */
export function outcomesOf(
  files: Files,
  { runs = [{ id: 'plain', seconds: 10 }], expect, scenarios = {}, student = {} }: Asked,
  more: Partial<RunChecksOptions> = {},
  /** What the author of each check tells whoever fails it. */
  advice?: Text,
): Promise<readonly CheckOutcome[]> {
  const checks = expect.map(({ run, ...expectation }, index) => ({
    id: `check-${index}`,
    title: { en: 'A check', zh: '检查' },
    ...(run === undefined ? {} : { run }),
    ...(advice ? { on_failure: advice } : {}),
    expect: expectation,
  }));
  const own = { path: '/class/ann', clientId: 'c1234567', seed: '123456789', ...student };
  return withProject(files, (folder) =>
    runChecks(
      { folder, shown: 'app', runs, checks, scenarios: new Map(Object.entries(scenarios)), student: own },
      checkOptions(more),
    ),
  );
}

/** An outcome in a line: its verdict, and why. */
export function told({ verdict, reason }: CheckOutcome): string {
  return reason ? `${verdict}: ${reason.en}` : verdict;
}
