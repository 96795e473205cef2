import { randomOf } from './endurance.js';

/**
 * Some of what a test could be run for, chosen by the seed alone: what is the same for all of them is seen with few, and
 * tests with other seeds see others. With `npm run test:long` all of them.
 */
export function sampled<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  if (process.env['NANOKIT_LONG']) return all;
  const random = randomOf(seed);
  const order = all.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const chosen = new Set(order.slice(0, count).map(({ one }) => one));
  return all.filter((one) => chosen.has(one));
}
