import type { LikePair } from './like-pairs.js';

/** Works of one exercise that are alike, each with each. */
export interface LikeGroup {
  readonly students: readonly string[];
  /** Own tokens in common, of how many, of the two that are least alike. */
  readonly shared: number;
  readonly of: number;
  /** Word for word. */
  readonly same: boolean;
}

/**
 * The same pairs in fewer lines: who has the same code is one group, and those who are alike, each with each, are one.
 * @param pairs of one exercise, the most alike first
 */
export function likeGroups(pairs: readonly LikePair[]): readonly LikeGroup[] {
  const same = pairs.filter((pair) => pair.same);
  const alike = groupsOf([...same, ...pairs.filter((pair) => !pair.same)]);
  return [...groupsOf(same), ...alike.filter((group) => !group.same)];
}

function groupsOf(pairs: readonly LikePair[]): readonly LikeGroup[] {
  const byKey = new Map(pairs.map((pair) => [keyOf(...pair.students), pair]));
  const between = (one: string, other: string) => byKey.get(keyOf(one, other));
  const groups: string[][] = [];
  for (const { students } of pairs) {
    const [one, other] = students;
    if (groups.some((group) => group.includes(one) && group.includes(other))) continue;
    const fits = (group: string[], student: string) => group.every((member) => between(member, student));
    const forOther = groups.find((group) => group.includes(one) && fits(group, other));
    const forOne = groups.find((group) => group.includes(other) && fits(group, one));
    if (forOther) forOther.push(other);
    else if (forOne) forOne.push(one);
    else groups.push([one, other]);
  }
  return groups.flatMap((students): LikeGroup[] => {
    const within = students.flatMap((one, at) =>
      students.slice(at + 1).flatMap((other) => between(one, other) ?? []),
    );
    const [first, ...rest] = within;
    if (!first) return [];
    const least = rest.reduce(
      (found, pair) => (pair.shared / pair.of < found.shared / found.of ? pair : found),
      first,
    );
    return [
      { students, shared: least.shared, of: least.of, same: within.every((pair) => pair.same === true) },
    ];
  });
}

function keyOf(one: string, other: string): string {
  return [one, other].toSorted().join('\n');
}
