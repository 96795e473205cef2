import type { Checked, Diagnostic } from './diagnostic.js';

/** Nothing was done, for one reason. */
export function refused(
  code: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['message'],
): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, remedy }] };
}
