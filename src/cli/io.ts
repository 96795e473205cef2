import type { Paint } from '../diagnostics/render.js';
import type { Lang } from '../messages/text.js';

/** What a command may see of the process it runs in. */
export interface Io {
  /** Writes to standard output, or to standard error. */
  readonly out: (text: string | Buffer) => void;
  readonly err: (text: string) => void;
  /** Standard output where a program reads it, which may not keep up; undefined for files and terminals. */
  readonly outPipe: OutPipe | undefined;
  /** Whether standard input (0), output (1) or error (2) is a terminal. */
  readonly isTerminal: (descriptor: 0 | 1 | 2) => boolean;
  /** For questions and answers. */
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Calls back when somebody asks the program to stop, as with Ctrl-C: it then ends in its own way. */
  readonly onStop: (listener: () => void) => void;
  /** How this program was started, as `process.argv[1]`. */
  readonly script: string;
}

export interface OutPipe {
  readonly descriptor: number;
  /** Whatever is written to standard output from now on goes through this. */
  readonly writeThrough: (write: (text: string) => void) => void;
}

/** The tool's language from the environment: the usual variables, else the system's own setting. */
export function environmentLanguage(env: Io['env']): Lang {
  const set = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const locale = set && !/^(C|POSIX)\b/.test(set) ? set : systemLocale(set);
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

/** Windows and macOS keep the language elsewhere; on others an empty variable means none. */
function systemLocale(set: string): string {
  const elsewhere = set === '' && (process.platform === 'win32' || process.platform === 'darwin');
  return elsewhere ? Intl.DateTimeFormat().resolvedOptions().locale : '';
}

/** Questions need a terminal on both ends. */
export function hasTerminal(io: Io): boolean {
  return io.isTerminal(0) && io.isTerminal(2);
}

/** @see https://no-color.org */
export function paintFor(descriptor: 1 | 2, io: Io, wanted: boolean): Paint {
  const coloured = wanted && io.isTerminal(descriptor) && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb';
  const style = (open: number, close: number) => (text: string) =>
    coloured ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    error: style(31, 39),
    warning: style(33, 39),
    dim: style(2, 22),
    strong: style(1, 22),
    good: style(32, 39),
  };
}

/**
 * How the user can start this program again, as it was started now: each form works as printed.
 * `npx` (and `npm create`) run a package of a version; a name on the PATH is used as it is; else node runs the file.
 */
export function ownCommand(io: Io, version: string): string {
  const npm = io.env['npm_command'];
  // What lies in node_modules/.bin is on nobody's PATH, but npx finds it.
  const local = /[\\/]node_modules[\\/]\.bin[\\/]/.test(io.script);
  if (npm === 'exec' || npm === 'init' || local) return `npx create-nanokit-ws@${version}`;
  const name = /(?:^|[\\/])([^\\/]+)$/.exec(io.script)?.[1] ?? '';
  return /\.[cm]?js$/.test(name) ? `node ${quoted(io.script)}` : name;
}

/** An argument for a shell: as it is where that is safe, else in quotes that POSIX shells and PowerShell share. */
export function quoted(argument: string): string {
  return /^[\w./:@%+,=\\-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
