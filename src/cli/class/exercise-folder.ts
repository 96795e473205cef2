import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { EXERCISE_RECORD } from '../../classroom/class/student-files.js';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import { isSystemError } from '../../diagnostics/system-error.js';
import { whichExercise } from '../../messages/class-check.js';
import { isMeant, nearExercises } from '../../messages/class-folders.js';

export interface ExerciseFolder {
  /** Absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly dir: string;
}

/** How deep an exercise is looked for: below a class it is in `students/ID`. */
const DEEPEST = 3;
const MOST_SHOWN = 6;
/** Of a teacher, and of tools. */
const NOT_STUDENTS = /^(?:instructor|node_modules|\..*)$/;

/**
 * The exercise that somebody means who stands in it or in a folder of it, such as `src`, or names a file there; where there are some further down,
 * they are named.
 * @param named as it was typed; the current folder by default
 */
export function exerciseFolder(cwd: string, named: string | undefined): Checked<ExerciseFolder> {
  const dir = named ?? '.';
  const folder = resolve(cwd, dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) return exerciseFolder(cwd, dirname(dir));
  const found = { ok: true, value: { folder, dir }, diagnostics: [] } as const;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory() || isExercise(folder)) return found;
  const around = exerciseAround(folder);
  if (around !== undefined) {
    const shown = relative(cwd, around) || '.';
    return { ok: true, value: { folder: around, dir: shown }, diagnostics: [] };
  }
  const below = exercisesBelow(folder, DEEPEST).map((path) => (dir === '.' ? path : join(dir, path)));
  // Those right here are told by who reads the folder.
  if (below.length === 0 || exercisesBelow(folder, 1).length > 0) return found;
  const remedy = nearExercises(below.slice(0, MOST_SHOWN), below.length - MOST_SHOWN);
  return refused('class/which-exercise', below.length > 1 ? whichExercise(dir) : isMeant(dir), remedy);
}

function isExercise(folder: string): boolean {
  return existsSync(join(folder, EXERCISE_RECORD));
}

function exerciseAround(folder: string): string | undefined {
  for (let at = folder; at !== dirname(at); ) {
    at = dirname(at);
    if (isExercise(at)) return at;
  }
  return undefined;
}

/** Relative, in order. What cannot be read has none. */
function exercisesBelow(folder: string, depth: number, below = ''): string[] {
  if (depth === 0) return [];
  return foldersIn(join(folder, below)).flatMap((name) => {
    const path = join(below, name);
    return isExercise(join(folder, path)) ? [path] : exercisesBelow(folder, depth - 1, path);
  });
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_STUDENTS.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}
