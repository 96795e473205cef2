import { join, resolve } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/simulate.js';
import { holdsProject, notAProject } from '../project/find-project.js';
import { CONFIG_FILE } from '../render/files.js';
import type { Fault } from '../serve/faults.js';
import type { Scenario } from '../serve/scenario.js';
import type { Run, WifiFault } from '../simulate/run.js';
import type { Arguments } from './arguments.js';
import { type ConsolePrinter, consolePrinter } from './console-printer.js';
import type { Io } from './io.js';
import { numberOf } from './numbers.js';
import type { ExitCode, Report } from './report.js';
import { faultsOf, scenarioOf, tellScenario } from './serve.js';

/** `simulate [DIR]`: builds the application for this PC and runs it. 1 if it fails, 3 without a compiler. */
export async function simulate(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const options = await optionsOf(args, io.cwd);
  if (!options.ok) return report.finish(2, options.diagnostics);
  const dir = args.dir ?? '.';
  const folder = resolve(io.cwd, dir);
  const config = await configOf(folder, dir, report);
  if (!config.ok) return report.finish(2, config.diagnostics);

  const tools = await import('../simulate/simulate.js');
  if (process.platform === 'win32') return report.finish(3, [missing(messages.onWindows)]);
  const compiler = tools.findCompiler(io.env);
  if (!compiler) return report.finish(3, [missing(messages.noCompiler)]);
  const { board, sdk } = config.value;
  const firmware = tools.readFirmware(folder, dir, { board, sdkLine: sdk });
  if (!firmware.ok) return report.finish(2, firmware.diagnostics);

  const { lang, paint } = report;
  const built = await tools.build({
    folder,
    firmware: firmware.value,
    compiler,
    sim: tools.simFolder(),
    cache: join(folder, '.nanokit/local/simulate'),
    sanitize: !args.switches.has('--no-sanitizers'),
    onCompile: () => report.text(`${paint.dim(messages.building[lang])}\n`),
  });
  if (!built.ok) {
    if (report.json) report.line({ event: 'compiler', text: built.output });
    else io.err(built.output);
    return report.finish(1, [
      { code: 'simulate/compile', severity: 'error', message: messages.doesNotCompile },
    ]);
  }
  if (built.warnings !== '' && !report.json) io.err(built.warnings);

  const print = consolePrinter(report);
  const { serve, ...rest } = options.value;
  const server = serve ? await startBoardServer(serve, print.server) : undefined;
  if (!server) report.text(`${paint.dim(messages.talksTo(config.value.server)[lang])}\n`);
  const run = tools.run({
    ...rest,
    program: built.program,
    cwd: folder,
    ...(server ? { server } : {}),
    onMessage: print.board,
    onIdle: print.idle,
  });
  const stopped = stopWith(io, run);
  const result = await run.result;
  await server?.server.close();
  print.end();
  if (stopped()) return report.finish(130, []);

  if (result.report !== '' && !report.json) io.err(paint.dim(tools.readableReport(result.report)));
  const told = server?.play ? tellScenario(server.play, report) : { problems: [], counts: {} };
  const problems = [...tools.verdictOf(result, folder), ...told.problems];
  const ms = result.end?.ms ?? 0;
  if (problems.length === 0) {
    const text = result.end?.why === 'done' ? messages.mainEnded : messages.ranFor(String(ms / 1000));
    report.text(`${paint.good(text[lang])}\n`);
  }
  return report.finish(problems.length > 0 ? 1 : 0, problems, { event: 'end', ms, ...told.counts });
}

async function configOf(folder: string, dir: string, report: Report): Promise<Checked<Config>> {
  if (!holdsProject(folder)) return { ok: false, diagnostics: [notAProject(dir)] };
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return read;
  const file = { name: join(dir, CONFIG_FILE), text: read.value.text };
  const fallbacks = { name: 'app', language: report.lang };
  const resolved = await resolveConfig({ file, preset: null, fallbacks });
  return resolved.ok ? { ...resolved, value: resolved.value.config } : resolved;
}

/** A server that keeps the board's time; it listens on this PC alone. */
async function startBoardServer({ faults, scenario }: Wanted, onEvent: ConsolePrinter['server']) {
  const { DEFAULT_LIMITS, eventText, ScenarioRun, startServer, toldClock } = await import(
    '../serve/serve.js'
  );
  const clock = toldClock();
  const play = scenario ? new ScenarioRun(scenario) : undefined;
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    clock,
    faults,
    ...(play ? { scenario: play } : {}),
    limits: DEFAULT_LIMITS,
    watched: true,
    onEvent: (event) => onEvent({ ...event, text: eventText(event) }),
  });
  return { server, clock, play };
}

/** What the server does beside echoing. */
interface Wanted {
  readonly faults: readonly Fault[];
  readonly scenario?: Scenario;
}

/** @returns whether the run was stopped from outside */
function stopWith(io: Io, run: Run): () => boolean {
  let stopped = false;
  io.onStop(() => {
    stopped = true;
    run.stop();
  });
  return () => stopped;
}

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

async function optionsOf(args: Arguments, cwd: string): Promise<Checked<Options>> {
  const seconds = numberOf(args, '--seconds', { minimum: 0.001, maximum: 31_536_000, whole: false });
  const speed = numberOf(args, '--speed', { minimum: 0.01, maximum: 1_000_000, whole: false });
  const seed = numberOf(args, '--seed', { minimum: 0, maximum: 2 ** 32 - 1 });
  const heap = numberOf(args, '--heap', { minimum: 8, maximum: 2 ** 24 });
  const wifi = wifiOf(args.values.get('--wifi')?.[0]);
  const dhcp = dhcpOf(args.values.get('--dhcp')?.[0]);
  const faults = await faultsOf(args);
  const scenario = await scenarioOf(args, cwd);
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
