import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Random } from '../kconfig/random.js';
import { type Run, run } from './cli.js';
import { change } from './regen.js';
import { samples } from './samples.js';

const HOOK = fileURLToPath(new URL('crash-hook.cjs', import.meta.url));

/** What `crash-hook.cjs` is told. */
type Hook = Readonly<Record<string, string>>;

/** A command line, and where it runs. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What a command does to the file system, operation by operation. */
export async function operations({ args, cwd }: Command, more: Hook = {}): Promise<string[]> {
  const list = join(cwd, '..', 'operations');
  const { code, stderr } = await start({ args, cwd }, { ...more, CRASH_LIST: list });
  if (code !== 0 && code !== 3) throw new Error(stderr);
  const done = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  rmSync(list);
  return done;
}

/** Kills a command right before its operation of that number, from 1. False if it had ended before. */
export async function crash({ args, cwd }: Command, at: number, more: Hook = {}): Promise<boolean> {
  return (await start({ args, cwd }, { ...more, CRASH_AT: String(at) })).code === 137;
}

/** Runs a command where no compiler is to be found. */
export function start({ args, cwd }: Command, hook?: Hook): Promise<Run> {
  const env = { PATH: '', ...(hook ? { NODE_OPTIONS: `--require=${HOOK}`, ...hook } : {}) };
  return run(args, { cwd, env });
}

/** The same folder once more. */
export function copyOf(folder: string, to: string): string {
  cpSync(folder, to, { recursive: true, verbatimSymlinks: true });
  return to;
}

const isLocal = (path: string) => /(^|\/)\.nanokit\/local(\/|$)/.test(path);

/** All of a folder that is not this machine's own: names, modes and bytes. */
export function contentOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !isLocal(path))
    .sort()
    .map((path) => {
      const stat = lstatSync(join(folder, path));
      const bytes = stat.isFile() ? readFileSync(join(folder, path), 'latin1') : '';
      return `${path} ${stat.mode.toString(8)} ${bytes}`;
    });
}

/** Where a text stands that may only stand in credentials.conf, nanokit.yaml, and the folder for this machine alone. */
function leaksOf(folder: string, secret: string): string[] {
  const base64 = [0, 1, 2].map((pad) =>
    Buffer.from(`${'x'.repeat(pad)}${secret}`)
      .toString('base64')
      .slice(4, -4),
  );
  return contentOf(folder)
    .filter((entry) => /(^|\/)\.nanokit/.test(entry.split(' ')[0] ?? ''))
    .filter((entry) => [secret, ...base64].some((text) => entry.includes(text)));
}

/** Modes of everything in the local folder that others could read. */
function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isLocal)
    .filter((path) => /(^|\/)local$/.test(path) && (lstatSync(join(folder, path)).mode & 0o077) !== 0);
}

/** Whether git would see anything of the local folder, were the project's own .gitignore gone. */
function isSeenByGit(folder: string): boolean {
  const local = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)\.nanokit\/local$/.test(path))
    .map((path) => join(folder, path));
  const holdsCopies = (at: string) =>
    ['undo.json', 'transaction/journal.json'].some((file) => existsSync(join(at, file)));
  return local.some((at) => holdsCopies(at) && readFileSync(join(at, '.gitignore'), 'utf8') !== '*\n');
}

const PASSWORD = 'S3cret-S3cret';

/** A project as `create` leaves it, in the folder `app`. */
export async function newProject(cwd: string): Promise<string> {
  const args = ['app', '--yes', '--ssid', 'home', '--password-stdin', '--lang', 'en'];
  const { code, stderr } = await run(args, { cwd, input: `${PASSWORD}\n` });
  if (code !== 0) throw new Error(stderr);
  return join(cwd, 'app');
}

/**
 * A project in which `regen` has everything to do: to change files, one of them closed to others and one that is a
 * program to the system; and to add files in a folder that is not there.
 */
export async function staleProject(cwd: string): Promise<string> {
  const folder = await newProject(cwd);
  change(folder, 'nanokit.yaml', (text) =>
    text.replace(/main_stack_bytes: .*/, 'main_stack_bytes: 8100').replace('ssid: home', 'ssid: lab'),
  );
  change(folder, '.nanokit/base.json', (text) => text.replaceAll('"src/', '"other/'));
  rmSync(join(folder, 'src'), { recursive: true });
  chmodSync(join(folder, 'prj.conf'), 0o750);
  return folder;
}

/** A command that only reads the project, and ends for want of a compiler. */
export const reading = (cwd: string): Command => ({ args: ['simulate'], cwd });
export const regen = (cwd: string): Command => ({ args: ['regen', '--lang', 'en'], cwd });
export const undo = (cwd: string): Command => ({ args: ['undo', '--lang', 'en'], cwd });

/** Every number from 1, or a sample of them; the same for all who have the same seed. */
export function points(count: number, short: number, seed = 7): number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const random = new Random(seed);
  const wanted = samples(Math.min(short, count), count);
  while (all.length > wanted) all.splice(random.below(all.length), 1);
  return all;
}

export function expectClosed(folder: string): void {
  expect(leaksOf(folder, PASSWORD)).toEqual([]);
  expect(openToOthers(folder)).toEqual([]);
  expect(isSeenByGit(folder)).toBe(false);
}

/** Which of two states a third one is. */
export function which(state: readonly string[], old: readonly string[], fresh: readonly string[]): string {
  const same = (other: readonly string[]) => JSON.stringify(state) === JSON.stringify(other);
  if (same(old)) return 'old';
  if (same(fresh)) return 'new';
  const names = (entries: readonly string[]) => entries.map((entry) => entry.slice(0, 60).split('\n')[0]);
  return `neither: ${names(state).join(' | ')}`;
}
