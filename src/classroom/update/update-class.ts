import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../config/nearest.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../../diagnostics/system-error.js';
import * as messages from '../../messages/class-update.js';
import { choices, didYouMean } from '../../messages/config.js';
import { linkOutside } from '../../messages/create.js';
import { linkRemedy } from '../../messages/transaction.js';
import type { Ask, ConflictPolicy } from '../../project/conflict-policy.js';
import { asWrite, type PlannedChange } from '../../project/planned-change.js';
import { isReachable } from '../../project/project-path.js';
import { commitChanges, recoverProject } from '../../project/write-project.js';
import { CONFIG_FILE, GENERATED_PATHS } from '../../render/files.js';
import type { PreparedExercise } from '../class/prepare-exercise.js';
import { type ClassFolder, type ClassMember, readClass } from '../class/read-class.js';
import { EXERCISE_RECORD, studentBytes } from '../class/student-files.js';
import { studentValues } from '../exercise/student-values.js';
import { chosenMembers } from './chosen-members.js';
import { type ClassExercises, classExercises } from './class-exercises.js';
import { readRecord } from './exercise-record.js';
import { planTeacherFiles } from './teacher-files.js';
import { type FolderUpdate, updateFolder } from './update-folder.js';

export interface ClassUpdateOptions {
  /** The class's folder, absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly dir: string;
  readonly cwd: string;
  /** Where the corrected exercises are, if it is said. */
  readonly exercisesFrom?: string;
  /** With commas between them; all by default. */
  readonly exercises?: string;
  /** Ids or folders, with commas between them; all by default. */
  readonly students?: string;
  readonly allowOverlap: boolean;
  readonly onConflict: ConflictPolicy;
  /** With the student's folder that it is about. */
  readonly ask?: (folder: string) => Ask;
  readonly dryRun: boolean;
  readonly stopped: () => boolean;
}

