import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { temporaryFolders } from '../support/folders.js';
import { RawClient } from '../support/raw-client.js';
import { serveProcesses } from '../support/servers.js';

const newFolder = temporaryFolders();
const serve = serveProcesses();
const ON_THIS_PC = ['--host', '127.0.0.1', '--port', '0', '--tls'];

/** One text there and back. */
async function echo(url: string, options: ConnectionOptions): Promise<string> {
  const socket = new WebSocket(url, options);
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => socket.send('你好'));
      socket.on('message', (data: Buffer) => resolve(data.toString()));
    });
  } finally {
    socket.terminate();
  }
}

describe('serve --tls', () => {
  it('is trusted by clients that know its authority, under each of its names', async () => {
    const cwd = newFolder();
    const server = serve([...ON_THIS_PC, '--tls-name', 'board.lan'], { cwd });
    const port = await server.port();
    await server.prints('nanokit-tls/ca.pem');
    const ca = readFileSync(join(cwd, 'nanokit-tls/ca.pem'));
    expect(await echo(`wss://127.0.0.1:${port}/`, { ca })).toBe('你好');
    expect(await echo(`wss://localhost:${port}/`, { ca })).toBe('你好');
    expect(await echo(`wss://127.0.0.1:${port}/`, { ca, servername: 'board.lan' })).toBe('你好');
    await expect(echo(`wss://127.0.0.1:${port}/`, { ca, servername: 'other.lan' })).rejects.toThrow(
      /does not match/,
    );
    expect(server.stdout).toMatch(/certificate is for board\.lan, 127\.0\.0\.1, localhost/);
    expect(server.stdout).toMatch(/listening on wss:\/\/127\.0\.0\.1/);
    expect(await server.stop()).toBe(0);
  });

  // What the board's mbedTLS offers in its default configuration.
  it('speaks TLS 1.2 with each cipher of the board', async () => {
    const cwd = newFolder();
    const server = serve(ON_THIS_PC, { cwd });
    const port = await server.port();
    const ca = readFileSync(join(cwd, 'nanokit-tls/ca.pem'));
    const version = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    for (const ciphers of ['AES128-SHA256', 'AES256-SHA256', 'AES128-SHA', 'ECDHE-RSA-AES128-GCM-SHA256']) {
      expect(await echo(`wss://127.0.0.1:${port}/`, { ca, ciphers, ...version }), ciphers).toBe('你好');
    }
    expect(await server.stop()).toBe(0);
  });

  it('keeps its authority from one start to the next, its keys for its user alone, and out of git', async () => {
    const cwd = newFolder();
    const first = serve(ON_THIS_PC, { cwd });
    await first.port();
    expect(await first.stop()).toBe(0);
    const ca = readFileSync(join(cwd, 'nanokit-tls/ca.pem'));
    const second = serve(ON_THIS_PC, { cwd });
    expect(await echo(`wss://127.0.0.1:${await second.port()}/`, { ca })).toBe('你好');
    expect(await second.stop()).toBe(0);
    for (const key of ['ca.key', 'server.key'])
      expect(statSync(join(cwd, 'nanokit-tls', key)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(cwd, 'nanokit-tls/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('keeps it with the other things of this machine in a project', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'nanokit.yaml'), 'version: 1\n');
    const server = serve(ON_THIS_PC, { cwd });
    await server.prints('.nanokit/local/tls/ca.pem');
    expect(await server.stop()).toBe(0);
  });

  it('refuses a damaged authority, and says how to get a new one', async () => {
    const cwd = newFolder();
    const first = serve(ON_THIS_PC, { cwd });
    await first.port();
    expect(await first.stop()).toBe(0);
    writeFileSync(join(cwd, 'nanokit-tls/ca.key'), 'no key\n');
    const second = serve(ON_THIS_PC, { cwd });
    expect(await second.ended).toBe(2);
    expect(second.stderr).toMatch(/nanokit-tls is incomplete, damaged[\s\S]*Delete nanokit-tls/);
  });

  it('mends what has become of its folder, and stays the same authority', async () => {
    const cwd = newFolder();
    const folder = join(cwd, 'nanokit-tls');
    const first = serve(ON_THIS_PC, { cwd });
    await first.port();
    expect(await first.stop()).toBe(0);
    const ca = readFileSync(join(folder, 'ca.pem'));
    for (const name of ['server.key', '.gitignore']) rmSync(join(folder, name));
    chmodSync(join(folder, 'ca.key'), 0o644);
    const second = serve(ON_THIS_PC, { cwd });
    expect(await echo(`wss://127.0.0.1:${await second.port()}/`, { ca })).toBe('你好');
    expect(await second.stop()).toBe(0);
    expect(second.stderr).toContain('nanokit-tls/ca.key could be used by others');
    for (const key of ['ca.key', 'server.key']) expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
  });

  it('says why a file of it cannot be read, and does not call it damaged', async () => {
    const cwd = newFolder();
    // A folder is in the file's place: what root may not read either.
    mkdirSync(join(cwd, 'nanokit-tls/ca.key'), { recursive: true });
    writeFileSync(join(cwd, 'nanokit-tls/ca.pem'), '');
    const server = serve(ON_THIS_PC, { cwd });
    expect(await server.ended).toBe(2);
    expect(server.stderr).toMatch(/nanokit-tls\/ca\.key cannot be read/);
    expect(server.stderr).not.toContain('Delete');
  });

  it('says why there is no connection, and serves the others', async () => {
    const cwd = newFolder();
    const server = serve(ON_THIS_PC, { cwd });
    const port = await server.port();
    const plain = await RawClient.connect(port);
    plain.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await server.prints('the client speaks no TLS (ws instead of wss)');
    plain.close();
    const doubting = ['-connect', `127.0.0.1:${port}`, '-tls1_2', '-verify_return_error'];
    if (spawnSync('openssl', ['version']).status === 0) {
      spawnSync('openssl', ['s_client', ...doubting], { input: '' });
      await server.prints(/127\.0\.0\.1:\d+: no TLS: the client does not trust our CA/);
    }
    expect(server.stdout).not.toContain('undefined');
    const ca = readFileSync(join(cwd, 'nanokit-tls/ca.pem'));
    expect(await echo(`wss://127.0.0.1:${port}/`, { ca })).toBe('你好');
    expect(await server.stop()).toBe(0);
  });

  it.each([
    [['--tls', '--tls-name', 'a b'], '"a b" is neither a host name nor an address'],
    [['--tls-name', 'a.lan'], '--tls-name needs --tls'],
  ])('refuses %j', async (args, text) => {
    const server = serve(['--host', '127.0.0.1', '--port', '0', ...args], { cwd: newFolder() });
    expect(await server.ended).toBe(2);
    expect(server.stderr).toContain(text);
  });
});

describe('serve without --tls', () => {
  const start = async (tls: string) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'nanokit.yaml'), `project:\n  name: lamp\n${tls}`);
    const server = serve(['--host', '127.0.0.1', '--port', '0'], { cwd });
    await server.port();
    expect(await server.stop()).toBe(0);
    return server.stderr;
  };

  it('warns in the folder of an app with TLS, and in no other', async () => {
    expect(await start('server:\n  tls:\n    enabled: true\n')).toMatch(
      /^warning: The app of this folder speaks TLS .*\[serve\/no-tls\]\n {2}→ Add --tls\.\n$/,
    );
    expect(await start('')).toBe('');
    expect(await start('server: [of no use\n')).toBe('');
  });
});
