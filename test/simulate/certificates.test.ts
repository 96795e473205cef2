import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { otherName } from '../../src/messages/tls.js';
import { refusal } from '../../src/simulate/certificates.js';
import { temporaryFolders } from '../support/folders.js';

const newFolder = temporaryFolders();
/** Certificates of somebody else's making. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const openssl = (cwd: string, ...args: readonly string[]) =>
  execFileSync('openssl', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });

interface Made {
  readonly subject: string;
  readonly extensions?: string;
  readonly bits?: number;
  readonly days?: number;
  readonly by?: string;
}

const AUTHORITY = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign';

const CERTIFICATES: Readonly<Record<string, Made>> = {
  inBetween: { subject: '/CN=Between', extensions: AUTHORITY },
  noAuthority: { subject: '/CN=Nobody', extensions: 'basicConstraints=critical,CA:FALSE' },
  cn: { subject: '/CN=board.lan' },
  cnAddress: { subject: '/CN=192.168.1.10' },
  otherSan: { subject: '/CN=board.lan', extensions: 'subjectAltName=DNS:other.lan' },
  address: { subject: '/CN=192.168.1.10', extensions: 'subjectAltName=IP:192.168.1.10' },
  both: { subject: '/CN=x', extensions: 'subjectAltName=DNS:192.168.1.10,IP:192.168.1.10' },
  wild: { subject: '/CN=x', extensions: 'subjectAltName=DNS:*.lan' },
  deepWild: { subject: '/CN=x', extensions: 'subjectAltName=DNS:*.b.lan' },
  weak: { subject: '/CN=board.lan', bits: 1024 },
  twoNames: { subject: '/CN=a.lan/CN=board.lan' },
  chained: { subject: '/CN=board.lan', by: 'inBetween' },
  byNoAuthority: { subject: '/CN=board.lan', by: 'noAuthority' },
  short: { subject: '/CN=board.lan', days: 1 },
};

const made = new Map<string, X509Certificate>();

function make(folder: string, name: string, { subject, extensions = '', bits = 2048, days = 30, by }: Made) {
  const issuer = by ?? 'root';
  // Nobody is known by the key, so those of one size share it; but who issues others has one of their own.
  const isIssuer = Object.values(CERTIFICATES).some((one) => one.by === name);
  const file = isIssuer ? `${name}.key` : `shared-${bits}.key`;
  const key = existsSync(join(folder, file))
    ? ['-new', '-key', file]
    : ['-newkey', `rsa:${bits}`, '-nodes', '-keyout', file];
  openssl(folder, 'req', ...key, '-out', `${name}.csr`, '-subj', subject);
  writeFileSync(join(folder, `${name}.ext`), `${extensions}\n`);
  const ca = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
  const out = ['-days', String(days), '-extfile', `${name}.ext`, '-out', `${name}.pem`];
  openssl(folder, 'x509', '-req', '-in', `${name}.csr`, ...ca, ...out);
  made.set(name, new X509Certificate(readFileSync(join(folder, `${name}.pem`))));
}

beforeAll(() => {
  if (!hasOpenssl) return;
  const folder = newFolder();
  for (const root of ['root', 'stranger']) {
    const more = ['-addext', 'keyUsage=critical,keyCertSign', '-out', `${root}.pem`];
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${root}.key`];
    openssl(folder, 'req', '-x509', ...key, '-days', '300', '-subj', `/CN=${root}`, ...more);
    made.set(root, new X509Certificate(readFileSync(join(folder, `${root}.pem`))));
  }
  for (const [name, one] of Object.entries(CERTIFICATES)) make(folder, name, one);
}, 60_000);

function get(name: string): X509Certificate {
  const found = made.get(name);
  if (!found) throw new RangeError(name);
  return found;
}

interface Asked {
  readonly chain: readonly string[];
  readonly name?: string;
  readonly trusted?: readonly string[];
  readonly date?: Date;
}

const ask = ({ chain, name, trusted = ['root'], date }: Asked) =>
  refusal(chain.map(get), { name, date, authorities: trusted.map(get) })?.why.en;

const IN_A_WEEK = new Date(Date.now() + 7 * 24 * 3600 * 1000);

// What mbedtls_x509_crt_verify() of mbedTLS 2.28 says to certificates that were made in the same way.
describe.skipIf(!hasOpenssl)('a certificate, as the board sees it', () => {
  it.each<readonly [string, string]>([
    ['cn', 'board.lan'],
    ['cn', 'BOARD.LAN'],
    ['cnAddress', '192.168.1.10'],
    ['both', '192.168.1.10'],
    ['wild', 'board.lan'],
    ['wild', 'BOARD.LAN'],
    ['deepWild', 'a.b.lan'],
    ['twoNames', 'board.lan'],
  ])('%s is for %s', (certificate, name) => {
    expect(ask({ chain: [certificate], name })).toBeUndefined();
  });

  it.each<readonly [string, string]>([
    ['cn', '192.168.1.10'],
    ['cn', 'a.b.lan'],
    ['cn', ''],
    ['cnAddress', 'board.lan'],
    ['otherSan', 'board.lan'],
    ['address', '192.168.1.10'],
    ['both', 'board.lan'],
    ['wild', 'a.b.lan'],
    ['deepWild', 'board.lan'],
    ['twoNames', 'b.lan'],
  ])('%s is not for "%s"', (certificate, name) => {
    expect(ask({ chain: [certificate], name })).toBeDefined();
  });

  it('with the address as an IP address alone is refused, and that is explained', () => {
    expect(ask({ chain: ['address'], name: '192.168.1.10' })).toMatch(/which mbedTLS does not look at/);
  });

  it('of a stranger is refused, and so is any without an authority to compare', () => {
    expect(ask({ chain: ['cn'], name: 'board.lan', trusted: ['stranger'] })).toMatch(/does not trust/);
    expect(ask({ chain: ['cn'], name: 'board.lan', trusted: [] })).toMatch(/no CA certificate/);
    expect(ask({ chain: [], name: 'board.lan' })).toMatch(/no certificate/);
  });

  it('may be trusted through another one that the server sends', () => {
    expect(ask({ chain: ['chained', 'inBetween'], name: 'board.lan' })).toBeUndefined();
    expect(ask({ chain: ['chained'], name: 'board.lan' })).toMatch(/does not trust/);
    expect(ask({ chain: ['byNoAuthority', 'noAuthority'], name: 'board.lan' })).toMatch(/does not trust/);
  });

  it('may be trusted itself only if it issued itself', () => {
    expect(ask({ chain: ['root'], trusted: ['root'] })).toBeUndefined();
    expect(ask({ chain: ['cn'], trusted: ['cn'] })).toMatch(/does not trust/);
  });

  it('with a short key is refused', () => {
    expect(ask({ chain: ['weak'], name: 'board.lan' })).toMatch(/1024 bits; mbedTLS wants 2048/);
  });

  it('may be out of date unless dates are checked', () => {
    expect(ask({ chain: ['short'], name: 'board.lan' })).toBeUndefined();
    expect(ask({ chain: ['short'], name: 'board.lan', date: new Date() })).toBeUndefined();
    expect(ask({ chain: ['short'], name: 'board.lan', date: IN_A_WEEK })).toMatch(/holds from .* to /);
    expect(ask({ chain: ['short'], name: 'board.lan', date: new Date(0) })).toMatch(/it has not been set$/);
    const early = new Date(Date.parse(get('short').validFrom) - 1000);
    const [from, now] = [new Date(early.getTime() + 1000), early].map((date) =>
      date.toISOString().slice(0, 19).replace('T', ' '),
    );
    expect(ask({ chain: ['short'], name: 'board.lan', date: early })).toMatch(
      new RegExp(`holds from ${from} to .*, and the board's clock says ${now} \\(UTC\\)$`),
    );
  });
});

it('lists the names of a certificate as each language does', () => {
  const { en, zh } = otherName('nanokit.test', ['192.168.101.10', 'localhost'], false);
  expect(en).toBe('its certificate is for "192.168.101.10", "localhost", not for "nanokit.test"');
  expect(zh).toBe('它的证书属于“192.168.101.10”、“localhost”，而不是“nanokit.test”');
});
