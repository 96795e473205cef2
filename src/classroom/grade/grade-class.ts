import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as messages from '../../messages/class-grade.js';
import type { Text } from '../../messages/text.js';
import { simFolder } from '../../simulate/package-folder.js';
import { instructorValues } from '../class/instructor-files.js';
import type { ClassFolder } from '../class/read-class.js';
import type { ClassExercise } from './class-exercises.js';
import { collect, type HandedInWork } from './collect.js';
import { keyOf } from './digests.js';
import { judgeFile } from './judge/ask-judge.js';
import { mayDependOnPc, verdictsOf } from './judge/verdicts.js';
import { OutcomeStore, type Verdicts } from './outcome-store.js';
import { type Plan, planOf, untold } from './plan.js';
import { copiesOf, noticesOf, pairsOf, rowOf } from './rows.js';
import { type GradeTable, scoreOf, type TableExercise } from './table.js';
import { Workshop, type WorkshopOptions } from './workshop.js';

export interface GradeOptions extends WorkshopOptions {
  readonly room: ClassFolder;
  readonly exercises: readonly ClassExercise[];
  /** What was handed in: absolute. */
  readonly submissions: string;
  /** Where outcomes are kept: absolute. */
  readonly kept: string;
  /** Grades anew what was graded before. */
  readonly again: boolean;
  /** So many at a time. */
  readonly jobs: number;
  readonly compiler: string;
  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly kind: 'begin'; readonly toDo: number; readonly kept: number }
  | {
      readonly kind: 'graded';
      readonly student: string;
      readonly exercise: string;
      readonly points: number;
      readonly of: number;
    }
  /** It is judged once more when the others are done. */
  | { readonly kind: 'once-more'; readonly student: string; readonly exercise: string };

/** A project that is to be judged, and what its outcomes are kept under. */
interface Task {
  readonly plan: Plan;
  readonly work: HandedInWork;
  readonly key: string;
}

/** Grades what was handed in. @returns `stopped` if somebody asked for that: what is done by then is kept */
export async function gradeClass(options: GradeOptions): Promise<GradeTable | 'stopped'> {
  const { room, exercises, submissions, sandbox, signal } = options;
  const byId = new Map(exercises.map((one) => [one.shown.id, one]));
  const collected = await collect(submissions, room, byId);
  const plans = planOf(room.members, exercises, collected);
  const store = new OutcomeStore(options.kept);
  const verdicts = new Map<Plan, Verdicts>();
  const tasks: Task[] = [];
  const basis = basisOf(options);
  for (const plan of plans) {
    if (!plan.work || plan.state !== 'graded') continue;
    const { member, exercise, work } = plan;
    const { id } = exercise.shown;
    const values = JSON.stringify(member.values.get(id));
    const key = keyOf(basis, exercise.digest, values, work.digest);
    const kept = options.again ? undefined : store.read(member.folder, id, key);
    if (kept) verdicts.set(plan, kept);
    else tasks.push({ plan, work, key });
  }
  options.onProgress({ kind: 'begin', toDo: tasks.length, kept: verdicts.size });
  const broken = new Map<string, Text>();
  if (tasks.length > 0) {
    const workshop = new Workshop(options);
    try {
      await judgeSolutions(tasks, workshop, options, broken);
      const judgeable = tasks.filter(({ plan }) => !broken.has(plan.exercise.shown.id));
      await judgeAll(judgeable, workshop, options, store, verdicts);
    } finally {
      workshop.close();
    }
  }
  if (signal.aborted) return 'stopped';
  const shown = exercises.map((one): TableExercise => {
    const why = broken.get(one.shown.id);
    return why ? { ...one.shown, broken: why } : one.shown;
  });
  return {
    exercises: shown,
    rows: room.members.map((member) =>
      rowOf(
        plans.filter((plan) => plan.member === member),
        verdicts,
        broken,
      ),
    ),
    pairs: exercises.flatMap((one) => pairsOf(one.shown.id, plans)),
    copies: copiesOf(plans),
    notices: noticesOf(plans),
    leftOver: [...collected.leftOver, ...untold(plans, collected)],
    unsafe: sandbox === undefined,
  };
}

/** What all verdicts depend on beside the exercise and the submission: this program, its compiler, its limits. */
function basisOf({ compiler, limits, sandbox }: GradeOptions): string {
  const sim = simFolder();
  const files = readdirSync(sim, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = [judgeFile(), ...files].map((file) => readFileSync(file, 'utf8'));
  return keyOf(...texts, compiler, JSON.stringify(limits), String(sandbox !== undefined));
}

/** An exercise whose own solution does not pass here says nothing of anybody's work. */
async function judgeSolutions(
  tasks: readonly Task[],
  workshop: Workshop,
  { limits, jobs }: GradeOptions,
  broken: Map<string, Text>,
): Promise<void> {
  const exercises = [...new Set(tasks.map(({ plan }) => plan.exercise))];
  await inParallel(exercises, jobs, async (exercise) => {
    const { id } = exercise.shown;
    const judge = () => workshop.judge(exercise, exercise.solution, instructorValues(id), true);
    const first = await judge();
    const judged = mayDependOnPc(first) ? await judge() : first;
    if (judged.kind === 'stopped') return;
    const { outcomes } = verdictsOf(judged, exercise.exercise.text.checks, limits);
    const wrong = outcomes.find(({ verdict }) => verdict !== 'passed');
    if (wrong) broken.set(id, messages.solutionFails(id, wrong.id, wrong.reason));
  });
}

async function judgeAll(
  tasks: readonly Task[],
  workshop: Workshop,
  { limits, jobs, onProgress }: GradeOptions,
  store: OutcomeStore,
  verdicts: Map<Plan, Verdicts>,
): Promise<void> {
  const judge = async ({ plan, work, key }: Task, isLast: boolean): Promise<boolean> => {
    const { member, exercise } = plan;
    const { id, points: of, checks } = exercise.shown;
    const values = member.values.get(id);
    if (!values) throw new TypeError('each student has values for each exercise');
    const judged = await workshop.judge(exercise, work.files, values);
    if (judged.kind === 'stopped') return true;
    const about = { student: member.id, exercise: id };
    if (!isLast && mayDependOnPc(judged)) {
      onProgress({ kind: 'once-more', ...about });
      return false;
    }
    const found = verdictsOf(judged, exercise.exercise.text.checks, limits);
    verdicts.set(plan, found);
    const isSaid = found.outcomes.every(({ verdict }) => verdict !== 'unchecked');
    // Of what could not be checked another time may say more.
    if (isSaid) store.write(member.folder, id, key, found);
    onProgress({ kind: 'graded', ...about, points: scoreOf(found.outcomes, checks).points, of });
    return true;
  };
  const again: Task[] = [];
  await inParallel(tasks, jobs, async (task) => {
    if (!(await judge(task, false))) again.push(task);
  });
  await inParallel(again, 1, (task) => judge(task, true));
}

async function inParallel<T>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}
