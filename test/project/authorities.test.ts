import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAuthority } from '../../src/serve/authority.js';
import { certificate } from '../../src/serve/certificate.js';
import { run } from '../support/cli.js';
import { TEST_CA } from '../support/test-ca.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'nanokit-authorities-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(cwd, name), content);
const create = (dir: string, ca: string, ...more: string[]) =>
  run(['create', dir, '--yes', '--preset', 'secure', '--tls-ca', ca, '--lang', 'en', ...more], { cwd });
const file = (path: string) => readFileSync(join(cwd, path), 'utf8');

interface Made {
  readonly bits?: number;
  readonly from?: Date;
  readonly to?: Date;
  readonly names?: readonly string[];
}

function made({ bits = 2048, from = new Date('2020-01-01'), to = new Date('2049-01-01'), names }: Made) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const [subject, issuer] = ['Invented CA', 'Invented CA'];
  const pem = certificate({
    subject,
    issuer,
    publicKey,
    issuerKey: privateKey,
    from,
    to,
    ...(names ? { names } : {}),
  });
  return { pem, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), privateKey };
}

/** With OpenSSL's own program: kinds of keys and signatures that ours does not make. */
function byOpenssl(...options: string[]): string {
  const always = [
    'req',
    '-x509',
    '-nodes',
    '-keyout',
    '/dev/null',
    '-subj',
    '/CN=Invented CA',
    '-days',
    '3000',
  ];
  return execFileSync('openssl', [...always, ...options], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

describe('a CA file', () => {
  it.each([
    ['that is not there', undefined, 'tls/ca-unreadable'],
    ['that is a text', 'Hello', 'tls/not-a-certificate'],
    ['that is empty', '', 'tls/not-a-certificate'],
    ['with a damaged certificate', TEST_CA.replace('MIID', 'AAAA'), 'tls/not-a-certificate'],
    ['with the authorities of the world', `${TEST_CA}\n`.repeat(100), 'tls/too-large'],
    ['far too large', Buffer.alloc(5_000_000), 'tls/too-large'],
    ['with a key', made({}).key, 'tls/private-key'],
    ['with certificate and key', `${made({}).key}${TEST_CA}`, 'tls/private-key'],
    ['that is a key in DER', made({}).privateKey.export({ type: 'pkcs1', format: 'der' }), 'tls/private-key'],
    ['with more than a socket takes', Array.from({ length: 5 }, () => made({}).pem).join(''), 'tls/too-many'],
    ["that is a server's", made({ names: ['a.lan'] }).pem, 'tls/not-a-ca'],
    ['with a key of 1024 bits', made({ bits: 1024 }).pem, 'tls/key'],
    [
      'with a key on secp256k1',
      () => byOpenssl('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'),
      'tls/key',
    ],
    ['with an Ed25519 key', () => byOpenssl('-newkey', 'ed25519'), 'tls/key'],
    [
      'signed with RSA-PSS',
      () => byOpenssl('-newkey', 'rsa:2048', '-sigopt', 'rsa_padding_mode:pss'),
      'tls/signature',
    ],
    ['signed with SHA-384, on line 1', () => byOpenssl('-newkey', 'rsa:2048', '-sha384'), 'tls/signature'],
  ] as const)('%s is refused, and nothing is written', async (_, content, code) => {
    const ca = 'given.pem';
    rmSync(join(cwd, ca), { force: true });
    if (content !== undefined) write(ca, typeof content === 'function' ? content() : content);
    const { code: exit, stdout } = await create('refused', ca, '--json');
    expect(exit).toBe(2);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([{ code, severity: 'error', remedy: expect.anything() }]);
    expect(() => file('refused/nanokit.yaml')).toThrow(/ENOENT/);
  });

  it('that may not sign is told by what forbids it', async () => {
    const told = async (...extensions: string[]) => {
      write('given.pem', byOpenssl('-newkey', 'rsa:2048', ...extensions.flatMap((one) => ['-addext', one])));
      return (await create('refused', 'given.pem')).stderr;
    };
    const byUsage = await told('keyUsage=critical,digitalSignature');
    expect(byUsage).toContain('its keyUsage has no keyCertSign [tls/not-a-ca]');
    expect(byUsage).not.toContain('basicConstraints');
    const byConstraints = await told('basicConstraints=critical,CA:FALSE', 'keyUsage=keyCertSign');
    expect(byConstraints).toContain('(basicConstraints) [tls/not-a-ca]');
  });

  it.each([
    ['PEM', () => made({}).pem],
    ['PEM, with other text around it', () => `subject=x\r\n${TEST_CA.replaceAll('\n', '\r\n')}`],
    ['DER', () => Buffer.from(made({}).pem.replace(/-----.*-----|\n/g, ''), 'base64')],
    ['P-256', () => byOpenssl('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-sha256')],
    ['four of them, one twice', () => [1, 2, 3].map(() => made({}).pem).join('') + TEST_CA + TEST_CA],
  ] as const)('as %s becomes ca.pem, and the header is made of it', async (name, content) => {
    const dir = `accepted-${name.replace(/\W/g, '')}`;
    write('given.crt', content());
    const { code, stderr } = await create(dir, 'given.crt');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/^note: /) });
    const count = file(`${dir}/ca.pem`).match(/BEGIN/g)?.length;
    expect(file(`${dir}/src/ca_certificate.h`).match(/static const uint8_t/g)?.length).toBe(count);
    expect(count).toBe(name.startsWith('four') ? 4 : 1);
  });

  it('turns on what its key needs', async () => {
    write('p521.pem', byOpenssl('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp521r1', '-sha512'));
    await create('p521', 'p521.pem');
    expect(file('p521/prj.conf')).toContain('CONFIG_MBEDTLS_ECP_DP_SECP521R1_ENABLED=y\n');
    expect(file('accepted-PEM/prj.conf')).not.toContain('SECP521R1');
  });

  it.each([
    ['alone', TEST_CA.slice(0, 600)],
    ['behind a whole one', TEST_CA + TEST_CA.slice(0, 600)],
  ])('that is cut off, %s, is told as what it is', async (_, content) => {
    write('cut.pem', content);
    const { code, stderr } = await create('cut', 'cut.pem');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /cut\.pem has a certificate that begins and does not end.*\n.*-----END CERTIFICATE-----/,
    );
  });

  it('that is out of date is told, with its dates', async () => {
    write('old.pem', made({ to: new Date('2024-02-29') }).pem);
    const { code, stderr } = await create('old', 'old.pem');
    expect(code).toBe(0);
    const told = /warning: .*holds from 2020-01-01 to 2024-02-29, not today \[tls\/out-of-date\]/;
    expect(stderr).toMatch(told);
    // By whatever brings it into a project, and as long as it is there.
    write('sound.pem', made({}).pem);
    expect((await create('later', 'sound.pem')).code).toBe(0);
    const args = ['configure', 'later', '--yes', '--tls-ca', 'old.pem', '--lang', 'en'];
    expect((await run(args, { cwd })).stderr.match(new RegExp(told, 'g'))).toHaveLength(1);
    for (const command of ['regen', 'check'])
      expect((await run([command, 'later', '--lang', 'en'], { cwd })).stderr).toMatch(told);
  });

  it('is asked for by the preset, with the place where a beginner finds one', async () => {
    const { code, stderr } = await run(['create', 'none', '--yes', '--preset', 'secure', '--lang', 'en'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /no CA certificate ca\.pem.*\[tls\/no-ca\]\n.*--tls-ca FILE.*nanokit-tls\/ca\.pem/,
    );
  });

  it('beside a YAML file that names it comes along', async () => {
    mkdirSync(join(cwd, 'class/certs'), { recursive: true });
    write('class/certs/our.crt', TEST_CA);
    write(
      'class/nanokit.yaml',
      'wifi: {ssid: x, password: "12345678"}\nserver: {tls: {enabled: true, ca_file: certs/our.crt}}\n',
    );
    const { code } = await run(['create', 'taught', '--yes', '--config', 'class/nanokit.yaml'], { cwd });
    expect(code).toBe(0);
    expect(file('taught/certs/our.crt')).toBe(TEST_CA);
    expect(file('taught/nanokit.yaml')).toContain('ca_file: certs/our.crt');
  });
});

