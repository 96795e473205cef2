import type { editConfig } from '../config/edit-config.js';
import { resolveConfig } from '../config/resolve-config.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { looksSecret, MASK } from '../diagnostics/secrets.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/adopt.js';
import type { AdoptedSetting, Adoption } from './adopt-settings.js';

interface ConfigText {
  readonly name: string;
  readonly text: string;
}

/**
 * What of an adoption nanokit.yaml can take: a value out of range, say, is left where it is, and the others are not.
 * @param file nanokit.yaml
 * @param edit `editConfig`, which comes with the YAML library
 */
export async function fittingSettings(
  file: ConfigText,
  { settings, left }: Adoption,
  { project }: Config,
  edit: typeof editConfig,
): Promise<Checked<Adoption>> {
  if (settings.length === 0) return { ok: true, value: { settings, left }, diagnostics: [] };
  const edited = edit(file, settings);
  if (!edited.ok) return edited;
  const problemWith = async (some: readonly AdoptedSetting[]): Promise<Diagnostic | undefined> => {
    const text = edit(file, some);
    if (!text.ok) return text.diagnostics[0];
    const source = { file: { name: file.name, text: text.value }, preset: null, fallbacks: project };
    const { ok, diagnostics } = await resolveConfig(source);
    return ok ? undefined : diagnostics.find(({ severity }) => severity === 'error');
  };
  if (!(await problemWith(settings))) return { ok: true, value: { settings, left }, diagnostics: [] };

  const taken: AdoptedSetting[] = [];
  let open = settings;
  const problems = new Map<AdoptedSetting, Diagnostic>();
  // One may be possible only with another, such as a large buffer with a large heap.
  for (let before = -1; before !== taken.length; ) {
    before = taken.length;
    for (const setting of open) {
      const problem = await problemWith([...taken, setting]);
      if (problem) problems.set(setting, problem);
      else taken.push(setting);
    }
    open = open.filter((setting) => !taken.includes(setting));
  }
  const others = open.map((setting) => leftBehind(setting, problems.get(setting)));
  const order = settings.filter((setting) => taken.includes(setting));
  return { ok: true, value: { settings: order, left: [...left, ...others] }, diagnostics: [] };
}

function leftBehind(
  { key, symbol, value, place }: AdoptedSetting,
  problem: Diagnostic | undefined,
): Diagnostic {
  const at = place ? { place } : {};
  const left = { code: 'adopt/left', severity: 'note', ...at } as const;
  // What is said of a value may repeat it.
  if (looksSecret(symbol)) return { ...left, message: messages.leftValue(symbol, MASK, key) };
  return {
    ...left,
    message: messages.leftValue(symbol, String(value), key),
    ...(problem ? { why: [problem.message] } : {}),
    ...(problem?.remedy ? { remedy: problem.remedy } : {}),
  };
}
