import { checkConfig } from '../config/check-config.js';
import { type Layer, mergeLayers, type Override, overrideLayer, plainLayer } from '../config/layers.js';
import { valueAt } from '../config/partial.js';
import { findPreset, presets } from '../config/presets.js';
import { resolveConfig } from '../config/resolve-config.js';
import { type ConfigKey, configKeys, labelOf, titleOf } from '../config/schema.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/cli.js';
import type { Lang } from '../messages/text.js';
import { type CreateOptions, obstaclesIn, projectName } from '../project/create-project.js';
import { newProjectFolder } from '../project/project-path.js';
import { input, password, select } from './inquirer.js';
import type { Io } from './io.js';

import { typed } from './overrides.js';

export { password, select };

type Given = Omit<CreateOptions, 'dir'> & { readonly dir?: string };
type Asked =
  | { readonly ok: true; readonly options: CreateOptions }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Asks, in a terminal, for what neither a flag nor a config file says. Ctrl-C throws `ExitPromptError`. */
export async function askForOptions(given: Given, io: Io, lang: Lang): Promise<Asked> {
  const ask = questions(io, lang);
  const dir = given.dir ?? (await ask.directory(given.cwd));
  const folder = newProjectFolder(given.cwd, dir);
  if (typeof folder !== 'string') return { ok: false, diagnostics: [folder] };
  const obstacle = obstaclesIn(folder, dir);
  if (obstacle) return { ok: false, diagnostics: [obstacle] };

  const fallbacks = { name: projectName(folder), language: given.language };
  // What flags and files say wrong is told before anything is asked.
  const early = await resolveConfig({ ...given, fallbacks });
  if (!early.ok) return early;

  const layers: Layer[] = [];
  let preset = given.preset ?? undefined;
  if (given.file) {
    const { readYaml } = await import('../config/yaml.js');
    const layer = readYaml(given.file.name, given.file.text);
    if (!layer.ok) return layer;
    layers.push(layer.value);
    preset ??= presets[0]?.id;
  } else preset ??= await ask.preset();

  const overrides: Override[] = [...(given.overrides ?? [])];
  const defaults = plainLayer(findPreset(preset ?? '')?.config ?? {});
  for (const key of promptedKeys()) {
    const said = mergeLayers([...layers, overrideLayer(overrides)]);
    if (valueAt(said, key.path) !== undefined) continue;
    const before = valueAt(mergeLayers([defaults, plainLayer(said)]), key.path);
    const answer = await ask.value(key, before ?? fallback(key, fallbacks), said, overrides);
    if (answer !== undefined) overrides.push({ path: key.path, value: answer });
  }
  return { ok: true, options: { ...given, dir, overrides, ...(preset === undefined ? {} : { preset }) } };
}

/** Which preset a project is to become one of; `undefined` for none. */
export async function askForPreset(io: Io, lang: Lang): Promise<string | undefined> {
  const answer = await questions(io, lang).preset(true);
  return answer === KEEP ? undefined : answer;
}

/** No preset is called so. */
const KEEP = '';

/**
 * The questions over the values that a project has. The password is not among them: it is in credentials.conf.
 * @param given values that are settled, and not asked for
 * @returns those, and every answer
 */
export async function askForValues(
  config: Config,
  given: readonly Override[],
  io: Io,
  lang: Lang,
): Promise<readonly Override[]> {
  const ask = questions(io, lang);
  const answers = [...given];
  for (const key of promptedKeys()) {
    if (key.node['x-secret'] || valueAt(overrideLayer(given).values, key.path) !== undefined) continue;
    const value = await ask.value(key, valueAt(config, key.path), {}, answers);
    answers.push({ path: key.path, value });
  }
  return answers;
}

export function promptedKeys(): ConfigKey[] {
  const order = (key: ConfigKey) => key.node['x-prompt'] ?? 0;
  return configKeys.filter((key) => order(key) > 0).sort((a, b) => order(a) - order(b));
}

function fallback(key: ConfigKey, fallbacks: { readonly name: string; readonly language: Lang }): unknown {
  if (key.name === 'project.name') return fallbacks.name;
  return key.name === 'project.language' ? fallbacks.language : key.node.default;
}

/** The keys below a list of choices, in the tool's language. */
export function themeFor(lang: Lang) {
  const keysHelpTip = (keys: readonly (readonly [string, string])[]) =>
    keys.map(([key, action]) => `${key} ${messages.keyTips[action]?.[lang] ?? action}`).join(' • ');
  return { style: { keysHelpTip } };
}

function questions(io: Io, lang: Lang) {
  const terminal = { input: io.stdin, output: io.stderr };
  const theme = themeFor(lang);
  return {
    directory: (cwd: string) =>
      input(
        {
          message: messages.askDirectory[lang],
          default: 'my-app',
          validate: (dir) => complaint(newProjectFolder(cwd, dir), lang),
        },
        terminal,
      ),
    preset: (mayKeep = false) =>
      select(
        {
          message: messages.askPreset[lang],
          theme,
          choices: [
            ...(mayKeep ? [{ value: KEEP, name: messages.keepValues[lang] }] : []),
            ...presets.map(({ id, title, description }) => ({
              value: id,
              name: title[lang],
              description: description[lang],
            })),
          ],
        },
        terminal,
      ),
    value(key: ConfigKey, before: unknown, said: object, overrides: readonly Override[]): Promise<unknown> {
      const message = titleOf(key.node)[lang];
      if (key.node['x-secret']) return askSecret(key, before, said, overrides);
      if (key.node.enum) {
        const choices = key.node.enum.map((value) => ({ value, name: labelOf(key.node, value, lang) }));
        return select({ message, choices, default: before, theme }, terminal);
      }
      const validate = (text: string) => problemWith(key, typed(text, key.node), overrides, lang);
      return input({ message, default: String(before), validate }, terminal).then((text) =>
        typed(text, key.node),
      );
    },
  };

  /** Enter keeps the preset's password, as long as the preset's Wi-Fi name is kept as well. */
  async function askSecret(key: ConfigKey, before: unknown, said: object, overrides: readonly Override[]) {
    const ssid = valueAt(said, ['wifi', 'ssid']);
    const documented = findPreset(presets[0]?.id ?? '')?.config;
    const mayKeep = before !== undefined && ssid === valueAt(documented, ['wifi', 'ssid']);
    const hint = mayKeep ? ` (${messages.keepDocumented[lang]})` : '';
    const answer = await password(
      {
        message: messages.askPassword(String(ssid))[lang] + hint,
        mask: '*',
        validate: (text) => (mayKeep && text === '' ? true : problemWith(key, text, overrides, lang)),
      },
      terminal,
    );
    return answer === '' ? before : answer;
  }
}

/** What is wrong with an answer, as the config's own check tells it. */
export async function problemWith(
  key: ConfigKey,
  value: unknown,
  others: readonly Override[],
  lang: Lang,
): Promise<true | string> {
  const layer = overrideLayer([...others, { path: key.path, value, source: key.name }]);
  const checked = await checkConfig([layer], { name: 'name', language: lang });
  const problem = checked.diagnostics.find(
    ({ severity, source }) => severity === 'error' && source === key.name,
  );
  return problem ? complaint(problem, lang) : true;
}

function complaint(problem: string | Diagnostic, lang: Lang): true | string {
  if (typeof problem === 'string') return true;
  return [problem.message[lang], problem.remedy?.[lang]].filter(Boolean).join(lang === 'zh' ? '。' : '. ');
}
