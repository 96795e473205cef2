/** What `class` can do; what each does stands in class.ts, which the help need not load. */
interface ClassAction {
  /** As the help shows it. */
  readonly usage: string;
  /** Beside those of every command. */
  readonly flags: readonly string[];
  /** How many words may stand behind it. */
  readonly operands: 0 | 1;
}

/** In the order in which a class needs them. */
export const CLASS_ACTIONS = {
  list: { usage: 'list', flags: ['--exercises-from'], operands: 0 },
  new: {
    usage: 'new --exercises NAMES --roster FILE --out DIR',
    flags: [
      '--exercises',
      '--exercises-from',
      '--roster',
      '--encoding',
      '--out',
      '--language',
      '--password-stdin',
      '--set',
      '--allow-overlap',
    ],
    operands: 0,
  },
  check: { usage: 'check [DIR]', flags: ['--hint'], operands: 1 },
  grade: {
    usage: 'grade [CLASS_DIR]',
    flags: ['--submissions', '--exercises', '--out', '--jobs', '--again', '--unsafe'],
    operands: 1,
  },
  update: {
    usage: 'update [CLASS_DIR|DIR --from FILE]',
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
    operands: 1,
  },
  reset: {
    usage: 'reset [DIR|EXERCISE --class DIR --student NAME]',
    flags: ['--class', '--student', '--diff', '--dry-run'],
    operands: 1,
  },
  test: { usage: 'test [NAMES]', flags: ['--exercises', '--exercises-from', '--sdk'], operands: 1 },
} as const satisfies Record<string, ClassAction>;

export type ClassActionName = keyof typeof CLASS_ACTIONS;

export function isClassAction(name: string): name is ClassActionName {
  return Object.hasOwn(CLASS_ACTIONS, name);
}
