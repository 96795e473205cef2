import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { fragmentPaths } from '../kconfig/fragment-paths.js';
import { tooLarge } from '../messages/config.js';
import * as messages from '../messages/simulate.js';
import { isReachable } from '../project/project-path.js';

/** Far beyond any fragment that people write. */
const MAX_BYTES = 1024 * 1024;

/**
 * The files of a project that decide its memory, as they stand, by path.
 * @param folder absolute
 * @param dir as the user named it, for messages
 */
export function readAppTexts(
  folder: string,
  dir: string,
  board: string,
): Checked<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of ['Kconfig', ...fragmentPaths(board)]) {
    if (!isReachable(folder, path)) return failed('memory/outside', messages.leadsOutside(path));
    const text = readText(join(folder, path));
    if (text === 'too large') return failed('memory/too-large', tooLarge(path, '1 MiB'));
    if (text !== undefined) texts.set(path, text.content);
  }
  if (!texts.has('prj.conf')) return failed('memory/no-file', messages.missingFiles(dir, ['prj.conf']));
  return { ok: true, value: texts, diagnostics: [] };
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
