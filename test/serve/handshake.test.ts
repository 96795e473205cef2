import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/serve/event-text.js';
import {
  ACCEPT,
  BINARY,
  bytesOf,
  CLOSE,
  closing,
  PING,
  RawClient,
  type RequestOptions,
  request,
  type SentFrame,
  TEXT,
} from '../support/raw-client.js';
import { type TestServer, testServers } from '../support/servers.js';

const start = testServers();
let started: Promise<TestServer> | undefined;
/** One server for all cases: none of them may hurt another. */
const server = () => {
  started ??= start();
  return started;
};
const A_TEXT: SentFrame = { opcode: TEXT, payload: 'still here' };

describe('the handshake', () => {
  it.each([
    { what: 'as in RFC 6455', headers: {} },
    {
      what: 'with names in other cases',
      headers: { Upgrade: 'WebSocket', Connection: 'keep-alive, UPGRADE' },
    },
    {
      what: 'with extensions and protocols on offer',
      headers: { 'Sec-WebSocket-Extensions': 'permessage-deflate' },
    },
  ])('is answered $what', async ({ headers }) => {
    const client = await RawClient.connect((await server()).port);
    client.write(request({ headers }));
    const { status, headers: answer } = await client.head();
    expect(status).toBe(101);
    expect(answer.get('sec-websocket-accept')).toBe(ACCEPT);
    expect(answer.get('upgrade')?.toLowerCase()).toBe('websocket');
    expect(answer.has('sec-websocket-extensions')).toBe(false);
    client.send(A_TEXT);
    expect((await client.frame())?.payload.toString()).toBe('still here');
    client.close();
  });

  it('may have its first message in the same segment', async () => {
    const client = await RawClient.connect((await server()).port);
    client.write(request(), bytesOf({ opcode: TEXT, payload: 'early' }));
    expect((await client.head()).status).toBe(101);
    expect((await client.frame())?.payload.toString()).toBe('early');
    client.close();
  });

  const wrong: readonly (RequestOptions & { readonly what: string; readonly status: number })[] = [
    { what: 'no key', headers: { 'Sec-WebSocket-Key': undefined }, status: 400 },
    { what: 'a key of the wrong length', headers: { 'Sec-WebSocket-Key': 'YWJj' }, status: 400 },
    { what: 'version 12', headers: { 'Sec-WebSocket-Version': '12' }, status: 426 },
    { what: 'version 8', headers: { 'Sec-WebSocket-Version': '8' }, status: 426 },
    { what: 'no version', headers: { 'Sec-WebSocket-Version': undefined }, status: 400 },
    { what: 'an Upgrade to something else', headers: { Upgrade: 'h2c' }, status: 400 },
    { what: 'no Upgrade', headers: { Upgrade: undefined, Connection: undefined }, status: 426 },
    { what: 'POST', method: 'POST', status: 400 },
    { what: 'no Host', headers: { Host: undefined }, status: 400 },
  ];
  it.each(wrong)('with $what is refused with $status', async ({ status, ...options }) => {
    const client = await RawClient.connect((await server()).port);
    client.write(request(options));
    expect((await client.head()).status).toBe(status);
    await client.rest();
  });

  it('tells browsers that this is no web page, and which protocol it is', async () => {
    const client = await RawClient.connect((await server()).port);
    client.write('GET /index.html HTTP/1.1\r\nHost: x\r\n\r\n');
    const { status, headers } = await client.head();
    expect(status).toBe(426);
    expect(headers.get('upgrade')).toBe('websocket');
    expect((await client.rest()).toString()).toContain('WebSocket');
  });

  it.each([
    'hello\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001',
    'GET / HTTP/9.9\r\n\r\n',
    '\r\n\r\n{}\r\n',
  ])('that is garbage is answered with 400: %j', async (garbage) => {
    const { port, events } = await server();
    const before = events.length;
    const client = await RawClient.connect(port);
    client.write(garbage);
    expect((await client.head()).status).toBe(400);
    await client.rest();
    expect(events.slice(before).map(({ event }) => event)).toContain('bad-request');
  });
});

describe('events', () => {
  it('tell of the connection, of each message with its beginning, and of the end', async () => {
    const own = await start();
    const client = await RawClient.open(own.port, { path: '/chat' });
    client.send({ opcode: TEXT, payload: '你好' }, { opcode: BINARY, payload: Buffer.from('c328', 'hex') });
    client.send({ opcode: PING, payload: 'abc' }, { opcode: CLOSE, payload: closing(1001, 'bye') });
    await client.rest();
    await own.told('closed');
    const events = own.events.map(({ ms: _, ...event }) => event);
    const of = { connection: 1 };
    expect(events).toEqual([
      { event: 'listening', address: '127.0.0.1', port: own.port, secure: false },
      { event: 'connected', ...of, peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/), path: '/chat' },
      { event: 'received', ...of, type: 'text', bytes: 6, start: '你好' },
      { event: 'sent', ...of, type: 'text', bytes: 6, start: '你好' },
      { event: 'received', ...of, type: 'binary', bytes: 2, start: 'c328' },
      { event: 'sent', ...of, type: 'binary', bytes: 2, start: 'c328' },
      { event: 'ping', ...of, bytes: 3 },
      { event: 'closed', ...of, code: 1001, reason: 'bye' },
    ]);
  });

  it('have the first 1,000 characters of a text, whole ones, of which a line shows 160', async () => {
    const own = await start();
    const client = await RawClient.open(own.port);
    client.send({ opcode: TEXT, payload: '😀'.repeat(1001) });
    await client.frame();
    const event = await own.told('received');
    expect(event).toMatchObject({ bytes: 4004, start: '😀'.repeat(1000) });
    expect(eventText(event).en).toBe(`#1 → text, 4004 bytes: "${'😀'.repeat(160)}"…`);
    client.close();
  });

  it('have the first 500 bytes of a binary message, of which a line shows 16', async () => {
    const own = await start();
    const client = await RawClient.open(own.port);
    client.send({ opcode: BINARY, payload: Buffer.alloc(501, 'x') });
    await client.frame();
    const event = await own.told('received');
    expect(event).toMatchObject({ bytes: 501, start: '78'.repeat(500) });
    expect(eventText(event).en).toBe(`#1 → binary, 501 bytes: ${'78'.repeat(16)}…`);
    client.close();
  });

  it('say what broke the protocol', async () => {
    const own = await start();
    const client = await RawClient.open(own.port);
    client.send({ opcode: 3 });
    await client.rest();
    expect(await own.told('protocol-error')).toMatchObject({
      code: 'WS_ERR_INVALID_OPCODE',
      connection: 1,
      detail: expect.stringMatching(/opcode/),
    });
  });
});
