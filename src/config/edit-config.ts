import type { Checked } from '../diagnostics/diagnostic.js';
import { notEditable, writeOut } from '../messages/config.js';
import { isMap } from './partial.js';
import type { PartialConfig } from './presets.js';
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
export function editConfig(
  file: { readonly name: string; readonly text: string },
  edits: readonly ConfigEdit[],
): Checked<string> {
  const text = edits.reduce(
    (before, { path, value }) =>
      value === undefined ? removeFromYaml(before, path) : setInYaml(before, path, value),
    file.text,
  );
  const before = readYaml(file.name, file.text);
  if (!before.ok) return before;
  const after = readYaml(file.name, text);
  const wanted = valuesOf(before.value.values);
  for (const { path, value } of edits) wanted.set(path.join('.'), value);
  if (after.ok && sameValues(wanted, valuesOf(after.value.values))) {
    return { ok: true, value: text, diagnostics: [] };
  }
  const problem = { code: 'config/not-editable', message: notEditable(file.name), remedy: writeOut } as const;
  return { ok: false, diagnostics: [{ severity: 'error', ...problem }] };
}

type Values = Map<string, unknown>;

/** Every value of a config by its dotted path. */
function valuesOf(config: PartialConfig, path: readonly string[] = []): Values {
  const found = Object.entries(config).flatMap(([key, value]): [string, unknown][] => {
    const place = [...path, key];
    return isMap(value) ? [...valuesOf(value, place)] : [[place.join('.'), value]];
  });
  return new Map(found);
}

function sameValues(one: Values, other: Values): boolean {
  return [...new Set([...one.keys(), ...other.keys()])].every((key) => one.get(key) === other.get(key));
}
