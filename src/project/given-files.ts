/** Files that an exercise gives, in the place of generated ones or beside them: as they were given, and as they are to be. */
export interface GivenFiles {
  /** Path → text as it was given last, as far as that is known. A file that `now` does not have goes, if nobody touched it. */
  readonly before: ReadonlyMap<string, string>;
  /** Path → text as it is to be. What is below `.nanokit/` is the tool's own, and replaced. */
  readonly now: ReadonlyMap<string, string>;
  /** Those that `regen` is to leave alone: they stand in the place of generated ones. */
  readonly own: ReadonlySet<string>;
}
