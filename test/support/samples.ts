/**
 * How many generated cases a test runs: a seeded sample in `npm test`, and with `npm run test:long` many more of the same
 * sequence.
 */
export function samples(short: number, long: number): number {
  return process.env.NANOKIT_LONG ? long : short;
}
