// What a board is to trust: read and checked. A bundle of its own, since only apps with TLS need node:crypto.
import type { X509Certificate } from 'node:crypto';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/trust.js';
import type { TrustedCertificate } from './certificate.js';
import { holdsAt, unusable } from './check-certificates.js';
import { readCertificates } from './read-certificates.js';
import { signatureAlgorithm } from './signature.js';

/** Much more than four certificates; a file with all the authorities of the world is larger. */
export const MAX_CA_BYTES = 64 * 1024;

export interface TrustOptions {
  /** The file, for messages. */
  readonly name: string;
  readonly now: Date;
}

/** The CA certificates in a file, all of which the board's mbedTLS can use. All problems are reported at once. */
export function trustedCertificates(
  bytes: Buffer,
  { name, now }: TrustOptions,
): Checked<readonly TrustedCertificate[]> {
  if (bytes.length > MAX_CA_BYTES) {
    const message = messages.tooLarge(name, MAX_CA_BYTES / 1024);
    return failed([{ code: 'tls/too-large', message, remedy: messages.tooManyRemedy }]);
  }
  const read = readCertificates(bytes, name);
  if ('code' in read) return failed([read]);
  const problems = read.flatMap((one) => unusable(one, subjectOf(one)) ?? []);
  if (problems.length > 0) return failed(problems);
  const outOfDate = read
    .filter((one) => !holdsAt(one, now))
    .map((one): Diagnostic => {
      const message = messages.outOfDate(subjectOf(one), day(one.validFrom), day(one.validTo));
      return { code: 'tls/out-of-date', severity: 'warning', message, remedy: messages.outOfDateRemedy };
    });
  return { ok: true, value: read.map(trusted), diagnostics: outOfDate };
}

function trusted(one: X509Certificate): TrustedCertificate {
  const curve = one.publicKey.asymmetricKeyDetails?.namedCurve;
  return {
    der: one.raw,
    subject: subjectOf(one),
    from: day(one.validFrom),
    to: day(one.validTo),
    fingerprint: one.fingerprint256,
    isSha384: signatureAlgorithm(one.raw).isSha384,
    ...(curve === undefined ? {} : { curve }),
  };
}

/** One line, of what people can see. */
function subjectOf({ subject }: X509Certificate): string {
  const line = subject.replaceAll('\n', ', ').replace(/\p{C}/gu, '?');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function day(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

/** The certificates as a file for a project: as they are, without whatever stood between them. */
export function asPem(certificates: readonly TrustedCertificate[]): string {
  return certificates
    .map(({ der }) => {
      const lines = Buffer.from(der)
        .toString('base64')
        .match(/.{1,64}/g);
      return ['-----BEGIN CERTIFICATE-----', ...(lines ?? []), '-----END CERTIFICATE-----', ''].join('\n');
    })
    .join('');
}

function failed(problems: readonly Pick<Diagnostic, 'code' | 'message' | 'remedy'>[]): Checked<never> {
  return { ok: false, diagnostics: problems.map((one) => ({ ...one, severity: 'error' })) };
}
