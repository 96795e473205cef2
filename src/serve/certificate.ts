import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import {
  Boolean as Asn1Boolean,
  Set as Asn1Set,
  type BaseBlock,
  BitString,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  UTCTime,
  Utf8String,
} from 'asn1js';

/** A certificate of X.509 version 3 (RFC 5280), signed with RSA and SHA-256. */
export interface CertificateOptions {
  /** Common names. */
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  /** The issuer's. */
  readonly issuerKey: KeyObject;
  readonly from: Date;
  readonly to: Date;
  /** The names of a server; undefined for an authority. */
  readonly names?: readonly string[];
}

/** RFC 5280, 4.2.1.3: bits from the left. */
const CERT_SIGN_CRL_SIGN = 0x06;
const DIGITAL_SIGNATURE_KEY_ENCIPHERMENT = 0xa0;

/** @returns PEM */
export function certificate(options: CertificateOptions): string {
  const algorithm = () => sequence(oid('1.2.840.113549.1.1.11'), new Null());
  const toBeSigned = sequence(
    tagged(0, new Integer({ value: 2 })),
    new Integer({ valueHex: serialNumber() }),
    algorithm(),
    commonName(options.issuer),
    sequence(new UTCTime({ valueDate: options.from }), new UTCTime({ valueDate: options.to })),
    commonName(options.subject),
    publicKeyInfo(options.publicKey),
    tagged(3, sequence(...extensions(options))),
  );
  const signature = sign('sha256', Buffer.from(toBeSigned.toBER()), options.issuerKey);
  const whole = sequence(toBeSigned, algorithm(), new BitString({ valueHex: arrayBuffer(signature) }));
  const lines =
    Buffer.from(whole.toBER())
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extensions(options: CertificateOptions): readonly BaseBlock[] {
  const { names, publicKey, issuerKey } = options;
  const issuer = tagged(0, undefined, keyIdentifier(createPublicKey(issuerKey)));
  const own = extension('2.5.29.14', false, new OctetString({ valueHex: keyIdentifier(publicKey) }));
  if (names === undefined)
    return [
      extension('2.5.29.19', true, sequence(new Asn1Boolean({ value: true }))),
      extension('2.5.29.15', true, bits(CERT_SIGN_CRL_SIGN, 1)),
      own,
    ];
  return [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(DIGITAL_SIGNATURE_KEY_ENCIPHERMENT, 5)),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', false, sequence(...names.flatMap(alternativeNames))),
    own,
    extension('2.5.29.35', false, sequence(issuer)),
  ];
}

/**
 * The board's mbedTLS looks at entries of type dNSName only, and compares an address there as text; programs on a PC want an
 * address as such. So an address is there twice.
 */
function alternativeNames(name: string): readonly BaseBlock[] {
  const asText = tagged(2, undefined, arrayBuffer(Buffer.from(name, 'latin1')));
  if (isIP(name) === 0) return [asText];
  const bytes = isIP(name) === 4 ? name.split('.').map(Number) : bytesOfIpv6(name);
  return [asText, tagged(7, undefined, arrayBuffer(Buffer.from(bytes)))];
}

/** The 16 bytes of an address without a part in dots. */
function bytesOfIpv6(address: string): readonly number[] {
  const [before = '', after] = address.split('::');
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 255]);
}

function sequence(...value: readonly BaseBlock[]): Sequence {
  return new Sequence({ value: [...value] });
}

function oid(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value });
}

const CONTEXT_SPECIFIC = 3;

/** A block under a tag of its own: around another block, or with bytes. */
function tagged(tagNumber: number, block: BaseBlock | undefined, bytes?: ArrayBuffer): BaseBlock {
  const idBlock = { tagClass: CONTEXT_SPECIFIC, tagNumber };
  return block
    ? new Constructed({ idBlock, value: [block] })
    : new Primitive({ idBlock, valueHex: bytes ?? new ArrayBuffer(0) });
}

function extension(id: string, critical: boolean, value: BaseBlock): Sequence {
  const wrapped = new OctetString({ valueHex: value.toBER() });
  return sequence(oid(id), ...(critical ? [new Asn1Boolean({ value: true })] : []), wrapped);
}

function bits(byte: number, unusedBits: number): BitString {
  return new BitString({ valueHex: arrayBuffer(Buffer.from([byte])), unusedBits });
}

function commonName(name: string): Sequence {
  const value = sequence(oid('2.5.4.3'), new Utf8String({ value: name }));
  return sequence(new Asn1Set({ value: [value] }));
}

function publicKeyInfo(key: KeyObject): BaseBlock {
  return fromBER(arrayBuffer(key.export({ type: 'spki', format: 'der' }))).result;
}

/** RFC 5280, 4.2.1.2: any value that is unique to the key will do. */
function keyIdentifier(key: KeyObject): ArrayBuffer {
  return arrayBuffer(
    createHash('sha1')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest(),
  );
}

/** Positive, and not shorter for a zero in front. */
function serialNumber(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return arrayBuffer(bytes);
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
