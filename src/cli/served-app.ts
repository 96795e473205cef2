import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfigFile } from '../config/config-file.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { Lang } from '../messages/text.js';
import { CONFIG_FILE } from '../render/files.js';

/**
 * Why the app of the folder that `serve` runs in will not get through to a server without TLS. Mistakes in its nanokit.yaml
 * are none of the server's business.
 */
export async function plainServerDoubts(folder: string, language: Lang): Promise<readonly Diagnostic[]> {
  if (!existsSync(join(folder, CONFIG_FILE))) return [];
  const read = readConfigFile(folder, CONFIG_FILE);
  if (!read.ok) return [];
  const file = { name: CONFIG_FILE, text: read.value.text };
  const resolved = await resolveConfig({ file, preset: null, fallbacks: { name: 'app', language } });
  if (!resolved.ok || !resolved.value.config.server.tls.enabled) return [];
  const [message, remedy] = [messages.servedWithoutTls(CONFIG_FILE), messages.serverWithoutTlsRemedy];
  return [{ code: 'serve/no-tls', severity: 'warning', message, remedy }];
}
