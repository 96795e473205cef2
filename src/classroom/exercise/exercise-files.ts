import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-exercise.js';

const MAX_BYTES = 1024 * 1024;

/**
 * Every file of an exercise, by its path with `/`. All of them are text; a link may lead anywhere, and is refused.
 * @param shown the exercise's folder as messages show it
 */
export function exerciseFiles(folder: string, shown: string): Checked<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const problems: Diagnostic[] = [];
  const report = (path: string, message: Diagnostic['message'], remedy: Diagnostic['message']) =>
    problems.push({ code: 'class/file', severity: 'error', message, remedy, source: `${shown}/${path}` });
  const visit = (below: string) => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      const stat = lstatSync(join(folder, path));
      if (stat.isSymbolicLink()) report(path, messages.link(path), messages.copyInstead);
      else if (stat.isDirectory()) visit(path);
      else {
        const text = stat.isFile() && stat.size <= MAX_BYTES ? textOf(join(folder, path)) : undefined;
        if (text === undefined) report(path, messages.notText(path), messages.saveAsText);
        else files.set(path, text);
      }
    }
  };
  visit('');
  return problems.length > 0
    ? { ok: false, diagnostics: problems }
    : { ok: true, value: files, diagnostics: [] };
}

/** As it stands, byte-order mark included. */
function textOf(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
