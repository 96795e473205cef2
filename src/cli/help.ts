import { presets } from '../config/presets.js';
import { descriptionOf, titleOf } from '../config/schema.js';
import { VERSION } from '../generated/version.js';
import { classHelp } from '../messages/class-help.js';
import { width } from '../messages/columns.js';
import { configureTexts, flagTexts, help, jsonLines } from '../messages/help.js';
import type { Lang, Text } from '../messages/text.js';
import { type ClassHelp, helpOfClass } from './class-help.js';
import { COMMANDS, COMMON_FLAGS, type CommandName, type Flag } from './flags.js';

/**
 * What a command takes; `create`, the command without a name, tells of the others too.
 * @param action the word behind `class`
 */
export async function helpText(lang: Lang, command: CommandName, action?: string): Promise<string> {
  const commands: readonly (readonly [string, string])[] = [
    ['[create] DIR', help.createCommand[lang]],
    ['regen [DIR]', help.regenCommand[lang]],
    ['configure [DIR]', help.configureCommand[lang]],
    ['adopt [DIR]', help.adoptCommand[lang]],
    ['undo [DIR]', help.undoCommand[lang]],
    ['memory [DIR]', help.memoryCommand[lang]],
    ['check [DIR]', help.checkCommand[lang]],
    ['explain NAME', help.explainCommand[lang]],
    ['simulate [DIR]', help.simulateCommand[lang]],
    ['serve', help.serveCommand[lang]],
    ['class ACTION', help.classCommand[lang]],
  ];
  const ofClass = command === 'class' ? helpOfClass(action, COMMON_FLAGS, lang) : undefined;
  const taken: readonly Flag[] = COMMANDS[command];
  const flags = taken
    .filter((flag) => ofClass?.hasFlag(flag) ?? true)
    .map((flag): readonly [string, string] => [usageOf(flag), explain(flag, command, lang, ofClass)]);
  const [usage, overview] = ofClass ? [ofClass.usage, ofClass.overview] : USAGE[command];
  const actions = ofClass?.actions ?? [];
  const others = [`${help.commands[lang]}`, ...table(commands), `  ${help.folderNote[lang]}`, ''];
  return [
    `create-nanokit-ws ${VERSION}`,
    overview[lang],
    '',
    `${help.usage[lang]}create-nanokit-ws ${usage}`,
    '',
    ...(command === 'create' ? others : []),
    ...(actions.length > 0
      ? [classHelp.actions[lang], ...table(actions), `  ${classHelp.actionNote[lang]}`, '']
      : []),
    help.flags[lang],
    ...table(flags),
    '',
    ...(tellsAsItHappens(command) ? [...(await faultHelp(lang)), ''] : []),
    (ofClass?.exits ?? help.exits)[lang],
  ].join('\n');
}

/** The faults are a part of the server, which is loaded for them. */
async function faultHelp(lang: Lang): Promise<readonly string[]> {
  const { faultForms, faultsHead } = await import('./serve.js');
  const rows = faultForms().map(([form, text, fallback]): readonly [string, string] => [
    form,
    `${text[lang]}${said(fallback, lang)}`,
  ]);
  return [faultsHead[lang], ...table(rows)];
}

const USAGE: Readonly<Record<CommandName, readonly [string, Text]>> = {
  create: ['[DIR] [--yes]', help.tagline],
  regen: ['regen [DIR]', help.regenCommand],
  configure: ['configure [DIR]', help.configureCommand],
  adopt: ['adopt [DIR]', help.adoptCommand],
  undo: ['undo [DIR]', help.undoCommand],
  memory: ['memory [DIR]', help.memoryCommand],
  check: ['check [DIR]', help.checkCommand],
  explain: ['explain NAME', help.explainCommand],
  simulate: ['simulate [DIR]', help.simulateCommand],
  serve: ['serve', help.serveCommand],
  class: ['class ACTION', help.classCommand],
};

function usageOf({ name, short, placeholder }: Flag): string {
  return `${short ? `-${short}, ` : ''}${name}${placeholder ? ` ${placeholder}` : ''}`;
}

function explain(flag: Flag, command: CommandName, lang: Lang, ofClass: ClassHelp | undefined): string {
  const list = presets.map(({ id }) => id);
  const preset =
    flag.name === '--preset' ? (lang === 'zh' ? `：${list.join('、')}` : `: ${list.join(', ')}`) : '';
  // What a project has is what configure goes by.
  const fallback =
    command === 'configure' ? undefined : (flag.key?.node.default ?? (preset ? list[0] : undefined));
  const text = ofClass?.textOf(flag) ?? textOf(flag, command);
  return `${text[lang]}${preset}${said(fallback, lang)}`;
}

/** What flags do in a command, where that is not what they do elsewhere. */
const OWN_TEXTS: Readonly<Partial<Record<CommandName, Readonly<Record<string, Text>>>>> = {
  configure: configureTexts,
};

function textOf({ name, key }: Flag, command: CommandName): Text {
  const own = OWN_TEXTS[command]?.[name];
  if (own) return own;
  if (name === '--json' && tellsAsItHappens(command)) return jsonLines;
  if (!key) return flagTexts[name] ?? { en: '', zh: '' };
  const title = titleOf(key.node);
  const brief = { en: `${title.en} (${key.name})`, zh: `${title.zh}（${key.name}）` };
  return descriptionOf(key.node).en ? brief : title;
}

const tellsAsItHappens = (command: CommandName) => command === 'serve' || command === 'simulate';

function said(fallback: unknown, lang: Lang): string {
  return fallback === undefined ? '' : ` [${help.defaultIs[lang]}${String(fallback)}]`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const column = Math.max(...rows.map(([left]) => width(left))) + 2;
  return rows.map(([left, right]) => `  ${left}${' '.repeat(column - width(left))}${right}`);
}
