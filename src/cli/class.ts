import { nearest } from '../config/nearest.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { refused } from '../diagnostics/refused.js';
import * as messages from '../messages/class-new.js';
import { tooManyArguments } from '../messages/cli.js';
import { didYouMean } from '../messages/config.js';
import type { Arguments } from './arguments.js';
import { CLASS_ACTIONS, type ClassActionName, isClassAction } from './class/actions.js';
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

const RUN: Readonly<Record<ClassActionName, Action>> = {
  list: listExercises,
  new: makeClass,
  check: checkExercise,
  grade: async (...given) => (await import('./class/grade.js')).grade(...given),
  update: updateExercises,
  reset: resetExercise,
  test: testExercises,
};

/** `class …`: exercises for a whole class. */
export async function classroom(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const name = args.dir ?? '';
  if (!isClassAction(name)) {
    const near = nearest(name, Object.keys(CLASS_ACTIONS));
    const message = name === '' ? messages.noAction : messages.noSuchAction(name);
    const remedy = near ? didYouMean(`class ${near}`) : messages.actions;
    return report.finish(2, refused('class/action', message, remedy).diagnostics);
  }
  const action: { readonly flags: readonly string[]; readonly operands: number } = CLASS_ACTIONS[name];
  const remedy = messages.actionHelp(name);
  const common = COMMON_FLAGS.map((flag) => flag.name);
  const typed = [...args.values.keys(), ...args.switches];
  const others = typed.filter((flag) => !common.includes(flag) && !action.flags.includes(flag));
  if (others.length > 0) {
    const problems = others.map((flag): Diagnostic => {
      const message = messages.notForAction(flag, name);
      return { code: 'cli/unknown-flag', severity: 'error', message, remedy };
    });
    return report.finish(2, problems);
  }
  const extra = args.operands[action.operands];
  if (extra !== undefined) {
    const message = action.operands > 0 ? tooManyArguments(extra) : messages.noOperand(name, extra);
    return report.finish(2, refused('cli/too-many-arguments', message, remedy).diagnostics);
  }
  return RUN[name](args, io, report);
}
