import type { Text } from '../messages/text.js';

/** What people should know of a symbol: `schemas/kconfig/texts.json`. */
export interface SymbolText {
  readonly use: Text;
  readonly mistake?: Text;
  readonly cost?: { readonly ram_each?: number; readonly ram?: number; readonly flash?: number };
}
