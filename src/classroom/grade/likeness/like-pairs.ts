import { GRAM } from './own-grams.js';

export interface Work {
  readonly student: string;
  readonly grams: ReadonlyMap<number, number>;
}

/** Two works of one exercise that somebody should look at. */
export interface LikePair {
  readonly students: readonly [string, string];
  /** Tokens that both have, and that are neither given nor in the official solution. */
  readonly shared: number;
  /** Of that, what the one with fewer of its own has in all. */
  readonly of: number;
}

/** Fewer own tokens in common come about by themselves. */
const LEAST_SHARED = 25;
/** Of the one that has fewer of its own. */
const LEAST_PART = 0.6;
/** What more than half of a class has come to is the way to do it, if the class is no smaller than this. */
const CLASS = 6;

/** Pairs that are more alike than two people who solve the same exercise; the most alike first. */
export function likePairs(works: readonly Work[]): readonly LikePair[] {
  const owners = new Map<number, number[]>();
  works.forEach(({ grams }, index) => {
    for (const gram of grams.keys()) owners.set(gram, [...(owners.get(gram) ?? []), index]);
  });
  const isUsual = (count: number) => works.length >= CLASS && count > works.length / 2;
  const sizes = works.map(({ grams }) =>
    sum([...grams].filter(([gram]) => !isUsual(owners.get(gram)?.length ?? 0)).map(([, count]) => count)),
  );
  const together = new Map<string, number>();
  for (const [gram, indices] of owners) {
    if (indices.length < 2 || isUsual(indices.length)) continue;
    indices.forEach((one, i) => {
      for (const other of indices.slice(i + 1)) {
        const count = Math.min(works[one]?.grams.get(gram) ?? 0, works[other]?.grams.get(gram) ?? 0);
        const key = `${one} ${other}`;
        together.set(key, (together.get(key) ?? 0) + count);
      }
    });
  }
  const pairs = [...together].flatMap(([key, shared]): LikePair[] => {
    const [one = 0, other = 0] = key.split(' ').map(Number);
    const of = Math.min(sizes[one] ?? 0, sizes[other] ?? 0);
    const [first, second] = [works[one]?.student, works[other]?.student];
    // A run of tokens begins at each of them, and ends some further on.
    if (shared + GRAM - 1 < LEAST_SHARED || shared < of * LEAST_PART || !first || !second) return [];
    return [{ students: [first, second], shared: shared + GRAM - 1, of: of + GRAM - 1 }];
  });
  return pairs.toSorted((a, b) => b.shared / b.of - a.shared / a.of || b.shared - a.shared);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
