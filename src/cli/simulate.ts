import { join, resolve } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/simulate.js';
import type { Lang } from '../messages/text.js';
import { APP_MAIN } from '../simulate/app-main.js';
import { build } from '../simulate/build.js';
import { findCompiler } from '../simulate/compiler.js';
import { BUILD_FOLDER, readFirmware } from '../simulate/firmware.js';
import { simFolder } from '../simulate/package-folder.js';
import { type Run, run, type WifiFault } from '../simulate/run.js';
import { readableReport, verdictOf } from '../simulate/verdict.js';
import type { Arguments } from './arguments.js';
import { consolePrinter } from './console-printer.js';
import type { Io } from './io.js';
import { numberOf } from './numbers.js';
import type { ExitCode, Report } from './report.js';
import { type ServeGiven, scenarioOf } from './scenario-flag.js';
import type { Wanted } from './serve.js';

/** What the rest of the program does: given, so that this command, loaded when wanted, brings no second copy of it. */
export interface Given extends ServeGiven {
  readonly readConfig: (folder: string, dir: string, language: Lang) => Promise<Checked<Config>>;
}

/** `simulate [DIR]`: builds the application for this PC and runs it. 1 if it fails, 3 without a compiler. */
export async function simulate(args: Arguments, io: Io, report: Report, given: Given): Promise<ExitCode> {
  const options = await optionsOf(args, io.cwd, given.readScenario);
  if (!options.ok) return report.finish(2, options.diagnostics);
  const dir = args.dir ?? '.';
  const folder = resolve(io.cwd, dir);
  const config = await given.readConfig(folder, dir, report.lang);
  if (!config.ok) return report.finish(2, config.diagnostics);

  const recovered = config.diagnostics;
  if (process.platform === 'win32') return report.finish(3, [...recovered, missing(messages.onWindows)]);
  const compiler = findCompiler(io.env);
  if (!compiler) return report.finish(3, [...recovered, missing(messages.noCompiler)]);
  const { board, sdk } = config.value;
  const firmware = readFirmware(folder, dir, { board, sdkLine: sdk });
  if (!firmware.ok) return report.finish(2, [...recovered, ...firmware.diagnostics]);

  const { lang, paint } = report;
  const sanitize = !args.switches.has('--no-sanitizers');
  const built = await build({
    folder,
    firmware: firmware.value,
    compiler,
    sim: simFolder(),
    cache: join(folder, BUILD_FOLDER),
    sanitize,
    onCompile: () => report.text(`${paint.dim(messages.building[lang])}\n`),
  });
  if (!built.ok) {
    if (report.json) report.line({ event: 'compiler', text: built.output });
    else io.err(built.output);
    return report.finish(1, [...recovered, ...buildProblems(built.undefined)]);
  }
  if (built.warnings !== '' && !report.json) io.err(built.warnings);
  const notes = [
    ...recovered,
    ...firmware.diagnostics,
    ...(sanitize && !built.sanitized ? [NO_SANITIZERS] : []),
  ];

  const print = consolePrinter(report);
  const { serve, ...rest } = options.value;
  const server = serve ? await (await import('./serve.js')).startBoardServer(serve, print.server) : undefined;
  if (!server) report.text(`${paint.dim(messages.talksTo(config.value.server)[lang])}\n`);
  // The server listens before the board starts.
  print.idle();
  const started = run({
    ...rest,
    program: built.program,
    cwd: folder,
    ...(server ? { server } : {}),
    onMessage: print.board,
    onIdle: print.idle,
  });
  const stopped = stopWith(io, started);
  const result = await started.result;
  await server?.server.close();
  print.end();
  if (stopped()) return report.finish(130, []);

  if (result.report !== '' && !report.json) io.err(paint.dim(readableReport(result.report)));
  const told = server?.play
    ? (await import('./serve.js')).tellScenario(server.play, report)
    : { problems: [], counts: {} };
  const problems = [...verdictOf(result, folder), ...told.problems];
  const ms = result.end?.ms ?? 0;
  if (problems.length === 0) {
    const text = result.end?.why === 'done' ? messages.mainEnded : messages.ranFor(String(ms / 1000));
    report.text(`${paint.good(text[lang])}\n`);
  }
  return report.finish(problems.length > 0 ? 1 : 0, [...notes, ...problems], {
    event: 'end',
    ms,
    ...told.counts,
  });
}

/** Functions that are nowhere defined are told by name; what else is wrong, the compiler has said. */
function buildProblems(names: readonly string[]): readonly Diagnostic[] {
  if (names.length === 0)
    return [{ code: 'simulate/compile', severity: 'error', message: messages.doesNotCompile }];
  return names.map((name) => ({
    code: 'simulate/link',
    severity: 'error',
    message: name === APP_MAIN ? messages.noMain : messages.undefinedFunction(name),
    remedy: name === APP_MAIN ? messages.noMainRemedy : messages.undefinedRemedy,
  }));
}

