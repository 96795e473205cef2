import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, openAuthority } from '../../src/serve/authority.js';
import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';
import { countEchoes, hasCompiler, simulate } from '../support/simulation.js';

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

interface Wishes {
  /** What stands for TLS_HOSTNAME; undefined: it is not set. */
  readonly name?: string;
  readonly pem?: string;
  readonly verify?: number;
  readonly settings?: string;
}

const SETTINGS = `
CONFIG_NET_SOCKETS_SOCKOPT_TLS=y
CONFIG_MBEDTLS=y
CONFIG_MBEDTLS_BUILTIN=y
CONFIG_MBEDTLS_ENABLE_HEAP=y
CONFIG_MBEDTLS_HEAP_SIZE=60000
CONFIG_MBEDTLS_PEM_CERTIFICATE_FORMAT=y
CONFIG_POSIX_MAX_FDS=8
`;

/** The documented project, with the few lines that make its connection a secure one. */
function secured(sdkLine: number, { name, pem = caPem, verify, settings = '' }: Wishes): Files {
  const project = goldenProjects.find(
    (one) => one.preset === 'documented' && one.lang === 'en' && one.sdkLine === sdkLine,
  );
  if (!project) throw new RangeError(`no SDK line ${sdkLine}`);
  const files = new Map(goldenFiles(project));
  const text = pem
    .trim()
    .split('\n')
    .map((line) => `\t"${line}\\n"`)
    .join('\n');
  const credentials = [
    `#include <${sdkLine === 2 ? 'zephyr/' : ''}net/tls_credentials.h>`,
    `static const char ca[] =\n${text};`,
    'static int secured_socket(int family)',
    '{',
    '\tstatic const sec_tag_t tags[] = {1};',
    '\tint sock = socket(family, SOCK_STREAM, IPPROTO_TLS_1_2);',
    '\tif (sock < 0) {',
    '\t\treturn sock;',
    '\t}',
    '\ttls_credential_add(1, TLS_CREDENTIAL_CA_CERTIFICATE, ca, sizeof(ca));',
    '\tsetsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof(tags));',
    ...(name === undefined
      ? []
      : [`\tsetsockopt(sock, SOL_TLS, TLS_HOSTNAME, "${name}", sizeof("${name}"));`]),
    ...(verify === undefined
      ? []
      : [
          `\tint verify = ${verify};`,
          '\tsetsockopt(sock, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof(verify));',
        ]),
    '\treturn sock;',
    '}',
    '',
  ].join('\n');
  const main = files.get('src/main.c') ?? '';
  const at = main.indexOf('\n', main.lastIndexOf('\n#include') + 1) + 1;
  const changed = `${main.slice(0, at)}${credentials}\n${main.slice(at)}`.replace(
    'socket(family, SOCK_STREAM, IPPROTO_TCP)',
    'secured_socket(family)',
  );
  files.set('src/main.c', changed);
  files.set('prj.conf', `${files.get('prj.conf')}${SETTINGS}${settings}`);
  return files;
}

/** Where the documented project connects to. */
const HOST = '192.168.101.10';

const CONNECTED = /Websocket \d+ for IPv4 connected/;

describe.skipIf(!hasCompiler)('a simulated board over TLS', () => {
  it.each([0, 1, 2])('loses no message and gets none wrong, SDK line %i', async (sdkLine) => {
    const tls = authority.issue([HOST]);
    const run = await simulate(secured(sdkLine, { name: HOST }), { sdkLine, seconds: 20, tls });
    expect(run.refused).toEqual([]);
    expect(run.result.end?.why).toBe('time');
    expect(run.result.report).toBe('');
    const { sent, received } = countEchoes(run.console);
    expect(sent).toBeGreaterThan(20);
    expect(sent - received).toBeLessThanOrEqual(1);
    expect(run.console.join('\n')).not.toMatch(/failure|Cannot/);
  });

  it('prints the same with the same seed', async () => {
    const tls = authority.issue([HOST]);
    const once = () => simulate(secured(1, { name: HOST }), { sdkLine: 1, seconds: 10, tls });
    const [first, second] = [await once(), await once()];
    const stripped = (all: readonly string[]) =>
      all.map((line) => line.replace(/127\.0\.0\.1:\d+|"port":\d+/g, ''));
    expect(stripped(second.all)).toEqual(stripped(first.all));
  });

  it.each<{ what: string; wishes: Wishes; names?: readonly string[]; why: RegExp }>([
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
      why: /date is 1970-01-01: its clock has not been set/,
    },
  ])('refuses $what', async ({ wishes, names = [HOST], why }) => {
    const tls = authority.issue(names);
    const run = await simulate(secured(1, wishes), { sdkLine: 1, seconds: 3, tls });
    expect(run.refused[0]).toMatch(why);
    const text = run.console.join('\n');
    expect(text).toMatch(/Cannot connect to IPv4 remote \(-113\)/);
    expect(text).not.toMatch(CONNECTED);
  });

  it('refuses a server of an authority that the app does not know', async () => {
    const other = openAuthority(join(folder, 'other'), 'other');
    if (!other.ok) throw new Error('no authority');
    const run = await simulate(secured(2, { name: HOST }), {
      sdkLine: 2,
      seconds: 3,
      tls: other.value.issue([HOST]),
    });
    expect(run.refused[0]).toMatch(/issued by "CN=create-nanokit-ws test CA .*", which the app does not trust/);
    expect(run.console.join('\n')).not.toMatch(CONNECTED);
  });

  it('connects to whomever it meets if it is told not to verify', async () => {
    const tls = authority.issue(['elsewhere']);
    const run = await simulate(secured(1, { verify: 0 }), { sdkLine: 1, seconds: 3, tls });
    expect(run.console.join('\n')).toMatch(CONNECTED);
  });

  it('has no TLS sockets without NET_SOCKETS_SOCKOPT_TLS', async () => {
    const settings = 'CONFIG_NET_SOCKETS_SOCKOPT_TLS=n\n';
    const run = await simulate(secured(1, { name: HOST, settings }), {
      sdkLine: 1,
      seconds: 2,
      tls: authority.issue([HOST]),
    });
    // EPROTONOSUPPORT of Zephyr.
    expect(run.console.join('\n')).toMatch(/Failed to create IPv4 HTTP socket \(-123\)/);
  });

  it('says what is wrong with a server that speaks no TLS', async () => {
    const files = secured(1, { name: HOST });
    const tls = authority.issue([HOST]);
    const run = await simulate(files, { sdkLine: 1, seconds: 2, tls, plainServer: true });
    expect(run.refused[0]).toMatch(/does the server speak TLS, version 1\.2\?/);
    expect(run.events.map(({ event }) => event)).toContain('bad-request');
  });
});
