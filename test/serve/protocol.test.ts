import { describe, expect, it } from 'vitest';
import {
  BINARY,
  bytesOf,
  CLOSE,
  CONTINUATION,
  closing,
  codeOf,
  PING,
  PONG,
  RawClient,
  type RequestOptions,
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
const open = async (options?: RequestOptions) => RawClient.open((await server()).port, options);

const A_TEXT: SentFrame = { opcode: TEXT, payload: 'still here' };

/** What comes back, in order: the opcode and the payload of each message or control frame. */
interface Accepted {
  readonly what: string;
  readonly sends: readonly SentFrame[];
  readonly gets: readonly (readonly [opcode: number, payload: Buffer | string])[];
}

const ofLength = (length: number) => Buffer.alloc(length, 'abcdefg');
const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000];

const accepted: readonly Accepted[] = [
  ...lengths.flatMap((length): Accepted[] => [
    {
      what: `a text of ${length} bytes`,
      sends: [{ opcode: TEXT, payload: ofLength(length) }],
      gets: [[TEXT, ofLength(length)]],
    },
    {
      what: `a binary message of ${length} bytes`,
      sends: [{ opcode: BINARY, payload: ofLength(length) }],
      gets: [[BINARY, ofLength(length)]],
    },
  ]),
  // A sender must use the shortest form (5.2); what a receiver does about a longer one is left open.
  ...([16, 64] as const).map(
    (lengthBits): Accepted => ({
      what: `5 bytes with a ${lengthBits}-bit length`,
      sends: [{ opcode: TEXT, payload: 'hello', lengthBits }],
      gets: [[TEXT, 'hello']],
    }),
  ),
  {
    what: 'a message in three fragments',
    sends: [
      { opcode: TEXT, fin: false, payload: 'one ' },
      { opcode: CONTINUATION, fin: false, payload: 'two ' },
      { opcode: CONTINUATION, payload: 'three' },
    ],
    gets: [[TEXT, 'one two three']],
  },
  {
    what: 'fragments without content',
    sends: [
      { opcode: BINARY, fin: false },
      { opcode: CONTINUATION, fin: false },
      { opcode: CONTINUATION, payload: 'x' },
    ],
    gets: [[BINARY, 'x']],
  },
  {
    what: 'control frames between fragments',
    sends: [
      { opcode: TEXT, fin: false, payload: 'a' },
      { opcode: PING, payload: 'between' },
      { opcode: PONG, payload: 'unasked' },
      { opcode: CONTINUATION, payload: 'b' },
    ],
    gets: [
      [PONG, 'between'],
      [TEXT, 'ab'],
    ],
  },
  { what: 'a PING without content', sends: [{ opcode: PING }], gets: [[PONG, '']] },
  {
    what: 'a PING of 125 bytes',
    sends: [{ opcode: PING, payload: ofLength(125) }],
    gets: [[PONG, ofLength(125)]],
  },
  {
    what: 'a PING that is no UTF-8',
    sends: [{ opcode: PING, payload: Buffer.from('c328', 'hex') }],
    gets: [[PONG, Buffer.from('c328', 'hex')]],
  },
  { what: 'a PONG that nobody asked for', sends: [{ opcode: PONG, payload: 'hello' }, A_TEXT], gets: [] },
  {
    what: 'characters of one to four bytes',
    sends: [{ opcode: TEXT, payload: 'a é 板 😀 \u0000 \u{10ffff}' }],
    gets: [[TEXT, 'a é 板 😀 \u0000 \u{10ffff}']],
  },
  {
    what: 'a character that is split between fragments',
    sends: [
      { opcode: TEXT, fin: false, payload: Buffer.from([0xf0, 0x9f]) },
      { opcode: CONTINUATION, fin: false, payload: Buffer.from([0x98]) },
      { opcode: CONTINUATION, payload: Buffer.from([0x80]) },
    ],
    gets: [[TEXT, '😀']],
  },
  {
    what: 'bytes in a binary message that would be no text',
    sends: [{ opcode: BINARY, payload: Buffer.from('fffec328', 'hex') }],
    gets: [[BINARY, Buffer.from('fffec328', 'hex')]],
  },
  {
    what: 'many messages in one segment',
    sends: Array.from({ length: 50 }, (_, index) => ({ opcode: TEXT, payload: `${index}` })),
    gets: Array.from({ length: 50 }, (_, index) => [TEXT, `${index}`] as const),
  },
];

/** Sequences that the server ends the connection for, with the code of RFC 6455, 7.4.1. */
interface Refused {
  readonly what: string;
  readonly sends: readonly SentFrame[];
  readonly code: number;
}

const invalidTexts = [
  ['a lone continuation byte', '80'],
  ['a byte that begins nothing', 'ff'],
  ['a character without its end', 'e69d'],
  ['a slash in two bytes', 'c0af'],
  ['half of a surrogate pair', 'eda080'],
  ['more than U+10FFFF', 'f4908080'],
] as const;

