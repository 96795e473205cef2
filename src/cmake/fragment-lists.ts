import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { placeAt } from '../diagnostics/place.js';
import type { Text } from '../messages/text.js';
import { CMAKE_FILE } from './cmake-file.js';

export type FragmentVariable = 'CONF_FILE' | 'OVERLAY_CONFIG' | 'EXTRA_CONF_FILE';

/** A value and where it was given. */
export interface NamedValue {
  readonly value: string;
  readonly place: Place;
}

/** UTF-16 offsets. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const VARIABLES = ['CONF_FILE', 'OVERLAY_CONFIG', 'EXTRA_CONF_FILE'] as const;

export function fragmentVariable(name: string | undefined): FragmentVariable | undefined {
  return VARIABLES.find((known) => known === name);
}

/** The variables in which a CMakeLists.txt names fragments: where each value was given, and what is not understood. */
export class FragmentLists {
  readonly problems: Diagnostic[] = [];
  readonly #given = new Map<string, Place>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  assigned(name: string, values: readonly string[], at: Span): void {
    if (fragmentVariable(name) === undefined) return;
    const place = placeAt(CMAKE_FILE, this.#text, at.start, at.end);
    for (const value of values.flatMap(split)) {
      const key = `${name} ${value}`;
      if (!this.#given.has(key)) this.#given.set(key, place);
    }
  }

  problem({ start, end }: Span, message: Text): void {
    const place = placeAt(CMAKE_FILE, this.#text, start, end);
    this.problems.push({ code: 'kconfig/named-fragment', severity: 'warning', message, place });
  }

  /** What they hold; nothing for one that is not set. */
  values(variables: ReadonlyMap<string, string>): ReadonlyMap<FragmentVariable, readonly NamedValue[]> {
    return new Map(
      VARIABLES.flatMap((name) => {
        const text = variables.get(name);
        if (text === undefined) return [];
        const named = split(text).flatMap((value): NamedValue[] => {
          const place = this.#given.get(`${name} ${value}`);
          return place === undefined ? [] : [{ value, place }];
        });
        return [[name, named] as const];
      }),
    );
  }
}

/** Zephyr takes blanks for separators as well. */
const split = (text: string): readonly string[] => text.split(/[;\s]+/).filter((value) => value !== '');
