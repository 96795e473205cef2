import { nearest } from '../config/nearest.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { refused } from '../diagnostics/refused.js';
import * as messages from '../messages/class-new.js';
import { seeHelp, tooManyArguments } from '../messages/cli.js';
import { didYouMean } from '../messages/config.js';
import type { Arguments } from './arguments.js';
import { checkExercise } from './class/check.js';
import { listExercises } from './class/list.js';
import { makeClass } from './class/new.js';
import { resetExercise } from './class/reset.js';
import { testExercises } from './class/test.js';
import { updateExercises } from './class/update.js';
import { COMMON_FLAGS } from './flags.js';
import type { Io } from './io.js';
import type { ExitCode, Report } from './report.js';

type Action = (args: Arguments, io: Io, report: Report) => Promise<ExitCode>;

interface ActionKind {
  readonly run: Action;
  readonly flags: readonly string[];
  /** How many words may stand behind it. */
  readonly operands?: number;
}

/** What `class` can do, and the flags of each beside those of every command. */
const ACTIONS: Readonly<Record<string, ActionKind>> = {
  list: { run: listExercises, flags: ['--exercises-from'] },
  check: { run: checkExercise, flags: ['--hint'], operands: 1 },
  test: { run: testExercises, flags: ['--exercises', '--exercises-from', '--sdk'], operands: 1 },
  grade: {
    run: async (...given) => (await import('./class/grade.js')).grade(...given),
    flags: ['--submissions', '--exercises', '--out', '--jobs', '--again', '--unsafe'],
    operands: 1,
  },
  new: {
    run: makeClass,
    flags: [
      '--exercises',
      '--exercises-from',
      '--roster',
      '--encoding',
      '--out',
      '--language',
      '--set',
      '--allow-overlap',
    ],
  },
  update: {
    run: updateExercises,
    operands: 1,
    flags: [
      '--exercises',
      '--exercises-from',
      '--students',
      '--from',
      '--allow-overlap',
      '--on-conflict',
      '--diff',
      '--dry-run',
    ],
  },
  reset: { run: resetExercise, operands: 1, flags: ['--class', '--student', '--diff', '--dry-run'] },
};

/** `class …`: exercises for a whole class. */
export async function classroom(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const name = args.dir ?? '';
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) {
    const names = Object.keys(ACTIONS);
    const near = nearest(name, names);
    const message = name === '' ? messages.noAction : messages.noSuchAction(name);
    const remedy = near ? didYouMean(`class ${near}`) : messages.actions(names);
    return report.finish(2, refused('class/action', message, remedy).diagnostics);
  }
  const common = COMMON_FLAGS.map((flag) => flag.name);
  const typed = [...args.values.keys(), ...args.switches];
  const others = typed.filter((flag) => !common.includes(flag) && !action.flags.includes(flag));
  if (others.length > 0) {
    const problems = others.map(
      (flag): Diagnostic => ({
        code: 'cli/unknown-flag',
        severity: 'error',
        message: messages.notForAction(flag, name),
        remedy: seeHelp,
      }),
    );
    return report.finish(2, problems);
  }
  const extra = args.operands[action.operands ?? 0];
  if (extra !== undefined)
    return report.finish(2, refused('cli/too-many-arguments', tooManyArguments(extra), seeHelp).diagnostics);
  return action.run(args, io, report);
}
