import { findExercises } from '../../classroom/exercise/find-exercises.js';
import { readExercise } from '../../classroom/exercise/read-exercise.js';
import * as messages from '../../messages/class-new.js';
import { width } from '../../messages/columns.js';
import type { Arguments } from '../arguments.js';
import type { Io } from '../io.js';
import type { ExitCode, Report } from '../report.js';

/** `class list`: what exercises there are. One with mistakes does not hide the others. */
export async function listExercises(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const found = findExercises(io.cwd, args.values.get('--exercises-from')?.[0]);
  if (!found.ok) return report.finish(2, found.diagnostics);
  const { dir, shown, ids } = found.value;
  const read = await Promise.all(ids.map((id) => readExercise(dir, id, shown)));
  const { lang } = report;
  const exercises = read.flatMap((one) => {
    if (!one.ok) return [];
    const { id, text } = one.value;
    const goals = text.goals.map((goal) => goal[lang]);
    return [{ id, title: text.title[lang], level: text.level, minutes: text.minutes, goals }];
  });
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(width));
  const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)));
  const idWidth = widest(exercises.map(({ id }) => id));
  const titleWidth = widest(exercises.map(({ title }) => title));
  for (const { id, title, level, minutes } of exercises) {
    const facts = messages.facts(level, minutes)[lang];
    report.text(
      `${report.paint.strong(pad(id, idWidth))}  ${pad(title, titleWidth)}  ${report.paint.dim(facts)}\n`,
    );
  }
  const diagnostics = read.flatMap((one) => one.diagnostics);
  return report.finish(read.every(({ ok }) => ok) ? 0 : 2, diagnostics, { exercises });
}
