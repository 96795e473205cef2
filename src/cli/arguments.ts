import { parseArgs } from 'node:util';
import { nearest } from '../config/nearest.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/cli.js';
import { choices, didYouMean } from '../messages/config.js';
import { isLanguage, LANGUAGES } from '../messages/text.js';
import { COMMAND_NAMES, COMMANDS, type CommandName, type Flag, isCommand } from './flags.js';

/** The command line, understood. */
export interface Arguments {
  readonly command: CommandName;
  readonly dir?: string;
  /** What stands behind the action of `class`. */
  readonly operands: readonly string[];
  /** Values by flag name, with dashes, in the order typed. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
}

/** @param argv what follows the program's name; all mistakes in it are reported at once */
export function readArguments(argv: readonly string[]): Checked<Arguments> {
  const first = firstPositional(argv);
  const command = argv[first] ?? '';
  const named = isCommand(command);
  const name: CommandName = named ? command : 'create';
  const rest = behindFlags(named ? argv.filter((_, index) => index !== first) : argv, name);

  const flags: readonly Flag[] = COMMANDS[name];
  const options = Object.fromEntries(flags.map((flag) => [flag.name.slice(2), optionOf(flag)]));
  const { tokens } = parseArgs({
    args: [...rest],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const problems: Diagnostic[] = [];
  const values = new Map<string, string[]>();
  const switches = new Set<string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find((candidate) => candidate.name === `--${token.name}`);
    if (!flag) problems.push(unknownFlag(token.rawName, flags));
    else if (!flag.placeholder) {
      if (token.value === undefined) switches.add(flag.name);
      else problems.push(mistake('cli/flag-value', messages.flagTakesNoValue(flag.name)));
    } else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      problems.push(mistake('cli/flag-value', messages.flagNeedsValue(flag.name, flag.placeholder)));
    } else if (values.has(flag.name) && !flag.repeats) {
      problems.push(mistake('cli/flag-twice', messages.flagTwice(flag.name)));
    } else values.set(flag.name, [...(values.get(flag.name) ?? []), token.value]);
  }
  // A log message may be typed without quotes.
  if (name === 'explain' && positionals.length > 1)
    positionals.splice(0, positionals.length, positionals.join(' '));
  // Behind an unknown flag stands what was meant as its value, perhaps a password: no folder, and not to be shown.
  const flagsKnown = !problems.some(({ code }) => code === 'cli/unknown-flag');
  if (flagsKnown)
    problems.push(...positionalProblems(name === 'class' ? positionals.slice(0, 1) : positionals, named));
  if (flagsKnown && name === 'serve' && positionals[0] !== undefined)
    problems.push(mistake('cli/too-many-arguments', messages.noArguments(positionals[0])));
  problems.push(...languageProblems(values));
  if (problems.length > 0) return { ok: false, diagnostics: problems };

  const [dir, ...operands] = positionals;
  const value = { command: name, values, switches, operands, ...(dir === undefined ? {} : { dir }) };
  return { ok: true, value, diagnostics: [] };
}

/** A number such as -12 is what `explain` is asked about, and no flag. */
function behindFlags(argv: readonly string[], command: CommandName): readonly string[] {
  const numbers = command === 'explain' ? argv.filter((argument) => /^-\d+$/.test(argument)) : [];
  if (numbers.length === 0) return argv;
  return [...argv.filter((argument) => !numbers.includes(argument)), '--', ...numbers];
}

/** Where the first argument stands that is neither a flag nor a flag's value. */
function firstPositional(argv: readonly string[]): number {
  const valued = new Set(
    Object.values(COMMANDS)
      .flat()
      .flatMap((flag) => ('placeholder' in flag ? [flag.name] : [])),
  );
  return argv.findIndex((argument, index) => !argument.startsWith('-') && !valued.has(argv[index - 1] ?? ''));
}

function optionOf(flag: Flag): { type: 'string' | 'boolean'; short?: string; multiple: true } {
  return {
    type: flag.placeholder ? 'string' : 'boolean',
    multiple: true,
    ...(flag.short ? { short: flag.short } : {}),
  };
}

function mistake(
  code: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['remedy'] = messages.seeHelp,
): Diagnostic {
  return { code, severity: 'error', message, remedy };
}

function unknownFlag(typed: string, flags: readonly Flag[]): Diagnostic {
  const near = nearest(
    typed,
    flags.map((flag) => flag.name),
  );
  return mistake('cli/unknown-flag', messages.unknownFlag(typed), near ? didYouMean(near) : messages.seeHelp);
}

function positionalProblems(positionals: readonly string[], named: boolean): Diagnostic[] {
  const [first = '', second] = positionals;
  // A bare word that is nearly a command was most likely meant to be one; a folder of that name is written ./word.
  const near = named || /[\\/.]/.test(first) ? undefined : nearest(first, COMMAND_NAMES);
  if (near)
    return [
      mistake('cli/unknown-command', messages.unknownCommand(first), messages.commandOrFolder(near, first)),
    ];
  return second === undefined ? [] : [mistake('cli/too-many-arguments', messages.tooManyArguments(second))];
}

function languageProblems(values: ReadonlyMap<string, readonly string[]>): Diagnostic[] {
  const lang = values.get('--lang')?.[0];
  if (lang === undefined || isLanguage(lang)) return [];
  return [mistake('cli/language', messages.langChoice(lang), choices(LANGUAGES))];
}
