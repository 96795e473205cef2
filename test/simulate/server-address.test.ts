import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Override, sdkLines } from '../../src/index.js';
import { takeAuthority } from '../../src/project/authorities.js';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { addressOf } from '../../src/serve/tcp-address.js';
import { type Files, generatedFiles } from '../golden/projects.js';
import { acceptOf } from '../support/accept.js';
import { countEchoes, hasCompiler, simulate } from '../support/simulation.js';

const LINES = sdkLines.map(({ line }) => line);

/** A server of the PC's that tells what it was asked, and answers with headers of a test's own. */
class Listener {
  readonly requests: string[] = [];
  answer: (accept: string) => string = () => '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => {
      socket.on('error', () => {});
      let request = '';
      socket.on('data', (chunk) => {
        const isWhole = request.includes('\r\n\r\n');
        request += chunk.toString('latin1');
        if (isWhole || !request.includes('\r\n\r\n')) return;
        this.requests.push(request);
        const key = /^Sec-WebSocket-Key: (.*)\r$/m.exec(request)?.[1] ?? '';
        socket.write(this.answer(acceptOf(key)));
      });
    });
  }

  static async start(): Promise<Listener> {
    const listener = new Listener();
    listener.#server.listen(0, '127.0.0.1');
    await once(listener.#server, 'listening');
    return listener;
  }

  get port(): number {
    return addressOf(this.#server.address()).port;
  }

  close(): void {
    this.#server.close();
  }
}

const agreeing = (more: string) => (accept: string) =>
  `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${more}\r\n`;

const override = (path: string, value: unknown): Override => ({ path: path.split('.'), value });

function app(sdkLine: number, ...overrides: readonly Override[]): Promise<Files> {
  return generatedFiles({ preset: 'documented', lang: 'en', sdkLine, overrides });
}

let listener: Listener;
let folder: string;
let authority: Authority;
beforeAll(async () => {
  listener = await Listener.start();
  folder = mkdtempSync(join(tmpdir(), 'nanokit-address-'));
  const opened = openAuthority(folder, 'ca');
  if (!opened.ok) throw new Error('no authority');
  authority = opened.value;
});
afterAll(() => {
  listener.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Log lines of the connection, without their times. */
const logOf = (console: readonly string[]) =>
  console.flatMap((line) => /> (?:server_connect|connection): (.*)$/.exec(line)?.[1] ?? []);

describe.skipIf(!hasCompiler).each(LINES)('an app whose server is a name, on SDK line %i', (sdkLine) => {
  const named = () =>
    app(
      sdkLine,
      override('server.host', 'localhost'),
      override('server.port', listener.port),
      override('server.path', '/ws?room=1&a=%E6%9D%BF'),
      override('server.subprotocol', 'chat.v2'),
      override('server.headers', { 'X-Board': 'lab "3" \\ $HOME', 'X-Empty': '' }),
    );

  it('sends its path, headers and sub-protocol, and Host with the port', async () => {
    listener.answer = agreeing('Sec-WebSocket-Protocol: chat.v2 \r\n');
    listener.requests.length = 0;
    const { console } = await simulate(await named(), { sdkLine, seconds: 3, serve: false, speed: 3 });
    const request = listener.requests[0] ?? '';
    expect(request.split('\r\n')[0]).toBe('GET /ws?room=1&a=%E6%9D%BF HTTP/1.1');
    expect(request).toContain(`\r\nHost: localhost:${listener.port}\r\n`);
    expect(request).toContain('\r\nOrigin: http://foobar\r\n');
    expect(request).toContain('\r\nSec-WebSocket-Protocol: chat.v2\r\n');
    expect(request).toContain('\r\nX-Board: lab "3" \\ $HOME\r\n');
    expect(request).toMatch(/\r\nX-Empty: ?\r\n/);
    expect(logOf(console)).toContain('Running: connected, messages can be exchanged');
  });

  it('asks for no sub-protocol where prj.conf empties it', async () => {
    listener.answer = agreeing('');
    listener.requests.length = 0;
    const files = new Map(await named());
    files.set('prj.conf', `${files.get('prj.conf')}CONFIG_EXAMPLE_SERVER_SUBPROTOCOL=""\n`);
    const { console } = await simulate(files, { sdkLine, seconds: 3, serve: false, speed: 3 });
    expect(listener.requests[0]).not.toContain('Sec-WebSocket-Protocol');
    expect(listener.requests[0]).toContain('X-Board');
    expect(logOf(console)).toContain('Running: connected, messages can be exchanged');
  });

  const answers = ['', 'Sec-WebSocket-Protocol: chat\r\n', 'Sec-WebSocket-Protocol: chat.v2, x\r\n'];
  // One answer on each line, and each answer on some line: all of them in the long run.
  const answer = sdkLine % answers.length;
  it.each(process.env['NANOKIT_LONG'] ? answers : answers.slice(answer, answer + 1))(
    'refuses a server that answers with the sub-protocol %j',
    async (header) => {
      listener.answer = agreeing(header);
      const { console, result } = await simulate(await named(), {
        sdkLine,
        seconds: 3,
        serve: false,
        speed: 3,
      });
      expect(logOf(console)).toContain('The server does not agree to the sub-protocol chat.v2');
      expect(logOf(console).join('\n')).not.toContain('Running');
      expect(result.report).toBe('');
    },
  );

  it('goes on to the next address where nobody listens at the first', async () => {
    const dns = { kind: 'refuse-first', addresses: 1 } as const;
    const { console } = await simulate(await named(), { sdkLine, seconds: 20, dns });
    const log = logOf(console);
    const [first, second] = ['192.168.101.100', '192.168.101.10'].map((address) =>
      log.indexOf(`Trying localhost (${address})`),
    );
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first ?? 0);
    expect(log.filter((line) => line.startsWith('Trying again'))).toEqual([]);
    expect(console.join('\n')).toContain('for 192.168.101.10 connected.');
    const { sent, received } = countEchoes(console);
    expect(sent).toBeGreaterThan(20);
    expect(sent - received).toBeLessThanOrEqual(1);
  });

  it('is answered at once at the second address where the first turned it away', async () => {
    const refuse = (at: number) => ({ name: 'refuse', value: 0, at }) as const;
    // In the first round there is no IPv6 address yet.
    const faults = [refuse(1), refuse(2)];
    const { console, events } = await simulate(await named(), { sdkLine, seconds: 4, faults });
    const turnedAway = events.filter(({ event }) => event === 'refused').map(({ ms }) => ms);
    const [connected] = events.filter(({ event }) => event === 'connected');
    expect(turnedAway).toHaveLength(2);
    expect(connected?.ms).toBe(turnedAway[1]);
    const log = logOf(console);
    expect(log[log.lastIndexOf('WebSocket: shaking hands with the server') + 1]).toMatch(/^Running/);
    expect(countEchoes(console).received).toBeGreaterThan(3);
  });

  it.each([
    ['not-found', 'There is no address for the name localhost (-5)', "the server's name has no address (-6)"],
    ['silent', 'The DNS server does not tell the address of localhost', 'no answer in time (-116)'],
  ] as const)('asks again after %s', async (kind, line, why) => {
    const { console } = await simulate(await named(), { sdkLine, seconds: 20, dns: { kind, ms: 3000 } });
    const log = logOf(console);
    expect(log).toContain(line);
    expect(log).toContain(`Name failed: ${why}`);
    expect(log.findIndex((text) => text.startsWith('Running'))).toBeGreaterThan(log.indexOf(line));
    expect(countEchoes(console).received).toBeGreaterThan(10);
  });
});

describe.skipIf(!hasCompiler).each(LINES)(
  'an app whose server is an IPv6 address, on SDK line %i',
  (sdkLine) => {
    it('connects and loses nothing, also where a preset has IPv6 off', async () => {
      const overrides = [override('server.host', 'fd00::7:1')];
      const files = await generatedFiles({ preset: 'lean', lang: 'en', sdkLine, overrides });
      expect(files.get('prj.conf')).toMatch(/^CONFIG_NET_IPV6=y$/m);
      const { console, result } = await simulate(files, { sdkLine, seconds: 20 });
      expect(result.report).toBe('');
      expect(console.join('\n')).toContain('for IPv6 connected.');
      const { sent, received } = countEchoes(console);
      expect(sent).toBeGreaterThan(20);
      expect(sent - received).toBeLessThanOrEqual(1);
    });
  },
);

describe.skipIf(!hasCompiler)('an app with TLS whose server is a name', () => {
  const sdkLine = 1;

  it('looks for that name in the certificate', async () => {
    const taken = takeAuthority([override('server.tls.ca_file', join(folder, 'ca.pem'))], folder);
    if (!taken.ok || !taken.value.authority) throw new Error('the CA is not accepted');
    const files = await generatedFiles({
      preset: 'secure',
      lang: 'en',
      sdkLine,
      overrides: [...taken.value.overrides, override('server.host', 'echo.example')],
      authority: taken.value.authority,
    });
    expect(files.get('prj.conf')).toMatch(/^CONFIG_MBEDTLS_SERVER_NAME_INDICATION=y$/m);
    const right = await simulate(files, { sdkLine, seconds: 5, tls: authority.issue(['echo.example']) });
    expect(right.refused).toEqual([]);
    expect(countEchoes(right.console).received).toBeGreaterThan(3);
    const wrong = await simulate(files, { sdkLine, seconds: 5, tls: authority.issue(['192.168.101.10']) });
    expect(wrong.console.join('\n')).toContain("the server's certificate is not for the name echo.example");
    expect(countEchoes(wrong.console).sent).toBe(0);
  });
});
