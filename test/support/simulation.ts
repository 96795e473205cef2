import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerCertificate } from '../../src/serve/authority.js';
import { toldClock } from '../../src/serve/clock.js';
import type { TimedEvent } from '../../src/serve/events.js';
import type { Fault } from '../../src/serve/faults.js';
import { readScenario } from '../../src/serve/scenario-file.js';
import { ScenarioRun } from '../../src/serve/scenario-run.js';
import { DEFAULT_LIMITS, startServer } from '../../src/serve/server.js';
import { type Built, build } from '../../src/simulate/build.js';
import { BUILD_FOLDER } from '../../src/simulate/build-folder.js';
import { findCompiler } from '../../src/simulate/compiler.js';
import { readFirmware } from '../../src/simulate/firmware.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { startRelay } from '../../src/simulate/relay.js';
import { type RunOptions, type RunResult, run } from '../../src/simulate/run.js';
import { RUNTIME } from '../../src/simulate/units.js';
import type { Files } from '../golden/projects.js';

const ownCompiler = findCompiler(process.env);
export const hasCompiler = ownCompiler !== undefined;

/** Everything is on this PC: what does not come soon does not come. */
const RELAY_PATIENCE_MS = 3000;

/** Objects that the tests have built before; by content, so that none is ever out of date. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/simulate', import.meta.url));

export interface SimulationOptions
  extends Partial<Omit<RunOptions, 'program' | 'cwd' | 'server' | 'onMessage'>> {
  readonly sdkLine: number;
  readonly seconds: number;
  /** False: no server at all. */
  readonly serve?: boolean;
  readonly faults?: readonly Fault[];
  /** YAML, as `--scenario` takes it. */
  readonly scenario?: string;
  readonly sanitize?: boolean;
  /** The server speaks wss, and the board may. */
  readonly tls?: ServerCertificate;
  /** The board may speak TLS, and the server does not. */
  readonly plainServer?: boolean;
  /** A port of this PC to which the board connects in the server's place. */
  readonly port?: number;
}

export interface Simulation {
  readonly result: RunResult;
  /** What the board printed, in lines. */
  readonly console: readonly string[];
  /** Interface calls, as `--trace` shows them. */
  readonly calls: readonly string[];
  /** Changes at pins: time, name, state. */
  readonly pins: readonly string[];
  readonly events: readonly TimedEvent[];
  /** Connections that the board would not make over TLS, in English. */
  readonly refused: readonly string[];
  /** Everything in the order in which it came, for comparing runs. */
  readonly all: readonly string[];
}

/** A project in a folder of its own, which is gone after `use`. */
export async function withProject<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nanokit-simulate-'));
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function buildProject(
  folder: string,
  sdkLine: number,
  sanitize = true,
  compiler = ownCompiler,
): Promise<Built> {
  const firmware = await readFirmware(folder, 'app', { board: 'csk6002_9s_nano', sdkLine });
  if (!firmware.ok) throw new Error(firmware.diagnostics.map(({ message }) => message.en).join('\n'));
  if (!compiler) throw new Error('no C compiler');
  mkdirSync(cache, { recursive: true });
  return build({ folder, firmware: firmware.value, compiler, sim: simFolder(), cache, sanitize });
}

async function play(folder: string, yaml: string): Promise<ScenarioRun> {
  writeFileSync(join(folder, 'scenario.yaml'), yaml);
  const read = await readScenario(folder, 'scenario.yaml');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message.en).join('\n'));
  return new ScenarioRun(read.value);
}

/** Puts the run-time's objects where `simulate` looks for them in a project, as if it had been built before in another state. */
export async function buildRuntime(folder: string, sdkLine = 1): Promise<void> {
  if (!hasCompiler) return;
  await buildProject(folder, sdkLine);
  const local = join(folder, BUILD_FOLDER);
  mkdirSync(local, { recursive: true, mode: 0o700 });
  const objects = readdirSync(cache).filter((name) => new RegExp(`^${RUNTIME}-[0-9a-f]+\\.o$`).test(name));
  for (const name of objects) copyFileSync(join(cache, name), join(local, name));
}

/** Builds a project for this PC and runs it against the real server, as fast as it goes. */
export function simulate(files: Files, options: SimulationOptions): Promise<Simulation> {
  return withProject(files, async (folder) => {
    const built = await buildProject(folder, options.sdkLine, options.sanitize);
    if (!built.ok) throw new Error(built.output);
    const all: string[] = [];
    const calls: string[] = [];
    const pins: string[] = [];
    const events: TimedEvent[] = [];
    let heard: TimedEvent[] = [];
    let printed = '';
    const clock = toldClock();
    const scenario = options.scenario === undefined ? undefined : await play(folder, options.scenario);
    const server =
      options.serve === false
        ? undefined
        : await startServer({
            host: '127.0.0.1',
            port: 0,
            clock,
            faults: options.faults ?? [],
            limits: DEFAULT_LIMITS,
            ...(scenario ? { scenario } : {}),
            ...(options.tls && !options.plainServer ? { tls: options.tls } : {}),
            watched: true,
            onEvent: (event) => heard.push(event),
          });
    const tell = () => {
      events.push(...heard);
      all.push(...heard.map((event) => JSON.stringify(event)));
      heard = [];
    };
    const refused: string[] = [];
    const relay = options.tls
      ? await startRelay(({ why }) => refused.push(why.en), RELAY_PATIENCE_MS)
      : undefined;
    const started = run({
      seed: 1,
      speed: 1_000_000,
      trace: false,
      ...options,
      endMs: options.seconds * 1000,
      program: built.program,
      cwd: folder,
      ...(server ? { server: { server: { ...server, port: options.port ?? server.port }, clock } } : {}),
      ...(relay ? { relay } : {}),
      onIdle: tell,
      onMessage(message) {
        all.push(JSON.stringify(message));
        if (message.kind === 'console') printed += message.text;
        if (message.kind === 'pin') pins.push(`${message.ms} ${message.pin} ${message.state}`);
        if (message.kind === 'call') calls.push(message.text);
      },
    });
    const result = await started.result;
    relay?.close();
    await server?.close();
    tell();
    return { result, console: printed.replaceAll('\r', '').split('\n'), calls, pins, events, all, refused };
  });
}

/** Messages the app sent, and those it found unchanged in the answers, by its own log. */
export function countEchoes(console: readonly string[]): {
  readonly sent: number;
  readonly received: number;
} {
  const count = (pattern: RegExp) => console.filter((line) => pattern.test(line)).length;
  return { sent: count(/: IP(?:v[46])? sent \d+ bytes$/), received: count(/: IP(?:v[46])? recv \d+ bytes$/) };
}
