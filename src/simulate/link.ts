import type { Duplex } from 'node:stream';

/** What a simulated board says: see sim/src/host/link.c. All times are milliseconds of board time. */
export type BoardMessage =
  | { readonly kind: 'console'; readonly ms: number; readonly text: string }
  | { readonly kind: 'call'; readonly ms: number; readonly text: string }
  | { readonly kind: 'warning'; readonly ms: number; readonly what: string; readonly detail: string }
  /** It starts anew. */
  | { readonly kind: 'reboot'; readonly ms: number; readonly how: string }
  /** What is at a pin has changed: an LED is on or off, a key pressed or released. */
  | { readonly kind: 'pin'; readonly ms: number; readonly pin: string; readonly state: string }
  /** What is in use: bytes of the heap, descriptors, TCP connections. */
  | {
      readonly kind: 'memory';
      readonly ms: number;
      readonly heapBytes: number;
      readonly descriptors: number;
      readonly sockets: number;
    }
  | { readonly kind: 'end'; readonly ms: number; readonly why: string; readonly detail: string }
  /** Time has passed; the board waits for "ok". */
  | { readonly kind: 'at'; readonly ms: number }
  | {
      readonly kind: 'idle';
      readonly ms: number;
      readonly until: number | undefined;
      readonly sockets: readonly BoardSocket[];
    };

export interface BoardSocket {
  readonly port: number;
  readonly sent: number;
  readonly open: boolean;
}

/** Far beyond any message: what is longer comes from a program that writes to the link itself. */
const MAX_PENDING = 4 * 1024 * 1024;

/** Reads what a board writes, piece by piece as it comes; calls back for each whole message. */
export function readLink(link: Duplex, onMessage: (message: BoardMessage) => void): void {
  let pending: Buffer = Buffer.alloc(0);
  link.on('data', (chunk: Buffer) => {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end = pending.indexOf(0x0a, at);
      if (end < 0) break;
      const line = pending.toString('utf8', at, end);
      const [word = '', ms = '', ...rest] = line.split(' ');
      const length = word === 'out' ? Number(rest[0]) : 0;
      // Nothing that a board says: the app writes to the link itself.
      if (!(Number(ms) >= 0 && Number.isInteger(length) && length >= 0 && length <= MAX_PENDING)) {
        link.destroy();
        return;
      }
      if (word === 'out') {
        if (pending.length < end + 1 + length) break;
        onMessage({
          kind: 'console',
          ms: Number(ms),
          text: pending.toString('utf8', end + 1, end + 1 + length),
        });
        at = end + 1 + length;
        continue;
      }
      at = end + 1;
      const message = asMessage(word, Number(ms), rest);
      if (message) onMessage(message);
    }
    pending = pending.subarray(at);
    if (pending.length > MAX_PENDING) link.destroy();
  });
}

function asMessage(word: string, ms: number, rest: readonly string[]): BoardMessage | undefined {
  const [first = '', ...others] = rest;
  switch (word) {
    case 'call':
      return { kind: 'call', ms, text: rest.join(' ') };
    case 'warn':
      return { kind: 'warning', ms, what: first, detail: others.join(' ') };
    case 'reboot':
      return { kind: 'reboot', ms, how: rest.join(' ') };
    case 'pin':
      return { kind: 'pin', ms, pin: first, state: others.join(' ') };
    case 'memory':
      return {
        kind: 'memory',
        ms,
        heapBytes: Number(first),
        descriptors: Number(others[0]),
        sockets: Number(others[1]),
      };
    case 'end':
      return { kind: 'end', ms, why: first, detail: others.join(' ') };
    case 'at':
      return { kind: 'at', ms };
    case 'idle':
      return {
        kind: 'idle',
        ms,
        until: first === '-1' ? undefined : Number(first),
        sockets: others.map(asSocket),
      };
    default:
      return undefined;
  }
}

function asSocket(text: string): BoardSocket {
  const [port, sent, open] = text.split(':').map(Number);
  return { port: port ?? 0, sent: sent ?? 0, open: open === 1 };
}
