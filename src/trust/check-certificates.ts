import type { X509Certificate } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/trust.js';
import { CURVES } from './curves.js';
import { signatureAlgorithm } from './signature.js';

type Problem = Pick<Diagnostic, 'code' | 'message' | 'remedy'>;

/** Below, the default profile of mbedTLS refuses a key; above, it cannot calculate (MBEDTLS_MPI_MAX_SIZE, 1,024 bytes). */
const RSA_BITS = { least: 2048, most: 8192 };

/**
 * Why mbedTLS, as the firmware has it, could not check a server with a certificate as its CA.
 * @see x509_crt.c and oid.c of mbedTLS 2.26 to 3.3
 */
export function unusable(certificate: X509Certificate, subject: string): Problem | undefined {
  if (!certificate.ca) {
    const message = saysCa(certificate.raw) ? messages.mayNotSign(subject) : messages.notACa(subject);
    const remedy = saysCa(certificate.raw) ? messages.mayNotSignRemedy : messages.notACaRemedy;
    return { code: 'tls/not-a-ca', message, remedy };
  }
  const key = keyProblem(certificate);
  if (key) return { code: 'tls/key', message: messages.weakKey(subject, key), remedy: messages.keyRemedy };
  // An unknown algorithm is an error when the certificate is read, though nobody checks how a trusted one is signed.
  const { oid, isKnown } = signatureAlgorithm(certificate.raw);
  if (isKnown) return undefined;
  return { code: 'tls/signature', message: messages.signature(subject, oid), remedy: messages.keyRemedy };
}

/**
 * Whether basicConstraints has CA:TRUE, which Node does not tell apart from keyUsage: 2.5.29.19, perhaps critical, and an OCTET
 * STRING with a SEQUENCE that begins with TRUE.
 * @see RFC 5280, 4.2.1.9
 */
function saysCa(der: Buffer): boolean {
  return /0603551d13(0101ff)?04..30..0101ff/.test(der.toString('hex'));
}

function keyProblem({ publicKey }: X509Certificate): ReturnType<typeof messages.rsaBits> | undefined {
  const { asymmetricKeyType: type = '', asymmetricKeyDetails: details } = publicKey;
  if (type === 'rsa') {
    const bits = details?.modulusLength ?? 0;
    const fits = bits >= RSA_BITS.least && bits <= RSA_BITS.most;
    return fits ? undefined : messages.rsaBits(bits, RSA_BITS.least, RSA_BITS.most);
  }
  if (type !== 'ec') return messages.keyType(type);
  const curve = details?.namedCurve ?? '?';
  return Object.hasOwn(CURVES, curve) ? undefined : messages.curve(curve);
}

/** Whether a certificate holds at a time; where its dates make no sense, it does not. */
export function holdsAt({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);
}
