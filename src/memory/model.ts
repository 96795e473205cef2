import type { Text } from '../messages/text.js';

/** Who uses static RAM, and by which arithmetic: `schemas/memory/consumers.json`. */
export interface MemoryModel {
  /** Values of symbols that the Kconfig data may not have; the name of another symbol stands for its value. */
  readonly defaults: Readonly<Record<string, string>>;
  /** What the sizes are sizes of. */
  readonly sizes: Readonly<Record<string, Text>>;
  readonly consumers: readonly Consumer[];
  /** What takes RAM of which nobody has figures. */
  readonly unknown: readonly UnknownConsumer[];
}

export interface Consumer {
  readonly id: string;
  readonly title: Text;
  /** The symbols to change it with. */
  readonly symbols: readonly string[];
  /** A symbol without which its size is not known. */
  readonly needs?: string;
  readonly terms: readonly Term[];
  readonly note?: Text;
}

export interface Term {
  /** A product such as `NET_PKT_RX_COUNT * packet`: symbols, whole numbers, and at most one size. */
  readonly bytes: string;
  /** Switches that all have to be on, or with `!` off, as in `SHELL && !NET_IPV6`; without it the term always counts. */
  readonly when?: string;
}

export interface UnknownConsumer {
  readonly id: string;
  readonly when: string;
  readonly title: Text;
}

/** What one SDK line keeps in static RAM, as `schemas/memory/sdk-*.json` has it: bytes by name. */
export interface LineSizes {
  readonly line: number;
  /** The version that was measured. */
  readonly zephyr: string;
  readonly sizes: Readonly<Record<string, number>>;
  /** How the measured images differ from what the line itself builds. */
  readonly note?: Text;
}

/**
 * The sizes of an SDK line; of one that was not measured, those of the nearest before it, or else of the first.
 * @param lines not empty
 */
export function sizesFor(line: number, lines: readonly LineSizes[]): LineSizes {
  const known = lines.toSorted((a, b) => a.line - b.line);
  const found = known.findLast((candidate) => candidate.line <= line) ?? known[0];
  if (!found) throw new RangeError('no SDK line was measured');
  return found;
}
