/** What happens at the server, as it is told to people and, with `--json`, line by line to programs. */
export type ServerEvent =
  | { readonly event: 'listening'; readonly address: string; readonly port: number; readonly secure: boolean }
  | { readonly event: 'connected'; readonly connection: number; readonly peer: string; readonly path: string }
  | { readonly event: 'refused'; readonly peer: string; readonly reason: RefusalReason }
  | (Message & { readonly event: 'received' })
  | (Message & { readonly event: 'sent' })
  | { readonly event: 'ping' | 'pong'; readonly connection: number; readonly bytes: number }
  | {
      readonly event: 'closed';
      readonly connection: number;
      /** 1005 if the frame had none, 1006 if there was no frame at all (RFC 6455, 7.1.5). */
      readonly code: number;
      readonly reason: string;
    }
  /** The client broke the protocol: the error that closed its connection. */
  | {
      readonly event: 'protocol-error';
      readonly connection: number;
      readonly code: string;
      readonly detail: string;
    }
  | {
      readonly event: 'fault';
      readonly connection: number;
      readonly fault: string;
      /** The step of a scenario that did it, from 1: nobody asked for a fault then. */
      readonly step?: number;
    }
  | {
      /** Whether an expectation of a scenario was met. */
      readonly event: 'expected';
      readonly connection: number;
      readonly step: number;
      /** In the scenario's file. */
      readonly line?: number;
      readonly ok: boolean;
      readonly wanted: string;
      readonly found?: Found;
    }
  /** No TLS came about: the client speaks none, or does not trust our certificate. */
  | { readonly event: 'tls-failed'; readonly peer: string; readonly code: string; readonly detail: string }
  | { readonly event: 'bad-request'; readonly peer: string; readonly code: string; readonly detail: string };

/** The code of an error of Node's or of ws; empty if it has none. */
export function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What came in the place of something expected. */
export type Found =
  | Pick<Message, 'type' | 'bytes' | 'start'>
  | { readonly pong: string }
  | { readonly closed: number }
  | { readonly nothing_within_ms: number };

export type RefusalReason = 'fault' | 'scenario' | 'too-many-connections';

interface Message {
  readonly connection: number;
  readonly type: 'text' | 'binary';
  readonly bytes: number;
  /** The first characters of a text, or the first bytes of a binary message in hex. */
  readonly start: string;
}

/** What a client sent, whole: events have no more than its beginning. */
export interface ClientFrame {
  /** Milliseconds since the server started. */
  readonly ms: number;
  readonly connection: number;
  readonly opcode: 'text' | 'binary' | 'ping' | 'pong' | 'close';
  /** Of a message all of it, of a CLOSE frame its reason. */
  readonly data: Buffer;
}

/** An event, and when it was: milliseconds since the server started. */
export type TimedEvent = ServerEvent & { readonly ms: number };

/** All of a report or an answer, and little beside what a connection may use: see docs/events.md. */
const MOST_CHARACTERS = 1000;
const MOST_BYTES = 500;

/** A message's beginning as an event has it. */
export function beginningOf(data: Buffer, type: 'text' | 'binary'): string {
  if (type === 'binary') return data.subarray(0, MOST_BYTES).toString('hex');
  // Four bytes at most a character: the rest need not be decoded.
  const text = data.toString('utf8', 0, MOST_CHARACTERS * 4);
  return text.length <= MOST_CHARACTERS ? text : [...text].slice(0, MOST_CHARACTERS).join('');
}
