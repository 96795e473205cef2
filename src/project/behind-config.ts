import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../diagnostics/system-error.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import { CREDENTIALS_FILE } from '../render/files.js';
import { renderGenerated } from '../render/render-project.js';
import type { TrustedCertificate } from '../trust/certificate.js';
import { BASE_FILE, type Base, hasBase, readBase } from './base.js';
import { isReachable } from './project-path.js';

/** A base far larger than any that was written by us is not read at all. */
const MAX_BASE_BYTES = 4 * 1024 * 1024;

/** The project's record of what was last written; as if there were none where a link to it leads out of the project. */
export function lastBase(folder: string): Base {
  if (!isReachable(folder, BASE_FILE)) return readBase(undefined);
  const path = join(folder, BASE_FILE);
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    const isOurs = stat?.isFile() === true && stat.size <= MAX_BASE_BYTES;
    return readBase(isOurs ? readFileSync(path, 'utf8') : undefined);
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return readBase(undefined);
    throw error;
  }
}

/**
 * The files that `regen` would bring up to date because nanokit.yaml was changed since they were written; none where
 * another version wrote them, whose texts differ anyway.
 */
export async function filesBehindConfig(
  base: Base,
  config: Config,
  authorities: readonly TrustedCertificate[],
): Promise<readonly string[]> {
  if (base.tool !== VERSION) return [];
  const rendered = await renderGenerated(config, authorities);
  const files = [...rendered]
    .filter(([path, { content }]) => hasBase(path, rendered) && base.files.get(path) !== content)
    .filter(([path]) => !base.own.has(path))
    .map(([path]) => path);
  const hasOtherName = base.ssid !== undefined && base.ssid !== config.wifi.ssid;
  return hasOtherName ? [...files, CREDENTIALS_FILE] : files;
}