/** One student's folder of one exercise. */
export interface FolderOutcome {
  readonly student: string;
  readonly exercise: string;
  /** Relative to the class. */
  readonly folder: string;
  /** `missing`: there is no such folder. `failed`: its diagnostics say why. */
  readonly state: 'updated' | 'unchanged' | 'conflict' | 'missing' | 'failed';
  readonly update?: FolderUpdate;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ClassUpdate {
  readonly outcomes: readonly FolderOutcome[];
  /** Of the teacher's own files. */
  readonly changes: readonly PlannedChange[];
  /** Where files that the teacher had edited are kept as they were. */
  readonly kept: readonly string[];
  /** Somebody asked to stop: what is not among the outcomes was not looked at. */
  readonly stopped: boolean;
}

/**
 * Brings corrected exercises into all folders of a class: each student's folder is one transaction of its own, and so are the
 * teacher's files. What is wrong with one student's folder stops no other. A run that was killed is simply run again.
 */
export async function updateClass(options: ClassUpdateOptions): Promise<Checked<ClassUpdate>> {
  const { folder, dir, cwd, onConflict, dryRun } = options;
  const recovered = await recoverProject(folder, 'update');
  if (!recovered.ok) return recovered;
  const room = readClass(folder, dir);
  if (!room.ok) return room;
  const members = chosenMembers(room.value, options.students);
  if (!members.ok) return members;
  const { exercisesFrom, exercises, allowOverlap } = options;
  const set = await classExercises(room.value, cwd, exercisesFrom, exercises, allowOverlap);
  if (!set.ok) return set;
  const misplaced = policyProblems(set.value, onConflict);
  if (misplaced.length > 0) return { ok: false, diagnostics: misplaced };
  // Before any student's folder is touched: what speaks against it must not stop the run half-way.
  const teacher = await planTeacherFiles(room.value, set.value, exercisesFrom !== undefined);
  if (!teacher.ok) return teacher;

  const outcomes: FolderOutcome[] = [];
  for (const member of members.value) {
    for (const one of set.value.chosen) {
      await new Promise(setImmediate);
      if (options.stopped())
        return { ok: true, value: { outcomes, changes: [], kept: [], stopped: true }, diagnostics: [] };
      outcomes.push(await updateMember(room.value, member, one, options));
    }
  }
  const { changes, kept } = teacher.value;
  const written = dryRun
    ? ({ ok: true, diagnostics: [] } as const)
    : await commitChanges(folder, changes.map(asWrite), { command: 'update' });
  if (!written.ok) return written;
  const diagnostics = [...recovered.diagnostics, ...set.diagnostics, ...written.diagnostics];
  return { ok: true, value: { outcomes, changes, kept, stopped: false }, diagnostics };
}

async function updateMember(
  room: ClassFolder,
  { id: student, folder: own }: ClassMember,
  { exercise, template }: PreparedExercise,
  { onConflict, ask, dryRun }: ClassUpdateOptions,
): Promise<FolderOutcome> {
  const below = `students/${own}/${exercise.id}`;
  const shown = `${room.dir}/${below}`;
  const about = { student, exercise: exercise.id, folder: below };
  const folder = join(room.folder, ...below.split('/'));
  const failed = (diagnostics: readonly Diagnostic[]): FolderOutcome => ({
    ...about,
    state: 'failed',
    diagnostics: diagnostics.map((one) => inFolder(one, shown)),
  });
  if (!isReachable(room.folder, below)) {
    const message = linkOutside(shown);
    return failed([{ code: 'project/link', severity: 'error', message, remedy: linkRemedy }]);
  }
  if (!existsSync(folder)) return { ...about, state: 'missing', diagnostics: [] };
  const record = template.find(({ path }) => path === EXERCISE_RECORD);
  const values = studentValues(student, own, exercise.id);
  const bytes = Buffer.concat(record ? studentBytes(record, values) : []);
  const done = await tried(() =>
    updateFolder({
      folder,
      dir: shown,
      language: room.settings.language,
      fresh: () => readRecord(bytes, EXERCISE_RECORD),
      onConflict,
      ...(ask ? { ask: ask(shown) } : {}),
      dryRun,
    }),
  );
  if (!done.ok) return failed(done.diagnostics);
  const update = done.value;
  const isOpen = update.conflicts.some(({ choice }) => choice === undefined);
  const state = isOpen ? 'conflict' : update.changes.length > 0 ? 'updated' : 'unchanged';
  // What is worth a student's knowing is not worth a teacher's, for each of thirty; two versions in one file are.
  const told = done.diagnostics.filter(
    ({ severity, code }) => severity === 'error' || code === 'regen/marked',
  );
  return { ...about, state, update, diagnostics: told.map((one) => inFolder(withUndo(one, shown), shown)) };
}

/** Undo is for one project, and this is told where a whole class is. */
function withUndo(one: Diagnostic, shown: string): Diagnostic {
  return one.code === 'regen/marked' ? { ...one, remedy: messages.marksRemedy(shown) } : one;
}

/** What the system refuses in one folder is no reason to leave the others. */
async function tried<T>(work: () => Promise<Checked<T>>): Promise<Checked<T>> {
  try {
    return await work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { en, zh } = systemReason(error);
    const message = { en: messages.unreadable(en).en, zh: messages.unreadable(zh).zh };
    return { ok: false, diagnostics: [{ code: 'class/unreadable', severity: 'error', message }] };
  }
}

/** Whose folder it is about. */
function inFolder(one: Diagnostic, shown: string): Diagnostic {
  const { place, source } = one;
  if (place) {
    const isTold = place.file.startsWith(`${shown}/`);
    return isTold ? one : { ...one, place: { ...place, file: `${shown}/${place.file}` } };
  }
  return source?.startsWith(shown) ? one : { ...one, source: shown };
}

/** Files that a policy names and that no exercise has. */
function policyProblems({ chosen }: ClassExercises, { files }: ConflictPolicy): Diagnostic[] {
  const own = chosen.flatMap(({ given }) => [...given.keys()]).filter((path) => path !== EXERCISE_RECORD);
  const known = [...new Set([...own, ...GENERATED_PATHS, CONFIG_FILE])];
  return [...files]
    .filter(([path]) => !known.includes(path))
    .map(([path, choice]): Diagnostic => {
      const near = nearest(path, known);
      return {
        code: 'regen/no-such-file',
        severity: 'error',
        message: messages.policyFile(path),
        remedy: near ? didYouMean(near) : choices([...new Set(own)]),
        source: `--on-conflict ${path}=${choice}`,
      };
    });
}
