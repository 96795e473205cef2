import { existsSync, readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { Checked } from '../diagnostics/diagnostic.js';
import { refused } from '../diagnostics/refused.js';
import * as createMessages from '../messages/create.js';
import { isReachable } from '../project/project-path.js';
import { hideFromGit } from '../project/transaction/make-local-folder.js';
import { CONFIG_FILE } from '../render/files.js';
import type { ServerCertificate } from '../serve/authority.js';

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

/**
 * A certificate for a server, by the authority of a folder, which is made if there is none.
 * @param folder absolute; a project, or where `serve` runs
 * @param names by which clients call the server; what is no name is left out
 * @param caFile what the folder's app trusts, where it is not the usual file
 */
export async function serverCertificate(
  folder: string,
  names: readonly string[],
  caFile = CA_FILE,
): Promise<Checked<ServedTls>> {
  const trusted = certificateIn(join(folder, caFile));
  const dir = authorityOf(folder, trusted);
  const isOutside = dir === BESIDE;
  if (!isReachable(isOutside ? join(folder, '..') : folder, isOutside ? ELSEWHERE : dir))
    return refused('project/link', createMessages.linkOutside(dir), createMessages.linkRemedy);
  // Its library is worth loading only here.
  const { openAuthority } = await import('../serve/authority.js');
  const authority = openAuthority(join(folder, dir), dir);
  if (dir === IN_PROJECT) hideFromGit(folder);
  if (!authority.ok) return authority;
  const all = [...new Set(names.filter(isName))];
  const { file } = authority.value;
  const isTrusted = trusted === '' ? {} : { isTrusted: trusted.includes(certificateIn(join(folder, file))) };
  const value = { ...authority.value.issue(all), file, names: all, ...isTrusted };
  return { ok: true, value, diagnostics: authority.diagnostics };
}

/** A host name (RFC 1123) or an address. */
export function isName(name: string): boolean {
  return NAME.test(name) || isIPv6(name);
}

const NAME =
  /^(?=.{1,253}$)(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

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
