import type { Document } from 'yaml';
import type { Checked } from '../diagnostics/diagnostic.js';
import { looksSecret } from '../diagnostics/secrets.js';
import type { Layer } from './layers.js';
import type { PartialConfig } from './presets.js';
import { schemaAt } from './schema.js';
import { readYamlDocument } from './yaml-document.js';
import * as yaml from './yaml-library.js';

/** Reads a config from YAML text. All problems of the syntax are reported at once, with their places. */
export function readYaml(file: string, text: string): Checked<Layer> {
  const read = readYamlDocument(file, text, { isSecret: mayBePassword, prepare: asInKconfig(['kconfig']) });
  if (!read.ok) return read;
  return { ...read, value: { ...read.value, values: withoutEmptyGroups(read.value.values) } };
}

/** Under any name like it, and, as names get mistyped, under every name in `wifi` that is not known. */
function mayBePassword(name: string, group: string | undefined): boolean {
  return looksSecret(name) || (group === 'wifi' && !schemaAt(['wifi', name]));
}

/**
 * Values under `kconfig:` as they are meant there: a bare y or n is a switch, and `0x20` stays as it is written, because
 * for a hex symbol Kconfig would take a plain 32 for 0x32.
 * @param path where the symbols stand
 */
export const asInKconfig = (path: readonly string[]) => (document: Document) => {
  const symbols = document.getIn(path);
  if (!yaml.isMap(symbols)) return;
  for (const { value } of symbols.items) {
    if (!yaml.isScalar(value)) continue;
    if (value.format === 'HEX' && value.source) value.value = value.source;
    else if (value.type === 'PLAIN' && (value.value === 'y' || value.value === 'n'))
      value.value = value.value === 'y';
  }
};

/** `wifi:` with nothing below it is an empty group, not a null. */
function withoutEmptyGroups(config: PartialConfig): PartialConfig {
  return Object.fromEntries(
    Object.entries(config).filter(([key, value]) => value !== null || schemaAt([key])?.type !== 'object'),
  );
}
