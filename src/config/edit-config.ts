import type { Checked } from '../diagnostics/diagnostic.js';
import { notEditable, writeOut } from '../messages/config.js';
import { valueAt } from './partial.js';
import { removeFromYaml, setInYaml, type YamlScalar } from './yaml-edit.js';
import { readYaml } from './yaml-layer.js';

/** One value of nanokit.yaml that is to be another; `undefined` takes its line out. */
export interface ConfigEdit {
  readonly path: readonly string[];
  readonly value: YamlScalar | undefined;
}

/**
 * The text of a config file with some values set. All else stays byte for byte.
 * @param file one that `readYaml` accepts
 * @returns an error where the file is made so that its text cannot say that: by aliases that share a value
 */
export async function editConfig(
  file: { readonly name: string; readonly text: string },
  edits: readonly ConfigEdit[],
): Promise<Checked<string>> {
  const yaml = await import('./yaml.js');
  const text = edits.reduce(
    (before, { path, value }) =>
      value === undefined ? removeFromYaml(yaml, before, path) : setInYaml(yaml, before, path, value),
    file.text,
  );
  const read = await readYaml(file.name, text);
  if (read.ok && edits.every(({ path, value }) => valueAt(read.value.values, path) === value)) {
    return { ok: true, value: text, diagnostics: [] };
  }
  const problem = { code: 'config/not-editable', message: notEditable(file.name), remedy: writeOut } as const;
  return { ok: false, diagnostics: [{ severity: 'error', ...problem }] };
}
