import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RUNTIME } from '../../simulate/units.js';
import type { StudentValues } from '../exercise/student-values.js';
import type { ClassExercise } from './class-exercises.js';
import { askJudge, type Judged } from './judge/ask-judge.js';
import { projectToJudge, writeProject } from './project-copy.js';
import type { GradeLimits } from './sandbox/limits.js';
import { giveTo, type Sandbox, workFolder } from './sandbox/sandbox.js';

export interface WorkshopOptions {
  /** Undefined: without one. */
  readonly sandbox: Sandbox | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limits: GradeLimits;
  readonly signal: AbortSignal;
}

/** A private folder in which projects are judged, each in a folder of its own that is thrown away afterwards. */
export class Workshop {
  readonly #root: string;
  /** Objects of `sim/`, made by exercises' own solutions: whatever a submission does, these are as they should be. */
  readonly #trusted: string;
  #count = 0;

  constructor(private readonly options: WorkshopOptions) {
    this.#root = workFolder(options.sandbox);
    this.#trusted = join(this.#root, 'objects');
    mkdirSync(this.#trusted, { mode: 0o700 });
  }

  /**
   * Judges a project.
   * @param trusted it is the exercise's own solution: what is built of `sim/` is used for others, too
   */
  async judge(
    { exercise: { text, files: sources }, solution }: ClassExercise,
    files: ReadonlyMap<string, Buffer>,
    student: StudentValues,
    trusted = false,
  ): Promise<Judged> {
    const place = join(this.#root, String(++this.#count));
    const [project, cache] = [join(place, 'project'), join(place, 'cache')];
    try {
      writeProject(project, projectToJudge(files, solution, sources));
      mkdirSync(cache, { mode: 0o700 });
      copyObjects(this.#trusted, cache);
      const scenarios = [...sources].filter(([path]) => path.startsWith('scenarios/'));
      const job = { runs: text.runs ?? [], checks: text.checks, scenarios, student };
      const { sandbox, env, limits, signal } = this.options;
      giveTo(sandbox, place);
      const judged = await askJudge({ project, cache, order: { job, limits }, sandbox, env, signal });
      if (trusted) copyObjects(cache, this.#trusted);
      return judged;
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** Objects of `sim/` are named by their content; copies, so that nobody can change those of others. */
function copyObjects(from: string, to: string): void {
  const names = readdirSync(from).filter((name) => new RegExp(`^${RUNTIME}-[0-9a-f]+\\.o$`).test(name));
  for (const name of names) copyFileSync(join(from, name), join(to, name));
}
