/** What a condition may ask about. */
export interface ConditionFacts {
  /** A variable's value; null: it has none; undefined: nobody here knows. */
  readonly valueOf: (name: string) => string | null | undefined;
  readonly exists: (path: string) => boolean | undefined;
}

/** Words that lead deeper. More of them than anybody writes would be too deep for this program. */
const NESTING = /^(?:\(|NOT)$/;
const MAX_NESTING = 300;

/** Whether the condition of an `if()` holds; undefined if that cannot be told. */
export function holds(words: readonly string[], facts: ConditionFacts): boolean | undefined {
  if (words.filter((word) => NESTING.test(word)).length > MAX_NESTING) return undefined;
  const rest = [...words];
  const result = either(rest, facts);
  return rest.length === 0 ? result : undefined;
}

function either(rest: string[], facts: ConditionFacts): boolean | undefined {
  let result = both(rest, facts);
  while (rest[0] === 'OR') {
    rest.shift();
    const other = both(rest, facts);
    result = result || other ? true : result === undefined || other === undefined ? undefined : false;
  }
  return result;
}

function both(rest: string[], facts: ConditionFacts): boolean | undefined {
  let result = single(rest, facts);
  while (rest[0] === 'AND') {
    rest.shift();
    const other = single(rest, facts);
    result = result === false || other === false ? false : result && other;
  }
  return result;
}

function single(rest: string[], facts: ConditionFacts): boolean | undefined {
  const word = rest.shift();
  if (word === undefined) return undefined;
  if (word === 'NOT') {
    const result = single(rest, facts);
    return result === undefined ? undefined : !result;
  }
  if (word === '(') {
    const result = either(rest, facts);
    return rest.shift() === ')' ? result : undefined;
  }
  if (word === 'EXISTS') return facts.exists(rest.shift() ?? '');
  if (word === 'DEFINED') {
    const value = facts.valueOf(rest.shift() ?? '');
    return value === undefined ? undefined : value !== null;
  }
  if (rest[0] === 'STREQUAL' || rest[0] === 'EQUAL') {
    const [comparison, other = ''] = rest.splice(0, 2);
    const [one, two] = [word, other].map((side) => facts.valueOf(side) ?? side);
    if (`${one}${two}`.includes('$')) return undefined;
    return comparison === 'EQUAL' ? Number(one) === Number(two) : one === two;
  }
  if (/^(?:1|ON|YES|TRUE|Y)$/i.test(word)) return true;
  if (isFalse(word)) return false;
  const value = facts.valueOf(word);
  return typeof value === 'string' ? !isFalse(value) : value === null ? false : undefined;
}

function isFalse(value: string): boolean {
  return /^(?:0|OFF|NO|FALSE|N|IGNORE|NOTFOUND||.*-NOTFOUND)$/i.test(value);
}
