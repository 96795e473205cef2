import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdkLines } from '../../src/index.js';
import { takeAuthority } from '../../src/project/authorities.js';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { addressOf } from '../../src/serve/tcp-address.js';
import { type Files, generatedFiles } from '../golden/projects.js';
import { run } from '../support/cli.js';
import { sampled } from '../support/sample.js';
import { countEchoes, hasCompiler, type SimulationOptions, simulate } from '../support/simulation.js';

const LINES = sdkLines.map(({ line }) => line);
/** Where the app connects to. */
const HOST = '192.168.101.10';

let folder: string;
let authority: Authority;
let stranger: Authority;
/** Accepts, and says nothing. */
const mute = createServer();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nanokit-secure-'));
  authority = opened('ca');
  stranger = opened('other');
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  mute.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(name: string): Authority {
  const one = openAuthority(join(folder, name), name);
  if (!one.ok) throw new Error('no authority');
  return one.value;
}

/** The app as `create --preset secure --tls-ca FILE` writes it. */
async function app(sdkLine: number, serverName?: string): Promise<Files> {
  const ca = { path: ['server', 'tls', 'ca_file'], value: join(folder, 'ca/ca.pem') };
  const name = { path: ['server', 'tls', 'server_name'], value: serverName ?? '' };
  const taken = takeAuthority([ca, name], folder);
  if (!taken.ok || !taken.value.authority) throw new Error('the CA is not accepted');
  const { overrides, authority: given } = taken.value;
  return generatedFiles({ preset: 'secure', lang: 'en', sdkLine, overrides, authority: given });
}

async function told(sdkLine: number, options: Partial<SimulationOptions>, serverName?: string) {
  const files = await app(sdkLine, serverName);
  const ran = await simulate(files, { sdkLine, seconds: 3, ...options });
  return { ...ran, log: ran.console.filter((line) => line.includes(' server_tls: ')) };
}

/** Of each log line, the text. */
const texts = (log: readonly string[]) => log.map((line) => line.replace(/^.* server_tls: /, ''));
const NO_DATES = 'TLS: dates of certificates are not checked (the board has no clock)';

/** Connecting on all SDK lines; each of the others on one of them, and on all in the long run. */
describe.skipIf(!hasCompiler)('the generated app over TLS', () => {
  it.each(LINES)('connects to the server of its CA, and loses nothing, on SDK line %i', async (sdkLine) => {
    const ran = await told(sdkLine, { seconds: 10, tls: authority.issue([HOST]) });
    expect(ran.refused).toEqual([]);
    expect(texts(ran.log)).toEqual([NO_DATES]);
    const { sent, received } = countEchoes(ran.console);
    expect(sent).toBeGreaterThan(10);
    expect(sent - received).toBeLessThanOrEqual(1);
  });

  it.each(sampled(LINES, 1, 1))(
    'finds the name that it is told to look for, on SDK line %i',
    async (sdkLine) => {
      const tls = authority.issue(['board.example.com']);
      const ran = await told(sdkLine, { tls }, 'board.example.com');
      expect(ran.refused).toEqual([]);
      expect(countEchoes(ran.console).received).toBeGreaterThan(3);
    },
  );

  it.each(sampled(LINES, 1, 2))(
    'says that a certificate is for another name, on SDK line %i',
    async (sdkLine) => {
      const { log, console } = await told(sdkLine, { tls: authority.issue(['192.168.101.11']) });
      const why = `TLS: the server's certificate is not for the name ${HOST}`;
      // Refused once more after the first delay.
      expect(texts(log)).toEqual([NO_DATES, why, why]);
      expect(console.join('\n')).toContain('TCP failed: TLS could not be set up (-113)');
      expect(countEchoes(console).sent).toBe(0);
    },
  );

  it.each(sampled(LINES, 1, 3))(
    'says that a certificate is from another CA, on SDK line %i',
    async (sdkLine) => {
      const { log, console } = await told(sdkLine, { tls: stranger.issue([HOST]) });
      const why = "TLS: the server's certificate is not from a CA that this app trusts";
      expect(texts(log)).toEqual([NO_DATES, why, why]);
      expect(countEchoes(console).sent).toBe(0);
    },
  );

  it.each(sampled(LINES, 1, 4))('says that a server speaks no TLS, on SDK line %i', async (sdkLine) => {
    const { log } = await told(sdkLine, { tls: authority.issue([HOST]), plainServer: true });
    const why = 'TLS: no handshake; does the server run, and speak TLS 1.2 (wss://)?';
    expect(texts(log)).toEqual([NO_DATES, why, why]);
  });

  it.each(sampled(LINES, 1, 5))(
    'restarts the board when a server accepts and never answers the handshake, on SDK line %i',
    async (sdkLine) => {
      const port = addressOf(mute.address()).port;
      const { log, result, all } = await told(sdkLine, { seconds: 61, tls: authority.issue([HOST]), port });
      const why = 'TLS: the server accepts, but does not shake hands for 60 s; restarting';
      expect(texts(log)).toEqual([NO_DATES, why]);
      expect(all.filter((one) => one.includes('"kind":"reboot"'))).toHaveLength(1);
      expect(result.end).toMatchObject({ why: 'time' });
    },
  );
});

describe.skipIf(!hasCompiler)('simulate --serve --tls', () => {
  it('uses the authority beside the project, if that is the one that the app trusts', async () => {
    const cwd = join(folder, 'desk');
    mkdirSync(cwd);
    opened('desk/nanokit-tls');
    const create = ['create', 'my-app', '--yes', '--preset', 'secure', '--tls-ca', 'nanokit-tls/ca.pem'];
    expect(await run(create, { cwd })).toMatchObject({ code: 0 });
    const app = join(cwd, 'my-app');
    const args = ['simulate', '--serve', '--tls', '--seconds', '3', '--speed', '1000000', '--lang', 'en'];
    const { code, stdout } = await run(args, { cwd: app });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/IPv4 recv \d+ bytes/) });
    expect(stdout).toMatch(/has this CA certificate \(PEM\): \.\.\/nanokit-tls\/ca\.pem/);
    expect(existsSync(join(app, '.nanokit/local/tls'))).toBe(false);
  });
});

describe('the CA in the app', () => {
  it('is the one of the file, byte for byte', async () => {
    const header = (await app(1)).get('src/ca_certificate.h') ?? '';
    const bytes = [...header.matchAll(/0x([0-9a-f]{2})/g)].map(([, byte = '']) => Number.parseInt(byte, 16));
    const pem = readFileSync(join(folder, 'ca/ca.pem'), 'utf8').replace(/-----.*-----|\n/g, '');
    expect(Buffer.from(bytes).toString('base64')).toBe(pem);
  });
});
