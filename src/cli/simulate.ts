import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as pinMessages from '../messages/pins.js';
import * as tlsMessages from '../messages/serve-tls.js';
import * as messages from '../messages/simulate.js';
import type { BoardServer } from '../serve/board-server.js';
import { build } from '../simulate/build.js';
import { buildFolder } from '../simulate/build-folder.js';
import { buildProblems } from '../simulate/build-problems.js';
import { findCompiler } from '../simulate/compiler.js';
import { compilerDiagnostics } from '../simulate/compiler-messages.js';
import { plainOutput } from '../simulate/compiler-output.js';
import { keysOf } from '../simulate/devicetree.js';
import { readFirmware } from '../simulate/firmware.js';
import { simFolder } from '../simulate/package-folder.js';
import { pressesOf } from '../simulate/presses.js';
import { startRelay } from '../simulate/relay.js';
import { type Run, run } from '../simulate/run.js';
import { readableReport, verdictOf } from '../simulate/verdict.js';
import type { Arguments } from './arguments.js';
import { behindConfig } from './behind-config.js';
import { type ConsolePrinter, consolePrinter } from './console-printer.js';
import type { Io } from './io.js';
import { projectConfig } from './project-config.js';
import type { ExitCode, Report } from './report.js';
import { passwordDoubts, serverDoubts, typingHints, vainFlags } from './simulate-hints.js';
import { optionsOf } from './simulate-options.js';
import { tellAuthority, tlsOf } from './tls-flags.js';
import { typedLine } from './typed-line.js';

/** `simulate [DIR]`: builds the application for this PC and runs it. 1 if it fails, 3 without a compiler. */
export async function simulate(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const options = await optionsOf(args, io.cwd);
  if (!options.ok) return report.finish(2, options.diagnostics);
  const dir = args.dir ?? '.';
  const folder = resolve(io.cwd, dir);
  const project = await projectConfig(folder, dir, report.lang, 'simulate');
  if (!project.ok) return report.finish(2, project.diagnostics);
  const { config, behind } = project.value;
  report.tell(project.diagnostics);
  if (behind.length > 0) report.tell([behindConfig(behind, dir)]);

  if (process.platform === 'win32') return report.finish(3, [missing(messages.onWindows)]);
  const compiler = findCompiler(io.env);
  if (!compiler) return report.finish(3, [missing(messages.noCompiler)]);
  const { board, sdk } = config;
  const keys = keysOf(board);
  const presses = pressesOf(args.values.get('--press') ?? [], board, keys);
  if (!presses.ok) return report.finish(2, presses.diagnostics);
  const firmware = await readFirmware(folder, dir, { board, sdkLine: sdk });
  if (!firmware.ok) return report.finish(2, firmware.diagnostics);

  const { hasPins } = firmware.value;
  if (presses.value.length > 0 && !hasPins) return report.finish(2, [NO_PINS]);
  const cache = buildFolder(folder);
  if (!cache.ok) return report.finish(2, cache.diagnostics);
  report.tell([...firmware.diagnostics, ...passwordDoubts(firmware.value), ...cache.diagnostics]);

  const { lang, paint } = report;
  const sanitize = !args.switches.has('--no-sanitizers');
  const built = await build({
    folder,
    firmware: firmware.value,
    compiler,
    sim: simFolder(),
    cache: cache.value,
    sanitize,
    onCompile: () => report.text(`${paint.dim(messages.building[lang])}\n`),
  });
  const said = (output: string) => compilerDiagnostics(output, folder, compiler.columnsInBytes);
  const target = { folder, board, sdkLine: sdk, sim: simFolder() };
  if (!built.ok) {
    const text = plainOutput(built.output, folder);
    const words = said(built.output);
    const problems = buildProblems(built.undefined, words, target, built.inside);
    if (report.json) report.line({ event: 'compiler', text });
    // Of a file that it cannot read, it complains at every byte.
    else if (!problems.some(({ code }) => code === 'simulate/encoding')) io.err(text);
    // In plain text the compiler has spoken for itself.
    const all = [...(report.json ? words : []), ...problems];
    return report.finish(
      1,
      all.some(({ severity }) => severity === 'error') ? all : [...all, doesNotCompile(words)],
    );
  }
  if (report.json) report.tell(said(built.warnings));
  else io.err(plainOutput(built.warnings, folder));
  if (sanitize && !built.sanitized) report.tell([NO_SANITIZERS]);
  // What was declared nowhere the PC's libc may have, and do something else.
  const absent = buildProblems([], said(built.warnings), target);
  if (absent.length > 0) return report.finish(1, absent);

  const print = consolePrinter(report);
  const typed = io.isTerminal(0) && (options.value.serve !== undefined || hasPins);
  const { serve: wanted, ...rest } = options.value;
  // What is built counts, and not what nanokit.yaml would have.
  const peer = firmware.value.server ?? config.server;
  const caFile = config.server.tls.ca_file;
  const tls = await tlsOf(args, folder, [peer.host, '127.0.0.1', 'localhost'], caFile);
  if (!tls.ok) return report.finish(2, tls.diagnostics);
  const app = { hasTls: firmware.value.hasTls, caFile };
  const asksForDate = app.hasTls && config.server.tls.check_dates;
  const vain = vainFlags({ ...rest, presses: presses.value, host: peer.host, asksForDate });
  report.tell([...tls.diagnostics, ...vain, ...(wanted ? serverDoubts(app, tls.value, io) : [])]);
  const serve = wanted && { ...wanted, ...(tls.value ? { tls: tls.value } : {}) };
  const server = serve ? await (await import('./serve.js')).startBoardServer(serve, print.server) : undefined;
  if (report.json) tellAuthority(report, tls.value);
  else if (tls.value) report.text(`${paint.dim(tlsMessages.authority(tls.value.file)[lang])}\n`);
  const relay = firmware.value.hasTls ? await startRelay(print.refused) : undefined;
  if (!server) report.text(`${paint.dim(messages.talksTo(peer)[lang])}\n`);
  // The server listens before the board starts.
  print.idle();
  const started = run({
    ...rest,
    program: built.program,
    cwd: folder,
    ...(server ? { server } : {}),
    // Who says how long the run is to last gets that.
    ...(server && rest.endMs === undefined ? { isOver: server.isOver } : {}),
    ...(relay ? { relay } : {}),
    presses: presses.value,
    typing: typed,
    onMessage: print.board,
    onIdle: print.idle,
  });
  const typing = { started, print, board, keys, hasPins, ...(server ? { server } : {}) };
  const endTyping = typed ? await readTyped(io, typing) : undefined;
  const hints = endTyping ? typingHints(server !== undefined, hasPins ? keys : [], lang) : [];
  for (const hint of hints) report.text(`${paint.dim(hint)}\n`);
  const stopped = stopWith(io, started);
  const result = await started.result;
  relay?.close();
  endTyping?.();
  await server?.server.close();
  print.end();
  if (stopped()) return report.finish(130, []);

  if (result.report !== '' && !report.json) io.err(paint.dim(readableReport(result.report)));
  const told = server?.play
    ? (await import('./serve.js')).tellScenario(server.play, report)
    : { problems: [], counts: {} };
  const problems = [...verdictOf(result, folder), ...told.problems];
  const ms = result.end?.ms ?? 0;
  const failed = problems.some(({ severity }) => severity === 'error');
  if (problems.length === 0) {
    const text = result.end?.why === 'done' ? messages.mainEnded : messages.ranFor(String(ms / 1000));
    report.text(`${paint.good(text[lang])}\n`);
  }
  return report.finish(failed ? 1 : 0, problems, {
    event: 'end',
    ms,
    ...told.counts,
  });
}

