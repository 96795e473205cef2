import { GRAM, type OwnCode } from './own-grams.js';

export interface Work {
  readonly student: string;
  readonly code: OwnCode;
}

/** Two works of one exercise that somebody should look at. */
export interface LikePair {
  readonly students: readonly [string, string];
  /** Tokens that both have, and that are neither given nor in the official solution. */
  readonly shared: number;
  /** Of that, what the one with fewer of its own has in all. */
  readonly of: number;
  /** All that they have of their own is the same, word for word. */
  readonly same?: true;
}

/** Fewer own tokens in common come about by themselves. */
const LEAST_SHARED = 25;
/** Of the one that has fewer of its own. */
const LEAST_PART = 0.6;
/** What more than half of a class has come to is the way to do it, if the class is no smaller than this. */
const CLASS = 6;
/** So much of it is no way to do it, however many have it: different runs, and all of them but a few. */
const LEAST_COPIED = 50;
const LEAST_COPIED_PART = 0.9;

/** A run of tokens begins at each of them, and ends some further on. */
const tokensIn = (grams: number) => grams + GRAM - 1;

/** Pairs that are more alike than two people who solve the same exercise; the most alike first. */
export function likePairs(works: readonly Work[]): readonly LikePair[] {
  const versions = versionsOf(works);
  const pairs = [
    ...versions.flatMap((own) => pairsWithin(own)),
    ...alikeOf(versions.map(([first]) => first.code)).flatMap(({ one, other, ...alike }) =>
      (versions[one] ?? []).flatMap(({ student }) =>
        (versions[other] ?? []).map(
          (second): LikePair => ({ students: [student, second.student], ...alike }),
        ),
      ),
    ),
  ];
  const order = new Map(works.map(({ student }, at) => [student, at]));
  const place = (student: string) => order.get(student) ?? 0;
  return pairs
    .map((pair): LikePair => {
      const [first, second] = pair.students;
      return place(first) <= place(second) ? pair : { ...pair, students: [second, first] };
    })
    .toSorted(
      (a, b) =>
        b.shared / b.of - a.shared / a.of ||
        b.shared - a.shared ||
        place(a.students[0]) - place(b.students[0]) ||
        place(a.students[1]) - place(b.students[1]),
    );
}

type Version = readonly [Work, ...Work[]];

/** Works that are the same word for word are one: however many have copied it, it is no way that many have come to. */
function versionsOf(works: readonly Work[]): readonly Version[] {
  const versions = new Map<string, [Work, ...Work[]]>();
  for (const [at, work] of works.entries()) {
    const isLong = tokensIn(sum([...work.code.grams.values()])) >= LEAST_SHARED;
    const key = isLong ? `same ${work.code.words}` : `short ${at}`;
    const version = versions.get(key);
    if (version) version.push(work);
    else versions.set(key, [work]);
  }
  return [...versions.values()];
}

function pairsWithin(version: Version): readonly LikePair[] {
  const of = tokensIn(sum([...version[0].code.grams.values()]));
  return version.flatMap(({ student }, at) =>
    version.slice(at + 1).map(
      (other): LikePair => ({
        students: [student, other.student],
        shared: of,
        of,
        same: true,
      }),
    ),
  );
}

interface Alike {
  readonly one: number;
  readonly other: number;
  readonly shared: number;
  readonly of: number;
}

function alikeOf(codes: readonly OwnCode[]): readonly Alike[] {
  const owners = new Map<number, number[]>();
  for (const [index, { grams }] of codes.entries())
    for (const gram of grams.keys()) {
      const known = owners.get(gram);
      if (known) known.push(index);
      else owners.set(gram, [index]);
    }
  const isUsual = (count: number) => codes.length >= CLASS && count > codes.length / 2;
  const size = codes.length;
  /** By both indices: what they share of what is not usual, and all of it with each run once. */
  const [together, runs] = [new Uint32Array(size * size), new Uint32Array(size * size)];
  const add = (sums: Uint32Array, at: number, count: number) => {
    sums[at] = (sums[at] ?? 0) + count;
  };
  for (const [gram, indices] of owners)
    for (const [i, one] of indices.entries())
      for (const other of indices.slice(i + 1)) {
        const at = one * size + other;
        add(runs, at, 1);
        if (isUsual(indices.length)) continue;
        add(together, at, Math.min(codes[one]?.grams.get(gram) ?? 0, codes[other]?.grams.get(gram) ?? 0));
      }
  const own = codes.map(({ grams }) =>
    sum([...grams].map(([gram, count]) => (isUsual(owners.get(gram)?.length ?? 0) ? 0 : count))),
  );
  const all = codes.map(({ grams }) => grams.size);
  const least = (sizes: readonly number[], one: number, other: number) =>
    Math.min(sizes[one] ?? 0, sizes[other] ?? 0);
  return codes.flatMap((_, one) =>
    codes.flatMap((__, other): Alike[] => {
      const [shared = 0, copied = 0] = [together, runs].map((sums) => sums[one * size + other]);
      const [of, most] = [least(own, one, other), least(all, one, other)];
      if (tokensIn(shared) >= LEAST_SHARED && shared >= of * LEAST_PART)
        return [{ one, other, shared: tokensIn(shared), of: tokensIn(of) }];
      if (tokensIn(copied) < LEAST_COPIED || copied < most * LEAST_COPIED_PART) return [];
      return [{ one, other, shared: tokensIn(copied), of: tokensIn(most) }];
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
