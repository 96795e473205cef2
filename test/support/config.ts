import { type ConfigSources, type ResolvedConfig, resolveConfig } from '../../src/config/resolve-config.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';

const fallbacks = { name: 'my-app', language: 'en' } as const;
const plain = (text: string) => text;
export const noPaint = { error: plain, warning: plain, dim: plain, strong: plain, good: plain };

type Sources = Omit<ConfigSources, 'fallbacks' | 'file'>;

/** The config from a YAML text, over the documented preset. */
export function configOf(yaml: string, sources: Sources = {}) {
  return resolveConfig({ fallbacks, file: { name: 'nanokit.yaml', text: yaml }, ...sources });
}

export async function accepted(yaml: string, sources: Sources = {}): Promise<ResolvedConfig> {
  const result = await configOf(yaml, sources);
  if (!result.ok) throw new Error(shown(result.diagnostics));
  return result.value;
}

/** Everything that is wrong with a YAML text; an accepted one fails the test. */
export async function problemsOf(yaml: string, sources: Sources = {}): Promise<readonly Diagnostic[]> {
  const result = await configOf(yaml, sources);
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(yaml)}`);
  return result.diagnostics;
}

/** As the user reads it, in English and without colours. */
export function shown(diagnostics: readonly Diagnostic[], lang: 'en' | 'zh' = 'en'): string {
  return renderDiagnostics(diagnostics, lang, noPaint);
}

/** `code line:column` of each, which is most of what there is to compare. */
export function spots(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, place }) => (place ? `${code} ${place.line}:${place.column}` : code));
}
