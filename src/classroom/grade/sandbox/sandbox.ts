import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What sandboxes are made with here. */
export interface Sandbox {
  /** bubblewrap, as it is called. */
  readonly bwrap: string;
  /** The user as whom it runs, where it is not the one who grades: nobody's, if that is root. */
  readonly user?: number;
}

/** How a process is started as that user. */
export function asUser(sandbox: Sandbox | undefined): { readonly uid?: number; readonly gid?: number } {
  return sandbox?.user === undefined ? {} : { uid: sandbox.user, gid: sandbox.user };
}

/** A folder for temporary files in which nobody can look around; another user finds the way to what is given to them. */
export function workFolder(sandbox: Sandbox | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'nanokit-grade-'));
  if (sandbox?.user !== undefined) chmodSync(folder, 0o711);
  return folder;
}

/** Gives a folder of ours, in which there is no link, to that user with all that is in it; makes it if it is not there. */
export function giveTo(sandbox: Sandbox | undefined, folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const user = sandbox?.user;
  if (user === undefined) return folder;
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(join(folder, name), user, user);
  return folder;
}
