import { sdkLine } from '../../boards/boards.js';
import { checkConfig } from '../../config/check-config.js';
import { type Layer, type Override, overrideLayer, plainLayer } from '../../config/layers.js';
import { isMap } from '../../config/partial.js';
import { findPreset, presets } from '../../config/presets.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Config } from '../../generated/config.js';
import { VERSION } from '../../generated/version.js';
import * as messages from '../../messages/class-exercise.js';
import { passwordMissing } from '../../messages/create.js';
import type { Lang } from '../../messages/text.js';
import { BASE_FILE, baseText } from '../../project/base.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../../render/files.js';
import {
  type RenderedFile,
  type RenderedProject,
  renderConfigFile,
  renderCredentials,
  renderGenerated,
} from '../../render/render-project.js';
import { scenarioIn } from '../../serve/scenario-file.js';
import type { Exercise } from '../exercise/read-exercise.js';
import { filledIn, filledText, type StudentValues } from '../exercise/student-values.js';
import { fitPart } from '../regions/part.js';
import { givenText, inLanguage, type RegionFile, solutionText } from '../regions/regions.js';
import { spelledFor } from '../regions/sdk-spelling.js';
import { exerciseAuthority } from './exercise-authority.js';

/** What a teacher says for the whole class. */
export interface ClassSettings {
  /** Of the statements, stubs and generated comments. */
  readonly language: Lang;
  readonly overrides: readonly Override[];
  /** Without credentials.conf, for folders that have one: then no password is needed. */
  readonly withoutPassword?: boolean;
}

/** An exercise's app for one student: what is given, and how it is solved. */
export interface ExerciseApp {
  readonly config: Config;
  readonly given: RenderedProject;
  readonly solution: RenderedProject;
  /** The files that have regions, with the solutions as they stand in this app. */
  readonly regions: readonly RegionFile[];
}

/** Renders the app of an exercise, and lays the exercise's own files over it. */
export async function exerciseApp(
  exercise: Exercise,
  values: StudentValues,
  settings: ClassSettings,
): Promise<Checked<ExerciseApp>> {
  const checked = await exerciseConfig(exercise, values, settings);
  if (!checked.ok) return checked;
  const { password, ...wifi } = checked.value.wifi;
  const config: Config = { ...checked.value, wifi };
  if (password === undefined && !settings.withoutPassword) {
    const message = passwordMissing(wifi.ssid);
    return {
      ok: false,
      diagnostics: [{ code: 'class/password', severity: 'error', message, remedy: messages.setPassword }],
    };
  }
  const scenarios = await Promise.all(
    [...exercise.files]
      .filter(([path]) => path.startsWith('scenarios/'))
      .map(([path, text]) => scenarioIn(`${exercise.id}/${path}`, filledText(text, values))),
  );
  const authority = await exerciseAuthority(exercise, config);
  if (!authority.ok) return authority;
  const rendered = await renderGenerated(config, authority.value.certificates);
  const laid = layOver(exercise, rendered, config, values);
  const problems = [...scenarios, laid].flatMap(({ diagnostics }) => diagnostics);
  if (!laid.ok || scenarios.some(({ ok }) => !ok)) return { ok: false, diagnostics: problems };

  const ownFiles: readonly (readonly [string, RenderedFile])[] = [
    [CONFIG_FILE, { content: await renderConfigFile(config), role: 'config' }],
    ...(password === undefined || settings.withoutPassword
      ? []
      : [await credentials(wifi.ssid, password, settings.language)]),
    ...authority.value.files,
  ];
  const project = (textOf: (file: RegionFile) => string): RenderedProject => {
    const files = new Map([...rendered, ...ownFiles]);
    for (const file of laid.value) files.set(file.path, { content: textOf(file), role: 'generated' });
    // What the exercise has of its own is no business of regen, which would write the solution there.
    const own = new Set(laid.value.map(({ path }) => path));
    return files.set(BASE_FILE, { content: baseText(files, config, own), role: 'generated' });
  };
  return {
    ok: true,
    value: {
      config,
      given: project((file) => givenText(file, settings.language)),
      solution: project(solutionText),
      regions: laid.value,
    },
    diagnostics: checked.diagnostics,
  };
}

