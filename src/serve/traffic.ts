import type { Socket } from 'node:net';

/** What has gone over one connection, in bytes: how a simulated board knows that nothing is under way. */
export interface Traffic {
  /** The client's port. */
  readonly port: number;
  readonly read: number;
  readonly written: number;
  /** Lengths of what was written at once, and so leaves as one packet, since this was last asked. */
  readonly packets: readonly number[];
  /** We have not ended it. */
  readonly open: boolean;
  /** We read nothing more for now, so Node reads ahead a little: so many bytes, behind which it does not see the end. */
  readonly paused?: { readonly ahead: number; readonly most: number };
}

/** Watches a socket from its first byte on. @returns what gives account of it */
export function watchTraffic(socket: Socket): () => Traffic {
  const port = socket.remotePort ?? 0;
  let packets: number[] = [];
  let reported = 0;
  const count = () => {
    if (socket.writableCorked > 0 || socket.bytesWritten === reported) return;
    packets.push(socket.bytesWritten - reported);
    reported = socket.bytesWritten;
  };
  // A socket does not tell when its cork is drawn, and what lies under one cork leaves together.
  const counted = <F extends (...args: never[]) => unknown>(method: F): F =>
    new Proxy(method, {
      apply(target, self, args) {
        const result: unknown = Reflect.apply(target, self, args);
        count();
        return result;
      },
    });
  socket.write = counted(socket.write);
  socket.uncork = counted(socket.uncork);
  return () => {
    count();
    const taken = packets;
    packets = [];
    return {
      port,
      read: socket.bytesRead,
      written: socket.bytesWritten,
      packets: taken,
      open: !socket.destroyed && !socket.writableEnded,
      ...(socket.isPaused()
        ? { paused: { ahead: socket.readableLength, most: socket.readableHighWaterMark } }
        : {}),
    };
  };
}
