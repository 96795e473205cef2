/** How other programs are started: the compiler, the linker and the app itself. Grading puts a sandbox around them. */
export interface Launcher {
  /** @returns what to spawn in the place of a command */
  readonly wrap: (
    command: string,
    args: readonly string[],
    cwd: string,
  ) => readonly [string, readonly string[]];
}

/** As they are. */
export const PLAIN: Launcher = { wrap: (command, args) => [command, args] };
