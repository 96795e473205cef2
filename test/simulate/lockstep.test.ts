import { expect, it } from 'vitest';
import { toldClock } from '../../src/serve/clock.js';
import type { Traffic } from '../../src/serve/traffic.js';
import { Lockstep } from '../../src/simulate/lockstep.js';

const PORT = 4711;

/** The server's account of a connection from which it does not read, and that has ended when it is asked again and again. */
function accounts(paused: Traffic['paused']) {
  let asked = 0;
  return () => {
    asked++;
    const open = asked < 6;
    return [{ port: PORT, read: 20, written: 0, packets: [], open, ...(open && paused ? { paused } : {}) }];
  };
}

const answerTo = (traffic: () => readonly Traffic[], socket: { sent: number; open: boolean }) =>
  new Lockstep(toldClock(), traffic).answer({
    kind: 'idle',
    ms: 10,
    until: 20,
    sockets: [{ port: PORT, ...socket }],
  });

it.each([
  ['the end of a connection, where nothing is in front of it', { ahead: 0, most: 64 }, false, 20, 0],
  ['no end behind what the server does not read', { ahead: 8, most: 64 }, false, 20, 1],
  ['no more than Node reads ahead', { ahead: 64, most: 64 }, true, 2000, 1],
] as const)('a board waits for %s', async (_, paused, open, sent, stillOpen) => {
  expect(await answerTo(accounts(paused), { sent, open })).toBe(`go 20 -1 ${PORT}:0:${stillOpen}\n`);
});

it('an account without packets leaves no gap in front of the next one', async () => {
  const one = { read: 0, written: 7, open: true };
  const traffic = () => [
    { port: 1, ...one, packets: [] },
    { port: 2, ...one, packets: [] },
  ];
  const sockets = [1, 2].map((port) => ({ port, sent: 0, open: true }));
  const idle = { kind: 'idle', ms: 0, until: undefined, sockets } as const;
  expect(await new Lockstep(toldClock(), traffic).answer(idle)).toBe('go -1 -1 1:7:1 2:7:1\n');
});
