import { describe, expect, it } from 'vitest';
import { toldClock } from '../../src/serve/clock.js';
import type { TimedEvent } from '../../src/serve/events.js';
import { FAULT_NAMES, type FaultName, parseFault } from '../../src/serve/faults.js';
import { DEFAULT_LIMITS, startServer } from '../../src/serve/server.js';
import {
  BINARY,
  CLOSE,
  CONTINUATION,
  codeOf,
  PING,
  RawClient,
  request,
  TEXT,
} from '../support/raw-client.js';
import { faultsOf, testServers, until } from '../support/servers.js';

const start = testServers();

type Seen = (client: RawClient) => Promise<void>;

const echoes: Seen = async (client) => {
  client.send({ opcode: TEXT, payload: 'echo' });
  expect((await client.frame())?.payload.toString()).toBe('echo');
};

/** What the client sees of each fault, with its message on the way. */
const faults: Readonly<Record<FaultName, readonly (readonly [fault: string, Seen])[]>> = {
  delay: [
    [
      'delay=1000',
      async (client) => {
        const sent = performance.now();
        client.send({ opcode: TEXT, payload: 'a' }, { opcode: TEXT, payload: 'b' });
        expect((await client.frames(2)).map(({ payload }) => payload.toString())).toEqual(['a', 'b']);
        const took = performance.now() - sent;
        // Both wait at the same time, from when they came.
        expect(took).toBeGreaterThan(990);
        expect(took).toBeLessThan(1990);
      },
    ],
  ],
  drop: [
    [
      'drop',
      async (client) => {
        client.send({ opcode: TEXT, payload: 'x' });
        expect(await client.rest()).toEqual(Buffer.alloc(0));
      },
    ],
  ],
  refuse: [],
  'no-handshake': [],
  wrong: [
    [
      'wrong',
      async (client) => {
        client.send({ opcode: TEXT, payload: 'hello' }, { opcode: BINARY, payload: 'abc' });
        const frames = await client.frames(2);
        expect(frames.map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
          [TEXT, '?????'],
          [BINARY, '???'],
        ]);
      },
    ],
  ],
  silent: [
    [
      'silent@1',
      async (client) => {
        client.send({ opcode: TEXT, payload: 'lost' }, { opcode: TEXT, payload: 'found' });
        expect((await client.frame())?.payload.toString()).toBe('found');
      },
    ],
  ],
  fragment: [
    [
      'fragment',
      async (client) => {
        client.send({ opcode: TEXT, payload: '123456789' });
        const frames = await client.frames(3);
        expect(frames.map(({ opcode, fin, payload }) => [opcode, fin, payload.toString()])).toEqual([
          [TEXT, false, '1234'],
          [CONTINUATION, false, '5678'],
          [CONTINUATION, true, '9'],
        ]);
      },
    ],
    [
      'fragment=1',
      async (client) => {
        client.send({ opcode: BINARY, payload: '' }, { opcode: BINARY, payload: '板' });
        const frames = await client.frames(4);
        expect(frames.map(({ opcode, fin, payload }) => [opcode, fin, payload.toString('hex')])).toEqual([
          [BINARY, true, ''],
          [BINARY, false, 'e6'],
          [CONTINUATION, false, '9d'],
          [CONTINUATION, true, 'bf'],
        ]);
      },
    ],
  ],
  coalesce: [
    [
      'coalesce=3',
      async (client) => {
        const chunks: Buffer[] = [];
        client.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
        client.send({ opcode: TEXT, payload: 'one' });
        const frames = await client.frames(3);
        expect(frames.map(({ payload }) => payload.toString())).toEqual(['one', 'one', 'one']);
        expect(chunks).toHaveLength(1);
      },
    ],
  ],
  ping: [
    [
      'ping=20',
      async (client) => {
        const frames = await client.frames(3);
        expect(frames.map(({ opcode, payload }) => [opcode, payload.toString()])).toEqual([
          [PING, 'ping'],
          [PING, 'ping'],
          [PING, 'ping'],
        ]);
      },
    ],
  ],
  close: [
    ...[1000, 1001, 1011, 4999].map((code): readonly [string, Seen] => [
      `close=${code}`,
      async (client) => {
        client.send({ opcode: TEXT, payload: 'x' });
        const frame = await client.frame();
        expect(frame?.opcode).toBe(CLOSE);
        expect(frame && codeOf(frame)).toBe(code);
        expect(frame?.payload.subarray(2).toString()).toBe('fault');
      },
    ]),
  ],
  oversize: [
    [
      'oversize',
      async (client) => {
        client.send({ opcode: TEXT, payload: 'x' });
        expect((await client.frame())?.payload).toHaveLength(65_536);
      },
    ],
    [
      'oversize=5000000',
      async (client) => {
        client.send({ opcode: BINARY, payload: 'x' });
        const frame = await client.frame();
        expect([frame?.opcode, frame?.payload.length]).toEqual([BINARY, 5_000_000]);
      },
    ],
  ],
  'invalid-utf8': [
    [
      'invalid-utf8',
      async (client) => {
        client.send({ opcode: BINARY, payload: 'x' });
        const frame = await client.frame();
        expect([frame?.opcode, frame?.payload.toString('hex')]).toEqual([TEXT, 'c328']);
      },
    ],
  ],
  'stop-reading': [
    [
      'stop-reading@2',
      async (client) => {
        await echoes(client);
        client.send({ opcode: TEXT, payload: 'x' });
        // More than the buffers of both ends hold: what is not read stays here.
        const payload = Buffer.alloc(65_536);
        for (let i = 0; i < 500; i++) client.send({ opcode: BINARY, payload });
        expect(await client.isSilent(200)).toBe(true);
        expect(client.socket.writableLength).toBeGreaterThan(0);
      },
    ],
  ],
};