/** @returns whether the run was stopped from outside */
function stopWith(io: Io, started: Run): () => boolean {
  let stopped = false;
  io.onStop(() => {
    stopped = true;
    started.stop();
  });
  return () => stopped;
}

const NO_FAULTS = { ok: true, value: [], diagnostics: [] } as const;

interface Options {
  readonly seed: number;
  readonly speed: number;
  readonly endMs?: number;
  readonly heapBytes?: number;
  readonly wifi?: WifiFault;
  readonly dhcpMs?: number;
  readonly trace: boolean;
  readonly serve?: Wanted;
}

async function optionsOf(
  args: Arguments,
  cwd: string,
  readScenario: Given['readScenario'],
): Promise<Checked<Options>> {
  const seconds = numberOf(args, '--seconds', { minimum: 0.001, maximum: 31_536_000, whole: false });
  const speed = numberOf(args, '--speed', { minimum: 0.01, maximum: 1_000_000, whole: false });
  const seed = numberOf(args, '--seed', { minimum: 0, maximum: 2 ** 32 - 1 });
  const heap = numberOf(args, '--heap', { minimum: 8, maximum: 2 ** 24 });
  const wifi = wifiOf(args.values.get('--wifi')?.[0]);
  const dhcp = dhcpOf(args.values.get('--dhcp')?.[0]);
  const faults = args.values.has('--fault') ? (await import('./serve.js')).faultsOf(args) : NO_FAULTS;
  const scenario = await scenarioOf(args, cwd, readScenario);
  const serves = args.switches.has('--serve');
  const checks = [seconds, speed, seed, heap, wifi, dhcp, faults, scenario];
  const diagnostics: Diagnostic[] = checks.flatMap((checked) => (checked.ok ? [] : [...checked.diagnostics]));
  for (const flag of ['--fault', '--scenario'].filter((name) => args.values.has(name) && !serves))
    diagnostics.push({ code: 'simulate/fault', severity: 'error', message: messages.needsServe(flag) });
  if (
    !seconds.ok ||
    !speed.ok ||
    !seed.ok ||
    !heap.ok ||
    !wifi.ok ||
    !dhcp.ok ||
    !faults.ok ||
    !scenario.ok ||
    diagnostics.length > 0
  )
    return { ok: false, diagnostics };
  const value: Options = {
    seed: seed.value ?? 1,
    speed: speed.value ?? 1,
    ...(seconds.value === undefined ? {} : { endMs: Math.round(seconds.value * 1000) }),
    ...(heap.value === undefined ? {} : { heapBytes: heap.value }),
    ...(wifi.value === undefined ? {} : { wifi: wifi.value }),
    ...(dhcp.value === undefined ? {} : { dhcpMs: dhcp.value }),
    trace: args.switches.has('--trace'),
    ...(serves
      ? { serve: { faults: faults.value, ...(scenario.value ? { scenario: scenario.value } : {}) } }
      : {}),
  };
  return { ok: true, value, diagnostics: [] };
}

/** `NAME` or `NAME:NUMBER`. */
function splitFault(text: string): { readonly name: string; readonly value: number } {
  const [, name = '', digits] = /^([a-z-]+)(?::(\d{1,7}(?:\.\d{1,3})?))?$/.exec(text) ?? [];
  return { name, value: digits === undefined ? Number.NaN : Number(digits) };
}

function wifiOf(text: string | undefined): Checked<WifiFault | undefined> {
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { name, value } = splitFault(text);
  const found = (fault: WifiFault) => ({ ok: true, value: fault, diagnostics: [] }) as const;
  if ((name === 'wrong-password' || name === 'not-found') && Number.isNaN(value))
    return found({ kind: name });
  if (name === 'flaky' && Number.isInteger(value)) return found({ kind: 'flaky', failures: value });
  if (name === 'drop-after' && !Number.isNaN(value)) return found({ kind: name, ms: value * 1000 });
  return refused('wifi', messages.wifiFault(text), messages.wifiFaultForms);
}

function dhcpOf(text: string | undefined): Checked<number | undefined> {
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { name, value } = splitFault(text);
  if (name === 'never' && Number.isNaN(value))
    return { ok: true, value: Number.POSITIVE_INFINITY, diagnostics: [] };
  if (name === 'late' && !Number.isNaN(value)) return { ok: true, value: value * 1000, diagnostics: [] };
  return refused('dhcp', messages.dhcpFault(text), messages.dhcpFaultForms);
}

function refused(
  name: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['message'],
): Checked<never> {
  return { ok: false, diagnostics: [{ code: `simulate/${name}`, severity: 'error', message, remedy }] };
}

const NO_SANITIZERS: Diagnostic = {
  code: 'simulate/no-sanitizers',
  severity: 'warning',
  message: messages.noSanitizers,
};

function missing(message: Diagnostic['message']): Diagnostic {
  const { platform } = process;
  const system = platform === 'win32' || platform === 'darwin' ? platform : 'linux';
  return {
    code: 'simulate/no-compiler',
    severity: 'error',
    message,
    remedy: messages.installCompiler[system],
  };
}
