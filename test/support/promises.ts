import { expect } from 'vitest';
import type { Ledger } from './ledger.js';

/** After a connection that lasted so long, delays start over. */
const GOOD_MS = 60_000;

/** Holds an app to its words: each delay twice the one before, a fifth more or less, and kept to a fifth. */
export function expectPromisesKept({ retries, accounts }: Ledger): void {
  let failures = 0;
  for (const { announced, actual, at } of retries) {
    const lost = accounts.find(({ lostAt }) => lostAt === at);
    if (lost && at - lost.since >= GOOD_MS) failures = 0;
    const nominal = Math.min(1000 * 2 ** failures, 60_000);
    expect(Math.abs(announced - nominal), `announced at ${at} ms`).toBeLessThanOrEqual(nominal / 5);
    expect(Math.abs(actual - announced), `at ${at} ms`).toBeLessThanOrEqual(announced / 5);
    if (failures === 0) expect(actual, `at ${at} ms`).toBeLessThanOrEqual(1200);
    failures++;
  }
}

/** Holds the app's counters to its own log, and both to what the server saw: nothing is lost but with a connection. */
export function expectAllCounted({ counters, accounts }: Ledger): void {
  expect(counters.length).toBeGreaterThan(0);
  for (const { counted, seen } of counters) expect(counted).toEqual(seen);
  for (const { since, sent: messages, arrived, lostAt } of accounts) {
    const lengths = messages.map(({ bytes }) => bytes);
    // What arrived is what was sent, in order, up to where the connection broke.
    expect(lengths.slice(0, arrived.length), `the connection of ${since} ms`).toEqual(arrived);
    if (lostAt === undefined) expect(lengths.length - arrived.length).toBeLessThanOrEqual(1);
  }
}
