import { describe, expect, it } from 'vitest';
import { CLOSE, codeOf, PONG, RawClient, TEXT } from '../support/raw-client.js';
import { serveProcesses } from '../support/servers.js';

const serve = serveProcesses();
const ON_THIS_PC = ['--host', '127.0.0.1', '--port', '0'];
/** Control characters take six characters each in an event, so that few messages fill all there is. */
const PAYLOAD = '\u0001'.repeat(60);

async function echo(client: RawClient, messages: number) {
  const batch = 500;
  for (let sent = 0; sent < messages; sent += batch) {
    client.send(...Array.from({ length: batch }, () => ({ opcode: TEXT, payload: PAYLOAD })));
    await client.frames(batch);
  }
}

const exit = (child: ReturnType<typeof serve>['child']) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve));

describe('serve whose output nobody reads', () => {
  it('goes on serving, and says how many lines are missing once somebody reads again', async () => {
    const server = serve([...ON_THIS_PC, '--json']);
    const client = await RawClient.open(await server.port());
    server.child.stdout?.pause();
    const MESSAGES = 40_000;
    await echo(client, MESSAGES);
    // What is written from here on is more than 40 MB.
    const before = server.memory() ?? 0;
    await echo(client, MESSAGES);
    expect((server.memory() ?? 0) - before).toBeLessThan(24 * 2 ** 20);

    server.child.stdout?.resume();
    await server.prints('"not-shown"');
    const other = await RawClient.open(await server.port());
    other.close();
    client.close();
    expect(await server.stop()).toBe(0);
    const lines = server.lines();
    const missing = lines.filter(({ event }) => event === 'not-shown');
    expect(missing).toEqual([{ event: 'not-shown', lines: expect.any(Number) }]);
    const shown = lines.filter(({ event }) => event === 'received' || event === 'sent').length;
    expect(shown + Number(missing[0]?.['lines'])).toBe(4 * MESSAGES);
    expect(lines.at(-1)).toMatchObject({ ok: true, event: 'end' });
  });

  it('ends when it is asked to', async () => {
    const server = serve(ON_THIS_PC);
    const client = await RawClient.open(await server.port());
    server.child.stdout?.pause();
    await echo(client, 2000);
    client.close();
    const ended = exit(server.child);
    server.child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('ends when the reader has gone away and there is something to tell, with a goodbye to its clients', async () => {
    const server = serve(ON_THIS_PC);
    const client = await RawClient.open(await server.port());
    await server.prints('connected from');
    const ended = exit(server.child);
    server.child.stdout?.destroy();
    client.send({ opcode: PONG });
    const frame = await client.frame();
    expect([frame?.opcode, frame && codeOf(frame)]).toEqual([CLOSE, 1001]);
    client.close();
    expect(await ended).toBe(0);
  });
});
