import { readConfigFile } from '../config/config-file.js';
import { findPreset } from '../config/presets.js';
import { resolveConfig } from '../config/resolve-config.js';
import { configKeys } from '../config/schema.js';
import type { Checked } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import { renderGenerated } from '../render/render-project.js';

/** An app as it would be generated: texts by path. */
export interface RenderedApp {
  readonly texts: ReadonlyMap<string, string>;
  readonly board: string;
  readonly sdkLine: number;
}

/** @returns undefined where no preset is called so; board and SDK line are those of the project */
export async function presetApp(name: string, like: Config): Promise<Checked<RenderedApp> | undefined> {
  if (!findPreset(name)) return undefined;
  const value = (key: 'board' | 'sdk') => ({ path: [key], value: like[key], source: key });
  const { name: project, language } = like.project;
  return rendered(
    await resolveConfig({
      preset: name,
      overrides: [value('board'), value('sdk')],
      fallbacks: { name: project, language },
    }),
  );
}

/** What a nanokit.yaml would give. */
export async function configFileApp(cwd: string, name: string, like: Config): Promise<Checked<RenderedApp>> {
  const file = readConfigFile(cwd, name);
  if (!file.ok) return file;
  const { name: project, language } = like.project;
  return rendered(
    await resolveConfig({ file: file.value, preset: null, fallbacks: { name: project, language } }),
  );
}

async function rendered(resolved: Awaited<ReturnType<typeof resolveConfig>>): Promise<Checked<RenderedApp>> {
  if (!resolved.ok) return resolved;
  const { config } = resolved.value;
  const files = await renderGenerated(config);
  const texts = new Map([...files].map(([path, { content }]) => [path, content]));
  return { ok: true, value: { texts, board: config.board, sdkLine: config.sdk }, diagnostics: [] };
}

/** The key of nanokit.yaml that sets a symbol. */
export function keyOfSymbol(symbol: string): string {
  return configKeys.find(({ node }) => node['x-symbol'] === symbol)?.name ?? `kconfig.${symbol}`;
}
