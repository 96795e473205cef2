import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import { summary } from '../messages/scenario.js';
import * as messages from '../messages/serve.js';
import * as tlsMessages from '../messages/serve-tls.js';
import type { Text } from '../messages/text.js';
import { type LanAddress, lanAddresses } from '../serve/addresses.js';
import { startBoardServer } from '../serve/board-server.js';
import { wallClock } from '../serve/clock.js';
import { eventText } from '../serve/event-text.js';
import { type Fault, faultForms, parseFault } from '../serve/faults.js';
import { IdleMemory } from '../serve/idle-memory.js';
import { ScenarioRun } from '../serve/scenario-run.js';
import { DEFAULT_LIMITS, type RunningServer, startServer } from '../serve/server.js';
import type { ServedTls } from '../simulate/server-certificate.js';
import type { Arguments } from './arguments.js';
import { EventLines } from './event-lines.js';
import type { Io } from './io.js';
import { numberOf } from './numbers.js';
import { OutputQueue } from './output-queue.js';
import type { ExitCode, Report } from './report.js';
import { scenarioOf } from './scenario-flag.js';
import { plainServerDoubts } from './served-app.js';
import { tellAuthority, tlsOf } from './tls-flags.js';

// For the help and for `simulate`, which are loaded without the server otherwise.
export { faultForms, startBoardServer };
export const { faultsHead } = messages;

const ALL_ADDRESSES = '0.0.0.0';
const LOOPBACK = '127.0.0.1';
const DEFAULT_PORT = 8080;

/** `serve`: a WebSocket server for a board or a simulation, until Ctrl-C. 3 if the port is taken. */
export async function serve(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const port = numberOf(args, '--port', { minimum: 0, maximum: 65535 });
  const messageBytes = numberOf(args, '--max-message', { minimum: 1, maximum: 2 ** 30 });
  const connections = numberOf(args, '--max-connections', { minimum: 1, maximum: 100_000 });
  const rate = numberOf(args, '--max-rate', { minimum: 1, maximum: 10_000_000 });
  const faults = faultsOf(args);
  const scenario = await scenarioOf(args, io.cwd);
  const problems = [port, messageBytes, connections, rate, faults, scenario].flatMap((checked) =>
    checked.ok ? [] : checked.diagnostics,
  );
  if (!port.ok || !messageBytes.ok || !connections.ok || !rate.ok || !faults.ok || !scenario.ok)
    return report.finish(2, problems);

  const typed = args.values.get('--host')?.[0] ?? ALL_ADDRESSES;
  const host = typed === 'localhost' ? LOOPBACK : typed.replace(/^\[(.*)\]$/, '$1');
  const addresses = lanAddresses().filter(({ address }) => host !== ALL_ADDRESSES || isIP(address) === 4);
  // A name could stand for anything.
  if (isIP(host) === 0) return report.finish(2, [notOurs(host, addresses)]);
  const local = [LOOPBACK, 'localhost', hostname()];
  const called = isForAll(host) ? addresses.map(({ address }) => address) : [host];
  const tls = await tlsOf(args, io.cwd, [...called, ...local]);
  if (!tls.ok) return report.finish(2, tls.diagnostics);
  report.tell([...tls.diagnostics, ...(tls.value ? [] : await plainServerDoubts(io.cwd, report.lang))]);
  const { lang, paint } = report;
  const output = new EventLines(io, (event) =>
    report.json ? JSON.stringify(event) : `${paint.dim(timeOf(event.ms))} ${eventText(event)[lang]}`,
  );
  const play = scenario.value ? new ScenarioRun(scenario.value) : undefined;
  const memory = new IdleMemory();
  let server: RunningServer;
  try {
    server = await startServer({
      host,
      port: port.value ?? DEFAULT_PORT,
      clock: wallClock(),
      faults: faults.value,
      ...(play ? { scenario: play } : {}),
      ...(tls.value ? { tls: tls.value } : {}),
      limits: {
        messageBytes: messageBytes.value ?? DEFAULT_LIMITS.messageBytes,
        connections: connections.value ?? DEFAULT_LIMITS.connections,
        messagesPerSecond: rate.value ?? DEFAULT_LIMITS.messagesPerSecond,
      },
      onEvent(event) {
        output.tell(event);
        if (event.event === 'connected' || event.event === 'closed') memory[event.event]();
      },
    });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const problem = whyNot(error, host, port.value ?? DEFAULT_PORT, addresses);
    return report.finish(error.code === 'EADDRINUSE' ? 3 : 2, [problem]);
  }
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  io.onStop(stop);
  const endOutput = queueOutput(io, report, stop);
  output.flush();
  if (report.json) tellAuthority(report, tls.value);
  else report.text(introduction(server, addresses, tls.value, report, io.isTerminal(0)));

  const endTyping = onTypedLine(io, (line) => {
    const count = server.sendToAll(line);
    output.flush();
    if (!report.json) report.text(`${paint.dim(messages.sentTo(count)[lang])}\n`);
  });
  await (play ? Promise.race([stopped, play.done]) : stopped);
  endTyping();
  await server.close();
  output.flush();
  report.text(`${messages.stopped[lang]}\n`);
  const told = play ? tellScenario(play, report) : { problems: [], counts: {} };
  const exitCode = report.finish(told.problems.length > 0 ? 1 : 0, told.problems, {
    event: 'end',
    ...told.counts,
  });
  await endOutput();
  return exitCode;
}

