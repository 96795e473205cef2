import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
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
    const there = [CA_FILE, CA_KEY_FILE].filter((name) => existsSync(join(folder, name)));
    if (there.length === 0) make(folder);
    return read(folder, dir);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failed(messages.cannotKeep(dir, systemReason(error)), messages.cannotKeepRemedy);
  }
}

function make(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ca = newKey();
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
  write(folder, CA_KEY_FILE, pem(ca), 0o600);
  // Last: with it the authority is complete.
  write(folder, CA_FILE, own, 0o644);
}

function write(folder: string, file: string, text: string, mode: number): void {
  writeFileSync(join(folder, file), text, { flag: 'wx', mode });
}

/** Clocks differ. */
const DAY_MS = 24 * 3600 * 1000;

function read(folder: string, dir: string): Checked<Authority> {
  const broken = () => failed(messages.brokenAuthority(dir), messages.brokenAuthorityRemedy(dir));
  const texts: string[] = [];
  for (const name of [CA_FILE, CA_KEY_FILE]) {
    try {
      texts.push(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      // Half of it is gone.
      if (error.code === 'ENOENT') return broken();
      return failed(messages.unreadableFile(join(dir, name), systemReason(error)), messages.unreadableRemedy);
    }
  }
  const [caText = '', caKeyText = ''] = texts;
  let ca: X509Certificate;
  let caKey: KeyObject;
  try {
    ca = new X509Certificate(caText);
    caKey = createPrivateKey(caKeyText);
  } catch {
    // What is there is something else.
    return broken();
  }
  if (!ca.checkPrivateKey(caKey) || Date.parse(ca.validTo) < Date.now() + YEAR_MS / 12) return broken();
  const diagnostics = protect(folder, dir);
  const serverKey = serverKeyOf(folder);
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
  return { ok: true, value: { file: join(dir, CA_FILE), issue }, diagnostics };
}

/** The server's own key, which no board knows: one that is not there, or is no key, is made anew. */
function serverKeyOf(folder: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(join(folder, SERVER_KEY_FILE), 'utf8'));
  } catch {
    const key = newKey();
    keptIfPossible(() => {
      rmSync(join(folder, SERVER_KEY_FILE), { force: true });
      write(folder, SERVER_KEY_FILE, pem(key), 0o600);
    });
    return key;
  }
}

/** Its keys are nobody else's business, and no business of git's. @returns what was mended, or has to be by hand */
function protect(folder: string, dir: string): readonly Diagnostic[] {
  if (!existsSync(join(folder, '.gitignore')))
    keptIfPossible(() => write(folder, '.gitignore', '*\n', 0o644));
  if (process.platform === 'win32') return [];
  return [CA_KEY_FILE, SERVER_KEY_FILE].flatMap((name): Diagnostic[] => {
    const path = join(folder, name);
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
    if ((mode & 0o077) === 0) return [];
    const file = join(dir, name);
    const isMended = keptIfPossible(() => chmodSync(path, 0o600));
    return [
      isMended
        ? { code: 'serve/key-mode', severity: 'note', message: messages.keyClosed(file) }
        : {
            code: 'serve/key-mode',
            severity: 'warning',
            message: messages.keyOpen(file),
            remedy: messages.keyOpenRemedy(file),
          },
    ];
  });
}

/** In a folder that cannot be written, things are done without being kept. @returns whether they are */
function keptIfPossible(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
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
