import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOfSystem, systemBinds } from './system-folders.js';

/** Where things are inside of the sandbox. */
export const PACKAGE_PLACE = '/nanokit';
export const WORK_PLACE = '/work';
export const CACHE_PLACE = '/work/cache';

/** An ordinary user in there. Who is root outside could not make a sandbox in the sandbox else. */
const SOMEBODY = '1000';

export interface OuterSandbox {
  /** bubblewrap, as it is called here. */
  readonly bwrap: string;
  /** This package's `dist/` and `sim/`. */
  readonly dist: string;
  readonly sim: string;
  /** Absolute; copies that are thrown away afterwards. */
  readonly project?: { readonly folder: string; readonly place: string };
  readonly cache?: string;
}

/**
 * What to start in the place of a command: it has process, network, mount, user and IPC namespaces of its own, the system's
 * programs, this package, and one project. There is no file of the teacher's in it, and no way out of it.
 */
export function outerCommand(
  sandbox: OuterSandbox,
  command: readonly string[],
): readonly [string, readonly string[]] {
  const { bwrap, dist, sim, project, cache } = sandbox;
  return [
    bwrap,
    [
      ...['--unshare-all', '--uid', SOMEBODY, '--gid', SOMEBODY, '--cap-drop', 'ALL'],
      ...['--die-with-parent', '--new-session'],
      ...systemBinds(),
      ...nodeBinds(),
      ...['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
      ...['--ro-bind', dist, join(PACKAGE_PLACE, 'dist'), '--ro-bind', sim, join(PACKAGE_PLACE, 'sim')],
      ...['--dir', WORK_PLACE],
      ...(project ? ['--bind', project.folder, project.place] : []),
      ...(cache ? ['--bind', cache, CACHE_PLACE] : []),
      ...['--remount-ro', '/', '--chdir', WORK_PLACE, '--'],
      ...command,
    ],
  ];
}

/** Node where it is no part of the system, with the libraries beside it; not what else is in that folder. */
function nodeBinds(): readonly string[] {
  const node = realpathSync(process.execPath);
  if (isOfSystem(node)) return [];
  const libraries = join(dirname(dirname(node)), 'lib');
  return ['--ro-bind', node, node, ...(existsSync(libraries) ? ['--ro-bind', libraries, libraries] : [])];
}
