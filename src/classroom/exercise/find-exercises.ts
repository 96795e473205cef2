import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nearest } from '../../config/nearest.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-new.js';
import { choices, didYouMean } from '../../messages/config.js';
import { noSuchFolder } from '../../messages/create.js';
import { isExerciseName } from './exercise-name.js';
import { EXERCISE_FILE } from './read-exercise.js';
import { exerciseCalled, typedNames, withoutNumber } from './typed-names.js';

export interface ExerciseFolder {
  /** Absolute. */
  readonly dir: string;
  /** As messages show it. */
  readonly shown: string;
  /** It is that of this package. */
  readonly isOwn: boolean;
  /** The exercises in it, in order. */
  readonly ids: readonly string[];
}

/** `exercises/` of this package: beside `dist/` where it is installed, two levels up in the sources. */
function ownFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const exercises = join(folder, 'exercises');
    if (existsSync(join(folder, 'package.json')) && existsSync(exercises)) return exercises;
    if (dirname(folder) === folder) throw new Error('exercises/ is missing from this package');
  }
}

/** @param from a folder of one's own; without one, that of this package */
export function findExercises(cwd: string, from: string | undefined): Checked<ExerciseFolder> {
  const dir = from === undefined ? ownFolder() : resolve(cwd, from);
  const shown = from?.replace(/[\\/]+$/, '') ?? 'exercises';
  if (!existsSync(dir)) return refused('class/no-exercises', noSuchFolder(shown), messages.exerciseFolders);
  const ids = readdirSync(dir)
    .filter((name) => existsSync(join(dir, name, EXERCISE_FILE)))
    .sort();
  if (ids.length === 0)
    return refused('class/no-exercises', messages.noExercises(shown), messages.exerciseFolders);
  const bad = ids.find((id) => !isExerciseName(id));
  if (bad !== undefined)
    return refused('class/exercise-name', messages.badExerciseName(bad), messages.exerciseNameForm);
  return { ok: true, value: { dir, shown, isOwn: from === undefined, ids }, diagnostics: [] };
}

/**
 * @param names with commas between them, with or without their numbers; `all` for all there are
 * @param source how they were typed, for messages
 */
export function chosenExercises(
  { ids }: Pick<ExerciseFolder, 'ids'>,
  names: string,
  source = `--exercises ${names}`,
): Checked<readonly string[]> {
  if (names === 'all') return { ok: true, value: ids, diagnostics: [] };
  const problems: Diagnostic[] = [];
  const chosen = typedNames(names).flatMap((name) => {
    const id = exerciseCalled(ids, name);
    if (id !== undefined) return [id];
    const near = nearest(name, [...ids, ...ids.map(withoutNumber)]);
    const remedy = near ? didYouMean(near) : choices(ids);
    problems.push({
      code: 'class/unknown-exercise',
      severity: 'error',
      message: messages.unknownExercise(name),
      remedy,
      source,
    });
    return [];
  });
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  return { ok: true, value: ids.filter((id) => chosen.includes(id)), diagnostics: [] };
}
