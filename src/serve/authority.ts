import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/serve-tls.js';
import { certificate } from './certificate.js';

/** Issues certificates for a server, and is what a board has to trust. */
export interface Authority {
  /** Its certificate's file, PEM: the board needs it. */
  readonly file: string;
  /** @param names host names and IPv4 addresses by which clients call the server; the first is its common name */
  readonly issue: (names: readonly string[]) => ServerCertificate;
}

/** PEM, both. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

const CA_FILE = 'ca.pem';
const CA_KEY_FILE = 'ca.key';
const SERVER_KEY_FILE = 'server.key';
/** What mbedTLS takes at least, and what takes a board the least time. */
const RSA_BITS = 2048;
const YEAR_MS = 365 * 24 * 3600 * 1000;
const AUTHORITY_YEARS = 10;

/**
 * The authority of a folder, made there if it is not: it stays the same from run to run, since boards carry it.
 * @param folder absolute; @param dir as people know it
 */
export function openAuthority(folder: string, dir: string): Checked<Authority> {
  try {
    const there = [CA_FILE, CA_KEY_FILE, SERVER_KEY_FILE].filter((name) => existsSync(join(folder, name)));
    if (there.length === 0) make(folder);
    return read(folder, dir);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(messages.cannotKeep(dir, systemReason(error)), messages.cannotKeepRemedy);
  }
}

function make(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [ca, server] = [newKey(), newKey()];
  const name = `create-nanokit-ws test CA ${randomBytes(3).toString('hex')}`;
  const now = Date.now();
  const own = certificate({
    subject: name,
    issuer: name,
    publicKey: createPublicKey(ca),
    issuerKey: ca,
    from: new Date(now - DAY_MS),
    to: new Date(now + AUTHORITY_YEARS * YEAR_MS),
  });
  const write = (file: string, text: string, mode: number) =>
    writeFileSync(join(folder, file), text, { flag: 'wx', mode });
  // Its keys are nobody else's business.
  if (!existsSync(join(folder, '.gitignore'))) write('.gitignore', '*\n', 0o644);
  write(CA_KEY_FILE, pem(ca), 0o600);
  write(SERVER_KEY_FILE, pem(server), 0o600);
  // Last: with it the authority is complete.
  write(CA_FILE, own, 0o644);
}

/** Clocks differ. */
const DAY_MS = 24 * 3600 * 1000;

function read(folder: string, dir: string): Checked<Authority> {
  const broken = () => failed(messages.brokenAuthority(dir), messages.brokenAuthorityRemedy(dir));
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  let ca: X509Certificate;
  let caKey: KeyObject;
  let serverKey: KeyObject;
  try {
    ca = new X509Certificate(text(CA_FILE));
    caKey = createPrivateKey(text(CA_KEY_FILE));
    serverKey = createPrivateKey(text(SERVER_KEY_FILE));
  } catch {
    // Half of it is gone, or what is there is something else.
    return broken();
  }
  if (!ca.checkPrivateKey(caKey) || Date.parse(ca.validTo) < Date.now() + YEAR_MS / 12) return broken();
  const issuer = ca.subject.replace(/^CN=/, '');
  const issue = (names: readonly string[]) => ({
    key: pem(serverKey),
    cert: certificate({
      subject: (names[0] ?? 'localhost').slice(0, MAX_COMMON_NAME),
      issuer,
      publicKey: createPublicKey(serverKey),
      issuerKey: caKey,
      from: new Date(Date.now() - DAY_MS),
      to: new Date(Math.min(Date.now() + YEAR_MS, Date.parse(ca.validTo))),
      names,
    }),
  });
  return { ok: true, value: { file: join(dir, CA_FILE), issue }, diagnostics: [] };
}

/** RFC 5280, A.1: ub-common-name. */
const MAX_COMMON_NAME = 64;

function newKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: RSA_BITS }).privateKey;
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function failed(
  message: ReturnType<typeof messages.brokenAuthority>,
  remedy: typeof message,
): Checked<never> {
  return { ok: false, diagnostics: [{ code: 'serve/authority', severity: 'error', message, remedy }] };
}
