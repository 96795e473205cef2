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