/**
 * Lines typed in a terminal go to the board, as messages or to its keys. From a pipe none are read: a run depends on its
 * seed alone, and the input of a script's loop is left to the script.
 */
async function readTyped(
  io: Io,
  { server, started, print, board, keys, hasPins }: Typing,
): Promise<() => void> {
  const { onTypedLine } = await import('./serve.js');
  return onTypedLine(io, (line) => {
    const typed = typedLine(line, board, keys);
    if (typed.kind === 'press' && hasPins) return started.press(typed.key, typed.holdMs);
    if (typed.kind === 'press') print.typed(pinMessages.noPins);
    else if (typed.kind === 'wrong') print.typed(typed.why);
    else if (!server) print.typed(pinMessages.noServer);
    else
      server.send(typed.text, (count) => {
        if (count === 0) print.typed(messages.nobody);
      });
    started.poke();
  });
}

/** What typed lines have to do with. */
interface Typing {
  readonly server?: BoardServer;
  readonly started: Run;
  readonly print: ConsolePrinter;
  readonly board: string;
  readonly keys: readonly string[];
  readonly hasPins: boolean;
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

/** @param words of the compiler: what the first error means is told */
function doesNotCompile(words: readonly Diagnostic[]): Diagnostic {
  const first = words.find(({ severity }) => severity === 'error');
  return {
    code: 'simulate/compile',
    severity: 'error',
    message: messages.doesNotCompile,
    ...(first?.remedy ? { remedy: first.remedy } : {}),
  };
}

const NO_PINS: Diagnostic = { code: 'simulate/press', severity: 'error', message: pinMessages.noPins };

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
