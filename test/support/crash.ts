import { cpSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './cli.js';

const HOOK = fileURLToPath(new URL('crash-hook.cjs', import.meta.url));

/** A command line, and where it runs. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** What a command does to the file system, operation by operation, and to stdout. */
export async function operations({ args, cwd }: Command): Promise<string[]> {
  const list = join(cwd, '..', 'operations');
  const env = { NODE_OPTIONS: `--require=${HOOK}`, CRASH_LIST: list };
  const { code, stderr } = await run(args, { cwd, env });
  if (code !== 0 && code !== 3) throw new Error(stderr);
  const done = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  rmSync(list);
  return done;
}

/** Kills a command right before its operation of that number, from 1. False if it had ended before. */
export async function crash({ args, cwd }: Command, at: number): Promise<boolean> {
  const { code } = await run(args, {
    cwd,
    env: { NODE_OPTIONS: `--require=${HOOK}`, CRASH_AT: String(at) },
  });
  return code === 137;
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
export function leaksOf(folder: string, secret: string): string[] {
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
export function openToOthers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isLocal)
    .filter((path) => /(^|\/)local$/.test(path) && (lstatSync(join(folder, path)).mode & 0o077) !== 0);
}
