import { describe, expect, it } from 'vitest';
import { note } from '../../src/messages/simulate.js';
import { hasCompiler, simulate } from '../support/simulation.js';
import { smallApp } from '../support/small-app.js';

const SOCKETS = '#include <net/socket.h>\n#include <net/tls_credentials.h>';
const TLS = ['NET_SOCKETS_SOCKOPT_TLS', 'MBEDTLS', 'MBEDTLS_BUILTIN', 'MBEDTLS_ENABLE_HEAP'];

/** Joins Wi-Fi as the generated project does; a socket wants an address first. */
const ONLINE = '\twifi_connect();\n';

async function notesOf(body: string, { before = SOCKETS, settings = '', serve = false } = {}) {
  const files = smallApp(1, body, `${before}\n#include "wifi_connect.h"`);
  const changed = new Map([...files, ['prj.conf', `${files.get('prj.conf')}${settings}`]]);
  const { result } = await simulate(changed, { sdkLine: 1, seconds: 5, serve });
  return result.warnings.map(({ what, detail }) => note(what, detail).en);
}

const connecting = (address: string) =>
  [
    '\tstruct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(1234)};',
    '\tint sock = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);',
    `\tinet_pton(AF_INET, "${address}", &peer.sin_addr);`,
    '\tconnect(sock, (struct sockaddr *)&peer, sizeof(peer));',
  ].join('\n');

const secure = (before: string) =>
  [
    '\tstatic const sec_tag_t tags[] = {7};',
    '\tstruct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(1234)};',
    '\tint sock = socket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_2);',
    before,
    '\tsetsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof(tags));',
    '\tinet_pton(AF_INET, "127.0.0.1", &peer.sin_addr);',
    '\tconnect(sock, (struct sockaddr *)&peer, sizeof(peer));',
  ].join('\n');
const PEM = '"-----BEGIN CERTIFICATE-----\\nx"';
const adding = (bytes: string) =>
  `\ttls_credential_add(7, TLS_CREDENTIAL_CA_CERTIFICATE, ${bytes}, sizeof(${bytes}));`;
const settings = TLS.map((symbol) => `CONFIG_${symbol}=y\n`).join('');

describe.skipIf(!hasCompiler)('what the author of an app should know', () => {
  it.each([
    ['UDP', '\tsocket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);', /sockets for UDP, the simulator does not/],
    ['TLS', '\tsocket(AF_INET, SOCK_STREAM, IPPROTO_TLS_1_2);', /no CONFIG_NET_SOCKETS_SOCKOPT_TLS=y/],
  ])('is told once: there are no sockets for %s', async (_, body, text) => {
    expect(await notesOf(`${body}\n${body}`)).toEqual([expect.stringMatching(text)]);
  });

  it('is told: it connects to another server than the one that came along', async () => {
    const notes = await notesOf(`${ONLINE}${connecting('127.0.0.9')}`, { serve: true });
    expect(notes).toEqual([
      'the app connects to 127.0.0.9:1234; the server of --serve stands for 192.168.101.10:8080 alone',
    ]);
  });

  it.each([
    ['no credential', '', settings, /under the tag 7/],
    ['PEM that cannot be read', adding(PEM), settings, /needs CONFIG_MBEDTLS_PEM_CERTIFICATE_FORMAT=y/],
    [
      'what is no certificate',
      adding('"abc"'),
      `${settings}CONFIG_MBEDTLS_PEM_CERTIFICATE_FORMAT=y\n`,
      /neither DER nor PEM/,
    ],
  ])('is told: %s', async (_, before, symbols, text) => {
    const notes = await notesOf(`${ONLINE}${secure(before)}`, { settings: symbols });
    expect(notes).toEqual([expect.stringMatching(text)]);
  });
});
