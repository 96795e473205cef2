import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/serve/event-text.js';
import { RawClient, TEXT } from '../support/raw-client.js';
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
