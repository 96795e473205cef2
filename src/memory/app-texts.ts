import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CMAKE_FILE } from '../cmake/cmake-file.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { tooLarge } from '../messages/config.js';
import * as messages from '../messages/simulate.js';
import { isReachable } from '../project/project-path.js';
import { CREDENTIALS_FILE } from '../render/files.js';

/** Far beyond any fragment that people write. */
const MAX_BYTES = 1024 * 1024;

export interface AppTexts {
  /** By path: the Kconfig, and the fragments. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which the build merges them. */
  readonly fragments: readonly string[];
}

/**
 * The files of a project that decide its memory, as they stand.
 * @param folder absolute
 * @param dir as the user named it, for messages
 */
export async function readAppTexts(
  folder: string,
  dir: string,
  board: string,
  sdkLine: number,
): Promise<Checked<AppTexts>> {
  const { buildFragments } = await import('../kconfig/app-symbols.js');
  const cmake = isReachable(folder, CMAKE_FILE) ? readText(join(folder, CMAKE_FILE)) : undefined;
  const inside = (path: string) => isReachable(folder, path);
  const { paths, diagnostics } = buildFragments({
    board,
    sdkLine,
    cmake: cmake === 'too large' ? undefined : cmake?.content,
    isFile: (path) =>
      inside(path) && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true,
    exists: (path) => inside(path) && existsSync(join(folder, path)),
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  const fragments = [...new Set([...paths, CREDENTIALS_FILE])];
  const texts = new Map<string, string>();
  for (const path of ['Kconfig', ...fragments]) {
    if (!inside(path)) return failed('memory/outside', messages.leadsOutside(path));
    const text = readText(join(folder, path));
    if (text === 'too large') return failed('memory/too-large', tooLarge(path, '1 MiB'));
    if (text !== undefined) texts.set(path, text.content);
  }
  const main = fragments[0] ?? 'prj.conf';
  if (!texts.has(main)) return failed('memory/no-file', messages.missingFiles(dir, [main]));
  return { ok: true, value: { texts, fragments }, diagnostics };
}

/** What is no file, a pipe for example, counts as not there. */
function readText(path: string): { readonly content: string } | 'too large' | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return undefined;
  return stat.size > MAX_BYTES ? 'too large' : { content: readFileSync(path, 'utf8') };
}

function failed(code: string, message: Diagnostic['message']): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message }] };
}
