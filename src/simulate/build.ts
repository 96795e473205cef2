import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { APP_MAIN } from './app-main.js';
import type { Compiler } from './compiler.js';
import { digest } from './digest.js';
import type { Firmware } from './firmware.js';
import { insideNames, readTrace, traceFlags } from './inside.js';
import type { Launcher } from './launcher.js';
import { type Outcome, runTool } from './run-tool.js';
import { SANITIZE, type Unit, unitsOf } from './units.js';

export interface BuildOptions {
  /** The project, absolute. */
  readonly folder: string;
  readonly firmware: Firmware;
  readonly compiler: Compiler;
  /** `sim/` of this package. */
  readonly sim: string;
  /** Where objects and programs are kept, by their content; a folder that is there. */
  readonly cache: string;
  /** Checks of memory and arithmetic in the application's own code. */
  readonly sanitize: boolean;
  readonly launcher?: Launcher;
  /** How many files stay in the cache, for one project's by default. */
  readonly keptFiles?: number;
  /** Ends compiler and linker, with all that they have started. */
  readonly signal?: AbortSignal;
  /** Called once if there is anything to compile. */
  readonly onCompile?: () => void;
}

export type Built =
  | {
      readonly ok: true;
      readonly program: string;
      readonly compiled: number;
      /** What the compiler had to say of the application, also when that was in an earlier build. */
      readonly warnings: string;
      /** False where the compiler has no sanitizers, or none were wanted. */
      readonly sanitized: boolean;
    }
  | {
      readonly ok: false;
      /** What the compiler or the linker said. */
      readonly output: string;
      /** The functions that are nowhere defined. */
      readonly undefined: readonly string[];
      /** What it uses of the simulator's own. */
      readonly inside: readonly string[];
      /** It was ended by its signal. */
      readonly stopped: boolean;
    };

/** How compilers and linkers say that they have no sanitizers. */
const NO_SANITIZERS = /fsanitize|lib(?:asan|ubsan|clang_rt)|-l(?:asan|ubsan)\b/;

interface Target extends Unit {
  /** Named after a digest of all that goes into it. */
  readonly object: string;
}

/** Builds the program, as far as it is not there yet; without sanitizers where the compiler has none. */
export async function build(options: BuildOptions): Promise<Built> {
  const built = await buildOnce(options);
  if (built.ok || !options.sanitize || !NO_SANITIZERS.test(built.output)) return built;
  const plain = await buildOnce({ ...options, sanitize: false });
  return plain.ok ? plain : built;
}

async function buildOnce(options: BuildOptions): Promise<Built> {
  const { folder, compiler, cache, sanitize } = options;
  const { autoconf } = options.firmware;
  const header = join(cache, `autoconf-${digest(autoconf)}.h`);
  writeOnce(header, autoconf);
  const targets = unitsOf({ ...options, header }).map((unit) => targetOf(unit, compiler, cache));
  const program = join(cache, `program-${digest(...targets.map(({ object }) => object), String(sanitize))}`);
  if (existsSync(program)) {
    touch(program);
    return { ok: true, program, compiled: 0, warnings: warningsBeside(program), sanitized: sanitize };
  }

  options.onCompile?.();
  const missing = targets.filter(({ object }) => !existsSync(object));
  for (const { object } of targets) touch(object);
  const outcomes = await inParallel(missing, (target) => compile(target, options));
  const failed = outcomes.filter(({ ok }) => !ok);
  if (failed.length > 0)
    return failure(
      failed.map(({ output }) => output).join(''),
      failed.some(({ stopped }) => stopped),
    );

  const fresh = freshName(program);
  const libraries = [...(sanitize ? SANITIZE : []), '-lpthread', '-lm'];
  const objects = targets.map(({ object }) => object);
  const traced = traceFlags(insideNames(options.sim));
  const args = [...objects, ...libraries, ...traced, '-o', fresh];
  const linked = await runTool(compiler.command, args, folder, options);
  const own = targets.filter(({ cwd }) => cwd === folder).map(({ object }) => object);
  const { used, rest } = readTrace(linked.output, own);
  const warnings = warningsOf(targets, folder);
  // Of what the linker misses, the compiler may have warned.
  if (!linked.ok) return failure(warnings + rest, linked.stopped);
  if (used.length > 0) {
    rmSync(fresh, { force: true });
    return { ...failure(warnings, false), inside: used };
  }
  // The objects may be cleared away before the program is.
  if (warnings !== '') writeFileSync(`${program}${WARNINGS}`, warnings);
  renameSync(fresh, program);
  cleanUp(cache, options.keptFiles ?? KEPT_FILES);
  return { ok: true, program, compiled: missing.length, warnings, sanitized: sanitize };
}

