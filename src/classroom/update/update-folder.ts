import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-update.js';
import type { Lang } from '../../messages/text.js';
import { type Ask, type ConflictPolicy, decide } from '../../project/conflict-policy.js';
import type { GivenFiles } from '../../project/given-files.js';
import { type FilePlan, planFile } from '../../project/plan-file.js';
import type { PlannedChange } from '../../project/planned-change.js';
import { readProjectFile } from '../../project/project-files.js';
import { type RegenConflict, type RegenResult, regenerate } from '../../project/regen-project.js';
import { recoverProject } from '../../project/write-project.js';
import { CONFIG_FILE } from '../../render/files.js';
import { EXERCISE_RECORD } from '../class/student-files.js';
import { type ExerciseRecord, recordIn } from './exercise-record.js';

export interface FolderUpdateOptions {
  /** The student's folder of one exercise, absolute. */
  readonly folder: string;
  /** As messages show it. */
  readonly dir: string;
  /** Of the comments, where neither nanokit.yaml nor the project's record says. */
  readonly language: Lang;
  /** The exercise as it is to be, for the student whose folder this is. */
  readonly fresh: (last: ExerciseRecord) => Checked<ExerciseRecord>;
  readonly onConflict: ConflictPolicy;
  readonly ask?: Ask;
  readonly dryRun: boolean;
}

export interface FolderUpdate
  extends Pick<RegenResult, 'updated' | 'merged' | 'replaced' | 'kept' | 'deleted' | 'removed' | 'marked'> {
  /** While one is not decided, nothing is written. */
  readonly conflicts: readonly RegenConflict[];
  readonly changes: readonly PlannedChange[];
}

/**
 * Brings a corrected exercise into a student's folder. What the student changed stays, as with `regen`: given files are
 * merged with how they were given, nanokit.yaml too, and what is generated follows from that. All of it, or nothing.
 */
export async function updateFolder(options: FolderUpdateOptions): Promise<Checked<FolderUpdate>> {
  const { folder, dir, language, onConflict, ask, dryRun } = options;
  const recovered = await recoverProject(folder, 'update');
  if (!recovered.ok) return recovered;
  const last = recordIn(folder, dir);
  if (!last.ok) return last;
  const fresh = options.fresh(last.value);
  if (!fresh.ok) return fresh;
  if (fresh.value.exercise !== last.value.exercise)
    return refused(
      'class/other-exercise',
      messages.otherExercise(last.value.exercise, fresh.value.exercise),
      messages.otherExerciseRemedy,
    );
  const config = await planConfig(folder, dir, last.value, fresh.value);
  if (!config.ok) return config;

  const choices = await decide([config.value], onConflict, ask);
  const open = config.value.conflicts.filter((conflict) => !choices.has(conflict));
  const after = config.value.after((conflict) => choices.get(conflict) ?? 'keep');
  const done = await regenerate({
    folder,
    dir,
    language,
    command: 'update',
    onConflict: { ...onConflict, files: withoutConfig(onConflict) },
    ...(ask ? { ask } : {}),
    given: givenFiles(last.value, fresh.value),
    configEdit: { from: textOf(config.value.before), to: textOf(after) },
    // The other conflicts are told with those of nanokit.yaml.
    dryRun: dryRun || open.length > 0,
  });
  if (!done.ok) return done;
  const { result, changes } = done.value;
  const isOpen = open.length > 0 || result.conflicts.some(({ choice }) => choice === undefined);
  const own = config.value.conflicts.map((conflict): RegenConflict => {
    const { line } = conflict;
    const choice = choices.get(conflict);
    return { file: CONFIG_FILE, ...(line === undefined ? {} : { line }), ...(choice ? { choice } : {}) };
  });
  return {
    ok: true,
    value: {
      ...result,
      updated: isOpen ? [] : result.updated.filter((path) => path !== EXERCISE_RECORD),
      conflicts: [...own, ...result.conflicts],
      changes: isOpen ? [] : changes,
    },
    diagnostics: [...recovered.diagnostics, ...open.map(() => atOdds(dir)), ...forStudents(done.diagnostics)],
  };
}

/** nanokit.yaml is the student's, and says what all generated files are: it comes first. */
async function planConfig(
  folder: string,
  dir: string,
  last: ExerciseRecord,
  fresh: ExerciseRecord,
): Promise<Checked<FilePlan>> {
  const current = readProjectFile(folder, CONFIG_FILE);
  if (!current.ok) return current;
  if (!current.value)
    return refused('class/config-gone', messages.configGone(dir), messages.configGoneRemedy);
  const before = last.texts.get(CONFIG_FILE);
  const content = fresh.texts.get(CONFIG_FILE) ?? before ?? textOf(current.value);
  const wanted = { content, bytes: () => Buffer.from(content) };
  const plan = await planFile(CONFIG_FILE, before, wanted, current.value, false);
  // With marks in it nothing could be generated.
  return { ok: true, value: { ...plan, canMark: false }, diagnostics: [] };
}

function givenFiles(last: ExerciseRecord, fresh: ExerciseRecord): GivenFiles {
  const others = ({ texts }: ExerciseRecord) => [...texts].filter(([path]) => path !== CONFIG_FILE);
  return {
    before: new Map([...last.files, ...others(last)]),
    now: new Map([...fresh.files, ...others(fresh), [EXERCISE_RECORD, fresh.text]]),
    own: new Set(fresh.files.keys()),
  };
}

function withoutConfig({ files }: ConflictPolicy): ConflictPolicy['files'] {
  return new Map([...files].filter(([path]) => path !== CONFIG_FILE));
}

function textOf(bytes: Buffer | undefined): string {
  return bytes?.toString('utf8') ?? '';
}

/** What regen has to say of projects is not for exercises, nor are its ways out. */
function forStudents(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics
    .filter(({ severity, code }) => severity !== 'note' || code.startsWith('project/'))
    .map((one) => {
      if (!isConflict(one)) return one;
      const { remedy: _, ...bare } = one;
      return bare;
    });
}

export function isConflict({ code }: Diagnostic): boolean {
  return code === 'regen/conflict' || code === 'regen/no-record';
}

function atOdds(dir: string): Diagnostic {
  return {
    code: 'regen/conflict',
    severity: 'error',
    message: messages.atOdds,
    source: `${dir}/${CONFIG_FILE}`,
  };
}
