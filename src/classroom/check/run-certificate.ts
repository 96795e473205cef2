import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { type ServedTls, serverCertificate } from '../../simulate/server-certificate.js';
import type { Run } from '../exercise/exercise-text.js';

/**
 * The certificate that a run's server shows: by the project's own authority, or by one that nobody has heard of.
 * @param folder the project
 * @param host by which the app calls the server
 * @returns undefined without TLS
 */
export async function runCertificate(
  { tls, tls_names: names, tls_unknown_ca: isUnknown }: Run,
  folder: string,
  host: string,
): Promise<Checked<ServedTls> | undefined> {
  if (!tls) return undefined;
  const all = names ?? [host, '127.0.0.1', 'localhost'];
  if (!isUnknown) return serverCertificate(folder, all);
  const apart = mkdtempSync(join(tmpdir(), 'nanokit-tls-'));
  try {
    return await serverCertificate(apart, all);
  } finally {
    rmSync(apart, { recursive: true, force: true });
  }
}
