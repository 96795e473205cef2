import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { acceptOf } from './accept.js';

/** A frame of RFC 6455, 5.2, as a test wants it on the wire: right or wrong. */
export interface SentFrame {
  readonly opcode: number;
  readonly payload?: Buffer | string;
  readonly fin?: boolean;
  /** RSV1 is 4, RSV2 is 2, RSV3 is 1. */
  readonly rsv?: number;
  readonly masked?: boolean;
  /** Bits of the length field, where it is not the least that holds it. */
  readonly lengthBits?: 7 | 16 | 64;
  /** A length other than the payload's. */
  readonly claims?: bigint;
}

/** A frame as it came, with what a server may not get wrong. */
export interface ReceivedFrame {
  readonly opcode: number;
  readonly fin: boolean;
  readonly rsv: number;
  readonly masked: boolean;
  readonly payload: Buffer;
}

export const CONTINUATION = 0;
export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export function bytesOf(frame: SentFrame): Buffer {
  const { opcode, fin = true, rsv = 0, masked = true } = frame;
  const payload = Buffer.from(frame.payload ?? '');
  const length = frame.claims ?? BigInt(payload.length);
  const bits = frame.lengthBits ?? (length < 126n ? 7 : length < 65_536n ? 16 : 64);
  const head = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode, masked ? 0x80 : 0]);
  const field = Buffer.alloc(bits === 7 ? 0 : bits / 8);
  head[1] = (head[1] ?? 0) | (bits === 7 ? Number(length) : bits === 16 ? 126 : 127);
  if (bits === 16) field.writeUInt16BE(Number(length));
  if (bits === 64) field.writeBigUInt64BE(length);
  if (!masked) return Buffer.concat([head, field, payload]);
  const mask = randomBytes(4);
  return Buffer.concat([head, field, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** The payload of a CLOSE frame. */
export function closing(code: number, reason: Buffer | string = ''): Buffer {
  return Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]);
}

/** The code in a CLOSE frame that came; 1005 if it has none. */
export function codeOf(frame: ReceivedFrame): number {
  return frame.payload.length < 2 ? 1005 : frame.payload.readUInt16BE();
}

const HANDSHAKE = {
  Host: 'localhost',
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

export interface RequestOptions {
  readonly path?: string;
  readonly method?: string;
  readonly version?: string;
  /** A header to change, or to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** An HTTP request that asks for a WebSocket, but for what a test changes. */
export function request({
  path = '/',
  method = 'GET',
  version = '1.1',
  headers = {},
}: RequestOptions = {}): string {
  const all = Object.entries({ ...HANDSHAKE, ...headers });
  const lines = all.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
  return `${method} ${path} HTTP/${version}\r\n${lines.join('')}\r\n`;
}

/** What the server's answer to HANDSHAKE must have: RFC 6455, 4.2.2. */
export const ACCEPT = acceptOf(HANDSHAKE['Sec-WebSocket-Key']);

/** Waiting longer is a failure; nothing else depends on it. */
const PATIENCE_MS = 15_000;

/** One TCP connection, byte by byte: independent of any WebSocket library. */
export class RawClient {
  readonly socket: Socket;
  #bytes = Buffer.alloc(0);
  #ended = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    // A connection that is reset has ended.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  static async connect(port: number, host = '127.0.0.1'): Promise<RawClient> {
    const socket = connect({ port, host });
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    return client;
  }

  /** Connects and shakes hands. */
  static async open(port: number, options: RequestOptions = {}): Promise<RawClient> {
    const client = await RawClient.connect(port);
    client.write(request(options));
    const { status } = await client.head();
    if (status !== 101) throw new Error(`the handshake was answered with ${status}`);
    return client;
  }

  write(...parts: readonly (Buffer | string)[]): void {
    this.socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));
  }

  /** Frames in one TCP segment. */
  send(...frames: readonly SentFrame[]): void {
    this.write(...frames.map(bytesOf));
  }

  /** The head of an HTTP answer. */
  async head(): Promise<{ readonly status: number; readonly headers: ReadonlyMap<string, string> }> {
    await this.#until(() => this.#bytes.includes('\r\n\r\n') || this.#ended);
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return { status: 0, headers: new Map() };
    const [first = '', ...lines] = this.#take(end + 4)
      .toString('latin1')
      .split('\r\n');
    const headers = lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    });
    return { status: Number(first.split(' ')[1]), headers: new Map(headers) };
  }

  /** The next frame; undefined if the connection ends before it. */
  async frame(): Promise<ReceivedFrame | undefined> {
    let size = 0;
    await this.#until(() => {
      size = this.#sizeOfFrame();
      return size > 0 || this.#ended;
    });
    if (size === 0) return undefined;
    const bytes = this.#take(size);
    const [first = 0, second = 0] = bytes;
    const short = second & 0x7f;
    const start = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
    return {
      opcode: first & 0xf,
      fin: first >= 0x80,
      rsv: (first >> 4) & 7,
      masked: second >= 0x80,
      payload: bytes.subarray(start),
    };
  }

  async frames(count: number): Promise<ReceivedFrame[]> {
    const all: ReceivedFrame[] = [];
    while (all.length < count) {
      const frame = await this.frame();
      if (!frame) throw new Error(`the connection ended after ${all.length} of ${count} frames`);
      all.push(frame);
    }
    return all;
  }

  /** What comes until the connection ends. */
  async rest(): Promise<Buffer> {
    await this.#until(() => this.#ended);
    return this.#take(this.#bytes.length);
  }

  /** Whether nothing comes for so long. */
  async isSilent(ms: number): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return this.#bytes.length === 0 && !this.#ended;
  }

  close(): void {
    this.socket.destroy();
  }

  #take(size: number): Buffer {
    const taken = this.#bytes.subarray(0, size);
    this.#bytes = this.#bytes.subarray(size);
    return taken;
  }

  /** Bytes of the frame at the front; 0 while it is not there in full. */
  #sizeOfFrame(): number {
    const bytes = this.#bytes;
    const short = (bytes[1] ?? 0) & 0x7f;
    const head = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
    if (bytes.length < head) return 0;
    const long =
      short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    return bytes.length < head + long ? 0 : head + long;
  }

  async #until(isSo: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!isSo()) {
      if (Date.now() > end) throw new Error('the server keeps silent');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
