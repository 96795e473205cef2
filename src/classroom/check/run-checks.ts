import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import type { Config } from '../../generated/config.js';
import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import { runOf } from '../class/student-files.js';
import type { Check, Run } from '../exercise/exercise-text.js';
import { filledIn } from '../exercise/student-values.js';
import { appConfig, type BuildAppOptions, type BuiltApp, broken, buildApp } from './build-app.js';
import { cleanText } from './clean-text.js';
import { judgeConsole, judgeConsoleNever, judgeConsoleOrder } from './judge-console.js';
import { judgeRam, judgeSource, judgeSymbol } from './judge-files.js';
import { judgeConnections, judgeScenario, judgeServer, judgeServerNever } from './judge-server.js';
import { failed, type Judged, PASSED, unchecked } from './judged.js';
import { makeRun } from './make-run.js';
import type { CheckJob, CheckOutcome } from './outcome.js';
import type { RunRecord } from './record.js';

export interface RunChecksOptions extends BuildAppOptions {
  /** Told before each part that takes time. */
  readonly onStep?: (step: Step) => void;
}

export type Step = { readonly kind: 'build' } | { readonly kind: 'run'; readonly run: Run };

/** Builds an exercise's app, makes the runs that its checks look at, each once, and judges. Never throws for what an app does. */
export async function runChecks(job: CheckJob, options: RunChecksOptions): Promise<readonly CheckOutcome[]> {
  const checks = filledIn(job.checks, job.student);
  const read = await ours(() => appConfig(job));
  const config = isText(read) ? unchecked(read) : read.ok ? read.value : broken(read.diagnostics);
  const needsApp = checks.some((check) => 'compiles' in check.expect || runOf(check, job.runs));
  const app = needsApp ? await appOf(job, config, options) : unchecked(messages.withoutReason);
  const records = new Map<string, RunRecord | Judged>();
  for (const run of job.runs) {
    if (!checks.some((check) => runOf(check, job.runs) === run)) continue;
    records.set(run.id, isJudged(app) ? app : await recordOf(run, app, job, options));
  }
  const outcomes: CheckOutcome[] = [];
  let isTold = false;
  for (const check of checks) {
    const found = await ours(() => judge(check, { job, config, app, records }));
    const judged = isText(found) ? unchecked(found) : found;
    // It was not even tried: its author's advice is about something else.
    const isUnbuilt = (judged === app || judged === config) && judged.verdict === 'failed';
    const shown = isUnbuilt && isTold ? failed(messages.notBuiltAsTold) : judged;
    const isMeant = !isUnbuilt || (check.expect.compiles && !judged.isAdvised);
    const advice = judged.verdict === 'failed' && isMeant ? check.on_failure : undefined;
    isTold ||= isUnbuilt;
    outcomes.push({ id: check.id, ...shownSafely(shown), ...(advice ? { advice } : {}) });
  }
  return outcomes;
}

async function appOf(
  job: CheckJob,
  config: Config | Judged,
  options: RunChecksOptions,
): Promise<BuiltApp | Judged> {
  if (isJudged(config)) return config;
  options.onStep?.({ kind: 'build' });
  const built = await ours(() => buildApp(job, config, options));
  return isText(built) ? unchecked(built) : built;
}

async function recordOf(
  run: Run,
  app: BuiltApp,
  job: CheckJob,
  options: RunChecksOptions,
): Promise<RunRecord | Judged> {
  options.onStep?.({ kind: 'run', run });
  const record = await ours(() => makeRun(run, app, job, options));
  return isText(record) ? unchecked(record) : record;
}

interface Seen {
  readonly job: CheckJob;
  readonly config: Config | Judged;
  readonly app: BuiltApp | Judged;
  readonly records: ReadonlyMap<string, RunRecord | Judged>;
}

async function judge(check: Check, { job, config, app, records }: Seen): Promise<Judged> {
  const { compiles, ram, symbol, source } = check.expect;
  if (source) return judgeSource(source, job);
  if (compiles) return isJudged(app) ? app : (app.warned ?? PASSED);
  if (ram) return isJudged(config) ? config : judgeRam(ram, job, config);
  if (symbol) return isJudged(config) ? config : judgeSymbol(symbol, job, config);
  const record = records.get(runOf(check, job.runs)?.id ?? '');
  if (!record) return unchecked(messages.badRun(check.run ?? check.id, messages.withoutReason));
  return isJudged(record) ? record : judgeRun(check, record);
}

function judgeRun({ expect, on_failure: advice }: Check, record: RunRecord): Judged {
  const isExplained = advice !== undefined;
  if (expect.console) return judgeConsole(expect.console, record, isExplained);
  if (expect.console_never) return judgeConsoleNever(expect.console_never, record);
  if (expect.console_order) return judgeConsoleOrder(expect.console_order, record, isExplained);
  if (expect.server) return judgeServer(expect.server, record, isExplained);
  if (expect.server_never) return judgeServerNever(expect.server_never, record);
  if (expect.connections) return judgeConnections(expect.connections, record);
  if (expect.scenario) return judgeScenario(record);
  return judgeClean(record);
}

/** Nothing that the sanitizers, the kernel or the clock have against the app. */
function judgeClean({ early, problems, report }: RunRecord): Judged {
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem)
    return failed(messages.sentences(problem.message, problem.remedy), {
      said: report,
      place: problem.place,
    });
  return early ? failed(early, { said: report }) : PASSED;
}

/** Compilers, sanitizers and apps have their words in all of it. */
function shownSafely({ verdict, reason, said, place }: Judged): Judged {
  return {
    verdict,
    ...(reason ? { reason: { en: cleanText(reason.en), zh: cleanText(reason.zh) } } : {}),
    ...(said ? { said: cleanText(said) } : {}),
    ...(place ? { place: { ...place, lineText: cleanText(place.lineText) } } : {}),
  };
}

/** What the system refuses, such as room on the disk, is no fault of the app's. @returns why, in that case */
async function ours<T>(work: () => Promise<T>): Promise<T | Text> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return messages.noRoom(systemReason(error));
  }
}

function isText(value: object): value is Text {
  return 'en' in value && 'zh' in value;
}

function isJudged(value: object): value is Judged {
  return 'verdict' in value;
}
