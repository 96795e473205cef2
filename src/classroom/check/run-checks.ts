import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import type { Config } from '../../generated/config.js';
import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import { runOf } from '../class/student-files.js';
import type { Check, Run } from '../exercise/exercise-text.js';
import { filledIn } from '../exercise/student-values.js';
import { appConfig, type BuildAppOptions, type BuiltApp, broken, buildApp } from './build-app.js';
import { causeOf } from './cause.js';
import { cleanText } from './clean-text.js';
import { judgeCalled } from './judge-called.js';
import { judgeConsole, judgeConsoleNever, judgeConsoleOrder } from './judge-console.js';
import { judgeRam, judgeSource, judgeSymbol } from './judge-files.js';
import { judgePin } from './judge-pin.js';
import {
  judgeConnections,
  judgeRefuses,
  judgeScenario,
  judgeServer,
  judgeServerNever,
} from './judge-server.js';
import { failed, type Judged, PASSED, unchecked } from './judged.js';
import { makeRun } from './make-run.js';
import { withNeeds } from './needs.js';
import type { CheckJob, CheckOutcome } from './outcome.js';
import type { RunRecord } from './record.js';
import { runFragment } from './run-settings.js';

export interface RunChecksOptions extends BuildAppOptions {
  /** Told before each part that takes time. */
  readonly onStep?: (step: Step) => void;
}

export type Step = { readonly kind: 'build' } | { readonly kind: 'run'; readonly run: Run };

/** Builds an exercise's app, makes the runs that its checks look at, each once, and judges. Never throws for what an app does. */
export async function runChecks(
  whole: CheckJob,
  options: RunChecksOptions,
): Promise<readonly CheckOutcome[]> {
  const { student } = whole;
  const job = { ...whole, checks: filledIn(whole.checks, student), runs: filledIn(whole.runs, student) };
  const { checks, runs } = job;
  const read = await ours(() => appConfig(job));
  const config = isText(read) ? unchecked(read) : read.ok ? read.value : broken(read.diagnostics);
  const needsApp = checks.some((check) => 'compiles' in check.expect || runOf(check, runs));
  const builds = new Map<string, BuiltApp | Judged>();
  const appWith = async (settings: string): Promise<BuiltApp | Judged> => {
    const app = builds.get(settings) ?? (await appOf(job, config, settings, options));
    builds.set(settings, app);
    return app;
  };
  const app = needsApp ? await appWith('') : undefined;
  const records = new Map<string, RunRecord | Judged>();
  for (const run of runs) {
    if (!app || !checks.some((check) => runOf(check, runs) === run)) continue;
    // What does not build as it is needs not be tried with other settings.
    const own = isJudged(app) ? app : await appWith(runFragment(run));
    records.set(run.id, isJudged(own) ? own : await recordOf(run, own, job, options));
  }
  const seen: Seen = { job, config, app, records };
  const own: CheckOutcome[] = [];
  let isTold = false;
  for (const check of checks) {
    const found = await ours(() => judge(check, seen));
    const judged = isText(found) ? unchecked(found) : found;
    // It was not even tried: its author's advice is about something else.
    const isUnbuilt =
      (judged === app || judged === config || judged.isUnreadable === true) && judged.verdict === 'failed';
    const isUntried = isUnbuilt && isTold;
    const shown = isUntried ? failed(messages.notBuiltAsTold) : judged;
    const advice = adviceOf(check, judged, isUnbuilt, records.get(runOf(check, runs)?.id ?? ''));
    isTold ||= isUnbuilt;
    own.push({
      id: check.id,
      ...shownSafely(shown),
      ...(advice ? { advice } : {}),
      ...(isUntried ? { untried: true } : {}),
    });
  }
  return withNeeds(checks, own);
}

/** What its author tells whoever fails a check, where that is about what happened. */
function adviceOf(
  { expect, on_failure: advice, on_failure_for: causes }: Check,
  { verdict, isAdvised, isCutShort }: Judged,
  isUnbuilt: boolean,
  record: RunRecord | Judged | undefined,
): Text | undefined {
  if (verdict !== 'failed' || isCutShort || (isUnbuilt && (!expect.compiles || isAdvised))) return undefined;
  if (!record || isJudged(record)) return advice;
  // Of what never ends the reason says all there is.
  if (record.halted) return undefined;
  return causes && !causes.includes(causeOf(record)) ? undefined : advice;
}

async function appOf(
  job: CheckJob,
  config: Config | Judged,
  settings: string,
  options: RunChecksOptions,
): Promise<BuiltApp | Judged> {
  if (isJudged(config)) return config;
  options.onStep?.({ kind: 'build' });
  const built = await ours(() => buildApp(job, config, settings, options));
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
  /** Undefined: no check wants it built. */
  readonly app: BuiltApp | Judged | undefined;
  readonly records: ReadonlyMap<string, RunRecord | Judged>;
}

async function judge(check: Check, seen: Seen): Promise<Judged> {
  const { job, app, records } = seen;
  if (check.expect.compiles) return app && isJudged(app) ? app : (app?.warned ?? PASSED);
  const run = runOf(check, job.runs);
  if (!run) {
    const judged = await judgeFile(check, seen);
    // Whatever stands in its files: an app that does not build does nothing.
    return judged.verdict === 'passed' && app && isJudged(app) ? app : judged;
  }
  const record = records.get(run.id);
  if (!record) return unchecked(messages.badRun(check.run ?? check.id, messages.withoutReason));
  return isJudged(record) ? record : judgeRun(check, record);
}

async function judgeFile({ expect, id, run }: Check, { job, config }: Seen): Promise<Judged> {
  const { ram, symbol, source } = expect;
  if (source) return judgeSource(source, job);
  if (isJudged(config)) return config;
  if (ram) return judgeRam(ram, job, config);
  if (symbol) return judgeSymbol(symbol, job, config);
  return unchecked(messages.badRun(run ?? id, messages.withoutReason));
}

function judgeRun({ expect, on_failure: advice }: Check, record: RunRecord): Judged {
  const isExplained = advice !== undefined;
  if (expect.console) return judgeConsole(expect.console, record, isExplained);
  if (expect.console_never) return judgeConsoleNever(expect.console_never, record);
  if (expect.console_order) return judgeConsoleOrder(expect.console_order, record, isExplained);
  if (expect.server) return judgeServer(expect.server, record, isExplained);
  if (expect.server_never) return judgeServerNever(expect.server_never, record);
  if (expect.connections) return judgeConnections(expect.connections, record);
  if (expect.called) return judgeCalled(expect.called, record);
  if (expect.refuses) return judgeRefuses(expect.refuses, record);
  if (expect.pin) return judgePin(expect.pin, record);
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
