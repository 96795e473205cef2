import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '../../config/layers.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { looksSecret } from '../../diagnostics/secrets.js';
import * as messages from '../../messages/class-exercise.js';
import { LANGUAGES, type Lang } from '../../messages/text.js';
import { CONFIG_FILE, CREDENTIALS_FILE } from '../../render/files.js';
import { commentStyle } from '../regions/comment-style.js';
import { type RegionFile, readRegions } from '../regions/regions.js';
import { exerciseFiles } from './exercise-files.js';
import { ruleProblems } from './exercise-rules.js';
import type { ExerciseText } from './exercise-text.js';

export const EXERCISE_FILE = 'exercise.yaml';
/** Of an app with TLS: the certificate of its test authority, and the key. */
export const AUTHORITY_FILES = ['tls/ca.pem', 'tls/ca.key'] as const;
/** What a student reads first. */
export const STATEMENT_FILE = 'EXERCISE.md';

/** A file that an exercise has for the app. */
export interface Source {
  /** As its author wrote it. */
  readonly text: string;
  readonly regions: RegionFile;
}

/** An exercise as its folder has it. Paths are those in the student's project. */
export interface Exercise {
  /** The folder's name. */
  readonly id: string;
  readonly text: ExerciseText;
  /** Where things stand in exercise.yaml. */
  readonly origin: Layer['origin'];
  /** What to do, in Markdown. */
  readonly statements: Readonly<Record<Lang, string>>;
  /** Files that take the place of a generated one, or are new. */
  readonly whole: ReadonlyMap<string, Source>;
  /** Regions that are looked for in a generated file. */
  readonly parts: ReadonlyMap<string, Source>;
  /** All files as they are, by their path in the exercise's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads an exercise. All mistakes in it are reported at once, each with its place.
 * @param dir the folder of all exercises
 * @param id the folder of this one below it
 * @param shown `dir` as messages show it
 */
export async function readExercise(dir: string, id: string, shown: string): Promise<Checked<Exercise>> {
  if (!existsSync(join(dir, id)))
    return refused('class/unknown-exercise', messages.exerciseGone(`${shown}/${id}`), messages.restoreIt);
  const files = exerciseFiles(join(dir, id), `${shown}/${id}`);
  if (!files.ok) return files;
  const at = (path: string) => `${shown}/${id}/${path}`;
  const problems: Diagnostic[] = [];
  const report = (path: string, message: Diagnostic['message'], remedy: Diagnostic['message']) =>
    problems.push({ code: 'class/file', severity: 'error', message, remedy, source: at(path) });

  const statements = LANGUAGES.map((lang): readonly [Lang, string] => {
    const statement = files.value.get(`exercise.${lang}.md`);
    if (statement === undefined)
      report(`exercise.${lang}.md`, messages.noExerciseFile(`exercise.${lang}.md`), messages.writeStatement);
    return [lang, statement ?? ''];
  });
  const below = (folder: string) =>
    [...files.value].flatMap(([path, text]): [string, string][] =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text]] : [],
    );
  const sources = (folder: 'app' | 'parts') => {
    const found = new Map<string, Source>();
    for (const [path, text] of below(folder)) {
      const style = commentStyle(path);
      const name = `${folder}/${path}`;
      if (isOwnedByTool(path)) report(name, messages.ownedByTool(path), messages.useConfig);
      else if (!style && folder === 'parts') report(name, messages.noComments(path), messages.removePart);
      else {
        const plain: RegionFile = { path, pieces: [{ kind: 'text', text }] };
        const regions = style ? readRegions(at(name), text, style) : undefined;
        if (regions && !regions.ok) problems.push(...regions.diagnostics);
        else found.set(path, { text, regions: regions ? { ...regions.value, path } : plain });
      }
    }
    return found;
  };
  const whole = sources('app');
  const parts = sources('parts');
  for (const [path, { regions }] of parts) {
    if (whole.has(path)) report(`parts/${path}`, messages.alsoWhole(path), messages.removePart);
    if (!regions.pieces.some(({ kind }) => kind === 'solution'))
      report(`parts/${path}`, messages.noRegions(`parts/${path}`), messages.removePart);
  }
  const scenarios = below('scenarios').map(([path]) => `scenarios/${path}`);
  const text = await readText(at(EXERCISE_FILE), files.value.get(EXERCISE_FILE), scenarios);
  const { text: value, origin } = text.ok ? text.value : {};
  problems.push(...text.diagnostics);
  if (problems.length > 0 || !value || !origin) return { ok: false, diagnostics: problems };
  const { en = '', zh = '' } = Object.fromEntries(statements);
  const exercise = { id, text: value, origin, statements: { en, zh }, whole, parts, files: files.value };
  return { ok: true, value: exercise, diagnostics: strays(exercise.files, at) };
}

async function readText(
  file: string,
  text: string | undefined,
  scenarios: readonly string[],
): Promise<Checked<{ readonly text: ExerciseText; readonly origin: Layer['origin'] }>> {
  if (text === undefined) {
    const message = messages.noExerciseFile(EXERCISE_FILE);
    return { ok: false, diagnostics: [{ code: 'class/file', severity: 'error', message, source: file }] };
  }
  const { asInKconfig, readYamlDocument } = await import('../../config/yaml.js');
  const prepare = asInKconfig(['config', 'kconfig']);
  const read = readYamlDocument(file, text, { isSecret: looksSecret, prepare });
  if (!read.ok) return read;
  const { values, origin } = read.value;
  const { exerciseSchema, validateExercise } = await import('../../generated/exercise.js');
  const whole: unknown = values;
  if (!validateExercise(whole)) {
    const { explainSchemaErrors } = await import('../../config/config-problems.js');
    const problems = explainSchemaErrors(values, validateExercise.errors ?? [], exerciseSchema);
    const diagnostics = problems.map(
      ({ path, part, ...problem }): Diagnostic => ({ ...problem, severity: 'error', ...origin(path, part) }),
    );
    // Without a place it is a key of the file itself, which most likely stands there mistyped.
    const told = diagnostics.filter(({ place }) => place !== undefined);
    return { ok: false, diagnostics: placed(file, told.length > 0 ? told : diagnostics) };
  }
  const diagnostics = placed(file, ruleProblems(whole, scenarios, origin));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, value: { text: whole, origin }, diagnostics: [] };
}

/** In the order of the lines; what misses at the top of the file has the file alone. */
function placed(file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics
    .map((one) => (one.place ? one : { ...one, source: file }))
    .toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}

function isOwnedByTool(path: string): boolean {
  return [CONFIG_FILE, CREDENTIALS_FILE, STATEMENT_FILE].includes(path) || path.startsWith('.nanokit/');
}

/** Files that are read by nobody: most likely meant for something. */
function strays(files: ReadonlyMap<string, string>, at: (path: string) => string): Diagnostic[] {
  const known =
    /^(?:exercise\.yaml|exercise\.(?:en|zh)\.md|(?:app|parts)\/.+|scenarios\/[^/]+\.yaml|tls\/ca\.(?:pem|key))$/;
  return [...files.keys()]
    .filter((path) => !known.test(path))
    .map((path) => ({
      code: 'class/stray-file',
      severity: 'warning',
      message: messages.strayFile(path),
      remedy: messages.strayRemedy,
      source: at(path),
    }));
}
