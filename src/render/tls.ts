import type { SdkLine } from '../boards/boards.js';
import { hostForm } from '../config/server-host.js';
import type { Config } from '../generated/config.js';
import type { TrustedCertificate } from '../trust/certificate.js';
import { CURVES } from '../trust/curves.js';
import { kindSettings } from './app-kind.js';

/**
 * What mbedTLS needs beyond Zephyr's defaults to talk to the servers of today: they want ECDHE and AES-GCM, and many
 * have keys on P-256 or, as their authorities, on P-384. Without NIST_OPTIM these curves are several times as slow.
 */
const TLS_SYMBOLS = [
  'MBEDTLS_KEY_EXCHANGE_ECDHE_RSA_ENABLED',
  'MBEDTLS_KEY_EXCHANGE_ECDHE_ECDSA_ENABLED',
  'MBEDTLS_ECP_DP_SECP256R1_ENABLED',
  'MBEDTLS_ECP_DP_SECP384R1_ENABLED',
  'MBEDTLS_ECP_NIST_OPTIM',
  'MBEDTLS_CIPHER_GCM_ENABLED',
];

/** What the templates print of TLS. */
export function tlsContext(
  config: Config,
  line: SdkLine,
  authorities: readonly TrustedCertificate[],
): object {
  const curves = authorities.flatMap(({ curve }) => (curve === undefined ? [] : (CURVES[curve] ?? [])));
  const name = config.server.tls.server_name || config.server.host;
  // Of an address a client must not say that it is the name it looks for (RFC 6066, section 3).
  const sni = hostForm(name) !== 'name' ? [] : ['MBEDTLS_SERVER_NAME_INDICATION'];
  const { check_dates: checksDates, time_server: timeServer } = config.server.tls;
  return {
    checksDates,
    trueRandom: !config.network.test_random_generator,
    // A name has to be looked up.
    clockSymbols: [
      ...(hostForm(timeServer) !== 'name' || hostForm(config.server.host) === 'name' ? [] : ['DNS_RESOLVER']),
      'SNTP',
      'POSIX_CLOCK',
    ],
    definesTime: checksDates && config.memory.newlib && !line.newlib_clock,
    // A handshake without end is left by a restart; a kind of app may want to restart, too.
    restarts: !kindSettings(config).some(({ symbols }) => 'REBOOT' in symbols),
    tlsSymbols: [...new Set([...line.tls_needs, ...TLS_SYMBOLS, ...curves, ...sni])],
    authorities: authorities.map(({ der, subject, from, to, fingerprint }, index) => ({
      name: `ca_certificate_${index + 1}`,
      der,
      subject,
      from,
      to,
      fingerprintStart: fingerprint.slice(0, 48),
      fingerprintEnd: fingerprint.slice(48),
    })),
  };
}
