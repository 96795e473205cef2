import { valueAt } from '../config/partial.js';
import { configKeys } from '../config/schema.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/regen.js';
import { appliesTo } from '../render/app-kind.js';

/**
 * Keys that stay in nanokit.yaml after a change of the kind of app, and mean nothing any more: told once, when it changes.
 * @param kconfig the app's Kconfig as it was written last, which declares the symbols of the kind that it was
 * @param file nanokit.yaml
 */
export async function kindNotes(
  { app }: Config,
  kconfig: string | undefined,
  file: { readonly name: string; readonly text: string },
): Promise<readonly Diagnostic[]> {
  const dropped = configKeys.filter(
    ({ name, node }) =>
      !appliesTo(app.kind, name) && kconfig?.includes(`\nconfig ${node['x-symbol']}\n`) === true,
  );
  if (dropped.length === 0) return [];
  const { readYaml } = await import('../config/yaml.js');
  const read = readYaml(file.name, file.text);
  if (!read.ok) return [];
  const { values, origin } = read.value;
  const left = dropped.filter(({ path }) => valueAt(values, path) !== undefined);
  const [first] = left;
  if (first === undefined) return [];
  const message = messages.otherKind(
    left.map(({ name }) => name),
    app.kind,
  );
  const remedy = messages.otherKindRemedy;
  return [{ code: 'regen/other-kind', severity: 'note', message, remedy, ...origin(first.path, 'key') }];
}