const refused: readonly Refused[] = [
  { what: 'a frame without mask', sends: [{ ...A_TEXT, masked: false }], code: 1002 },
  ...[4, 2, 1].map((rsv) => ({ what: `RSV bits ${rsv}`, sends: [{ ...A_TEXT, rsv }], code: 1002 })),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => ({
    what: `opcode ${opcode}`,
    sends: [{ opcode }],
    code: 1002,
  })),
  { what: 'a continuation of nothing', sends: [{ opcode: CONTINUATION, payload: 'x' }], code: 1002 },
  {
    what: 'a continuation after the last fragment',
    sends: [
      { opcode: TEXT, fin: false, payload: 'a' },
      { opcode: CONTINUATION, payload: 'b' },
      { opcode: CONTINUATION, payload: 'c' },
    ],
    code: 1002,
  },
  {
    what: 'a message that begins within another',
    sends: [{ opcode: TEXT, fin: false, payload: 'a' }, A_TEXT],
    code: 1002,
  },
  { what: 'a PING of 126 bytes', sends: [{ opcode: PING, payload: ofLength(126) }], code: 1002 },
  { what: 'a PING in fragments', sends: [{ opcode: PING, fin: false, payload: 'a' }], code: 1002 },
  { what: 'a CLOSE in fragments', sends: [{ opcode: CLOSE, fin: false }], code: 1002 },
  { what: 'a CLOSE with half a code', sends: [{ opcode: CLOSE, payload: 'x' }], code: 1002 },
  {
    what: 'a CLOSE of 126 bytes',
    sends: [{ opcode: CLOSE, payload: closing(1000, ofLength(124)) }],
    code: 1002,
  },
  ...[0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535].map((code) => ({
    what: `the code ${code}`,
    sends: [{ opcode: CLOSE, payload: closing(code) }],
    code: 1002,
  })),
  {
    what: 'a reason that is no UTF-8',
    sends: [{ opcode: CLOSE, payload: closing(1000, Buffer.from('c328', 'hex')) }],
    code: 1007,
  },
  ...invalidTexts.map(([what, hex]) => ({
    what,
    sends: [{ opcode: TEXT, payload: Buffer.from(hex, 'hex') }],
    code: 1007,
  })),
  {
    what: 'a text whose last fragment makes it no UTF-8',
    sends: [
      { opcode: TEXT, fin: false, payload: Buffer.from([0xe6, 0x9d]) },
      { opcode: CONTINUATION, payload: 'x' },
    ],
    code: 1007,
  },
  { what: 'a length of 4 GB', sends: [{ opcode: BINARY, claims: 2n ** 32n }], code: 1009 },
  { what: 'a length of 2^63', sends: [{ opcode: BINARY, claims: 2n ** 63n }], code: 1009 },
];

describe('the server answers', () => {
  it.concurrent.each(accepted)('$what', async ({ sends, gets }) => {
    const client = await open();
    client.send(...sends);
    // Behind it comes one message more: nothing else came in between, and the connection lives.
    if (sends.at(-1) !== A_TEXT) client.send(A_TEXT);
    const frames = await client.frames(gets.length + 1);
    expect(frames.map(({ opcode, payload }) => [opcode, payload.toString('hex')])).toEqual(
      [...gets, [TEXT, 'still here'] as const].map(([opcode, payload]) => [
        opcode,
        Buffer.from(payload).toString('hex'),
      ]),
    );
    for (const frame of frames) expect(frame).toMatchObject({ fin: true, rsv: 0, masked: false });
    client.close();
  });

  it('a message that comes byte by byte', async () => {
    const client = await open();
    for (const byte of bytesOf({ opcode: TEXT, payload: '慢慢来' })) {
      client.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await client.frame())?.payload.toString()).toBe('慢慢来');
    client.close();
  });
});

describe('the server ends the connection for', () => {
  it.concurrent.each(refused)('$what with $code', async ({ sends, code }) => {
    const client = await open();
    client.send(...sends);
    let frame = await client.frame();
    // Whole messages before the mistake are answered.
    while (frame?.opcode === TEXT) frame = await client.frame();
    expect(frame?.opcode).toBe(CLOSE);
    expect(frame && codeOf(frame)).toBe(code);
    // Whoever broke the protocol is heard no more.
    client.send(A_TEXT);
    expect(await client.rest()).toEqual(Buffer.alloc(0));
  });
});

describe('the closing handshake', () => {
  it.concurrent.each([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999])(
    'sends the code %d back and ends the connection',
    async (code) => {
      const client = await open();
      client.send({ opcode: CLOSE, payload: closing(code, '再见') });
      const frame = await client.frame();
      expect(frame?.opcode).toBe(CLOSE);
      expect(frame && codeOf(frame)).toBe(code);
      expect(await client.rest()).toEqual(Buffer.alloc(0));
    },
  );

  it('works without a code, and with the longest reason', async () => {
    for (const payload of [Buffer.alloc(0), closing(1000, ofLength(123))]) {
      const client = await open();
      client.send({ opcode: CLOSE, payload });
      const frame = await client.frame();
      expect(frame?.opcode).toBe(CLOSE);
      expect(await client.rest()).toEqual(Buffer.alloc(0));
    }
  });

  it('answers what came before CLOSE, and nothing that comes after', async () => {
    const client = await open();
    client.send(
      { opcode: TEXT, payload: 'before' },
      { opcode: CLOSE, payload: closing(1000) },
      { opcode: TEXT, payload: 'after' },
      { opcode: PING, payload: 'after' },
    );
    const [text, close] = await client.frames(2);
    expect(text?.payload.toString()).toBe('before');
    expect(close?.opcode).toBe(CLOSE);
    expect(await client.rest()).toEqual(Buffer.alloc(0));
  });

  it('may come between fragments', async () => {
    const client = await open();
    client.send({ opcode: TEXT, fin: false, payload: 'a' }, { opcode: CLOSE, payload: closing(1001) });
    const frame = await client.frame();
    expect(frame && codeOf(frame)).toBe(1001);
  });
});
