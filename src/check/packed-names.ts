/** No name has so many words before it differs from the one in front of it. */
const MOST = 9;

/** Names, sorted, each as how many words it begins with like the one before, and the rest: less than half to carry. */
export function packNames(names: readonly string[]): string {
  let before: readonly string[] = [];
  const packed = names.toSorted().map((name) => {
    const words = name.split('_');
    const limit = Math.min(MOST, words.length - 1, before.length);
    const differing = words.findIndex((word, index) => index >= limit || word !== before[index]);
    before = words;
    return `${differing}${words.slice(differing).join('_')}`;
  });
  return packed.join(' ');
}

export function unpackNames(packed: string): readonly string[] {
  let name = '';
  return packed.split(' ').map((item) => {
    const line = `${name}_`;
    let end = 0;
    for (let words = Number(item[0]); words > 0; words--) end = line.indexOf('_', end) + 1;
    name = line.slice(0, end) + item.slice(1);
    return name;
  });
}
