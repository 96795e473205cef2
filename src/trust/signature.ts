/** Algorithms that mbedTLS, as the firmware has it, knows by name: RSA (PKCS #1 v1.5) and ECDSA with these digests. */
const KNOWN = [
  // md5, sha1, sha224, sha256, sha384, sha512 with RSA
  '2a864886f70d010104',
  '2a864886f70d010105',
  '2a864886f70d01010e',
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
  // ECDSA with sha1, sha224, sha256, sha384, sha512
  '2a8648ce3d0401',
  '2a8648ce3d040301',
  '2a8648ce3d040302',
  '2a8648ce3d040303',
  '2a8648ce3d040304',
];

/** Those of them with SHA-384. */
const SHA384 = ['1.2.840.113549.1.1.12', '1.2.840.10045.4.3.3'];

/**
 * How a certificate is signed. Node tells since 24 only.
 * @param der of a certificate that OpenSSL has read
 * @returns the object identifier, dotted
 * @see RFC 5280, 4.1: Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm { OID, … }, signatureValue }
 */
export function signatureAlgorithm(der: Buffer): {
  readonly oid: string;
  readonly isKnown: boolean;
  readonly isSha384: boolean;
} {
  const algorithm = element(der, element(der, element(der, 0).content).end);
  const oid = element(der, algorithm.content);
  const bytes = der.subarray(oid.content, oid.end);
  const dots = dotted(bytes);
  return { oid: dots, isKnown: KNOWN.includes(bytes.toString('hex')), isSha384: SHA384.includes(dots) };
}

/** Where the content of the element at an offset begins, and where it ends. */
function element(der: Buffer, at: number): { readonly content: number; readonly end: number } {
  const first = der[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first - 0x80;
  const content = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, Math.min(lengthBytes, 6));
  return { content, end: content + length };
}

function dotted(bytes: Buffer): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}
