import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Readable } from 'node:stream';

type Environment = Readonly<Record<string, string | undefined>>;

/** A program that builds Zephyr applications: ListenAI's own one first. */
export interface BuildTool {
  readonly name: 'lisa' | 'west';
  /** Absolute: in the folder of an application, a file of the same name must not be taken for it. */
  readonly path: string;
}

/** The tools that are installed, in the order in which they are tried. */
export function findBuildTools(env: Environment): readonly BuildTool[] {
  return (['lisa', 'west'] as const).flatMap((name) => {
    const path = findProgram(name, env);
    return path === undefined ? [] : [{ name, path }];
  });
}

function findProgram(name: string, env: Environment): string | undefined {
  const isWindows = process.platform === 'win32';
  const endings = isWindows ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find((path) => isProgram(path));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface Configuring {
  readonly board: string;
  /** Where the tool may write, from the application's folder, with `/`. */
  readonly buildFolder: string;
  /** Further fragments, from the application's folder: no blanks, quotes or semicolons in their names. */
  readonly fragments: readonly string[];
}

/** What runs the configure step of a build alone, to be started in the application's folder. */
export function configureArguments(
  { name }: BuildTool,
  { board, buildFolder, fragments }: Configuring,
): readonly string[] {
  const more = fragments.length === 0 ? [] : ['--', `-DOVERLAY_CONFIG=${fragments.join(';')}`];
  // lisa hands all of it to west.
  const before = name === 'lisa' ? ['zep', 'build'] : ['build'];
  return [...before, '.', '-b', board, '--build-dir', buildFolder, '--cmake-only', ...more];
}

export interface ToolRun {
  /** Standard output and error, each as far as it is kept. */
  readonly streams: readonly string[];
  /** More was written than is kept. */
  readonly isCut: boolean;
  readonly end: 'exited' | 'stopped' | 'too-long';
  /** Of one that exited; null where a signal ended it. */
  readonly exitCode: number | null;
}

export interface ToolOptions {
  readonly cwd: string;
  readonly env: Environment;
  readonly deadlineMs: number;
  /** Calls back when the run is to be stopped. */
  readonly onStop: (listener: () => void) => void;
}

/** Runs a tool to its end, to the deadline or until it is stopped; no process of its group is left then. */
export function runTool(tool: BuildTool, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  const isWindows = process.platform === 'win32';
  // A shell is what Windows runs scripts with; no argument has a character that means anything to it but `;`.
  const [program, words] = isWindows
    ? [`"${tool.path}"`, args.map((word) => (/^[\w.:@/+=-]+$/.test(word) ? word : `"${word}"`))]
    : [tool.path, args];
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...words], {
      cwd: options.cwd,
      env: options.env,
      shell: isWindows,
      // A group of its own, so that what the tool starts can be ended with it; Ctrl-C does not reach it then.
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const kept = [child.stdout, child.stderr].map(keep);
    let end: ToolRun['end'] = 'exited';
    let isOver = false;
    const stop = (why: ToolRun['end']) => {
      if (isOver) return;
      end = why;
      endGroup(child.pid);
    };
    const deadline = setTimeout(() => stop('too-long'), options.deadlineMs);
    options.onStop(() => stop('stopped'));
    let exitCode: number | null = null;
    let drained: NodeJS.Timeout | undefined;
    child.once('error', (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    child.once('exit', (code) => {
      clearTimeout(deadline);
      isOver = true;
      exitCode = code;
      endGroup(child.pid);
      // Whoever left the group may hold the pipes open for ever.
      drained = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, DRAIN_MS);
    });
    child.once('close', () => {
      clearTimeout(drained);
      const streams = kept.map(({ text }) => text());
      resolve({ streams, isCut: kept.some(({ isCut }) => isCut()), end, exitCode });
    });
  });
}

const DRAIN_MS = 2000;

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

/** Kconfig speaks early, and what stopped a tool stands at its end. */
const HEAD_BYTES = 2 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

/** Keeps the beginning and the end of a stream, whatever comes through it. */
function keep(stream: Readable): { readonly text: () => string; readonly isCut: () => boolean } {
  const head: Buffer[] = [];
  let length = 0;
  let tail = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    const room = Math.max(0, HEAD_BYTES - length);
    length += chunk.length;
    if (room > 0) head.push(chunk.subarray(0, room));
    if (room < chunk.length) tail = Buffer.concat([tail, chunk.subarray(room)]).subarray(-TAIL_BYTES);
  });
  const isCut = () => length > HEAD_BYTES + TAIL_BYTES;
  // What is no UTF-8 has a sign in its place.
  const text = () => Buffer.concat([...head, Buffer.from(isCut() ? '\n\n' : ''), tail]).toString();
  return { text, isCut };
}