/** What the compiler had to say of the application's files when it compiled them; ours are no business of the user's. */
function warningsOf(targets: readonly Target[], folder: string): string {
  return targets
    .filter(({ cwd }) => cwd === folder)
    .map(({ object }) => warningsBeside(object))
    .join('')
    .replaceAll(APP_MAIN, 'main');
}

/** What is kept beside an object or a program, as long as that is. */
const WARNINGS = '.warnings';

function warningsBeside(file: string): string {
  return existsSync(`${file}${WARNINGS}`) ? readFileSync(`${file}${WARNINGS}`, 'utf8') : '';
}

function failure(output: string, stopped: boolean): Extract<Built, { ok: false }> {
  const missing = output.matchAll(/undefined (?:reference to|symbol:?) [`'"]?_?(\w+)/g);
  // What is a macro over our own is told by the name that was written.
  const names = new Set(
    [...missing].map(([, name = '']) => (name === APP_MAIN ? name : name.replace(/^nanokit_sim_/, ''))),
  );
  return {
    ok: false,
    output: output.replaceAll(APP_MAIN, 'main'),
    undefined: [...names],
    inside: [],
    stopped,
  };
}

function targetOf(unit: Unit, { command, version }: Compiler, cache: string): Target {
  const key = digest(command, version, ...unit.flags, unit.basis, ...unit.sources);
  return { ...unit, object: join(cache, `${unit.name}-${key}.o`) };
}

let count = 0;

/** Two builds may make the same object at a time, also in one process. */
function freshName(file: string): string {
  return `${file}.${process.pid}.${++count}`;
}

async function compile(target: Target, options: BuildOptions): Promise<Outcome> {
  const { sources, cwd, flags, header, object } = target;
  const fresh = freshName(object);
  // What is included in front of the last source is one with it.
  const before = [...(header === undefined ? [] : [header]), ...sources.slice(0, -1)];
  const included = before.flatMap((file) => ['-include', file]);
  // Reports name the app's files by their paths in the project, wherever an object of the same content was made.
  const places = cwd === options.folder && !cwd.includes('=') ? [`-fdebug-prefix-map=${cwd}=.`] : [];
  const args = [...flags, ...places, ...included, '-c', ...sources.slice(-1), '-o', fresh];
  const outcome = await runTool(options.compiler.command, args, cwd, options);
  if (!outcome.ok) return outcome;
  if (outcome.output !== '') writeFileSync(`${object}${WARNINGS}`, outcome.output);
  renameSync(fresh, object);
  return outcome;
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next.index] = await work(next.item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

function writeOnce(file: string, text: string): void {
  touch(file);
  if (existsSync(file)) return;
  // If somebody has cleared it away meanwhile. What others can look into would be refused the next time.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

/** What was not used for the longest time goes, beyond so many files; but nothing that another build may be using. */
const KEPT_FILES = 200;
const IN_USE_MS = 10 * 60 * 1000;

function cleanUp(cache: string, kept: number): void {
  const made = new Set(readdirSync(cache).map((name) => join(cache, basename(name, WARNINGS))));
  const files = [...made].map((file) => ({ file, used: lastUse(file) }));
  const limit = Date.now() - IN_USE_MS;
  for (const { file } of files.sort((one, other) => other.used - one.used).slice(kept)) {
    // Asked again: another build may have come to need it meanwhile.
    if (lastUse(file) >= limit) continue;
    rmSync(file, { force: true });
    rmSync(`${file}${WARNINGS}`, { force: true });
  }
}

function lastUse(file: string): number {
  const used = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.max(used(file), used(`${file}${WARNINGS}`));
}

/** A file that is there was used now. */
function touch(file: string): void {
  const now = new Date();
  if (existsSync(file)) utimesSync(file, now, now);
}
