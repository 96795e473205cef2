import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, run } from '../support/cli.js';
import { copyOf } from '../support/crash.js';
import { folderOfTheRun, write } from '../support/folders.js';
import { change } from '../support/regen.js';
import { GREETING_C, writeExercise } from './samples.js';

export const ROSTER = '学号,姓名\n王小明,甲\nCON,乙\ns3,丙\n';
/** The folders of these students. */
export const FOLDERS = ['王小明', '_CON', 's3'] as const;
export const ID = '01-greet';

/** A file of the exercise with room around its region, where students and authors work at different places. */
const LONG_C = `/* Greets. */
${GREETING_C}
static int first;
static int second;

int count(void)
{
	return first + second;
}
`;

/** What was made already, to be copied: to make it takes a process. It serves every file of tests that this worker runs. */
const made = new Map<string, string>();
const kept = folderOfTheRun();

/** A folder with a class in `room`, of an exercise in `ours`, for whoever wants to correct that. */
export async function madeClass(
  cwd: string,
  more: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const key = JSON.stringify([more, files, readdirSync(cwd, { recursive: true }).map(String).sort()]);
  const known = made.get(key);
  if (known !== undefined) return copyOf(known, cwd);
  write(cwd, 'students.csv', ROSTER);
  writeExercise(join(cwd, 'ours'), ID, { 'app/src/greet.c': LONG_C, ...files });
  const args = ['class', 'new', '--exercises', 'all', '--exercises-from', 'ours', '--roster', 'students.csv'];
  const { code, stderr } = await run([...args, '--out', 'room', '--lang', 'en', ...more], { cwd });
  if (code !== 0) throw new Error(stderr);
  made.set(key, copyOf(cwd, join(kept, String(made.size))));
  return cwd;
}

/** A student's folder, by the name that it has in the class. */
export function folderOf(cwd: string, student: string, id = ID): string {
  return join(cwd, 'room/students', student, id);
}

/** Changes of the exercise by its author, one for each file that a student gets. */
export const CORRECTIONS = {
  code: (cwd: string) =>
    change(join(cwd, 'ours', ID), 'app/src/greet.c', (text) =>
      text.replace('first + second', 'first - second'),
    ),
  stub: (cwd: string) =>
    change(join(cwd, 'ours', ID), 'app/src/greet.c', (text) =>
      text.replace('TODO: say hello.', 'TODO: say it aloud.'),
    ),
  statement: (cwd: string) =>
    change(join(cwd, 'ours', ID), 'exercise.en.md', (text) => `${text}\nRun it with {client_id}.\n`),
  config: (cwd: string) =>
    change(join(cwd, 'ours', ID), 'exercise.yaml', (text) => text.replace('hello from', 'good day from')),
  hint: (cwd: string) =>
    change(join(cwd, 'ours', ID), 'exercise.yaml', (text) => text.replace('Look closely', 'Look at printk')),
} as const;

export function update(cwd: string, more: readonly string[] = []): Promise<Run> {
  return run(['class', 'update', 'room', '--lang', 'en', ...more], { cwd });
}

/** What `--json` says, and the exit code. */
export async function updated(cwd: string, more: readonly string[] = []) {
  const { code, stdout } = await update(cwd, ['--json', ...more]);
  return { code, ...JSON.parse(stdout) };
}

/** The state of each student's folder, in the order of the roster. */
export function states({ folders }: { readonly folders: readonly { readonly state: string }[] }): string[] {
  return folders.map(({ state }) => state);
}
