import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import type { TrustedCertificate } from '../trust/certificate.js';

/** The certificates that a project's app is to trust; none without TLS. What reads them is loaded with TLS only. */
export async function trustedAuthorities(
  folder: string,
  config: Config,
): Promise<Checked<readonly TrustedCertificate[]>> {
  if (!config.server.tls.enabled) return { ok: true, value: [], diagnostics: [] };
  return (await import('./authorities.js')).projectAuthorities(folder, config);
}
