import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DEFAULT_CIPHERS } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { Clock } from './clock.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { type ClientFrame, errorCode, type ServerEvent, type TimedEvent } from './events.js';
import type { Fault } from './faults.js';
import type { ScenarioRun } from './scenario-run.js';
import { addressOf } from './tcp-address.js';
import { type Traffic, watchTraffic } from './traffic.js';

export interface ServerOptions {
  /** An address of this PC, 0.0.0.0 for all of IPv4, or :: for all. */
  readonly host: string;
  /** 0 takes one that is free. */
  readonly port: number;
  readonly clock: Clock;
  readonly faults: readonly Fault[];
  /** Goes before the faults. */
  readonly scenario?: ScenarioRun;
  readonly limits: Limits;
  /** PEM, for wss. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Keeps account of each connection, for `traffic()`; who asks for it has to call that. */
  readonly watched?: boolean;
  readonly onEvent: (event: TimedEvent) => void;
  readonly onFrame?: (frame: ClientFrame) => void;
}

/** What one client, or all of them, can use up. */
export interface Limits {
  /** Largest message, in bytes: a larger one closes its connection with 1009. */
  readonly messageBytes: number;
  /** Clients at a time: more are turned away. */
  readonly connections: number;
  /** Messages a second and client: more have to wait. */
  readonly messagesPerSecond: number;
}

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 1024 * 1024,
  connections: 2000,
  messagesPerSecond: 100_000,
};

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  /** Sends a text to every client. @returns to how many */
  readonly sendToAll: (text: string) => number;
  /** What has gone over each connection; one that ended is in here once more. */
  readonly traffic: () => readonly Traffic[];
  /** Ends at once and without a word, as a killed process does. */
  readonly cut: () => void;
  /** Says goodbye to each client and ends. */
  readonly close: () => Promise<void>;
}

/** The board's mbedTLS knows TLS 1.2; with its default configuration by RSA's own key exchange, which Node leaves out. */
const BOARD_TLS = {
  minVersion: 'TLSv1.2',
  ciphers: `${DEFAULT_CIPHERS}:AES128-SHA256:AES256-SHA256:AES128-SHA:AES256-SHA`,
} as const;
const NOT_OUR_VERSION = '426 Upgrade Required\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13';
/** Who has not finished the handshake by now will not: milliseconds. */
const HANDSHAKE_MS = 10_000;
/** Who does not answer the server's goodbye by now is cut off: milliseconds. */
const GOODBYE_MS = 1000;
/** A board that lost its power says nothing; after so long its connection is asked for a sign of life. */
const KEEP_ALIVE_MS = 30_000;

