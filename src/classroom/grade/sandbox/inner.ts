import { release } from 'node:os';
import type { Launcher } from '../../../simulate/launcher.js';
import type { GradeLimits } from './limits.js';
import { systemBinds } from './system-folders.js';

export interface InnerSandbox {
  /** bubblewrap, as it is called here; undefined: without a sandbox, as somebody asked for it. */
  readonly bwrap: string | undefined;
  /** `sim/` of this package, for the compiler. */
  readonly sim: string;
  readonly project: string;
  /** Where objects and programs are. */
  readonly cache: string;
  readonly limits: GradeLimits;
}

/** Of the compiler's own; more than it needs for the largest of our files. */
const COMPILER_MEMORY_BYTES = 3 * 1024 * 1024 * 1024;
const FILES_OPEN = 200;

/**
 * Starts compiler, linker and app, each in a sandbox of its own within that of its judge: it sees neither the judge's files nor
 * any process but its own, cannot send a signal to others, and reads nothing of the judge in /proc, as that belongs to another
 * user namespace. The compiler has no network and one folder to write to; the app has the network of its judge, and no file but
 * itself.
 */
export function innerLauncher({ bwrap, sim, project, cache, limits }: InnerSandbox): Launcher {
  const isApp = (command: string) => command.startsWith(`${cache}/`);
  const sandbox = (command: string, cwd: string) =>
    bwrap === undefined
      ? []
      : [
          bwrap,
          ...['--unshare-user', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--cap-drop', 'ALL'],
          ...['--die-with-parent', '--new-session', ...(isApp(command) ? [] : ['--unshare-net'])],
          ...systemBinds(),
          // A new one cannot be mounted here; this one has the judge's processes in it, by name alone.
          ...['--ro-bind', '/proc', '/proc', '--dev', '/dev'],
          ...(isApp(command)
            ? ['--ro-bind', command, command, '--remount-ro', '/', '--chdir', '/']
            : ['--ro-bind', sim, sim, '--ro-bind', project, project, '--bind', cache, cache]),
          ...(isApp(command) ? [] : ['--remount-ro', '/', '--chdir', cwd]),
          '--',
        ];
  return {
    wrap: (command, args, cwd) => {
      const limited = [
        '/bin/sh',
        '-c',
        `${limitsFor(isApp(command), limits)}exec "$@"`,
        'sh',
        command,
        ...args,
      ];
      const [program = '/bin/sh', ...rest] = [...sandbox(command, cwd), ...limited];
      return [program, rest];
    },
  };
}

/** As shells have them: blocks of 512 bytes, kilobytes, seconds. A sanitizer reserves more addresses than there is memory. */
function limitsFor(app: boolean, { buildMs, runMs, fileBytes, processes }: GradeLimits): string {
  const tasks = 2 * processes + (COUNTS_HERE ? 0 : MOST_OF_USER);
  const seconds = Math.ceil((app ? runMs : buildMs) / 1000) + 5;
  return [
    'ulimit -c 0',
    `ulimit -f ${app ? 0 : Math.ceil(fileBytes / 512)}`,
    `ulimit -n ${FILES_OPEN}`,
    `ulimit -t ${seconds}`,
    ...(app ? [] : [`ulimit -v ${COMPILER_MEMORY_BYTES / 1024}`]),
    // Threads count as well. It does not hold for root.
    `ulimit -u ${tasks} 2>/dev/null || ulimit -p ${tasks} 2>/dev/null || :`,
    '',
  ].join('; ');
}

/** Linux counts the processes of a user namespace by themselves, from 5.14 on. */
const COUNTS_HERE = isAtLeast(release(), 5, 14);
/** Processes and threads that a teacher may have running beside this. */
const MOST_OF_USER = 4000;

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [own = 0, below = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return own > major || (own === major && below >= minor);
}
