import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { CLOSE, closing, RawClient, TEXT } from '../support/raw-client.js';
import { type Line, serveProcesses } from '../support/servers.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const serve = serveProcesses();
const temporaryFolder = temporaryFolders();

/** Event → fields, by the tables of a page. */
function eventsOf(page: string): ReadonlyMap<string, readonly string[]> {
  const rows = readFileSync(join(root, page), 'utf8').matchAll(/^\| `([a-z-]+)` \| ([^|]+) \|/gm);
  return new Map(
    [...rows].map(([, name = '', fields = '']) => [
      name,
      [...fields.matchAll(/`(\w+)`/g)].map(([, field = '']) => field),
    ]),
  );
}

const english = eventsOf('docs/events.md');

function expectDocumented(documents: readonly Line[]) {
  expect(documents.length).toBeGreaterThan(0);
  for (const { event, ...fields } of documents) {
    const name = String(event);
    expect([...english.keys()]).toContain(name);
    expect(english.get(name), name).toEqual(expect.arrayContaining(Object.keys(fields)));
  }
}

describe('the reference of events', () => {
  it('is the same in both languages', () => {
    expect(eventsOf('docs/events.zh-CN.md')).toEqual(english);
  });

  it('has every event that the server knows', () => {
    const source = readFileSync(join(root, 'src/serve/events.ts'), 'utf8');
    const names = [...source.matchAll(/event: ('[a-z-]+'(?: \| '[a-z-]+')*)/g)].flatMap(([, list = '']) =>
      list.replaceAll("'", '').split(' | '),
    );
    expect(names.length).toBeGreaterThan(10);
    expect([...english.keys()]).toEqual(expect.arrayContaining(names));
  });

  it('has what serve prints over TLS', async () => {
    const cwd = temporaryFolder();
    const server = serve(['--host', '127.0.0.1', '--port', '0', '--json', '--tls'], { cwd });
    const client = await RawClient.connect(await server.port());
    client.socket.write('GET / HTTP/1.1\r\n\r\n');
    await server.prints('tls-failed');
    client.close();
    expect(await server.stop()).toBe(0);
    expectDocumented(server.lines());
    const events = server.lines().map(({ event }) => event);
    expect(events).toEqual(['listening', 'authority', 'tls-failed', 'end']);
  });

  it('has what serve prints', async () => {
    const server = serve(['--host', '127.0.0.1', '--port', '0', '--json', '--fault', 'silent@2']);
    const client = await RawClient.open(await server.port());
    client.send({ opcode: TEXT, payload: 'a' }, { opcode: TEXT, payload: 'b' }, { opcode: 9, payload: 'c' });
    client.send({ opcode: CLOSE, payload: closing(1000, '') });
    await client.rest();
    expect(await server.stop()).toBe(0);
    expectDocumented(server.lines());
    expect(new Set(server.lines().map(({ event }) => event))).toEqual(
      new Set(['listening', 'connected', 'received', 'sent', 'fault', 'ping', 'closed', 'end']),
    );
  });
});

describe.skipIf(!hasCompiler)('the reference of events', () => {
  const folder = temporaryFolder();
  beforeAll(async () => {
    expect((await run(['app', '--yes'], { cwd: folder })).code).toBe(0);
    await buildRuntime(join(folder, 'app'));
  });

  it('has what simulate prints, with the names of serve', async () => {
    const args = ['simulate', 'app', '--serve', '--json', '--trace', '--seconds', '2', '--heap', '35856'];
    const { stdout } = await run([...args, '--speed', '1000000'], { cwd: folder });
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line): Line => JSON.parse(line));
    expectDocumented(documents);
    const events = new Set(documents.map(({ event }) => event));
    for (const name of ['listening', 'connected', 'console', 'call', 'warning', 'end'])
      expect(events).toContain(name);
  });
});
