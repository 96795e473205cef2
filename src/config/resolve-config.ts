import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/config.js';
import * as createMessages from '../messages/create.js';
import type { Lang } from '../messages/text.js';
import { checkConfig } from './check-config.js';
import { type Layer, type Override, overrideLayer, plainLayer } from './layers.js';
import { nearest } from './nearest.js';
import { type Path, valueAt } from './partial.js';
import { type Preset, presets } from './presets.js';

/** Where a new project's values come from; later sources win over earlier ones. */
export interface ConfigSources {
  /** Id of a preset; the first one if none is named; `null` for the schema's defaults alone. */
  readonly preset?: string | null;
  /** A YAML file: its name for messages, and its text. */
  readonly file?: { readonly name: string; readonly text: string };
  /** Flags and answers. */
  readonly overrides?: readonly Override[];
  /** The project's name and the language of its comments, where no source says. */
  readonly fallbacks: { readonly name: string; readonly language: Lang };
}

export interface ResolvedConfig {
  readonly config: Config;
  /** The Wi-Fi password, apart from the config, so that nothing prints or stores it by accident. */
  readonly password?: string;
  /** The config file holds a password, which belongs elsewhere. */
  readonly passwordInFile: boolean;
}

/** Puts a config together from its sources and checks it. YAML is loaded only if there is a file. */
export async function resolveConfig(sources: ConfigSources): Promise<Checked<ResolvedConfig>> {
  const preset = presetOf(sources.preset);
  if (!preset.ok) return preset;

  const layers: Layer[] = [plainLayer(preset.value.config)];
  let fromFile: Layer | undefined;
  if (sources.file) {
    const { readYaml } = await import('./yaml.js');
    const layer = readYaml(sources.file.name, sources.file.text);
    if (!layer.ok) return layer;
    fromFile = layer.value;
    layers.push(fromFile);
  }
  layers.push(overrideLayer(sources.overrides ?? []));

  const checked = await checkConfig(layers, sources.fallbacks);
  if (!checked.ok) return checked;
  return { ok: true, value: takePassword(checked.value, layers, fromFile), diagnostics: checked.diagnostics };
}

/**
 * Splits the password from the config. It must come from where the Wi-Fi name comes from or from a later source: the
 * password of the documentation's hotspot is never taken for that of another network.
 */
function takePassword(config: Config, layers: readonly Layer[], fromFile: Layer | undefined): ResolvedConfig {
  const { password, ...wifi } = config.wifi;
  const bare = { ...config, wifi };
  const last = (path: Path) => layers.findLastIndex((layer) => valueAt(layer.values, path) !== undefined);
  const passwordInFile =
    fromFile !== undefined && valueAt(fromFile.values, ['wifi', 'password']) !== undefined;
  const belongs = last(['wifi', 'password']) >= last(['wifi', 'ssid']);
  return password !== undefined && belongs
    ? { config: bare, password, passwordInFile }
    : { config: bare, passwordInFile };
}

function presetOf(id: string | null | undefined): Checked<Pick<Preset, 'config'>> {
  if (id === null) return { ok: true, value: { config: {} }, diagnostics: [] };
  const known = presets.map((preset) => preset.id);
  const found = presets.find((preset) => preset.id === (id ?? known[0]));
  if (found) return { ok: true, value: found, diagnostics: [] };
  const near = nearest(id ?? '', known);
  const problem: Diagnostic = {
    code: 'cli/unknown-preset',
    severity: 'error',
    message: createMessages.unknownPreset(id ?? ''),
    remedy: near ? messages.didYouMean(near) : messages.choices(known),
    source: `--preset ${id}`,
  };
  return { ok: false, diagnostics: [problem] };
}
