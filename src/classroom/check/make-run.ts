import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import { startBoardServer, type Wanted } from '../../serve/board-server.js';
import { parseFault } from '../../serve/faults.js';
import { scenarioIn } from '../../serve/scenario-file.js';
import { keysOf } from '../../simulate/devicetree.js';
import { pressesOf } from '../../simulate/presses.js';
import { startRelay } from '../../simulate/relay.js';
import { type RunResult, run as start } from '../../simulate/run.js';
import { dhcpOf, dnsOf, sntpOf, wifiOf } from '../../simulate/surroundings.js';
import { readableReport, verdictOf } from '../../simulate/verdict.js';
import { runOf } from '../class/student-files.js';
import type { Run } from '../exercise/exercise-text.js';
import { filledText } from '../exercise/student-values.js';
import type { BuildAppOptions, BuiltApp } from './build-app.js';
import type { CheckJob } from './outcome.js';
import { type RunRecord, secondsOf } from './record.js';
import { runCertificate } from './run-certificate.js';
import { shortReport } from './short-report.js';
import { Witness } from './witness.js';

/** The same chance for everybody: equal work gets equal marks. */
const DEFAULT_SEED = 1;
/** As fast as it goes. */
const SPEED = 1_000_000;
/** Everything is on this PC: what does not come soon does not come. In milliseconds. */
const RELAY_PATIENCE_MS = 3000;

/**
 * Runs an app once, against a server of its own that keeps its time. @returns what was seen; or, where it is not the app's
 * doing, why nothing could be
 * @throws the system's error if this PC has no loopback, or cannot start programs
 */
export async function makeRun(
  run: Run,
  app: BuiltApp,
  job: CheckJob,
  options: BuildAppOptions,
): Promise<RunRecord | Text> {
  const wanted = await surroundings(run, app, job);
  if (!wanted.ok) return messages.badRun(run.id, wanted.why);
  const { around, served } = wanted;
  const { limits, launcher } = options;
  const endMs = run.seconds * 1000;
  const witness = new Witness(limits.consoleBytes, () => started.stop());
  const server = served && (await startBoardServer(served, witness.event, witness.frame));
  const relay = app.firmware.hasTls ? await startRelay(witness.refusal, RELAY_PATIENCE_MS) : undefined;
  const started = start({
    ...around,
    program: app.program,
    cwd: job.folder,
    ...(launcher ? { launcher } : {}),
    seed: run.seed ?? DEFAULT_SEED,
    speed: SPEED,
    endMs,
    trace: job.checks.some((check) => check.expect.called && runOf(check, job.runs)?.id === run.id),
    ...(server ? { server } : {}),
    ...(relay ? { relay } : {}),
    onMessage: witness.message,
    onIdle: witness.idle,
  });
  const timer = setTimeout(() => witness.halt('late'), limits.runMs);
  options.signal?.addEventListener('abort', started.stop, { once: true });
  const result = await started.result.finally(async () => {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', started.stop);
    relay?.close();
    // It takes in what a crashed app had sent.
    await server?.server.close();
  });
  if (options.signal?.aborted) return messages.stoppedOnRequest;
  const problems = verdictOf(result, job.folder);
  const ms = Math.max(result.end?.ms ?? 0, witness.lastMs, Math.round(server?.clock.now() ?? 0));
  const ending = endOf(result, problems, witness, { run, ms, runMs: limits.runMs });
  if (ending.ours) return ending.ours;
  return {
    ...witness.seen(),
    run,
    ...(server?.play ? { scenario: server.play } : {}),
    ...(wanted.scenarioText === undefined ? {} : { scenarioText: wanted.scenarioText }),
    ms,
    ...(ending.early ? { early: ending.early } : {}),
    halted: witness.halted !== undefined,
    problems: witness.halted ? [] : problems,
    report: shortReport(readableReport(result.report)),
  };
}

/** Why a run ended before its time, and whether that was the app's doing or ours; nothing: it did not. */
interface Ending {
  readonly early?: Text;
  readonly ours?: Text;
}

function endOf(
  { end }: RunResult,
  problems: readonly Diagnostic[],
  witness: Witness,
  { run, ms, runMs }: { readonly run: Run; readonly ms: number; readonly runMs: number },
): Ending {
  const seconds = Math.round(runMs / 1000);
  if (witness.halted === 'late')
    return witness.isResting(runMs, ms)
      ? { ours: messages.pcTooBusy(seconds, secondsOf(ms)) }
      : { early: messages.didNotComeBack(seconds) };
  if (witness.halted) {
    const kib = Math.round(witness.limitOf(witness.halted) / 1024);
    return { early: (witness.halted === 'console' ? messages.tooMuchConsole : messages.tooMuchSent)(kib) };
  }
  // Once main() and all threads have ended, nothing comes any more.
  if (end?.why === 'done' || (end?.why === 'time' && ms >= run.seconds * 1000)) return {};
  const why = problems[0]?.message ?? messages.withoutReason;
  // A program that is gone has not told the time; its server knows it.
  const at = run.server === false && !end?.ms ? undefined : secondsOf(ms);
  return { early: messages.endedEarly(at, run.seconds, why) };
}

/** What an exercise says of a run, read. */
async function surroundings(run: Run, app: BuiltApp, job: CheckJob) {
  const { wifi, dhcp, dns, sntp, press = [], heap_bytes: heapBytes, faults = [] } = run;
  const read = {
    wifi: wifiOf(wifi),
    dhcp: dhcpOf(dhcp),
    dns: dnsOf(dns),
    sntp: sntpOf(sntp),
    presses: pressesOf(press, app.board, keysOf(app.board)),
  };
  const parsed = faults.map(parseFault);
  const written = run.scenario === undefined ? undefined : (job.scenarios.get(run.scenario) ?? '');
  const text = written === undefined ? undefined : filledText(written, job.student);
  const scenario =
    text === undefined || run.scenario === undefined ? undefined : await scenarioIn(run.scenario, text);
  const tls = await runCertificate(run, job.folder, app.firmware.server?.host ?? 'localhost');
  const all = [...Object.values(read), ...parsed, ...(scenario ? [scenario] : []), ...(tls ? [tls] : [])];
  const wrong = all.find(({ ok }) => !ok)?.diagnostics[0];
  if (wrong) return { ok: false, why: wrong.message } as const;
  const served: Wanted | undefined =
    run.server === false
      ? undefined
      : {
          faults: parsed.flatMap((one) => (one.ok ? [one.value] : [])),
          ...(scenario?.ok ? { scenario: scenario.value } : {}),
          ...(tls?.ok ? { tls: tls.value } : {}),
        };
  const around = {
    ...(read.wifi.ok && read.wifi.value ? { wifi: read.wifi.value } : {}),
    ...(read.dhcp.ok ? read.dhcp.value : {}),
    ...(read.dns.ok && read.dns.value ? { dns: read.dns.value } : {}),
    ...(read.sntp.ok && read.sntp.value ? { sntp: read.sntp.value } : {}),
    ...(read.presses.ok ? { presses: read.presses.value } : {}),
    ...(heapBytes === undefined ? {} : { heapBytes }),
  };
  return { ok: true, around, served, scenarioText: text } as const;
}
