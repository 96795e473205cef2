import { join } from 'node:path';
import type { Checked } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-grade.js';
import type { Lang } from '../../messages/text.js';
import { INSTRUCTOR_FOLDER } from '../class/instructor-files.js';
import { type Exercise, readExercise } from '../exercise/read-exercise.js';
import { filesDigest } from './digests.js';
import { asWritten, givenFiles } from './likeness/given-files.js';
import { type Common, commonOf } from './likeness/own-grams.js';
import { type SolutionTokens, solutionTokens } from './likeness/solution-copy.js';
import { openFolder } from './submissions/folder-source.js';
import { readProject } from './submissions/projects.js';
import { SourceProblem } from './submissions/source.js';
import type { TableExercise } from './table.js';

/** An exercise as the teacher keeps it: what all that was handed in is judged by. */
export interface ClassExercise {
  readonly exercise: Exercise;
  /** The solved project, path → content. */
  readonly solution: ReadonlyMap<string, Buffer>;
  /** Of all that a verdict depends on. */
  readonly digest: string;
  /** What students got, path → text, with the teacher's own values. */
  readonly given: ReadonlyMap<string, string>;
  readonly common: Common;
  readonly solved: SolutionTokens;
  readonly shown: TableExercise;
}

/**
 * @param folder the class's, absolute
 * @param dir the same as messages show it
 */
export async function readClassExercise(
  folder: string,
  dir: string,
  id: string,
  lang: Lang,
): Promise<Checked<ClassExercise>> {
  const below = `${INSTRUCTOR_FOLDER}/exercises`;
  const read = await readExercise(join(folder, below), id, `${dir}/${below}`);
  if (!read.ok) return read;
  const exercise = read.value;
  const own = `${INSTRUCTOR_FOLDER}/solutions/${id}`;
  const solution = await solutionOf(join(folder, own));
  if (!solution)
    return refused('class/no-solution', messages.noSolution(`${dir}/${own}`), messages.restoreClass);
  const texts = textsOf(solution);
  const { text, files } = exercise;
  const checks = text.checks.map(({ id: name, title, points = 1, hidden = false }) => ({
    id: name,
    title,
    points,
    hidden,
  }));
  const given = givenFiles(exercise, texts, lang);
  const value: ClassExercise = {
    exercise,
    solution,
    digest: filesDigest(files),
    given,
    // Who writes headers and main() as other SDK lines have them, has them from books, and not from each other.
    common: commonOf([texts, given, asWritten(exercise, lang)]),
    solved: solutionTokens(texts, given),
    shown: { id, title: text.title, points: checks.reduce((sum, { points }) => sum + points, 0), checks },
  };
  return { ok: true, value, diagnostics: [] };
}

async function solutionOf(folder: string): Promise<ReadonlyMap<string, Buffer> | undefined> {
  try {
    const { files } = await readProject(openFolder(folder), '');
    return files.size > 0 ? files : undefined;
  } catch (error) {
    if (error instanceof SourceProblem) return undefined;
    throw error;
  }
}

/** Files as texts, for comparing: bytes that are no UTF-8 are of no importance there. */
export function textsOf(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, content]) => [path, content.toString('utf8')]));
}