/**
 * From now on nobody has to wait for the program that reads our output.
 * @param onGone it has ended, as `head` does
 * @returns what waits for the rest of the output, a while
 */
function queueOutput({ outPipe }: Io, { json, lang }: Report, onGone: () => void): () => Promise<void> {
  if (!outPipe) return async () => {};
  const lostLine = (lines: number) =>
    json ? `${JSON.stringify({ event: 'not-shown', lines })}\n` : `${messages.notShown(lines)[lang]}\n`;
  const queue = new OutputQueue(outPipe.descriptor, lostLine, onGone);
  outPipe.writeThrough((text) => queue.write(text));
  return () => queue.end();
}

/** Calls back for each line of standard input. @returns what ends that, and lets the program end */
export function onTypedLine(io: Io, action: (line: string) => void): () => void {
  const lines = createInterface({ input: io.stdin, terminal: false });
  lines.on('line', action);
  return () => {
    lines.close();
    io.stdin.pause();
  };
}

/** Prints how a scenario went. */
export function tellScenario(
  play: ScenarioRun,
  report: Report,
): {
  readonly problems: readonly Diagnostic[];
  readonly counts: ScenarioRun['counts'];
} {
  const { counts } = play;
  const text = summary(counts)[report.lang];
  report.text(`${counts.failed + counts.unfinished > 0 ? text : report.paint.good(text)}\n`);
  return { problems: play.problems(), counts };
}

/** What `--fault` says, all mistakes at once. */
export function faultsOf(args: Arguments): Checked<readonly Fault[]> {
  const parsed = (args.values.get('--fault') ?? []).map(parseFault);
  const diagnostics = parsed.flatMap((one) => one.diagnostics);
  const value = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  return value.length === parsed.length ? { ok: true, value, diagnostics } : { ok: false, diagnostics };
}

/** `::` takes IPv4 as well. */
function isForAll(address: string): boolean {
  return address === ALL_ADDRESSES || address === '::';
}

/** What a board needs to know, and what may keep it away. */
function introduction(
  { address, port }: RunningServer,
  addresses: readonly LanAddress[],
  tls: ServedTls | undefined,
  { lang, paint }: Report,
  interactive: boolean,
): string {
  const lines: string[] = [];
  const say = (text: Text) => lines.push(text[lang]);
  const reachable = isForAll(address) ? addresses : addresses.filter((one) => one.address === address);
  if (isForAll(address)) say(messages.listensOnAll);
  if (address.startsWith('127.') || address === '::1') say(messages.loopbackOnly);
  else if (reachable.length === 0) say(messages.noLanAddress);
  else {
    say(messages.useAddress);
    lines.push('  server:');
    for (const one of reachable) lines.push(`    host: ${one.address}  ${paint.dim(`# ${one.name}`)}`);
    lines.push(`    port: ${port}`);
    const system = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
    say(messages.firewall[system](port));
  }
  if (tls) {
    say(tlsMessages.authority(tls.file));
    say(tlsMessages.certificateNames(tls.names));
  }
  say(messages.whatLinesSay);
  if (interactive) say(messages.typeToSend);
  return `${lines.join('\n')}\n\n`;
}

function whyNot(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
  addresses: readonly LanAddress[],
): Diagnostic {
  switch (error.code) {
    case 'EADDRINUSE':
      return problem('serve/port-taken', messages.portTaken(port), messages.portTakenRemedy(port));
    case 'EACCES':
      return problem('serve/port-forbidden', messages.portForbidden(port), messages.portForbiddenRemedy);
    case 'EADDRNOTAVAIL':
      return notOurs(host, addresses);
    default:
      return problem('serve/system', systemReason(error));
  }
}

function notOurs(host: string, addresses: readonly LanAddress[]): Diagnostic {
  const remedy = messages.hostRemedy(addresses.map(({ address }) => address));
  return problem('serve/address', messages.notOurAddress(host), remedy);
}

function problem(code: string, message: Text, remedy?: Text): Diagnostic {
  return { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
}

/** As the board's log has it. */
function timeOf(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const part = String(ms % 1000).padStart(3, '0');
  return `[${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${part}]`;
}
