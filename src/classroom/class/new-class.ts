import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { halfWidth } from '../../diagnostics/full-width.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-new.js';
import {
  detected,
  folderRenamed,
  folderShared,
  nameColumn,
  noNames,
  oneOfThem,
  sameInWidth,
} from '../../messages/class-roster.js';
import type { Text } from '../../messages/text.js';
import { newProjectFolder } from '../../project/project-path.js';
import type { NewProjectFile } from '../../project/transaction/new-folder.js';
import type { ExerciseFolder } from '../exercise/find-exercises.js';
import { studentValues } from '../exercise/student-values.js';
import { folderNames, sameFolders } from '../roster/folder-names.js';
import type { Roster } from '../roster/read-roster.js';
import { ExerciseSearch } from '../search-folders.js';
import { classRecord } from './class-record.js';
import type { ClassSettings } from './exercise-app.js';
import { CLASS_RECORD, INSTRUCTOR_FOLDER, instructorFiles, type Member } from './instructor-files.js';
import { overlaps } from './overlap.js';
import { type PreparedExercise, prepareExercise } from './prepare-exercise.js';
import { START_PAGE, startPage } from './start-page.js';
import { studentBytes } from './student-files.js';
import { type TreeFile, writeTree } from './write-tree.js';

export interface NewClassOptions {
  /** The folder that the class goes below. */
  readonly cwd: string;
  /** The class's folder, relative to `cwd`; is not there yet. */
  readonly out: string;
  readonly exercises: ExerciseFolder;
  /** Those of them that the class gets. */
  readonly chosen: readonly string[];
  readonly roster: Roster;
  /** As messages show it. */
  readonly rosterName: string;
  readonly settings: ClassSettings;
  readonly allowOverlap: boolean;
  readonly onProgress?: (progress: WriteProgress) => void;
  /** Whether somebody asked to stop. */
  readonly stopped: () => boolean;
}

/** How far the writing of a class is. */
export interface WriteProgress {
  /** `searching`: for solutions, once all is written. */
  readonly kind: 'begin' | 'writing' | 'searching' | 'done';
  /** Of all files so many. */
  readonly files: number;
  readonly all: number;
  /** All of them, as they take room on a disk. */
  readonly bytes: number;
}

export interface NewClass {
  readonly members: readonly Member[];
  readonly exercises: readonly string[];
}

/** Writes a class: each student's exercises and what the teacher keeps. All of it, or nothing. */
export async function newClass(options: NewClassOptions): Promise<Checked<NewClass> | 'stopped'> {
  const { cwd, out, chosen, roster, rosterName, settings, allowOverlap } = options;
  const folder = newProjectFolder(cwd, out);
  if (typeof folder !== 'string') {
    const isOutside = folder.code === 'project/outside' || folder.code === 'project/name';
    return { ok: false, diagnostics: [isOutside ? { ...folder, remedy: messages.outInside } : folder] };
  }
  const around = classAround(cwd, folder);
  if (around !== undefined)
    return refused('class/out-in-class', messages.outInClass(out, around), messages.outBeside);
  if (lstatSync(folder, { throwIfNoEntry: false }))
    return refused('class/out-exists', messages.outExists(out), messages.otherOut);

  const exercises = await Promise.all(chosen.map((id) => prepareExercise(options.exercises, id, settings)));
  const told = exercises.flatMap(({ diagnostics }) => diagnostics);
  const set = exercises.flatMap((one) => (one.ok ? [one.value] : []));
  if (set.length < exercises.length) return { ok: false, diagnostics: told };
  const overlapping = allowOverlap ? [] : overlaps(set.map((one) => ({ ...one, id: one.exercise.id })));
  if (overlapping.length > 0) return { ok: false, diagnostics: overlapping };

  const names = folderNames(roster.students.map(({ id }) => id));
  const members = roster.students.map(
    (student): Member => ({ ...student, folder: names.get(student.id) ?? '' }),
  );
  const record = (files: readonly NewProjectFile[]) =>
    classRecord(set, members, { ...options, folder, written: files });
  const { onProgress = () => {} } = options;
  const size = sizeOf(set, members.length);
  const tell = (kind: WriteProgress['kind'], files: number) => onProgress({ ...size, kind, files });
  tell('begin', 0);
  const written = await writeTree(folder, filesOf(set, members, record, settings), {
    stopped: options.stopped,
    onProgress: (files) => tell('writing', files),
    inspect: (tree) => leaks(tree, set, members, allowOverlap, (part) => tell('searching', size.all * part)),
  });
  tell('done', size.all);
  if (written === 'stopped' || !written.ok) return written;
  const diagnostics = [...told, ...written.diagnostics, ...notes(members, roster, rosterName)];
  return { ok: true, value: { members, exercises: chosen }, diagnostics };
}