const cases = FAULT_NAMES.flatMap((name) => faults[name].map(([fault, seen]) => ({ fault, seen })));

describe('a client sees of', () => {
  it.concurrent.each(cases)('$fault what it should', async ({ fault, seen }) => {
    const { port } = await start([fault]);
    const client = await RawClient.open(port);
    await seen(client);
    client.close();
  });

  it('refuse an HTTP status 503 and the end', async () => {
    const server = await start(['refuse']);
    const client = await RawClient.connect(server.port);
    client.write(request());
    expect((await client.head()).status).toBe(503);
    expect(await client.rest()).toEqual(Buffer.alloc(0));
    expect(await server.told('refused')).toMatchObject({ reason: 'fault' });
  });

  it('no-handshake nothing at all', async () => {
    const server = await start(['no-handshake']);
    const client = await RawClient.connect(server.port);
    client.write(request());
    expect(await client.isSilent(200)).toBe(true);
    expect(await server.told('fault')).toMatchObject({ fault: 'no-handshake' });
    client.close();
  });
});

describe('what a client sends in one packet with the message of', () => {
  it.each(['drop@2', 'stop-reading@2'])('%s, and behind it, is not heard', async (fault) => {
    const server = await start([fault]);
    const client = await RawClient.open(server.port);
    client.send(
      { opcode: TEXT, payload: 'first' },
      { opcode: TEXT, payload: 'second' },
      { opcode: PING, payload: 'ok' },
      { opcode: TEXT, payload: 'third' },
    );
    expect((await client.frame())?.payload.toString()).toBe('first');
    if (fault === 'drop@2') expect(await client.rest()).toEqual(Buffer.alloc(0));
    else expect(await client.isSilent(100)).toBe(true);
    await server.told('fault');
    const after = server.events.slice(server.events.findIndex(({ event }) => event === 'fault') + 1);
    expect(after.filter(({ event }) => event !== 'closed')).toEqual([]);
    client.close();
  });
});

describe('on the time of a board, what it sends in a packet of its own, behind the message of', () => {
  it.each(['drop', 'stop-reading'])('%s, is not heard, and is not in front of its end', async (fault) => {
    const clock = toldClock();
    const events: TimedEvent[] = [];
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      clock,
      faults: faultsOf(fault),
      limits: DEFAULT_LIMITS,
      watched: true,
      onEvent: (event) => events.push(event),
    });
    const client = await RawClient.open(server.port);
    client.send({ opcode: TEXT, payload: 'x' });
    await until(() => events.some(({ event }) => event === 'fault'), 'fault');
    const read = server.traffic()[0]?.read ?? 0;
    client.send({ opcode: PING, payload: 'ok' });
    await until(() => (server.traffic()[0]?.read ?? 0) > read, 'the PING has come');
    clock.advanceTo(1);
    if (fault === 'stop-reading') client.close();
    else expect(await client.rest()).toEqual(Buffer.alloc(0));
    await until(() => events.at(-1)?.event !== 'fault', 'the end');
    expect(events.at(-1)?.event).toBe('closed');
    await server.close();
  });
});

