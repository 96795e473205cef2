// The load for a WebSocket server: prebuilt frames over plain sockets, so that the client is not what is measured.
//   node bench/serve-load.mjs PORT echo CONNECTIONS BYTES BATCH SECONDS   prints messages a second
//   node bench/serve-load.mjs PORT hold CONNECTIONS MESSAGES              prints how many came back
//   node bench/serve-load.mjs PORT visit CONNECTIONS                      the same, and each says goodbye
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const [port, mode, connections, ...rest] = process.argv
  .slice(2)
  .map((word) => (/^\d+$/.test(word) ? Number(word) : word));
const HANDSHAKE =
  'GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';

/** A masked frame; the same bytes come back without mask, and so 4 shorter. */
function frame(opcode, payload) {
  const { length } = payload;
  const head =
    length < 126 ? [0x80 | opcode, 0x80 | length] : [0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff];
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(head), mask, payload.map((byte, index) => byte ^ mask[index % 4])]);
}

function open() {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(HANDSHAKE));
    socket.once('data', () => resolve(socket));
  });
}

async function openAll() {
  const sockets = [];
  while (sockets.length < connections) {
    const some = Math.min(100, connections - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: some }, open))));
  }
  return sockets;
}

/** Sends batch after batch, each when the one before has come back in full. */
function echo(socket, batch, expected, onBatch) {
  let missing = expected;
  socket.on('data', (chunk) => {
    missing -= chunk.length;
    if (missing > 0) return;
    if (missing < 0) throw new Error('more came back than was sent');
    missing = expected;
    if (onBatch()) socket.write(batch);
  });
  socket.write(batch);
}

function batchOf(bytes, count) {
  const one = frame(2, Buffer.alloc(bytes, 'abcdefgh'));
  return {
    batch: Buffer.concat(Array.from({ length: count }, () => one)),
    expected: (one.length - 4) * count,
  };
}

const sockets = await openAll();
if (mode === 'echo') {
  const [bytes, size, seconds] = rest;
  const { batch, expected } = batchOf(bytes, size);
  let messages = 0;
  for (const socket of sockets)
    echo(socket, batch, expected, () => {
      messages += size;
      return true;
    });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = messages;
  const start = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  console.log((messages - before) / ((performance.now() - start) / 1000));
} else {
  const [times = 3] = rest;
  const { batch, expected } = batchOf(64, 1);
  let back = 0;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise((resolve) => {
          let left = times;
          echo(socket, batch, expected, () => {
            back++;
            left--;
            if (left === 0) resolve();
            return left > 0;
          });
        }),
    ),
  );
  if (mode === 'visit') {
    const goodbye = frame(8, Buffer.from([3, 232]));
    await Promise.all(
      sockets.map(
        (socket) =>
          new Promise((resolve) => {
            socket.removeAllListeners('data');
            socket.resume();
            socket.once('close', resolve);
            socket.write(goodbye);
          }),
      ),
    );
  }
  console.log(back);
}
process.exit(0);
