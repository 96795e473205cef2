import { distance } from 'fastest-levenshtein';

/** The name that a mistyped one was probably meant to be, if any is near enough. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  // In a word of two or three letters, two wrong ones leave nothing to go by.
  let least = wanted.length <= 3 ? 2 : Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const name of names) {
    const candidate = name.toLowerCase();
    const isClose =
      (candidate.startsWith(wanted) && wanted.length > 2) || sorted(candidate) === sorted(wanted);
    const away = isClose ? 1 : distance(wanted, candidate);
    if (away < least) {
      best = name;
      least = away;
    }
  }
  return best;
}

/** Letters that changed places are one slip of the fingers, not two. */
function sorted(word: string): string {
  return [...word].sort().join('');
}
