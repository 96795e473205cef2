import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import { VERSION } from '../generated/version.js';
import * as messages from '../messages/cli.js';
import { unreadable } from '../messages/config.js';
import type { Lang } from '../messages/text.js';
import { type Arguments, readArguments } from './arguments.js';
import { create } from './create.js';
import type { CommandName } from './flags.js';
import { environmentLanguage, type Io } from './io.js';
import { askToStop, processIo } from './process-io.js';
import { type ExitCode, makeReport, type Report } from './report.js';

/** The program itself: one command in the real process. */
export function runCli(argv: readonly string[]): Promise<ExitCode> {
  // A project is written in one synchronous step. A signal that is handled waits for its end; else it would cut it.
  for (const [signal, code] of SIGNALS) {
    process.once(signal, () => {
      if (!askToStop()) process.exit(code);
    });
  }
  return main(argv, processIo());
}

/** With the exit codes that shells give to programs that die of them. */
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Runs one command. Everything a user can do wrong ends in a diagnostic and an exit code, never in a stack trace. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const lang = wantedLanguage(argv) ?? environmentLanguage(io.env);
  const colour = !argv.includes('--no-color');
  const lines = argv.some((argument) => argument === 'serve' || argument === 'simulate');
  const report = makeReport(io, lang, argv.includes('--json'), colour, lines);
  const args = readArguments(argv[0] === 'help' ? ['--help', ...argv.slice(1)] : argv);
  if (!args.ok) return report.finish(2, args.diagnostics);
  for (const [flag, name, print] of INFORMATION) {
    if (!args.value.switches.has(flag)) continue;
    const text = await print(lang, args.value);
    report.text(`${text}\n`);
    return report.finish(0, [], { [name]: text });
  }
  try {
    return await commands[args.value.command](args.value, io, report);
  } catch (error) {
    return told(error, report, io);
  }
}

type Command = (args: Arguments, io: Io, report: Report) => Promise<ExitCode>;

/** Those that are slower to load than the rest of the program are loaded when they are wanted. */
const commands: Readonly<Record<CommandName, Command>> = {
  create,
  regen: async (...given) => (await import('../changing.js')).regen(...given),
  configure: async (...given) => (await import('../changing.js')).configure(...given),
  adopt: async (...given) => (await import('../changing.js')).adopt(...given),
  undo: async (...given) => (await import('../changing.js')).undo(...given),
  check: async (...given) => (await import('./check.js')).check(...given),
  explain: async (...given) => (await import('./check.js')).explain(...given),
  simulate: async (...given) => (await import('./simulate.js')).simulate(...given),
  serve: async (...given) => (await import('./serve.js')).serve(...given),
  memory: async (...given) => (await import('./memory.js')).memory(...given),
  class: async (...given) => (await import('./class.js')).classroom(...given),
};

const INFORMATION = [
  [
    '--help',
    'help',
    async (lang: Lang, { command, dir }: Arguments) =>
      (await import('./help.js')).helpText(lang, command, dir),
  ],
  ['--version', 'version', () => VERSION],
] as const;

/** The language is needed before the rest of the command line is understood, to complain about that in it. */
function wantedLanguage(argv: readonly string[]): Lang | undefined {
  const joined = argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
  const index = argv.indexOf('--lang');
  const value = joined ?? (index < 0 ? undefined : argv[index + 1]);
  return value === 'zh' || value === 'en' ? value : undefined;
}

const INTERRUPTED: Diagnostic = { code: 'cli/interrupted', severity: 'error', message: messages.interrupted };

function told(error: unknown, report: Report, io: Io): ExitCode {
  if (error instanceof Error && error.name === 'ExitPromptError') {
    if (!report.json) io.err(`\n${messages.interrupted[report.lang]}\n`);
    return report.finish(130, report.json ? [INTERRUPTED] : []);
  }
  if (!isSystemError(error)) throw error;
  const reason = systemReason(error);
  const path = error.path ?? '.';
  const message = { en: unreadable(path, reason.en).en, zh: unreadable(path, reason.zh).zh };
  const problem: Diagnostic = { code: 'system/error', severity: 'error', message };
  return report.finish(2, [problem]);
}
