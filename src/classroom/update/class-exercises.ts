import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { nearest } from '../../config/nearest.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as newMessages from '../../messages/class-new.js';
import * as messages from '../../messages/class-update.js';
import { choices, didYouMean } from '../../messages/config.js';
import { INSTRUCTOR_FOLDER } from '../class/instructor-files.js';
import { overlaps } from '../class/overlap.js';
import { type PreparedExercise, prepareExercise } from '../class/prepare-exercise.js';
import type { ClassFolder } from '../class/read-class.js';
import { type ExerciseFolder, findExercises } from '../exercise/find-exercises.js';
import { exerciseCalled, typedNames, withoutNumber } from '../exercise/typed-names.js';
import { foundIn } from '../solution-lines.js';

export interface ClassExercises {
  readonly source: ExerciseFolder;
  /** In the order of the class. */
  readonly all: readonly PreparedExercise[];
  /** Those that are to be brought up to date. */
  readonly chosen: readonly PreparedExercise[];
}

/** The copies that the teacher keeps. */
export function keptExercises({ folder, dir }: ClassFolder): Pick<ExerciseFolder, 'dir' | 'shown'> {
  const below = `${INSTRUCTOR_FOLDER}/exercises`;
  return { dir: join(folder, ...below.split('/')), shown: `${dir}/${below}` };
}

/**
 * The exercises of a class as their source has them now, rendered once, and proof that what they give has no solution of
 * the class's exercises in it.
 * @param from where they are, as the teacher named it; else where the class had them from
 * @param names with commas between them; all of the class's by default
 */
export async function classExercises(
  room: ClassFolder,
  cwd: string,
  from: string | undefined,
  names: string | undefined,
  allowOverlap: boolean,
): Promise<Checked<ClassExercises>> {
  const recorded = room.exercisesFrom === undefined ? undefined : resolve(room.folder, room.exercisesFrom);
  if (from === undefined && recorded !== undefined && !existsSync(recorded))
    return refused('class/no-exercises', messages.sourceGone(recorded), messages.sourceGoneRemedy);
  const shown = recorded === undefined ? undefined : relative(cwd, recorded) || '.';
  const source = findExercises(cwd, from ?? shown);
  if (!source.ok) return source;
  const ids = chosenIds(room, names);
  if (!ids.ok) return ids;
  const lacking = ids.value.filter((id) => !source.value.ids.includes(id));
  if (lacking.length > 0) {
    const remedy = messages.sourceLacksRemedy(ids.value.filter((id) => !lacking.includes(id)));
    return refused('class/unknown-exercise', messages.sourceLacks(source.value.shown, lacking), remedy);
  }

  // Of the others what is looked for is as the class has it.
  const prepared = await Promise.all(
    room.exercises.map((id) =>
      prepareExercise(ids.value.includes(id) ? source.value : keptExercises(room), id, room.settings),
    ),
  );
  const told = prepared.flatMap(({ diagnostics }) => diagnostics);
  const set = prepared.flatMap((one) => (one.ok ? [one.value] : []));
  if (set.length < prepared.length) return { ok: false, diagnostics: told };
  const chosen = set.filter(({ exercise }) => ids.value.includes(exercise.id));
  const mayOverlap = allowOverlap || room.allowOverlap;
  const found = [
    ...(mayOverlap ? [] : overlaps(set.map((one) => ({ ...one, id: one.exercise.id })))),
    ...leaks(chosen, set, mayOverlap),
  ];
  if (found.length > 0) return { ok: false, diagnostics: found };
  return { ok: true, value: { source: source.value, all: set, chosen }, diagnostics: told };
}

function chosenIds({ exercises }: ClassFolder, names: string | undefined): Checked<readonly string[]> {
  if (names === undefined || names === 'all') return { ok: true, value: exercises, diagnostics: [] };
  const typed = typedNames(names);
  const called = typed.map((name) => exerciseCalled(exercises, name));
  const ids = exercises.filter((id) => called.includes(id));
  const unknown = typed.filter((_, at) => called[at] === undefined);
  const problems = unknown.map((name): Diagnostic => {
    const near = nearest(name, [...exercises, ...exercises.map(withoutNumber)]);
    return {
      code: 'class/unknown-exercise',
      severity: 'error',
      message: messages.notOfClass(name),
      remedy: near ? didYouMean(near) : choices(exercises),
      source: `--exercises ${names}`,
    };
  });
  return problems.length > 0
    ? { ok: false, diagnostics: problems }
    : { ok: true, value: ids, diagnostics: [] };
}

/** Solutions in what is given, the same for all students but for their own values, which are letters, digits and `/` alone. */
function leaks(
  chosen: readonly PreparedExercise[],
  set: readonly PreparedExercise[],
  mayOverlap: boolean,
): Diagnostic[] {
  return chosen.flatMap(({ exercise, given, lines }) => {
    const sought = mayOverlap ? lines : set.flatMap((one) => one.lines);
    return [...given].flatMap(([path, text]) =>
      foundIn(sought, path, text).map((solution): Diagnostic => {
        const { exercise: solved, line } = solution;
        const message = newMessages.leak(`${exercise.id}/${path}`, solved, line, solution.text);
        return { code: 'class/leak', severity: 'error', message, remedy: newMessages.leakRemedy };
      }),
    );
  });
}
