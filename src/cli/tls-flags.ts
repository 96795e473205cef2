import { existsSync, readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as createMessages from '../messages/create.js';
import * as messages from '../messages/serve-tls.js';
import type { Text } from '../messages/text.js';
import { isReachable } from '../project/project-path.js';
import { hideFromGit } from '../project/transaction/make-local-folder.js';
import { CONFIG_FILE } from '../render/files.js';
import type { ServerCertificate } from '../serve/authority.js';
import type { Arguments } from './arguments.js';
import type { Report } from './report.js';

/** What a server needs for wss, and what people need to know of it. */
export interface ServedTls extends ServerCertificate {
  /** Certificate of the authority, relative to the folder. */
  readonly file: string;
  /** The names that the server's certificate is for. */
  readonly names: readonly string[];
  /** Whether the app of the folder has this authority; undefined: it has none at all. */
  readonly isTrusted?: boolean;
}

/** Where an authority is kept: with what belongs to this machine alone, if there is a project. */
const IN_PROJECT = '.nanokit/local/tls';
const ELSEWHERE = 'nanokit-tls';
/** The name that it has in a project, as `--tls-ca` writes it, and in an authority's folder. */
const CA_FILE = 'ca.pem';
const BESIDE = `../${ELSEWHERE}`;

/** A host name (RFC 1123) or an address. */
function isName(name: string): boolean {
  return NAME.test(name) || isIPv6(name);
}

const NAME =
  /^(?=.{1,253}$)(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * What `--tls` and `--tls-name` say: a certificate for these names, by the folder's own authority.
 * @param names by which clients call the server, beside those of `--tls-name`
 * @param caFile what the folder's app trusts, where it is not the usual file
 */
export async function tlsOf(
  args: Arguments,
  folder: string,
  names: readonly string[],
  caFile = CA_FILE,
): Promise<Checked<ServedTls | undefined>> {
  const extra = args.values.get('--tls-name') ?? [];
  const wrong = extra.find((name) => !isName(name));
  if (wrong !== undefined) return failed('serve/tls-name', messages.badName(wrong));
  if (!args.switches.has('--tls'))
    return extra.length > 0
      ? failed('serve/tls-name', messages.needsTls)
      : { ok: true, value: undefined, diagnostics: [] };
  const trusted = certificateIn(join(folder, caFile));
  const dir = authorityOf(folder, trusted);
  const isOutside = dir === BESIDE;
  if (!isReachable(isOutside ? join(folder, '..') : folder, isOutside ? ELSEWHERE : dir))
    return failed('project/link', createMessages.linkOutside(dir), createMessages.linkRemedy);
  // Its library is worth loading only here.
  const { openAuthority } = await import('../serve/authority.js');
  const authority = openAuthority(join(folder, dir), dir);
  if (dir === IN_PROJECT) hideFromGit(folder);
  if (!authority.ok) return authority;
  const all = [...new Set([...extra, ...names.filter(isName)])];
  const { file } = authority.value;
  const isTrusted = trusted === '' ? {} : { isTrusted: trusted.includes(certificateIn(join(folder, file))) };
  const value = { ...authority.value.issue(all), file, names: all, ...isTrusted };
  return { ok: true, value, diagnostics: authority.diagnostics };
}

/** A project's own authority; but where its app trusts one that `serve --tls` made in the folder or beside it, that one. */
function authorityOf(folder: string, trusted: string): string {
  if (!existsSync(join(folder, CONFIG_FILE))) return ELSEWHERE;
  const isTrusted = (dir: string) => {
    const own = certificateIn(join(folder, dir, CA_FILE));
    return own !== '' && trusted.includes(own) && existsSync(join(folder, dir, 'ca.key'));
  };
  return [IN_PROJECT, ELSEWHERE, BESIDE].find(isTrusted) ?? IN_PROJECT;
}

/** What a PEM file holds, whatever its lines; nothing if it cannot be read. */
function certificateIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\s/g, '');
  } catch {
    return '';
  }
}

/** The file that a board needs, for programs. */
export function tellAuthority(report: Report, tls: ServedTls | undefined): void {
  if (tls) report.line({ event: 'authority', file: tls.file, names: tls.names });
}

function failed(code: string, message: Text, remedy?: Text): Checked<never> {
  const problem: Diagnostic = { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
  return { ok: false, diagnostics: [problem] };
}
