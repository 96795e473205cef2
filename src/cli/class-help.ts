import { classActions, classFlags, classFlagsOf, classHelp } from '../messages/class-help.js';
import { help } from '../messages/help.js';
import type { Lang, Text } from '../messages/text.js';
import { CLASS_ACTIONS, type ClassActionName, isClassAction } from './class/actions.js';
import type { Flag } from './flags.js';

/** What the help of `class`, or of one of its actions, has in other places than that of another command. */
export interface ClassHelp {
  readonly usage: string;
  readonly overview: Text;
  /** The actions, of `class` itself. */
  readonly actions: readonly (readonly [string, string])[];
  readonly hasFlag: (flag: Flag) => boolean;
  readonly textOf: (flag: Flag) => Text | undefined;
  readonly exits: Text;
}

/** @param typed the word behind `class`, if there is one */
export function helpOfClass(typed: string | undefined, common: readonly Flag[], lang: Lang): ClassHelp {
  const action = typed !== undefined && isClassAction(typed) ? typed : undefined;
  const flags: readonly string[] = action ? CLASS_ACTIONS[action].flags : [];
  return {
    usage: `class ${action ? CLASS_ACTIONS[action].usage : 'ACTION'}`,
    overview: (action && classActions[action]) ?? classHelp.overview,
    actions: action ? [] : actionRows(lang),
    hasFlag: (flag) => flags.includes(flag.name) || common.some(({ name }) => name === flag.name),
    textOf: ({ name }) => classFlagsOf[action ?? '']?.[name] ?? classFlags[name],
    exits: classHelp.exits,
  };
}

function actionRows(lang: Lang): (readonly [string, string])[] {
  const operand: Readonly<Partial<Record<ClassActionName, string>>> = {
    check: ' [DIR]',
    grade: ' [CLASS_DIR]',
    update: ' [DIR]',
    reset: ' [DIR]',
    test: ' [NAMES]',
  };
  const names = Object.keys(CLASS_ACTIONS).filter(isClassAction);
  return names.map((name) => [
    `${name}${operand[name] ?? ''}`,
    classActions[name]?.[lang] ?? help.classCommand[lang],
  ]);
}
