import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/config.js';

/** Far beyond any real nanokit.yaml, and little enough that even hostile YAML is parsed in no time. */
const MAX_BYTES = 64 * 1024;

/**
 * Reads a config file's text as it stands, BOM included.
 * @param name as the user gave it: what messages show
 */
export function readConfigFile(
  cwd: string,
  name: string,
): Checked<{ readonly name: string; readonly text: string }> {
  const failed = (code: string, message: Diagnostic['message'], remedy?: Diagnostic['remedy']) => {
    const problem: Diagnostic = { code, severity: 'error', message, ...(remedy ? { remedy } : {}) };
    return { ok: false, diagnostics: [problem] } as const;
  };
  try {
    const handle = openSync(resolve(cwd, name), 'r');
    try {
      const bytes = readUpTo(handle, MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) return failed('config/too-large', messages.tooLarge(name, '64 KiB'));
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return { ok: true, value: { name, text }, diagnostics: [] };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof TypeError)
      return failed('config/not-utf8', messages.notUtf8(name), messages.saveAsUtf8);
    if (!isSystemError(error)) throw error;
    if (error.code === 'ENOENT') return failed('config/no-file', messages.noSuchFile(name));
    const reason = systemReason(error);
    const message = {
      en: messages.unreadable(name, reason.en).en,
      zh: messages.unreadable(name, reason.zh).zh,
    };
    return failed('config/unreadable', message);
  }
}

/** Stops at a limit instead of at the end, which a pipe or a device may not have. */
function readUpTo(handle: number, limit: number): Buffer {
  const buffer = Buffer.alloc(limit);
  let length = 0;
  while (length < limit) {
    const count = readSync(handle, buffer, length, limit - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}
