import type { Text } from '../messages/text.js';
import type { LineSizes, MemoryModel, Term } from './model.js';
import type { MemoryValues } from './symbol-values.js';

/** The static RAM of an app before any build. */
export interface MemoryPlan {
  /** What the linker would report as used, without what is unknown. */
  readonly totalBytes: number;
  /** Those that take any, in the order of the model. */
  readonly consumers: readonly PlannedConsumer[];
  readonly unknown: readonly { readonly id: string; readonly title: Text }[];
}

export interface PlannedConsumer {
  readonly id: string;
  readonly title: Text;
  readonly bytes: number;
  readonly symbols: readonly string[];
  readonly products: readonly Product[];
  readonly note?: Text;
}

/** One product of a consumer's sum. */
export interface Product {
  readonly factors: readonly Factor[];
  readonly bytes: number;
}

export interface Factor {
  readonly value: number;
  readonly symbol?: string;
  /** The name of a size in the model. */
  readonly size?: string;
}

/** Pure: the same values and sizes, the same plan. */
export function memoryPlan(model: MemoryModel, sizes: LineSizes['sizes'], values: MemoryValues): MemoryPlan {
  const known = model.consumers.filter(({ needs }) => needs === undefined || values.has(needs));
  const consumers = known.flatMap(({ id, title, symbols, terms, note }): PlannedConsumer[] => {
    const products = terms.flatMap((term) => productOf(term, sizes, values));
    const bytes = products.reduce((sum, product) => sum + product.bytes, 0);
    return bytes === 0 ? [] : [{ id, title, bytes, symbols, products, ...(note ? { note } : {}) }];
  });
  return {
    totalBytes: consumers.reduce((sum, { bytes }) => sum + bytes, 0),
    consumers,
    unknown: [
      ...model.unknown.filter(({ when }) => values.holds(when)),
      ...model.consumers.filter((consumer) => !known.includes(consumer)),
    ].map(({ id, title }) => ({ id, title })),
  };
}

/** The product of a term; none where it does not hold or comes to nothing. */
function productOf(term: Term, sizes: LineSizes['sizes'], values: MemoryValues): readonly Product[] {
  if (term.when !== undefined && !values.holds(term.when)) return [];
  const factors = term.bytes.split(' * ').map((text): Factor => {
    if (/^\d/.test(text)) return { value: Number(text) };
    if (/^[A-Z]/.test(text)) return { value: values.numberOf(text), symbol: text };
    return { value: sizes[text] ?? 0, size: text };
  });
  const bytes = factors.reduce((product, { value }) => product * value, 1);
  return bytes === 0 ? [] : [{ factors, bytes }];
}