describe('@N', () => {
  it.each(['wrong@3', 'drop@3', 'close=1001@3', 'fragment@3', 'invalid-utf8@3'])(
    '%s leaves the messages before the third alone',
    async (fault) => {
      const { port, events } = await start([fault]);
      const client = await RawClient.open(port);
      await echoes(client);
      await echoes(client);
      expect(events.filter(({ event }) => event === 'fault')).toEqual([]);
      client.send({ opcode: TEXT, payload: 'third' });
      expect((await client.frame())?.payload.toString()).not.toBe('third');
      client.close();
    },
  );

  it('counts the messages of each connection for itself', async () => {
    const { port } = await start(['wrong@2']);
    for (const _ of [1, 2]) {
      const client = await RawClient.open(port);
      await echoes(client);
      client.send({ opcode: TEXT, payload: 'abc' });
      expect((await client.frame())?.payload.toString()).toBe('???');
      await echoes(client);
      client.close();
    }
  });

  it.each(['refuse@2', 'no-handshake@2'])('%s counts connections', async (fault) => {
    const { port } = await start([fault]);
    await echoes(await RawClient.open(port));
    const second = await RawClient.connect(port);
    second.write(request());
    if (fault.startsWith('refuse')) expect((await second.head()).status).toBe(503);
    else expect(await second.isSilent(100)).toBe(true);
    await echoes(await RawClient.open(port));
    second.close();
  });

  it('with several faults each has its turn', async () => {
    const { port } = await start(['wrong@1', 'fragment=2@2', 'close@3', 'delay=20']);
    const client = await RawClient.open(port);
    for (let i = 0; i < 3; i++) client.send({ opcode: TEXT, payload: 'abc' });
    const frames = await client.frames(4);
    expect(frames.map(({ opcode, payload }) => [opcode, payload.toString()]).slice(0, 3)).toEqual([
      [TEXT, '???'],
      [TEXT, 'ab'],
      [CONTINUATION, 'c'],
    ]);
    expect(frames[3]?.opcode).toBe(CLOSE);
    client.close();
  });
});

interface Mistake {
  readonly typed: string;
  readonly says: RegExp;
  readonly remedy: RegExp;
}

const mistakes: readonly Mistake[] = [
  { typed: 'dealy=5', says: /no fault "dealy"/, remedy: /"delay"/ },
  { typed: 'closed', says: /no fault "closed"/, remedy: /"close"/ },
  { typed: 'stopreading', says: /no fault/, remedy: /"stop-reading"/ },
  { typed: 'xyzzy', says: /no fault/, remedy: /One of: delay, drop/ },
  { typed: '', says: /no fault ""/, remedy: /One of/ },
  { typed: 'drop=1', says: /takes no value/, remedy: /For example/ },
  { typed: 'delay=', says: /from 1 to 3600000/, remedy: /For example/ },
  { typed: 'delay=-1', says: /from 1 to/, remedy: /For example/ },
  { typed: 'delay=1.5', says: /whole number/, remedy: /For example/ },
  { typed: 'coalesce=1', says: /from 2 to 100/, remedy: /For example/ },
  { typed: 'close=999', says: /from 1000 to 4999/, remedy: /For example/ },
  { typed: 'close=1006', says: /may not send the close code 1006/, remedy: /For example/ },
  { typed: 'close=2000', says: /may not send/, remedy: /For example/ },
  { typed: 'drop@0', says: /number of a message, from 1/, remedy: /For example/ },
  { typed: 'drop@x', says: /number of a message/, remedy: /For example/ },
];

describe('a mistyped fault', () => {
  it.each(mistakes)('"$typed" gets a reason and a way out', ({ typed, says, remedy }) => {
    const parsed = parseFault(typed);
    expect(parsed.ok).toBe(false);
    const [problem] = parsed.diagnostics;
    expect(problem?.message.en).toMatch(says);
    expect(problem?.remedy?.en).toMatch(remedy);
    expect(problem?.source).toBe(typed === '' ? '--fault=' : `--fault ${typed}`);
  });
});
