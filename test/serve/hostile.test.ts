import { describe, expect, it } from 'vitest';
import {
  BINARY,
  bytesOf,
  CLOSE,
  CONTINUATION,
  codeOf,
  PING,
  RawClient,
  TEXT,
} from '../support/raw-client.js';
import { samples } from '../support/samples.js';
import { type ServeProcess, serveProcesses, testServers, until } from '../support/servers.js';

const serve = serveProcesses();
const startServer = testServers();
const start = async (...args: string[]) => {
  const server = serve(['--host', '127.0.0.1', '--port', '0', '--json', ...args]);
  return { server, port: await server.port() };
};

const MB = 1024 * 1024;

/** A client that behaves must notice nothing. */
async function isServed(client: RawClient, times = 3): Promise<void> {
  for (let i = 0; i < times; i++) {
    client.send({ opcode: TEXT, payload: `message ${i}` });
    expect((await client.frame())?.payload.toString()).toBe(`message ${i}`);
  }
}

/** The same numbers each time, from 0 up to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// Each has a server of its own, and mostly waits for it: so they wait together.
describe.concurrent('while others mean harm, a client is served', () => {
  it('with garbage in place of a handshake and of frames', async () => {
    const { server, port } = await start();
    const good = await RawClient.open(port);
    const random = seeded(1);
    for (let i = 0; i < samples(100, 3000); i++) {
      const bytes = Buffer.from(Array.from({ length: 1 + random() * 400 }, () => Math.floor(random() * 256)));
      const bad = i % 2 ? await RawClient.open(port) : await RawClient.connect(port);
      bad.write(bytes);
      if (i % 3 === 0) bad.socket.resetAndDestroy();
      else if (i % 3 === 1) bad.socket.end();
      else setTimeout(() => bad.close(), 20);
      if (i % 10 === 0) await isServed(good, 1);
    }
    await isServed(good);
    expect(await server.stop()).toBe(0);
    expect(server.stderr).toBe('');
  });

  it('with frames that were cut, changed or doubled on the way', async () => {
    const { server, port } = await start();
    const good = await RawClient.open(port);
    const random = seeded(2);
    const whole = Buffer.concat([
      bytesOf({ opcode: TEXT, fin: false, payload: '一二三' }),
      bytesOf({ opcode: PING, payload: 'x' }),
      bytesOf({ opcode: CONTINUATION, payload: '四' }),
      bytesOf({ opcode: BINARY, payload: Buffer.alloc(300) }),
    ]);
    for (let i = 0; i < samples(100, 3000); i++) {
      const bytes = Buffer.from(whole);
      for (let changes = 0; changes < 3; changes++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const bad = await RawClient.open(port);
      bad.write(bytes.subarray(0, 1 + Math.floor(random() * bytes.length)), bytes);
      setTimeout(() => bad.close(), 30);
      if (i % 10 === 0) await isServed(good, 1);
    }
    await isServed(good);
    expect(await server.stop()).toBe(0);
  });

  it('with half a handshake, or half a frame, and silence', async () => {
    const { port } = await start();
    const good = await RawClient.open(port);
    const silent = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        if (index % 2) {
          const bad = await RawClient.open(port);
          bad.write(bytesOf({ opcode: TEXT, payload: 'abcdefgh' }).subarray(0, 5));
          return bad;
        }
        const bad = await RawClient.connect(port);
        bad.write('GET / HTTP/1.1\r\nHost: x\r\nUpg');
        return bad;
      }),
    );
    await isServed(good);
    for (const bad of silent) bad.close();
  });

  it('with a length of 4 GB, which takes no memory', async () => {
    const { server, port } = await start();
    const good = await RawClient.open(port);
    const before = server.memory() ?? 0;
    for (let i = 0; i < 20; i++) {
      const bad = await RawClient.open(port);
      bad.send({ opcode: BINARY, claims: 2n ** 32n, payload: 'and no more' });
      const frame = await bad.frame();
      expect(frame && codeOf(frame)).toBe(1009);
      bad.close();
    }
    await isServed(good);
    expect((server.memory() ?? 0) - before).toBeLessThan(32 * MB);
  });

  it('with 10,000 connections, of which only as many as allowed are let in, and the rest turned away', async () => {
    const { server, port } = await start('--max-connections', '100');
    const good = await RawClient.open(port);
    const admitted: RawClient[] = [];
    let turnedAway = 0;
    let failed = 0;
    for (let round = 0; round < 10_000; round += 250) {
      const clients = await Promise.all(
        Array.from({ length: 250 }, () => RawClient.connect(port).catch(() => undefined)),
      );
      for (const client of clients) {
        if (client === undefined) failed++;
        else if (admitted.length < 99) admitted.push(client);
        else client.socket.once('close', () => turnedAway++);
      }
      await isServed(good, 1);
      await until(() => failed + turnedAway + admitted.length === round + 250, 'all are told');
    }
    await isServed(good);
    expect(admitted).toHaveLength(99);
    const refused = () => server.lines().filter(({ event }) => event === 'refused');
    await until(() => server.stdout.endsWith('\n') && refused().length === 9901, 'an event for each');
    expect(refused()[0]).toMatchObject({ reason: 'too-many-connections', peer: /^127\.0\.0\.1:\d+$/ });
    // Room that is free again is given to the next.
    for (const client of admitted.slice(0, 5)) client.close();
    await isServed(good);
    await isServed(await RawClient.open(port));
    for (const client of admitted) client.close();
    expect(await server.stop()).toBe(0);
  });
});

/** Writes without reading until nothing more goes out, and says how much the server took. */
async function flood(client: RawClient, bytes: Buffer, most: number): Promise<number> {
  client.socket.pause();
  let written = 0;
  // Who asks too often without listening may also be cut off.
  while (written < most && !client.socket.destroyed) {
    client.socket.write(bytes);
    written += bytes.length;
    if (client.socket.writableLength < 4 * MB) {
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    const before = client.socket.writableLength;
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (client.socket.writableLength === before) break;
  }
  return written - client.socket.writableLength;
}

async function grown(server: ServeProcess, action: () => Promise<unknown>): Promise<number> {
  const before = server.memory() ?? 0;
  await action();
  return (server.memory() ?? 0) - before;
}

describe.concurrent('a client that does not read what it gets', () => {
  const slow = [
    { what: 'texts of 64 KB', args: [], frame: { opcode: TEXT, payload: Buffer.alloc(65_536, 'x') } },
    { what: 'the least of messages', args: [], frame: { opcode: TEXT, payload: '' }, times: 10_000 },
    { what: 'PINGs', args: [], frame: { opcode: PING, payload: 'x'.repeat(125) }, times: 1000 },
    {
      what: 'messages that are answered an hour late',
      args: ['--fault', 'delay=3600000'],
      frame: { opcode: TEXT, payload: Buffer.alloc(1000, 'x') },
      times: 100,
    },
    {
      what: 'small messages with a large answer',
      args: ['--fault', 'oversize=1000000'],
      frame: { opcode: TEXT, payload: 'x' },
      times: 1000,
    },
  ] as const;
  it.each(slow)('cannot make the server grow, with $what', async ({ args, frame, ...rest }) => {
    const { server, port } = await start(...args);
    const good = await RawClient.open(port);
    const bad = await RawClient.open(port);
    const bytes = Buffer.concat(
      Array.from({ length: 'times' in rest ? rest.times : 1 }, () => bytesOf(frame)),
    );
    let taken = 0;
    const more = await grown(server, async () => {
      taken = await flood(bad, bytes, 256 * MB);
    });
    // It stopped taking, far from all; the sockets of this PC hold a few megabytes.
    expect(taken).toBeLessThan(64 * MB);
    expect(more).toBeLessThan(100 * MB);
    if (args.length === 0) await isServed(good);
    bad.close();
    expect(await server.stop()).toBe(0);
  });

  it('gets all of it once it reads', async () => {
    const { port } = await startServer();
    const client = await RawClient.open(port);
    client.socket.pause();
    const payload = Buffer.alloc(65_536, 'x');
    for (let i = 0; i < 200; i++) client.send({ opcode: BINARY, payload });
    await new Promise((resolve) => setTimeout(resolve, 200));
    client.socket.resume();
    const frames = await client.frames(200);
    expect(frames.every((frame) => frame.payload.equals(payload))).toBe(true);
    client.close();
  });
});

describe('the limits', () => {
  it('--max-message lets the largest message through and closes with 1009 on a larger one', async () => {
    const { server, port } = await start('--max-message', '1000');
    const client = await RawClient.open(port);
    client.send({ opcode: TEXT, payload: 'x'.repeat(1000) });
    expect((await client.frame())?.payload).toHaveLength(1000);
    client.send({ opcode: TEXT, payload: 'x'.repeat(1001) });
    const frame = await client.frame();
    expect([frame?.opcode, frame && codeOf(frame)]).toEqual([CLOSE, 1009]);
    const inPieces = await RawClient.open(port);
    inPieces.send({ opcode: TEXT, fin: false, payload: 'x'.repeat(600) });
    inPieces.send({ opcode: CONTINUATION, payload: 'x'.repeat(401) });
    const end = await inPieces.frame();
    expect(end && codeOf(end)).toBe(1009);
    await server.prints('"protocol-error"');
  });

  it('--max-message is 1 MiB by default', async () => {
    const { port } = await startServer();
    const client = await RawClient.open(port);
    client.send({ opcode: BINARY, payload: Buffer.alloc(MB) });
    expect((await client.frame())?.payload).toHaveLength(MB);
    client.send({ opcode: BINARY, payload: Buffer.alloc(MB + 1) });
    const frame = await client.frame();
    expect(frame && codeOf(frame)).toBe(1009);
  });

  it('--max-rate lets the messages above it wait, and loses none', async () => {
    const { port } = await startServer([], { messagesPerSecond: 20 });
    const client = await RawClient.open(port);
    const other = await RawClient.open(port);
    const sent = performance.now();
    for (let i = 0; i < 50; i++) client.send({ opcode: TEXT, payload: `${i}` });
    await isServed(other);
    const texts = (await client.frames(50)).map(({ payload }) => payload.toString());
    const took = performance.now() - sent;
    expect(texts).toEqual(Array.from({ length: 50 }, (_, index) => `${index}`));
    // 20 in this second, 20 in the next one, 10 in the third.
    expect(took).toBeGreaterThan(1000);
    expect(took).toBeLessThan(3500);
  });
});
