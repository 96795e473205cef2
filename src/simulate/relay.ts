import { X509Certificate } from 'node:crypto';
import { createServer, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import type { Text } from '../messages/text.js';
import * as messages from '../messages/tls.js';
import { errorCode } from '../serve/events.js';
import { addressOf } from '../serve/tcp-address.js';
import { type Demands, type Refused, refusal } from './certificates.js';

export interface Relay {
  readonly port: number;
  /** The board's port of a connection, by the one under which the peer sees it. */
  readonly boardPort: (port: number) => number;
  readonly close: () => void;
}

/** A connection that the board would not make. */
export interface Refusal {
  readonly peer: string;
  readonly why: Text;
  readonly because: Refused['because'];
  /** What OpenSSL or the system said, for programs. */
  readonly detail?: string;
}

/** What a board says before it connects: see sim/src/host/tls.c and sim/src/zephyr/tls_socket.c. */
interface Wish {
  readonly host: string;
  readonly port: number;
  readonly verify: number;
  /** Milliseconds since the run began. */
  readonly at: number;
  readonly demands: Demands;
  readonly key: string | Buffer | undefined;
  readonly cert: string | Buffer | undefined;
}

/** More than all credentials of a board is no wish. */
const MAX_WISH_BYTES = 1024 * 1024;
/** A peer that has said nothing by now, in milliseconds of the PC's time, never will. */
const PATIENCE_MS = 10_000;
/** mbedTLS's numbers, as the board's log has them. */
const VERIFY_FAILED = '2700';
const FATAL_ALERT = '7780';
const CONNECTION_ENDED = '7280';
const INVALID_RECORD = '7200';
/** What OpenSSL says of an answer that is no TLS at all. */
const NO_TLS = /wrong.version.number|packet.length.too.long|http.request|unknown.protocol/i;
/** RSA's own key exchange is what the board's default configuration knows; Node leaves it out of its defaults. */
const CIPHERS = 'DEFAULT:HIGH:!aNULL:!eNULL:@SECLEVEL=1';

/** Speaks TLS for simulated boards, which connect to it on loopback and say with whom. */
export async function startRelay(
  onRefused: (refusal: Refusal) => void,
  patienceMs = PATIENCE_MS,
): Promise<Relay> {
  const boardPorts = new Map<number, number>();
  const tell = news(onRefused);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (board) => {
    sockets.add(board);
    board.setNoDelay(true);
    // The board is gone, in the middle of something.
    board.on('error', () => board.destroy());
    board.on('close', () => sockets.delete(board));
    readWish(board, (wish) => {
      if (!wish) board.destroy();
      else sockets.add(join(board, wish, boardPorts, tell, patienceMs));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  return {
    port: addressOf(server.address()).port,
    boardPort: (port) => boardPorts.get(port) ?? port,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * Tells each refusal once: an app finds out why by trying again at the same moment, with one check less or, as to dates,
 * at other ones. @returns what takes a refusal and the time of the run
 */
function news(onRefused: (refusal: Refusal) => void) {
  let last = Number.NaN;
  const told = new Set<string>();
  return (refusal: Refusal, at: number) => {
    if (at !== last) told.clear();
    last = at;
    const { peer, because, why } = refusal;
    const key = `${peer} ${because === 'date' ? because : why.en}`;
    if (told.has(key)) return;
    told.add(key);
    onRefused(refusal);
  };
}

function readWish(board: Socket, use: (wish: Wish | undefined) => void): void {
  let text = '';
  const onData = (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const end = text.indexOf('\n\n');
    if (end < 0 && text.length < MAX_WISH_BYTES) return;
    board.off('data', onData);
    board.pause();
    use(end < 0 ? undefined : wishOf(text.slice(0, end)));
  };
  board.on('data', onData);
}

function wishOf(text: string): Wish | undefined {
  const lines = text.split('\n').map((line) => line.split(' '));
  const values = (word: string) => lines.filter(([first]) => first === word).map((line) => line.slice(1));
  const bytes = (word: string) => values(word).map(([base64 = '']) => Buffer.from(base64, 'base64'));
  const [to] = values('to');
  const [date] = values('date');
  const name = bytes('name')[0]?.toString('utf8');
  if (!to) return undefined;
  try {
    return {
      host: to[0] ?? '',
      port: Number(to[1]),
      verify: Number(values('verify')[0]?.[0]),
      at: Number(values('at')[0]?.[0]),
      demands: {
        name,
        date: date && new Date(Number(date[0]) * 1000),
        authorities: bytes('ca').flatMap(certificatesOf),
      },
      key: bytes('key').map(forNode)[0],
      cert: bytes('cert').map(forNode)[0],
    };
  } catch {
    // What is no certificate, the board's parser has refused.
    return undefined;
  }
}

/** A PEM may hold several, and ends with a zero byte on the board. */
function certificatesOf(data: Buffer): readonly X509Certificate[] {
  if (data[0] === DER_SEQUENCE) return [new X509Certificate(data)];
  const blocks = data.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  return (blocks ?? []).map((block) => new X509Certificate(block));
}

const DER_SEQUENCE = 0x30;

/** Node wants PEM without the board's final zero. */
function forNode(data: Buffer): Buffer {
  return data.at(-1) === 0 ? data.subarray(0, -1) : data;
}

/** Connects to the peer and tells the board how that went; then all that comes goes on. @returns the peer's end */
function join(
  board: Socket,
  wish: Wish,
  boardPorts: Map<number, number>,
  tell: ReturnType<typeof news>,
  patienceMs: number,
): Socket {
  const options: ConnectionOptions = {
    host: wish.host,
    port: wish.port,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: CIPHERS,
    // By the board's rules, below.
    rejectUnauthorized: false,
    ...(wish.demands.name && isIP(wish.demands.name) === 0 ? { servername: wish.demands.name } : {}),
    ...(wish.key && wish.cert ? { key: wish.key, cert: wish.cert } : {}),
  };
  const peer = connect(options);
  peer.setNoDelay(true);
  let connected = false;
  let joined = false;
  const refuse = (answer: string, { because, why }: Refused, detail?: string) => {
    const own = { peer: `${wish.host}:${wish.port}`, because, why };
    tell({ ...own, ...(detail === undefined ? {} : { detail }) }, wish.at);
    board.end(`${answer}\n`);
    peer.destroy();
  };
  peer.once('connect', () => {
    connected = true;
  });
  const patience = setTimeout(() => {
    if (joined) return;
    // The board waits on: that takes its time, and not the PC's.
    board.end('silent\n');
    peer.destroy();
  }, patienceMs);
  peer.once('close', () => clearTimeout(patience));
  peer.once('secureConnect', () => {
    const refused = wish.verify === 0 ? undefined : refusal(chainOf(peer), wish.demands);
    if (refused && wish.verify === 2) return refuse(`tls ${VERIFY_FAILED}`, refused);
    joined = true;
    clearTimeout(patience);
    if (peer.localPort !== undefined) boardPorts.set(peer.localPort, board.remotePort ?? 0);
    board.write('ok\n');
    board.pipe(peer);
    peer.pipe(board);
  });
  peer.on('error', (error) => {
    if (joined) board.destroy();
    else if (!connected) board.end(errorCode(error) === 'ECONNREFUSED' ? 'refused\n' : 'unreachable\n');
    else {
      const why = messages.handshakeFailed(reasonOf(error));
      refuse(`tls ${numberOf(error)}`, { because: 'other', why }, error.message.trim());
    }
  });
  peer.on('close', () => {
    if (!board.destroyed) board.end();
  });
  board.on('close', () => peer.destroySoon());
  return peer;
}

/** What the server sent, its own certificate first. */
function chainOf(peer: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let one = peer.getPeerX509Certificate();
  // One that issued itself would go on for ever.
  while (one && chain.every(({ fingerprint256 }) => fingerprint256 !== one?.fingerprint256)) {
    chain.push(one);
    one = one.issuerCertificate;
  }
  return chain;
}

/** What mbedTLS calls the error that OpenSSL or the system reports. */
function numberOf(error: Error): string {
  const code = errorCode(error);
  if (code === 'ECONNRESET' || code === 'EPIPE') return CONNECTION_ENDED;
  return code.includes('ALERT') || /alert/i.test(error.message) ? FATAL_ALERT : INVALID_RECORD;
}

/** The same in words for people: OpenSSL's own are for those who know it. */
function reasonOf(error: Error): messages.HandshakeReason {
  const number = numberOf(error);
  if (number === CONNECTION_ENDED) return 'ended';
  if (number === FATAL_ALERT) return 'alert';
  return NO_TLS.test(`${errorCode(error)} ${error.message}`) ? 'plain' : 'other';
}
