import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/serve/event-text.js';
import { RawClient, request, TEXT } from '../support/raw-client.js';
import { testServers } from '../support/servers.js';

const start = testServers();

/** What a client can do wrong, and what people read about it. */
const wrongs = [
  { frame: { opcode: 3 }, en: /an opcode that does not exist/, zh: /操作码/ },
  { frame: { opcode: TEXT, masked: false }, en: /without mask/, zh: /没有掩码/ },
  { frame: { opcode: TEXT, rsv: 4 }, en: /RSV1/, zh: /RSV1/ },
  { frame: { opcode: TEXT, rsv: 1 }, en: /RSV2, RSV3/, zh: /RSV2 或 RSV3/ },
  { frame: { opcode: 9, fin: false }, en: /control frame in fragments/, zh: /控制帧被分片/ },
  { frame: { opcode: 9, payload: 'x'.repeat(126) }, en: /more than 125 bytes/, zh: /超过 125 字节/ },
  { frame: { opcode: 8, payload: 'x' }, en: /half a code/, zh: /关闭码不完整/ },
  { frame: { opcode: 8, payload: '\u0003\u0000' }, en: /close code that may not be sent/, zh: /不允许发送/ },
  { frame: { opcode: TEXT, payload: Buffer.from([0xff]) }, en: /not UTF-8/, zh: /不是合法的 UTF-8/ },
  { frame: { opcode: TEXT, claims: 2n ** 24n }, en: /above --max-message/, zh: /超过 --max-message/ },
  { frame: { opcode: TEXT, claims: 2n ** 63n }, en: /length beyond all measure/, zh: /长度/ },
];

describe('what broke the protocol is told', () => {
  it.each(wrongs)('in both languages: $en', async ({ frame, en, zh }) => {
    const server = await start();
    const client = await RawClient.open(server.port);
    client.send(frame);
    await client.rest();
    const text = eventText(await server.told('protocol-error'));
    expect(text.en).toMatch(en);
    expect(text.zh).toMatch(zh);
  });
});

describe('why TLS did not come about is told', () => {
  const detail = '802CCC9D:error:0A000416:SSL routines:ssl3_read_bytes:reason:../deps/ssl/rec.c:1590:\n';
  it.each([
    { code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', en: /does not trust our CA/, zh: /不信任这个 CA/ },
    { code: 'ERR_SSL_HTTP_REQUEST', en: /the client speaks no TLS/, zh: /没有使用 TLS/ },
    { code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG', en: /the client speaks no TLS/, zh: /没有使用 TLS/ },
    { code: 'ERR_SSL_ODD', en: /the handshake failed \(ERR_SSL_ODD\)$/, zh: /握手失败（ERR_SSL_ODD）$/ },
    { code: '', en: /the handshake failed$/, zh: /握手失败$/ },
  ])('in one line, in words: $code', ({ code, en, zh }) => {
    const text = eventText({ event: 'tls-failed', peer: '10.0.0.2:1', code, detail });
    expect(text.en).toMatch(en);
    expect(text.zh).toMatch(zh);
    expect(text.en + text.zh).not.toMatch(/\n|routines/);
  });

  it('and so is what else a library says in several lines', () => {
    const wrong = { peer: '10.0.0.2:1', code: 'NEW', detail: 'one\nand\r\n two\n' };
    expect(eventText({ event: 'bad-request', ...wrong }).en).toMatch(/: one and two$/);
    expect(eventText({ event: 'protocol-error', connection: 1, ...wrong }).en).toMatch(/: one and two$/);
  });
});

describe('what came in the place of a handshake is told', () => {
  it.each([
    {
      what: 'TLS',
      sent: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
      en: /the client speaks TLS \(wss\): start with --tls/,
      zh: /使用 TLS（wss）：启动时请加上 --tls/,
    },
    { what: 'half of one', sent: 'GET / HTTP/1.1\r\nHost: x\r\n', en: /ended half-way/, zh: /只发了一半/ },
    {
      what: 'a head without end',
      sent: `GET / HTTP/1.1\r\nA: ${'x'.repeat(40_000)}`,
      en: /16 KiB/,
      zh: /16 KiB/,
    },
    {
      what: 'a long path',
      sent: `GET /${'x'.repeat(200)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      en: /x{50}…/,
      zh: /x{50}…/,
    },
  ])('once, in both languages: $what', async ({ sent, en, zh }) => {
    const server = await start();
    const client = await RawClient.connect(server.port);
    client.write(sent);
    client.socket.end();
    await client.rest();
    const text = eventText(await server.told('bad-request'));
    expect(text.en).toMatch(en);
    expect(text.zh).toMatch(zh);
    expect(server.events.filter(({ event }) => event === 'bad-request')).toHaveLength(1);
  });
});

describe('the number of a connection', () => {
  it('is that of its handshake: what was none does not count, what was refused does', async () => {
    const server = await start(['refuse@2']);
    const statuses: number[] = [];
    for (const headers of [{ 'Sec-WebSocket-Key': 'YWJj' }, {}, {}, {}]) {
      const client = await RawClient.connect(server.port);
      client.write(request({ headers }));
      statuses.push((await client.head()).status);
      client.close();
    }
    expect(statuses).toEqual([400, 101, 503, 101]);
    const numbers = server.events.flatMap((one) => (one.event === 'connected' ? [one.connection] : []));
    expect(numbers).toEqual([1, 3]);
  });
});