async function credentials(ssid: string, password: string, lang: Lang) {
  return [CREDENTIALS_FILE, await renderCredentials({ ssid, password }, lang)] as const;
}

async function exerciseConfig(
  { id, text, origin }: Exercise,
  values: StudentValues,
  { language, overrides }: ClassSettings,
): Promise<Checked<Config>> {
  const preset = text.preset === undefined ? presets[0] : findPreset(text.preset);
  const own: Layer = {
    values: filledIn(text.config ?? {}, values),
    origin: (path, part) => origin(['config', ...path], part),
  };
  const layers = [
    plainLayer(preset?.config ?? {}),
    plainLayer({ server: { path: values.path } }),
    own,
    overrideLayer(overrides),
  ];
  const isSet = (key: string) => overrides.some(({ path }) => path.join('.') === key);
  // The preset's password is that of the preset's network.
  const wifi = own.values['wifi'];
  const otherNetwork = isSet('wifi.ssid') || (isMap(wifi) && 'ssid' in wifi);
  const withoutPassword = otherNetwork
    ? layers.map((layer, i) => (i === 0 ? withoutWifi(layer) : layer))
    : layers;
  return checkConfig(withoutPassword, { name: id, language });
}

function withoutWifi(layer: Layer): Layer {
  const { wifi: _, ...values } = layer.values;
  return { ...layer, values };
}

/** The exercise's files, with the parts as the generated files have them. */
function layOver(
  exercise: Exercise,
  rendered: RenderedProject,
  config: Config,
  values: StudentValues,
): Checked<readonly RegionFile[]> {
  const problems: Diagnostic[] = [];
  const files: RegionFile[] = [];
  const line = sdkLine(config.sdk);
  for (const { regions } of exercise.whole.values()) {
    const file = inLanguage(regions, config.project.language);
    files.push(personal(spelledFor(file, line), values));
  }
  // The generated one tells of an app that is not here.
  if (exercise.whole.has('src/main.c') && !exercise.whole.has('README.md'))
    files.push(readme(exercise, config));
  for (const [path, { text, regions }] of exercise.parts) {
    const file = rendered.get(path);
    const fitted = file ? fitPart(regions, text, file.content) : undefined;
    if (fitted?.ok) files.push(fitted.value);
    else
      problems.push(
        ...(fitted ? inExercise(exercise.id, fitted.diagnostics) : [notGenerated(exercise.id, path)]),
      );
  }
  return problems.length > 0
    ? { ok: false, diagnostics: problems }
    : { ok: true, value: files, diagnostics: [] };
}

function readme({ text }: Exercise, { board, project, server }: Config): RegionFile {
  const content = messages.exerciseReadme(text.title, VERSION, board, server.tls.enabled)[project.language];
  return { path: 'README.md', pieces: [{ kind: 'text', text: content }] };
}

/** A fragment takes the place of the generated one, which has the student's own values. In C, braces mean themselves. */
function personal(file: RegionFile, values: StudentValues): RegionFile {
  if (!file.path.endsWith('.conf')) return file;
  return {
    ...file,
    pieces: file.pieces.map((piece) => ({ ...piece, text: filledText(piece.text, values) })),
  };
}

function inExercise(id: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((one) =>
    one.place ? { ...one, place: { ...one.place, file: `${id}/${one.place.file}` } } : one,
  );
}

function notGenerated(id: string, path: string): Diagnostic {
  return {
    code: 'class/file',
    severity: 'error',
    message: messages.notGenerated(path),
    remedy: messages.wholeFile,
    source: `${id}/parts/${path}`,
  };
}
