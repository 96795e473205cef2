import { looksSecret, MASK } from '../diagnostics/secrets.js';
import type { SymbolType } from './types.js';

/** A value as messages may repeat it. A password is not shown; switches and numbers are none, whatever their names. */
export function shownValue(name: string, type: SymbolType | undefined, value: string): string {
  const isText = type === 'string' || type === undefined;
  return isText && value !== '' && looksSecret(name) ? MASK : value;
}
