import { systemReasons } from '../messages/create.js';
import type { Text } from '../messages/text.js';

/** Whether a thrown value is an error of the operating system; such errors are told, all others are bugs. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

export function systemReason(error: NodeJS.ErrnoException): Text {
  const code = error.code ?? '';
  return systemReasons[code] ?? { en: code || error.message, zh: code || error.message };
}
