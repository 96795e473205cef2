import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/trust.js';

type Problem = Pick<Diagnostic, 'code' | 'message' | 'remedy'>;

/** A socket takes no more by default (NET_SOCKETS_TLS_MAX_CREDENTIALS); no app needs more. */
export const MAX_CERTIFICATES = 4;
const DER_SEQUENCE = 0x30;
const PEM_BEGIN = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/g;
const PEM_BLOCK = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g;

/**
 * The certificates in a file, PEM or DER, each once.
 * @param name of the file, for messages
 */
export function readCertificates(bytes: Buffer, name: string): readonly X509Certificate[] | Problem {
  const text = bytes.toString('latin1');
  // Not even beside a certificate: what is in the project is committed, and what is in the firmware can be read out.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) || isPrivateKey(bytes)) {
    return { code: 'tls/private-key', message: messages.privateKey(name), remedy: messages.privateKeyRemedy };
  }
  const blocks: readonly (string | Buffer)[] =
    bytes[0] === DER_SEQUENCE ? [bytes] : (text.match(PEM_BLOCK) ?? []);
  const begun = bytes[0] === DER_SEQUENCE ? 0 : (text.match(PEM_BEGIN) ?? []).length;
  if (begun > blocks.length) {
    const message = messages.cutOff(name);
    return { code: 'tls/not-a-certificate', message, remedy: messages.cutOffRemedy };
  }
  const certificates = blocks.map(parsed);
  const damaged = certificates.indexOf(undefined);
  if (blocks.length === 0 || (damaged === 0 && blocks.length === 1)) {
    const message = messages.noCertificate(name);
    return { code: 'tls/not-a-certificate', message, remedy: messages.noCertificateRemedy };
  }
  if (damaged >= 0) {
    const message = messages.damaged(name, damaged + 1);
    return { code: 'tls/not-a-certificate', message, remedy: messages.noCertificateRemedy };
  }
  const different = new Map(certificates.flatMap((one) => (one ? [[one.fingerprint256, one] as const] : [])));
  if (different.size > MAX_CERTIFICATES) {
    const message = messages.tooMany(name, different.size, MAX_CERTIFICATES);
    return { code: 'tls/too-many', message, remedy: messages.tooManyRemedy };
  }
  return [...different.values()];
}

function parsed(block: string | Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(block);
  } catch {
    // Node says why in OpenSSL's words, which help nobody.
    return undefined;
  }
}

/** A key in DER has no words in it to know it by. */
function isPrivateKey(key: Buffer): boolean {
  if (key[0] !== DER_SEQUENCE) return false;
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      return createPrivateKey({ key, format: 'der', type }).type === 'private';
    } catch {
      return false;
    }
  });
}
