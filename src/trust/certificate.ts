/** A CA certificate that the board is to trust. */
export interface TrustedCertificate {
  readonly der: Uint8Array;
  /** As people read it, in one line. */
  readonly subject: string;
  /** Days, as in 2026-01-31. */
  readonly from: string;
  readonly to: string;
  /** SHA-256, as in AB:CD:…. */
  readonly fingerprint: string;
  /** Signed with SHA-384, which not every mbedTLS has. */
  readonly isSha384: boolean;
  /** The elliptic curve of its key, by OpenSSL's name; RSA keys have none. */
  readonly curve?: string;
}
