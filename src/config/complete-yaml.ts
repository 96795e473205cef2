import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { notEditable, writeOut } from '../messages/config.js';
import type { Lang } from '../messages/text.js';
import { SCHEMA_FILE } from '../render/files.js';
import { checkConfig } from './check-config.js';
import { valueAt } from './partial.js';
import { configKeys } from './schema.js';
import { removeFromYaml, setInYaml } from './yaml-edit.js';
import { readYaml } from './yaml-layer.js';

/**
 * A user's YAML as a project's nanokit.yaml: the text is kept, and what it does not say of `config` (values of a
 * preset, of flags, the project's name) is set in it. The Wi-Fi password is taken out: it goes to credentials.conf.
 * @param file a config file that has been accepted
 * @returns an error where the file is made so that its text cannot say `config`: by aliases that share a value
 */
export async function completeYaml(
  file: { readonly name: string; readonly text: string },
  config: Config,
  fallbacks: { readonly name: string; readonly language: Lang },
): Promise<Checked<string>> {
  const layer = readYaml(file.name, file.text);
  if (!layer.ok) return layer;
  let text = withModeline(removeFromYaml(file.text, ['wifi', 'password']));
  // By itself the file may be unusable (its board given by a flag, say): then every value counts as different.
  const alone = await checkConfig([layer.value], fallbacks);
  for (const { path, node } of configKeys) {
    if (node.type === 'object') continue;
    const wanted = valueAt(config, path);
    const said = valueAt(layer.value.values, path);
    const meant = alone.ok ? valueAt(alone.value, path) : said;
    const mustBeSaid = path[0] === 'project' && said === undefined;
    if ((meant !== wanted || mustBeSaid) && isScalar(wanted)) text = setInYaml(text, path, wanted);
  }
  for (const [symbol, value] of Object.entries(config.kconfig)) {
    if (valueAt(layer.value.values, ['kconfig', symbol]) !== value)
      text = setInYaml(text, ['kconfig', symbol], value);
  }
  const again = readYaml(file.name, text);
  const means = again.ok
    ? await checkConfig([again.value], { name: '', language: fallbacks.language })
    : undefined;
  if (means?.ok && sameConfig(means.value, config)) return { ok: true, value: text, diagnostics: [] };
  const problem = { code: 'config/not-editable', message: notEditable(file.name), remedy: writeOut } as const;
  return { ok: false, diagnostics: [{ severity: 'error', ...problem }] };
}

/** The comment by which editors find the project's schema, unless the file has one. */
function withModeline(text: string): string {
  if (text.includes('yaml-language-server:')) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const [, mark = '', rest = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
  return `${mark}# yaml-language-server: $schema=${SCHEMA_FILE}${eol}${rest}`;
}

function sameConfig(a: Config, b: Config): boolean {
  const values = (config: Config) => [
    ...configKeys.filter(({ node }) => node.type !== 'object').map(({ path }) => valueAt(config, path)),
    ...Object.entries(config.kconfig).sort().flat(),
  ];
  return JSON.stringify(values(a)) === JSON.stringify(values(b));
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
