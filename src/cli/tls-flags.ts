import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/serve-tls.js';
import type { Text } from '../messages/text.js';
import { isName, type ServedTls, serverCertificate } from '../simulate/server-certificate.js';
import type { Arguments } from './arguments.js';
import type { Report } from './report.js';

/**
 * What `--tls` and `--tls-name` say: a certificate for these names, by the folder's own authority.
 * @param names by which clients call the server, beside those of `--tls-name`
 * @param caFile what the folder's app trusts, where it is not the usual file
 */
export async function tlsOf(
  args: Arguments,
  folder: string,
  names: readonly string[],
  caFile?: string,
): Promise<Checked<ServedTls | undefined>> {
  const extra = args.values.get('--tls-name') ?? [];
  const wrong = extra.find((name) => !isName(name));
  if (wrong !== undefined) return failed('serve/tls-name', messages.badName(wrong));
  if (!args.switches.has('--tls'))
    return extra.length > 0
      ? failed('serve/tls-name', messages.needsTls)
      : { ok: true, value: undefined, diagnostics: [] };
  return serverCertificate(folder, [...extra, ...names], caFile);
}

/** The file that a board needs, for programs. */
export function tellAuthority(report: Report, tls: ServedTls | undefined): void {
  if (tls) report.line({ event: 'authority', file: tls.file, names: tls.names });
}

function failed(code: string, message: Text, remedy?: Text): Checked<never> {
  const problem: Diagnostic = { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
  return { ok: false, diagnostics: [problem] };
}