/**
 * A WebSocket server (RFC 6455) that sends back what it receives.
 * @throws the system's error if the address is taken, not ours or not allowed
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { clock, faults, limits, scenario, tls, onEvent } = options;
  const tell = (event: ServerEvent) => onEvent({ ms: Math.round(clock.now()), ...event });
  const protocol = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    // Who is to hear nothing more is given no PONG either.
    autoPong: false,
    clientTracking: false,
  });
  const limit = { headersTimeout: HANDSHAKE_MS, requestTimeout: HANDSHAKE_MS };
  const http = tls
    ? createSecureServer({ ...limit, ...tls, ...BOARD_TLS, handshakeTimeout: HANDSHAKE_MS })
    : createServer(limit);
  http.maxConnections = limits.connections;
  const connections = new Map<Duplex, Connection>();
  const sockets = new Set<Socket>();
  const watched = new Map<Socket, () => Traffic>();
  /** Those whose handshake of TLS went well. */
  const secure = new WeakSet<Duplex>();
  const told = new WeakSet<Duplex>();
  let count = 0;

  http.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    sockets.add(socket);
    secure.add(socket);
    if (options.watched) {
      // From here on it counts what goes over TLS, in the place of the connection below.
      for (const below of watched.keys()) if (below.remotePort === socket.remotePort) watched.delete(below);
      watched.set(socket, watchTraffic(socket));
    }
    // Half a packet after another is no reason to fall over: what matters is told by 'close'.
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  if (tls) {
    // Also those that are not through with the handshake of TLS.
    http.on('connection', (socket: Socket) => {
      peers.set(socket, `${socket.remoteAddress}:${socket.remotePort}`);
      sockets.add(socket);
      if (options.watched) watched.set(socket, watchTraffic(socket));
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
  }
  http.on('drop', (data) => {
    tell({
      event: 'refused',
      peer: `${data?.remoteAddress}:${data?.remotePort}`,
      reason: 'too-many-connections',
    });
  });
  http.on('request', (request, response) => {
    const detail = `${request.method} ${request.url}`;
    tell({ event: 'bad-request', peer: peerOf(request), code: 'HTTP', detail });
    response
      .writeHead(426, { Connection: 'close', Upgrade: 'websocket' })
      .end('This is a WebSocket server.\n');
  });
  http.on('clientError', (error: Error, socket: Duplex) => {
    // Errors of TLS come here as well.
    const event = tls && !secure.has(socket) ? 'tls-failed' : 'bad-request';
    const code = isClientHello(error) ? 'TLS' : errorCode(error);
    // Of a head that is too long Node speaks twice.
    if (!told.has(socket)) tell({ event, peer: peerName(socket), code, detail: error.message });
    told.add(socket);
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  const refuse = (request: IncomingMessage, stream: Duplex, detail: string, head = '400 Bad Request') => {
    tell({ event: 'bad-request', peer: peerOf(request), code: '', detail });
    stream.end(`HTTP/1.1 ${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
  protocol.on('wsClientError', (error, stream, request) => refuse(request, stream, error.message));

  http.on('upgrade', (request, stream, head) => {
    // What ws lets pass and a stricter server would not: RFC 6455, 4.2.1 and 4.4.
    const version = request.headers['sec-websocket-version'];
    if (request.headers.host === undefined) return refuse(request, stream, 'no Host header');
    if (version !== undefined && version !== '13')
      return refuse(request, stream, `Sec-WebSocket-Version: ${version}`, NOT_OUR_VERSION);
    count++;
    const number = count;
    const fault = (name: Fault['name']) =>
      faults.find((one) => one.name === name && (one.at === undefined || one.at === number));
    if (fault('no-handshake')) {
      tell({ event: 'fault', connection: number, fault: 'no-handshake' });
      // Nothing is answered, but when the client gives up, that is noticed.
      stream.resume().once('end', () => stream.end());
      return;
    }
    const reason = scenario?.refuses(number) ? 'scenario' : fault('refuse') ? 'fault' : undefined;
    if (reason) {
      tell({ event: 'refused', peer: peerOf(request), reason });
      stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    let accepted = false;
    protocol.handleUpgrade(request, stream, head, (socket) => {
      accepted = true;
      tell({ event: 'connected', connection: number, peer: peerOf(request), path: request.url ?? '/' });
      const maxRate = limits.messagesPerSecond;
      const hear: ConnectionOptions['hear'] = (opcode, data) =>
        options.onFrame?.({ ms: Math.round(clock.now()), connection: number, opcode, data });
      const own = { number, clock, faults, maxRate, stream, scenario, tell, hear };
      connections.set(stream, new Connection(socket, own));
      socket.once('close', () => connections.delete(stream));
    });
    // What ws has refused was no handshake: the number is still to be had.
    if (!accepted) count--;
  });

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ host: options.host, port: options.port }, () => {
      http.off('error', reject);
      resolve();
    });
  });
  const { address, port } = addressOf(http.address());
  tell({ event: 'listening', address, port, secure: tls !== undefined });

  return {
    address,
    port,
    sendToAll: (text) => [...connections.values()].filter((connection) => connection.send(text)).length,
    traffic: () => {
      const accounts = [...watched.values()].map((account) => account());
      for (const socket of watched.keys()) if (!sockets.has(socket)) watched.delete(socket);
      return accounts;
    },
    cut: () => {
      http.close();
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      const drained = new Promise<void>((resolve) => {
        http.close(() => resolve());
      });
      for (const connection of connections.values()) connection.leave();
      // Over TLS there are two sockets for each: what a polite one stands on has to stay.
      if (connections.size === 0 || !tls)
        for (const socket of sockets) if (!connections.has(socket)) socket.destroy();
      const patience = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, GOODBYE_MS);
      await drained;
      clearTimeout(patience);
      // Each client's end is told before that of the server.
      for (const end = performance.now() + GOODBYE_MS; connections.size > 0 && performance.now() < end; )
        await nextTurn();
    },
  };
}

/** What Node's HTTP parser was given is the beginning of TLS (RFC 8446, 5.1: a record of type 22, version 3.x). */
function isClientHello(error: Error): boolean {
  const packet: unknown = 'rawPacket' in error ? error.rawPacket : undefined;
  return packet instanceof Uint8Array && packet[0] === 22 && packet[1] === 3;
}

function peerOf({ socket }: IncomingMessage): string {
  return `${socket.remoteAddress}:${socket.remotePort}`;
}

/** Peers by the connection below TLS: once it has failed, nobody knows any more who it was. */
const peers = new WeakMap<object, string>();

function peerName(stream: Duplex): string {
  const below: unknown = '_parent' in stream ? stream._parent : undefined;
  const known = typeof below === 'object' && below !== null ? peers.get(below) : undefined;
  if (known !== undefined) return known;
  return 'remotePort' in stream && 'remoteAddress' in stream && stream.remotePort !== undefined
    ? `${String(stream.remoteAddress)}:${String(stream.remotePort)}`
    : '?';
}
