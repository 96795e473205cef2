import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';
import { run } from '../support/cli.js';
import { type SecuredOptions, securedApp } from '../support/secured-app.js';
import { buildRuntime, countEchoes, hasCompiler, simulate } from '../support/simulation.js';
import { TEST_CA } from '../support/test-ca.js';

let folder: string;
let authority: Authority;
let caPem: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nanokit-tls-'));
  const opened = openAuthority(join(folder, 'ca'), 'ca');
  if (!opened.ok) throw new Error('no authority');
  authority = opened.value;
  caPem = readFileSync(join(folder, 'ca/ca.pem'), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the documented project connects to. */
const HOST = '192.168.101.10';

const secured = (sdkLine: number, options: Partial<SecuredOptions>) =>
  securedApp(sdkLine, { pem: caPem, ...options });

const CONNECTED = /Websocket \d+ for IPv4 connected/;

describe.skipIf(!hasCompiler)('a simulated board over TLS', () => {
  it.each([0, 1, 2])('loses no message and gets none wrong, SDK line %i', async (sdkLine) => {
    const tls = authority.issue([HOST]);
    const ran = await simulate(secured(sdkLine, { name: HOST }), { sdkLine, seconds: 20, tls });
    expect(ran.refused).toEqual([]);
    expect(ran.result.end?.why).toBe('time');
    expect(ran.result.report).toBe('');
    const { sent, received } = countEchoes(ran.console);
    expect(sent).toBeGreaterThan(20);
    expect(sent - received).toBeLessThanOrEqual(1);
    expect(ran.console.join('\n')).not.toMatch(/failure|Cannot/);
  });

  it('prints the same with the same seed', async () => {
    const tls = authority.issue([HOST]);
    const once = () => simulate(secured(1, { name: HOST }), { sdkLine: 1, seconds: 10, tls });
    const [first, second] = [await once(), await once()];
    const stripped = (all: readonly string[]) =>
      all.map((line) => line.replace(/127\.0\.0\.1:\d+|"port":\d+/g, ''));
    expect(stripped(second.all)).toEqual(stripped(first.all));
  });

  it.each<{ what: string; wishes: Partial<SecuredOptions>; names?: readonly string[]; why: RegExp }>([
    {
      what: 'a certificate for another name',
      wishes: { name: HOST },
      names: ['192.168.101.11'],
      why: /for "192\.168\.101\.11", not for "192\.168\.101\.10"/,
    },
    { what: 'any certificate, without a name to look for', wishes: {}, why: /TLS_HOSTNAME/ },
    {
      what: 'any certificate on a board that checks dates and has no clock',
      wishes: { name: HOST, settings: 'CONFIG_MBEDTLS_HAVE_TIME_DATE=y\n' },
      why: /clock says 1970-01-01 00:00:00 \(UTC\): it has not been set/,
    },
  ])('refuses $what', async ({ wishes, names = [HOST], why }) => {
    const tls = authority.issue(names);
    const ran = await simulate(secured(1, wishes), { sdkLine: 1, seconds: 3, tls });
    expect(ran.refused[0]).toMatch(why);
    const text = ran.console.join('\n');
    expect(text).toMatch(/Cannot connect to IPv4 remote \(-113\)/);
    expect(text).not.toMatch(CONNECTED);
  });

  it('refuses a server of an authority that the app does not know', async () => {
    const other = openAuthority(join(folder, 'other'), 'other');
    if (!other.ok) throw new Error('no authority');
    const ran = await simulate(secured(2, { name: HOST }), {
      sdkLine: 2,
      seconds: 3,
      tls: other.value.issue([HOST]),
    });
    expect(ran.refused[0]).toMatch(
      /issued by "CN=create-nanokit-ws test CA .*", which the app does not trust/,
    );
    expect(ran.console.join('\n')).not.toMatch(CONNECTED);
  });

  it('connects to whomever it meets if it is told not to verify', async () => {
    const tls = authority.issue(['elsewhere']);
    const ran = await simulate(secured(1, { verify: 0 }), { sdkLine: 1, seconds: 3, tls });
    expect(ran.console.join('\n')).toMatch(CONNECTED);
  });

  it('has no TLS sockets without NET_SOCKETS_SOCKOPT_TLS', async () => {
    const settings = 'CONFIG_NET_SOCKETS_SOCKOPT_TLS=n\n';
    const ran = await simulate(secured(1, { name: HOST, settings }), {
      sdkLine: 1,
      seconds: 2,
      tls: authority.issue([HOST]),
    });
    // EPROTONOSUPPORT of Zephyr.
    expect(ran.console.join('\n')).toMatch(/Failed to create IPv4 HTTP socket \(-123\)/);
  });

  it('says what is wrong with a server that speaks no TLS', async () => {
    const files = secured(1, { name: HOST });
    const tls = authority.issue([HOST]);
    const ran = await simulate(files, { sdkLine: 1, seconds: 2, tls, plainServer: true });
    expect(ran.refused[0]).toMatch(/^the server does not speak TLS \(ws:\/\/ instead of wss:\/\/\)$/);
    expect(ran.events.map(({ event }) => event)).toContain('bad-request');
  });
});

describe.skipIf(!hasCompiler)('simulate --serve --tls', () => {
  it('makes an authority, says what the app needs of it, and is trusted by an app that has it', async () => {
    const app = join(folder, 'app');
    const write = (files: Files) => {
      for (const [path, content] of files) {
        mkdirSync(dirname(join(app, path)), { recursive: true });
        writeFileSync(join(app, path), content);
      }
    };
    const args = ['simulate', '--serve', '--tls', '--seconds', '2', '--speed', '1000000', '--lang', 'en'];
    write(secured(1, { name: HOST }));
    await buildRuntime(app);
    const first = await run(args, { cwd: app });
    expect(first.stdout).toMatch(/has this CA certificate \(PEM\): \.nanokit\/local\/tls\/ca\.pem/);
    expect(first.stdout).toMatch(
      / {2}note {3}\| TLS: the board does not connect to .*, which the app does not trust/,
    );
    const json = await run([...args, '--json'], { cwd: app });
    expect(json.stdout).toMatch(/^\{"event":"tls-refused","peer":"127\.0\.0\.1:\d+","reason":".*trust"\}$/m);
    write(secured(1, { name: HOST, pem: readFileSync(join(app, '.nanokit/local/tls/ca.pem'), 'utf8') }));
    const second = await run(args, { cwd: app });
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/IPv4 recv 7 bytes/);
  });

  it('warns that an app with TLS has no use for a server without, and lets it fail in plain words', async () => {
    const app = join(folder, 'app');
    const args = ['simulate', '--serve', '--seconds', '2', '--speed', '1000000', '--lang', 'en'];
    const { code, stdout, stderr } = await run(args, { cwd: app });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: The app speaks TLS .*\[simulate\/no-tls\]\n {2}→ Add --tls\.\n$/);
    expect(stdout).toMatch(
      / {2}note {3}\| TLS: .*: the server does not speak TLS \(ws:\/\/ instead of wss:\/\/\)\n/,
    );
    expect(stdout).toMatch(/ {2}server \| .*: the client speaks TLS \(wss\): start with --tls\n/);
    expect(stdout).not.toMatch(/openssl|SSL routines|Parse Error/i);
    const json = await run([...args, '--json'], { cwd: app });
    const refused = json.stdout.split('\n').find((line) => line.includes('"tls-refused"')) ?? '{}';
    expect(JSON.parse(refused)).toMatchObject({ detail: expect.stringMatching(/wrong version number.*\S$/) });
  });

  it("warns that the app trusts another CA; configure with the server's own helps, and undo takes it back", async () => {
    const cwd = join(folder, 'own-ca');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'own.pem'), TEST_CA);
    const create = ['create', 'app', '--yes', '--preset', 'secure', '--tls-ca', 'own.pem', '--lang', 'en'];
    expect(await run(create, { cwd })).toMatchObject({ code: 0 });
    const app = join(cwd, 'app');
    await buildRuntime(app);
    const args = ['simulate', '--serve', '--tls', '--seconds', '3', '--speed', '1000000', '--lang', 'en'];
    const doubt =
      /^warning: The app trusts the CA of ca\.pem, and .*\[simulate\/other-ca\]\n.*configure --yes --tls-ca (\S+);.* undo/m;
    const first = await run(args, { cwd: app });
    expect(first.stderr).toMatch(doubt);
    const [, file = ''] = doubt.exec(first.stderr) ?? [];
    expect(first.stdout).not.toMatch(/IPv4 recv/);
    const configured = await run(['configure', '--yes', '--tls-ca', file, '--lang', 'en'], { cwd: app });
    expect(configured.stdout).toMatch(/^Updated 2 files:\n/);
    expect(await run(args, { cwd: app })).toMatchObject({
      stderr: '',
      stdout: expect.stringMatching(/IPv4 recv/),
    });
    expect(await run(['undo'], { cwd: app })).toMatchObject({ code: 0 });
    expect((await run(args, { cwd: app })).stderr).toMatch(doubt);
  });

  it('goes on if the app speaks no TLS, and says what is wrong', async () => {
    const plain = goldenProjects.find((one) => one.preset === 'documented' && one.sdkLine === 0);
    const app = join(folder, 'plain');
    for (const [path, content] of plain ? goldenFiles(plain) : []) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), content);
    }
    await buildRuntime(app, 0);
    const args = ['simulate', '--serve', '--tls', '--seconds', '7', '--speed', '1000000', '--lang', 'en'];
    const { code, stdout } = await run(args, { cwd: app });
    expect(code).toBe(0);
    expect(stdout).toMatch(/no TLS: the client speaks no TLS \(ws instead of wss\)/);
    expect(stdout).toMatch(/Ran for 7 s of board time/);
  });

  it('is nothing without --serve', async () => {
    const alone = await run(['simulate', '--tls', '--lang', 'en'], { cwd: join(folder, 'app') });
    expect(alone).toMatchObject({ code: 2 });
    expect(alone.stderr).toMatch(/--tls .*--serve/);
  });
});
