import type { X509Certificate } from 'node:crypto';
import type { Text } from '../messages/text.js';
import * as messages from '../messages/tls.js';

/** What a board asks of a server's certificate. */
export interface Demands {
  /** The name to find in it; undefined: none is looked for. Empty, as where nobody set one: none is ever found. */
  readonly name: string | undefined;
  /** The board's date, where it checks dates at all. */
  readonly date: Date | undefined;
  /** Whom it trusts. */
  readonly authorities: readonly X509Certificate[];
}

/** Why a server is refused: for its CA, which the board does not trust, its name, the date, or something else. */
export interface Refused {
  readonly because: 'ca' | 'name' | 'date' | 'other';
  readonly why: Text;
}

/** Shorter RSA keys are refused by the default profile of mbedTLS. */
const RSA_BITS = 2048;

/**
 * Why the board's mbedTLS would refuse a server, by its own rules, which are not those of OpenSSL (facts/csk6.md, 4.2, and
 * x509_crt.c of mbedTLS 2.26 to 3.3).
 * @param chain as the server sent it, its own certificate first
 * @returns undefined if it would not
 */
export function refusal(chain: readonly X509Certificate[], demands: Demands): Refused | undefined {
  const [own] = chain;
  if (!own) return { because: 'other', why: messages.noCertificate };
  if (demands.authorities.length === 0) return { because: 'other', why: messages.noAuthority };
  const path = pathToAuthority(own, chain.slice(1), demands.authorities);
  if (!path) return { because: 'ca', why: messages.unknownAuthority(own.issuer.replaceAll('\n', ', ')) };
  const weak = path.find((one) => one.publicKey.asymmetricKeyType === 'rsa' && bits(one) < RSA_BITS);
  if (weak) return { because: 'other', why: messages.weakKey(bits(weak), RSA_BITS) };
  if (demands.date !== undefined) {
    const outOfDate = path.find((one) => !isInTime(one, demands.date ?? new Date()));
    if (outOfDate) return { because: 'date', why: messages.outOfDate(demands.date, ...validity(outOfDate)) };
  }
  if (demands.name === undefined || names(own).some((pattern) => matches(pattern, demands.name ?? '')))
    return undefined;
  if (demands.name === '') return { because: 'name', why: messages.noNameSet };
  const why = messages.otherName(demands.name, names(own), holdsAddress(own, demands.name));
  return { because: 'name', why };
}

/** The certificate, and those that vouch for it, up to one that is trusted. */
function pathToAuthority(
  from: X509Certificate,
  others: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): readonly X509Certificate[] | undefined {
  // One that is trusted itself needs nobody else.
  if (authorities.some((one) => one.raw.equals(from.raw) && vouches(from, from, false))) return [from];
  const trusted = authorities.find((one) => vouches(one, from, true));
  if (trusted) return [from, trusted];
  const next = others.find((one) => !one.raw.equals(from.raw) && vouches(one, from, true));
  const rest =
    next &&
    pathToAuthority(
      next,
      others.filter((one) => one !== next),
      authorities,
    );
  return rest && [from, ...rest];
}

function vouches(issuer: X509Certificate, one: X509Certificate, asAuthority: boolean): boolean {
  return (!asAuthority || issuer.ca) && one.checkIssued(issuer) && one.verify(issuer.publicKey);
}

function bits(certificate: X509Certificate): number {
  return certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
}

function validity({ validFrom, validTo }: X509Certificate): readonly [from: Date, to: Date] {
  return [new Date(validFrom), new Date(validTo)];
}

function isInTime(certificate: X509Certificate, date: Date): boolean {
  const [from, to] = validity(certificate);
  return from <= date && date <= to;
}

/** The names by which mbedTLS knows a server: those of type dNSName, and only without such an extension the CN. */
function names(certificate: X509Certificate): readonly string[] {
  const { subjectAltName } = certificate;
  if (subjectAltName !== undefined) return alternatives(subjectAltName, 'DNS:');
  return certificate.subject.split('\n').flatMap((part) => (part.startsWith('CN=') ? [part.slice(3)] : []));
}

function alternatives(text: string, type: string): readonly string[] {
  return text.split(', ').flatMap((entry) => (entry.startsWith(type) ? [entry.slice(type.length)] : []));
}

function holdsAddress({ subjectAltName = '' }: X509Certificate, name: string): boolean {
  return alternatives(subjectAltName, 'IP Address:').includes(name);
}

/** The same but for upper and lower case, or with `*` for what stands before the first dot. */
function matches(pattern: string, name: string): boolean {
  const [wanted, found] = [name.toLowerCase(), pattern.toLowerCase()];
  if (wanted === found && wanted !== '') return true;
  const dot = wanted.indexOf('.');
  return found.startsWith('*.') && found.length > 2 && dot > 0 && found.slice(1) === wanted.slice(dot);
}
