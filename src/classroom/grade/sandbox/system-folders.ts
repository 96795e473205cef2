import { lstatSync, readlinkSync } from 'node:fs';

/** Where programs, their libraries and a compiler's headers are, on the systems that there are. */
const FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/nix/store', '/gnu/store'];
/** By which the loader finds libraries, and `cc` its compiler. */
const SETTINGS = ['/etc/ld.so.cache', '/etc/ld.so.conf', '/etc/ld.so.conf.d', '/etc/alternatives'];

/** Arguments of bubblewrap for what programs need of the system, to be read and not written; nobody's files are in it. */
export function systemBinds(): readonly string[] {
  return [...FOLDERS, ...SETTINGS].flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) return [];
    // On most systems /bin is a link into /usr.
    if (stat.isSymbolicLink()) return ['--symlink', readlinkSync(path), path];
    return ['--ro-bind', path, path];
  });
}

/** Whether a path, without links in it, is in what `systemBinds` has. */
export function isOfSystem(path: string): boolean {
  return FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}