/** The class that a folder would lie in, as far as one can be seen from here. */
function classAround(cwd: string, folder: string): string | undefined {
  for (let at = dirname(folder); ; at = dirname(at)) {
    if (existsSync(join(at, INSTRUCTOR_FOLDER, CLASS_RECORD))) return relative(cwd, at) || '.';
    if (at === cwd || at === dirname(at)) return undefined;
  }
}

/** Of a block of a file system. */
const BLOCK_BYTES = 4096;

/** What students get of a class, which is nearly all of it. */
function sizeOf(set: readonly PreparedExercise[], students: number): { all: number; bytes: number } {
  const blocks = set.flatMap(({ template }) =>
    template.map(({ pieces }) => {
      const length = pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? 12 : piece.length), 0);
      return Math.ceil(length / BLOCK_BYTES);
    }),
  );
  const sum = blocks.reduce((total, one) => total + one, 0);
  // With the page to begin with.
  return { all: (blocks.length + 1) * students, bytes: (sum + 1) * BLOCK_BYTES * students };
}

/** One after the other, so that a large class takes no more memory than a small one. */
function* filesOf(
  set: readonly PreparedExercise[],
  members: readonly Member[],
  record: (files: readonly NewProjectFile[]) => string,
  { language }: ClassSettings,
): Generator<TreeFile> {
  const guide = startPage(set, language);
  for (const { id, folder } of members) {
    yield { path: `students/${folder}/${START_PAGE}`, pieces: [Buffer.from(guide(folder))] };
    for (const { exercise, template } of set) {
      const values = studentValues(id, folder, exercise.id);
      const above = `students/${folder}/${exercise.id}`;
      for (const file of template)
        yield { ...file, path: `${above}/${file.path}`, pieces: studentBytes(file, values) };
    }
  }
  const kept = instructorFiles(set, language);
  for (const { path, content, mode } of [
    { path: CLASS_RECORD, content: record(kept), mode: undefined },
    ...kept,
  ])
    yield { path: `instructor/${path}`, pieces: [Buffer.from(content)], ...(mode ? { mode } : {}) };
}

/** As many as help to find the cause. */
const MOST_LEAKS = 10;

/** Solutions in what was written for students, as it is on the disk. */
function leaks(
  tree: string,
  set: readonly PreparedExercise[],
  members: readonly Member[],
  allowOverlap: boolean,
  onPart: (part: number) => void,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [at, { exercise, lines }] of set.entries()) {
    onPart(at / set.length);
    const sought = allowOverlap ? lines : set.flatMap((one) => one.lines);
    const search = new ExerciseSearch(sought);
    for (const { folder } of members) {
      const below = `students/${folder}/${exercise.id}`;
      for (const { file, solution } of search.search(join(tree, below))) {
        const message = messages.leak(`${below}/${file}`, solution.exercise, solution.line, solution.text);
        found.push({ code: 'class/leak', severity: 'error', message, remedy: messages.leakRemedy });
      }
      if (found.length >= MOST_LEAKS) return found.slice(0, MOST_LEAKS);
    }
  }
  return found;
}

function notes(members: readonly Member[], roster: Roster, rosterName: string): Diagnostic[] {
  const renamed = members.filter(({ id, folder }) => id !== folder);
  const shared = sameFolders(members.map(({ id }) => id));
  const isNameless = members.every(({ name }) => name === '');
  return [
    { code: 'class/roster-read', severity: 'note', message: detected(rosterName, roster) },
    ...(isNameless ? [nameless(roster, rosterName)] : []),
    ...renamed.map(
      ({ id, folder }): Diagnostic => ({
        code: 'class/folder-name',
        severity: 'note',
        message: folderMessage(id, folder, shared.get(id) ?? []),
      }),
    ),
    ...[...shared].flatMap(([id, others]) => {
      const half = others.find((other) => other === halfWidth(id));
      return half === undefined ? [] : [sameStudent(id, half)];
    }),
  ];
}

function folderMessage(id: string, folder: string, others: readonly string[]): Text {
  const [other] = others;
  return other === undefined ? folderRenamed(id, folder) : folderShared(id, folder, other);
}

/** An id in signs of full width, as a Chinese keyboard has them, beside the usual one. */
function sameStudent(id: string, half: string): Diagnostic {
  const message = sameInWidth(id, half);
  return { code: 'class/same-student', severity: 'warning', message, remedy: oneOfThem };
}

/** Most likely their column is called otherwise. */
function nameless({ students }: Roster, rosterName: string): Diagnostic {
  const remedy = nameColumn(Object.keys(students[0]?.more ?? {}));
  return { code: 'class/no-names', severity: 'note', message: noNames(rosterName), remedy };
}
