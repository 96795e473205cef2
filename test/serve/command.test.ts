import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { lanAddresses } from '../../src/serve/addresses.js';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { BINARY, CLOSE, closing, codeOf, RawClient, TEXT } from '../support/raw-client.js';
import { serveProcesses } from '../support/servers.js';
import { hasTmux, Terminal } from '../support/terminal.js';

const newFolder = temporaryFolders();
const serve = serveProcesses();
const ON_THIS_PC = ['--host', '127.0.0.1', '--port', '0'];

describe('serve', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends with 0 on %s, and tells its clients',
    async (signal) => {
      const server = serve(ON_THIS_PC);
      const client = await RawClient.open(await server.port());
      expect(await server.stop(signal)).toBe(0);
      const frame = await client.frame();
      expect([frame?.opcode, frame && codeOf(frame)]).toEqual([CLOSE, 1001]);
      expect(server.stdout).toMatch(/Server stopped\.\n$/);
      expect(server.stderr).toBe('');
    },
  );

  it('ends even if a client does not answer its CLOSE', async () => {
    const server = serve(ON_THIS_PC);
    const client = await RawClient.open(await server.port());
    client.socket.pause();
    const asked = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(3000);
    client.close();
  });

  it('prints the lines of nanokit.yaml that a board on the same network needs', async () => {
    const server = serve(['--port', '0']);
    const port = await server.port();
    await server.prints('\n\n');
    const addresses = lanAddresses().filter(({ address }) => !address.includes(':'));
    if (addresses.length === 0) expect(server.stdout).toContain('no address on a network');
    for (const { address, name } of addresses)
      expect(server.stdout).toContain(`    host: ${address}  # ${name}\n`);
    if (addresses.length > 0) {
      expect(server.stdout).toContain('\n  server:\n    host: ');
      expect(server.stdout).toContain(`\n    port: ${port}\n`);
      expect(server.stdout).toMatch(/firewall/i);
    }
    expect(server.stdout).toContain('all addresses of this PC');
    expect(await server.stop()).toBe(0);
  });

  it('says when it can be reached from this PC alone', async () => {
    const server = serve(ON_THIS_PC);
    await server.prints('Listening on this PC alone');
    expect(server.stdout).not.toContain('server:');
    expect(await server.stop()).toBe(0);
  });

  it('listens on an IPv6 address', async () => {
    const server = serve(['--host', '[::1]', '--port', '0']);
    const port = await server.port();
    await server.prints('Listening on this PC alone');
    const socket = connect({ host: '::1', port });
    await once(socket, 'connect');
    socket.destroy();
    expect(await server.stop()).toBe(0);
  });

  it('sends typed lines to every client, and says to how many', async () => {
    const server = serve(ON_THIS_PC);
    const port = await server.port();
    server.type('anybody?\n');
    await server.prints('nobody is connected');
    const clients = [await RawClient.open(port), await RawClient.open(port)];
    server.type('你好\nsecond\n');
    for (const client of clients) {
      const texts = (await client.frames(2)).map(({ payload }) => payload.toString());
      expect(texts).toEqual(['你好', 'second']);
    }
    await server.prints('sent to 2 clients');
    expect(await server.stop()).toBe(0);
  });

  it('goes on when nothing more can be typed', async () => {
    const server = serve(ON_THIS_PC);
    const port = await server.port();
    server.child.stdin?.end();
    const client = await RawClient.open(port);
    client.send({ opcode: TEXT, payload: 'x' });
    expect((await client.frame())?.payload.toString()).toBe('x');
    expect(await server.stop()).toBe(0);
  });

  it('tells every event in a line', async () => {
    const server = serve(ON_THIS_PC);
    const client = await RawClient.open(await server.port(), { path: '/chat' });
    client.send({ opcode: TEXT, payload: 'hi\u001b[2J' }, { opcode: BINARY, payload: Buffer.alloc(20, 1) });
    client.send({ opcode: CLOSE, payload: closing(1001, 'bye') });
    await client.rest();
    await server.prints('closed');
    expect(await server.stop()).toBe(0);
    const lines = server.stdout.split('\n').filter((line) => /^\[.*#1/.test(line));
    expect(lines.map((line) => line.replace(/^\[\d\d:\d\d:\d\d\.\d{3}\] /, ''))).toEqual([
      expect.stringMatching(/^#1 connected from 127\.0\.0\.1:\d+, path \/chat$/),
      '#1 → text, 6 bytes: "hi\\u001b[2J"',
      '#1 ← text, 6 bytes: "hi\\u001b[2J"',
      `#1 → binary, 20 bytes: ${'01'.repeat(16)}…`,
      `#1 ← binary, 20 bytes: ${'01'.repeat(16)}…`,
      '#1 closed, code 1001 "bye"',
    ]);
  });

  it('speaks Chinese', async () => {
    const server = serve(['--port', '0', '--lang', 'zh']);
    const client = await RawClient.open(await server.port());
    client.send({ opcode: TEXT, payload: '你好' });
    await client.frame();
    client.close();
    await server.prints('#1 → 文本，6 字节："你好"');
    expect(server.stdout).toContain('正在监听本机的所有地址');
    expect(await server.stop()).toBe(0);
    expect(server.stdout).toMatch(/服务器已停止。\n$/);
  });
});

describe('serve --json', () => {
  it('prints JSON Lines and nothing else, to the last line', async () => {
    const server = serve([...ON_THIS_PC, '--json']);
    const port = await server.port();
    const client = await RawClient.open(port);
    client.send({ opcode: TEXT, payload: 'line\nbreak' });
    await client.frame();
    server.type('typed\n');
    await client.frame();
    server.child.kill('SIGINT');
    await client.frame();
    client.close();
    expect(await server.ended).toBe(0);
    expect(server.stderr).toBe('');
    expect(server.stdout).toMatch(/[^\n]\n$/);
    const lines = server.lines();
    expect(lines.map(({ event }) => event)).toEqual([
      'listening',
      'connected',
      'received',
      'sent',
      'sent',
      'closed',
      'end',
    ]);
    expect(lines[0]).toMatchObject({ address: '127.0.0.1', port, secure: false, ms: expect.any(Number) });
    expect(lines.at(-1)).toEqual({ ok: true, event: 'end', diagnostics: [] });
  });

  it('is one line of diagnostics if it cannot start', async () => {
    const result = await run(['serve', '--json', '--fault', 'dealy', '--fault', 'close=7'], {
      cwd: newFolder(),
    });
    expect(result.code).toBe(2);
    expect(result.stderr).toBe('');
    expect(result.stdout.split('\n')).toHaveLength(2);
    const { ok, diagnostics } = JSON.parse(result.stdout);
    expect(ok).toBe(false);
    expect(diagnostics).toHaveLength(2);
    expect(diagnostics[0]).toMatchObject({ code: 'serve/fault', source: '--fault dealy' });
  });
});

const taken = createServer();
const takenPort = new Promise<number>((resolve, reject) => {
  taken.once('error', reject);
  taken.listen(0, '127.0.0.1', () => {
    const address = taken.address();
    resolve(address !== null && typeof address === 'object' ? address.port : 0);
  });
});
afterAll(() => taken.close());

describe('serve that cannot start', () => {
  it.each([
    { lang: 'en', says: /is taken by another program/, remedy: /--port \d+/ },
    { lang: 'zh', says: /已被其他程序占用/, remedy: /换一个端口：--port \d+/ },
  ])('exits with 3 if the port is taken, in $lang', async ({ lang, says, remedy }) => {
    const args = ['serve', '--host', '127.0.0.1', '--port', String(await takenPort), '--lang', lang];
    const { code, stdout, stderr } = await run(args, { cwd: newFolder() });
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(remedy);
  });

  const wrong = [
    { args: ['--port', '70000'], says: /--port .*from 0 to 65535/ },
    { args: ['--port', 'http'], says: /--port .*from 0 to 65535/ },
    { args: ['--prot', '80'], says: /--prot[\s\S]*"--port"/ },
    {
      args: ['--host', '203.0.113.7'],
      says: /203\.0\.113\.7" is no address of this PC[\s\S]*127\.0\.0\.1, ::1, 0\.0\.0\.0, ::/,
    },
    { args: ['--host', 'no such host'], says: /is no address of this PC/ },
    { args: ['--host', ''], says: /is no address of this PC/ },
    { args: ['--host', '[::1'], says: /is no address of this PC/ },
    { args: ['--host', '2001:db8::7'], says: /is no address of this PC/ },
    { args: ['--fault', 'dleay=5'], says: /no fault "dleay"[\s\S]*"delay"/ },
    { args: ['--fault', 'close=1006'], says: /may not send the close code 1006/ },
    { args: ['--max-message', '0'], says: /--max-message/ },
    { args: ['--max-rate', 'fast'], says: /--max-rate/ },
    { args: ['--max-connections', '1e9'], says: /--max-connections/ },
    { args: ['extra'], says: /extra/ },
  ];
  it.each(wrong)('exits with 2 and says why: $args', async ({ args, says }) => {
    const { code, stdout, stderr } = await run(['serve', ...args], { cwd: newFolder() });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('tells all mistakes at once', async () => {
    const args = ['serve', '--port', 'x', '--max-rate', '0', '--fault', 'a', '--fault', 'drop=1'];
    const { stderr } = await run(args, { cwd: newFolder() });
    expect(stderr.match(/^error:/gm)).toHaveLength(4);
  });
});

describe.skipIf(!hasTmux)(`in a terminal${hasTmux ? '' : ' (skipped: tmux is missing)'}`, () => {
  const sockets = newFolder();
  it.each([
    {
      locale: 'en_US.UTF-8',
      hint: 'Type a line and press Enter',
      sent: 'sent to 1 client',
      stopped: 'Server stopped.',
    },
    { locale: 'zh_CN.UTF-8', hint: '输入一行再按回车', sent: '已发给 1 个客户端', stopped: '服务器已停止。' },
  ])('lines are typed and Ctrl-C ends it with 0, in $locale', async ({ locale, hint, sent, stopped }) => {
    const terminal = new Terminal(sockets, ['serve', ...ON_THIS_PC], newFolder(), { LC_ALL: locale });
    try {
      const [, port] = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(await terminal.shows(/ws:\/\/[\d.:]+\//)) ?? [];
      await terminal.shows(hint);
      const client = await RawClient.open(Number(port));
      terminal.type('你好，板子');
      terminal.press('Enter');
      expect((await client.frame())?.payload.toString()).toBe('你好，板子');
      await terminal.shows(sent);
      terminal.press('C-c');
      const screen = await terminal.shows('EXIT=');
      expect(screen).toContain('EXIT=0');
      expect(screen).toContain(stopped);
      expect(screen).not.toMatch(/\n {4}at |Error/);
      client.close();
    } finally {
      terminal.close();
    }
  });
});
