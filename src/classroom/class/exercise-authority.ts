import { Buffer } from 'node:buffer';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Config } from '../../generated/config.js';
import * as messages from '../../messages/class-exercise.js';
import type { RenderedFile } from '../../render/render-project.js';
import type { TrustedCertificate } from '../../trust/certificate.js';
import { AUTHORITY_FILES, type Exercise } from '../exercise/read-exercise.js';

/** Where `simulate --tls` and the checks look for a project's authority: see src/simulate/server-certificate.ts. */
export const AUTHORITY_IN_PROJECT = '.nanokit/local/tls';

/** Whom the app of an exercise trusts, and what a test server needs to be trusted by it. */
export interface ExerciseAuthority {
  readonly certificates: readonly TrustedCertificate[];
  /** By their path in the project. */
  readonly files: ReadonlyMap<string, RenderedFile>;
}

/**
 * The test authority of an exercise with TLS. It comes with the exercise and is the same for everybody, so that a student's
 * server and the teacher's are trusted alike; its key is published, and nothing else trusts it.
 */
export async function exerciseAuthority(
  { id, files }: Exercise,
  { server }: Config,
): Promise<Checked<ExerciseAuthority>> {
  if (!server.tls.enabled)
    return { ok: true, value: { certificates: [], files: new Map() }, diagnostics: [] };
  const [certificate, key] = AUTHORITY_FILES.map((name) => files.get(name));
  if (certificate === undefined || key === undefined) {
    const problem = { code: 'class/file', severity: 'error', source: id } as const;
    const missing: Diagnostic = {
      ...problem,
      message: messages.noAuthority(AUTHORITY_FILES),
      remedy: messages.bringAuthority,
    };
    return { ok: false, diagnostics: [missing] };
  }
  // Without TLS nobody needs node:crypto.
  const { trustedCertificates } = await import('../../trust/trust.js');
  const [name] = AUTHORITY_FILES;
  const read = trustedCertificates(Buffer.from(certificate), { name: `${id}/${name}`, now: new Date() });
  if (!read.ok) return read;
  const value = {
    certificates: read.value,
    files: new Map<string, RenderedFile>([
      [server.tls.ca_file, { content: certificate, role: 'authority' }],
      [`${AUTHORITY_IN_PROJECT}/ca.pem`, { content: certificate, role: 'authority' }],
      [`${AUTHORITY_IN_PROJECT}/ca.key`, { content: key, role: 'authority', mode: 0o600 }],
    ]),
  };
  return { ok: true, value, diagnostics: read.diagnostics };
}