describe('a project', () => {
  const regen = (...more: string[]) => run(['regen', 'app', '--lang', 'en', ...more], { cwd });

  it('gets TLS later, in one step, which can be taken back', async () => {
    const authority = openAuthority(join(cwd, 'tls'), 'tls');
    expect(authority.ok).toBe(true);
    await run(['create', 'app', '--yes'], { cwd });
    const before = file('app/prj.conf');
    const set = await run(['configure', 'app', '--yes', '--tls-ca', 'tls/ca.pem', '--lang', 'en'], { cwd });
    expect(set.code).toBe(0);
    expect(file('app/nanokit.yaml')).toMatch(/tls:\n {4}enabled: true\n {4}ca_file: ca\.pem\n/);
    expect(file('app/nanokit.yaml')).toContain('test_random_generator: false');
    expect(file('app/CMakeLists.txt')).toContain('src/server_tls.c');
    expect((await regen('--check')).code).toBe(0);
    await run(['undo', 'app'], { cwd });
    expect(file('app/prj.conf')).toBe(before);
    expect(() => file('app/ca.pem')).toThrow(/ENOENT/);
    await run(['configure', 'app', '--yes', '--tls-ca', 'tls/ca.pem'], { cwd });
  });

  it('follows its CA file, also after a regen that had nothing to do', async () => {
    expect((await regen()).stdout).toBe('Everything is up to date.\n');
    expect((await regen()).stdout).toBe('Everything is up to date.\n');
    write('app/ca.pem', TEST_CA);
    expect((await regen()).stdout).toMatch(/src\/ca_certificate\.h/);
    expect(file('app/src/ca_certificate.h')).toContain('Invented CA of the tests');
    rmSync(join(cwd, 'app/ca.pem'));
    const gone = await regen();
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringMatching(/tls\/no-ca/) });
    write('app/ca.pem', TEST_CA);
  });

  it.skipIf(process.platform === 'win32')('reads no CA through a link out of it', async () => {
    rmSync(join(cwd, 'app/ca.pem'));
    symlinkSync(join(cwd, 'tls/ca.pem'), join(cwd, 'app/ca.pem'));
    expect((await regen()).stderr).toMatch(/project\/link/);
    rmSync(join(cwd, 'app/ca.pem'));
    write('app/ca.pem', TEST_CA);
  });

  it('loses what belongs to TLS when that is turned off, but not its CA file', async () => {
    await run(['configure', 'app', '--yes', '--set', 'server.tls.enabled=false'], { cwd });
    expect(() => file('app/src/server_tls.c')).toThrow(/ENOENT/);
    expect(() => file('app/src/ca_certificate.h')).toThrow(/ENOENT/);
    expect(file('app/ca.pem')).toBe(TEST_CA);
    expect(file('app/prj.conf')).not.toContain('TLS');
  });

  it('is warned of a heap that holds no handshake, and of keys that can be guessed', async () => {
    const sets = ['memory.tls_heap_bytes=16384', 'network.test_random_generator=true'];
    const { stderr } = await create('weak', 'tls/ca.pem', ...sets.flatMap((one) => ['--set', one]));
    expect(stderr).toMatch(/29696 bytes \[config\/tls-heap-small\]/);
    expect(stderr).toMatch(/\[config\/tls-test-random\]/);
  });
});
