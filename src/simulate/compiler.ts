import { execFileSync } from 'node:child_process';

/** A C compiler of this PC. */
export interface Compiler {
  readonly command: string;
  /** The first line of what it says of itself: another compiler makes another program. */
  readonly version: string;
  /** Columns in its messages count bytes; gcc's, from version 11 on, count as a terminal shows them. */
  readonly columnsInBytes: boolean;
}

/** Tried in this order, after `CC`. */
const NAMES = ['gcc', 'clang', 'cc'];

/** The compiler to build with; undefined: there is none. */
export function findCompiler(env: Readonly<Record<string, string | undefined>>): Compiler | undefined {
  for (const command of [env['CC'] ?? '', ...NAMES]) {
    if (command === '') continue;
    const version = versionOf(command);
    if (version !== undefined) return { command, version, columnsInBytes: countsBytes(version) };
  }
  return undefined;
}

function countsBytes(version: string): boolean {
  // `gcc (Debian 12.2.0-14) 12.2.0`
  const [, gcc] = /\)\s+(\d+)\./.exec(version) ?? [];
  return /clang/i.test(version) || (gcc !== undefined && Number(gcc) < 11);
}

function versionOf(command: string): string | undefined {
  try {
    const output = execFileSync(command, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    return output.split('\n', 1)[0];
  } catch {
    // Not there, or nothing that can be run.
    return undefined;
  }
}
