// The CA certificates of apps with TLS. A bundle of its own: without TLS nobody needs node:crypto.
import { Buffer } from 'node:buffer';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sdkLine } from '../boards/boards.js';
import type { Override } from '../config/layers.js';
import { hostForm } from '../config/server-host.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/authorities.js';
import * as trustMessages from '../messages/trust.js';
import type { TrustedCertificate } from '../trust/certificate.js';
import { asPem, trustedCertificates } from '../trust/trust.js';
import { readProjectFile } from './project-files.js';

type Certificates = readonly TrustedCertificate[];

/** A CA file that comes from outside the project, and goes into it. */
export interface GivenAuthority {
  /** In the project. */
  readonly path: string;
  /** PEM, of the certificates alone. */
  readonly content: string;
  readonly certificates: Certificates;
  /** What is doubtful about them. */
  readonly warnings: readonly Diagnostic[];
}

/** Where a CA file that is given by a flag goes in the project. */
const CA_FILE = 'ca.pem';
const CA_KEY = 'server.tls.ca_file';
/** What somebody wants who gives a CA file. */
const IMPLIED: ReadonlyMap<string, boolean> = new Map([
  ['server.tls.enabled', true],
  ['network.test_random_generator', false],
]);
/** Far beyond any certificate; what is too large in other ways is told with its reason. */
const MAX_BYTES = 1024 * 1024;

/** The certificates that a project's app is to trust. */
export function projectAuthorities(folder: string, config: Config): Checked<Certificates> {
  const { tls } = config.server;
  const read = readProjectFile(folder, tls.ca_file);
  if (!read.ok) return read;
  if (!read.value) return failed('tls/no-ca', messages.noCaFile(tls.ca_file), messages.noCaRemedy);
  const found = trustedCertificates(read.value, { name: tls.ca_file, now: new Date() });
  return found.ok ? forLine(found, found.value, config) : found;
}

/** Of values given by flags, the CA file: it is read where the user is, and its value becomes what it is in the project. */
export function takeAuthority(
  overrides: readonly Override[],
  cwd: string,
): Checked<{ readonly overrides: readonly Override[]; readonly authority?: GivenAuthority }> {
  const given = overrides.find(({ path }) => path.join('.') === CA_KEY);
  if (!given) return { ok: true, value: { overrides }, diagnostics: [] };
  const read = authorityFrom(cwd, String(given.value), CA_FILE);
  if (!read.ok) return read;
  const isSaid = (key: string) => overrides.some(({ path }) => path.join('.') === key);
  const implied = [...IMPLIED].filter(([key]) => !isSaid(key));
  const value = [
    ...overrides.filter((one) => one !== given),
    { ...given, value: CA_FILE },
    ...implied.map(([key, implies]) => ({ ...given, path: key.split('.'), value: implies })),
  ];
  return { ...read, value: { overrides: value, authority: read.value } };
}

/**
 * The CA certificates of a new project: given by a flag, in its folder already, or beside the YAML file that it is made
 * from.
 * @param yaml that file, as the user named it
 */
export function newAuthorities(
  folder: string,
  config: Config,
  { cwd, yaml }: { readonly cwd: string; readonly yaml: string | undefined },
): Checked<Pick<GivenAuthority, 'path' | 'certificates'> & { readonly content?: string }> {
  const path = config.server.tls.ca_file;
  const isThere = lstatSync(join(folder, path), { throwIfNoEntry: false }) !== undefined;
  if (yaml !== undefined && !isThere) return authorityFrom(cwd, join(dirname(yaml), path), path);
  const read = projectAuthorities(folder, config);
  return read.ok ? { ...read, value: { path, certificates: read.value } } : read;
}

/** @param name the file, as the user gave it; @param path what it becomes in the project */
function authorityFrom(cwd: string, name: string, path: string): Checked<GivenAuthority> {
  const bytes = readGiven(cwd, name);
  if (!bytes.ok) return bytes;
  const read = trustedCertificates(bytes.value, { name, now: new Date() });
  if (!read.ok) return read;
  const value = { path, content: asPem(read.value), certificates: read.value, warnings: read.diagnostics };
  return { ...read, value };
}

function readGiven(cwd: string, name: string): Checked<Buffer> {
  try {
    const path = resolve(cwd, name);
    const stat = statSync(path);
    // A pipe or a device may have no end.
    if (!stat.isFile()) return failed('tls/ca-unreadable', messages.noFile(name), messages.unreadableRemedy);
    const value = stat.size > MAX_BYTES ? Buffer.alloc(MAX_BYTES) : Buffer.from(readFileSync(path));
    return { ok: true, value, diagnostics: [] };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const message = messages.unreadable(name, systemReason(error));
    return failed('tls/ca-unreadable', message, messages.unreadableRemedy);
  }
}

/** An error where the board's SDK line cannot read a certificate that others can. */
export function forLine<T>(found: Checked<T>, certificates: Certificates, config: Config): Checked<T> {
  if (sdkLine(config.sdk).tls_sha384) return found;
  const diagnostics = certificates
    .filter(({ isSha384 }) => isSha384)
    .map(({ subject }): Diagnostic => {
      const message = trustMessages.noSha384(subject, config.sdk);
      return { code: 'tls/signature', severity: 'error', message, remedy: trustMessages.keyRemedy };
    });
  return diagnostics.length > 0 ? { ok: false, diagnostics } : found;
}

/** Those of a file that is given, for a project that is there. */
export function givenFor({ certificates, warnings }: GivenAuthority, config: Config): Checked<Certificates> {
  const found = forLine({ ok: true, value: certificates, diagnostics: [] }, certificates, config);
  return found.ok ? { ...found, diagnostics: [...warnings, ...addressHint(config)] } : found;
}

/** mbedTLS finds no address in a usual certificate: said once, when TLS is set up. */
export function addressHint({ server }: Config): readonly Diagnostic[] {
  if (!server.tls.enabled || server.tls.server_name !== '' || hostForm(server.host) === 'name') return [];
  const message = messages.addressName(server.host);
  return [{ code: 'tls/address-name', severity: 'note', message, remedy: messages.addressRemedy }];
}

function failed(code: string, message: Diagnostic['message'], remedy: Diagnostic['remedy']): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, ...(remedy ? { remedy } : {}) }] };
}
