import { presets } from '../config/presets.js';
import { VERSION } from '../generated/version.js';
import { help } from '../messages/cli.js';
import { width } from '../messages/columns.js';
import type { Lang } from '../messages/text.js';
import { COMMANDS, type Flag } from './flags.js';

export function helpText(lang: Lang): string {
  const commands: readonly (readonly [string, string])[] = [
    ['[create] DIR', help.createCommand[lang]],
    ['regen [DIR]', help.regenCommand[lang]],
  ];
  const flags = COMMANDS.create.map((flag): readonly [string, string] => [
    usageOf(flag),
    explain(flag, lang),
  ]);
  return [
    `create-nanokit-ws ${VERSION}`,
    help.tagline[lang],
    '',
    `${help.usage[lang]}: create-nanokit-ws [DIR] [--yes]`,
    '',
    `${help.commands[lang]}:`,
    ...table(commands),
    `  ${help.folderNote[lang]}`,
    '',
    `${help.flags[lang]}:`,
    ...table(flags),
    '',
    help.exits[lang],
  ].join('\n');
}

function usageOf({ name, short, placeholder }: Flag): string {
  return `${short ? `-${short}, ` : ''}${name}${placeholder ? ` ${placeholder}` : ''}`;
}

function explain(flag: Flag, lang: Lang): string {
  const preset = flag.name === '--preset' ? `: ${presets.map(({ id }) => id).join(', ')}` : '';
  const fallback = flag.key?.node.default ?? (preset ? presets[0]?.id : undefined);
  const said = fallback === undefined ? '' : ` [${help.defaultIs[lang]}: ${String(fallback)}]`;
  return `${flag.text[lang]}${preset}${said}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const column = Math.max(...rows.map(([left]) => width(left))) + 2;
  return rows.map(([left, right]) => `  ${left}${' '.repeat(column - width(left))}${right}`);
}
