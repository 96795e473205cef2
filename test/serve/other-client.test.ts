import { type CloseEvent, type MessageEvent, WebSocket } from 'undici';
import { describe, expect, it } from 'vitest';
import { testServers } from '../support/servers.js';

const start = testServers();

/** undici is the WebSocket client that Node itself has from version 22 on: it shares no code with the server. */
async function open(port: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  socket.binaryType = 'arraybuffer';
  const messages: MessageEvent[] = [];
  let wake = () => {};
  socket.addEventListener('message', (message) => {
    messages.push(message);
    wake();
  });
  const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('no connection')));
  });
  const next = async (): Promise<unknown> => {
    if (messages.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return messages.shift()?.data;
  };
  return { socket, next, closed };
}

const sizes = [0, 1, 2, 124, 125, 126, 127, 128, 1000, 4096, 65_535, 65_536, 65_537, 1_000_000, 1_048_576];

describe('another WebSocket client', () => {
  it('gets every text back, whatever its length', async () => {
    const { port } = await start();
    const { socket, next } = await open(port);
    for (const size of sizes) {
      const text = '板'.repeat(size / 3).padEnd(size - 2 * Math.floor(size / 3), 'x');
      socket.send(text);
      expect((await next()) === text, `${size} bytes`).toBe(true);
    }
    socket.close();
  });

  it('gets every binary message back, whatever its length', async () => {
    const { port } = await start();
    const { socket, next } = await open(port);
    for (const size of sizes) {
      const bytes = Buffer.alloc(size, Buffer.from([0, 255, 1, 254, 0xc3, 0x28]));
      socket.send(bytes);
      const back = await next();
      expect(back instanceof ArrayBuffer && bytes.equals(Buffer.from(back)), `${size} bytes`).toBe(true);
    }
    socket.close();
  });

  it('gets a thousand messages back in their order', async () => {
    const { port } = await start();
    const { socket, next } = await open(port);
    const texts = Array.from({ length: 1000 }, (_, index) => `message ${index}`);
    for (const text of texts) socket.send(text);
    const back: unknown[] = [];
    while (back.length < texts.length) back.push(await next());
    expect(back).toEqual(texts);
    socket.close();
  });

  it('closes with its code and reason, and gets them back', async () => {
    const server = await start();
    const { socket, closed } = await open(server.port);
    socket.close(4321, '再见');
    expect(await closed).toMatchObject({ wasClean: true, code: 4321 });
    expect(await server.told('closed')).toMatchObject({ code: 4321, reason: '再见' });
  });

  it.each([
    { fault: 'fragment=3', sends: '一二三四', gets: ['一二三四'] },
    { fault: 'coalesce=5', sends: 'x', gets: ['x', 'x', 'x', 'x', 'x'] },
    { fault: 'oversize=70000', sends: 'x', gets: ['x'.repeat(70_000)] },
    { fault: 'wrong', sends: 'hello', gets: ['?????'] },
  ])('copes with $fault', async ({ fault, sends, gets }) => {
    const { port } = await start([fault]);
    const { socket, next } = await open(port);
    socket.send(sends);
    for (const text of gets) expect(await next()).toBe(text);
    socket.close();
  });

  it('refuses what the fault invalid-utf8 sends', async () => {
    const { port } = await start(['invalid-utf8']);
    const { socket, closed } = await open(port);
    socket.send('x');
    expect((await closed).wasClean).toBe(false);
  });

  it('sees the code of the fault close', async () => {
    const { port } = await start(['close=1013@2']);
    const { socket, next, closed } = await open(port);
    socket.send('one');
    expect(await next()).toBe('one');
    socket.send('two');
    expect(await closed).toMatchObject({ wasClean: true, code: 1013, reason: 'fault' });
  });
});
