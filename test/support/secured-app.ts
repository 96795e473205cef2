import { goldenFiles } from '../golden/golden-files.js';
import { type Files, goldenProjects } from '../golden/projects.js';

export interface SecuredOptions {
  /** What stands for TLS_HOSTNAME; undefined: it is not set. */
  readonly name?: string;
  /** The authority that the board trusts. */
  readonly pem: string;
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
export function securedApp(sdkLine: number, { name, pem, verify, settings = '' }: SecuredOptions): Files {
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
  const connects = 'src/server_connect.c';
  const main = files.get(connects) ?? '';
  const at = main.indexOf('\n', main.lastIndexOf('\n#include') + 1) + 1;
  const changed = `${main.slice(0, at)}${credentials}\n${main.slice(at)}`.replace(
    'socket(family, SOCK_STREAM, IPPROTO_TCP)',
    'secured_socket(family)',
  );
  files.set(connects, changed);
  files.set('prj.conf', `${files.get('prj.conf')}${SETTINGS}${settings}`);
  return files;
}
