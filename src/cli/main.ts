import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, systemReason } from '../diagnostics/system-error.js';
import * as messages from '../messages/cli.js';
import { unreadable } from '../messages/config.js';
import type { Lang } from '../messages/text.js';
import { readArguments } from './arguments.js';
import { create } from './create.js';
import { helpText } from './help.js';
import { environmentLanguage, type Io } from './io.js';
import { processIo } from './process-io.js';
import { regen } from './regen.js';
import { type ExitCode, makeReport, type Report } from './report.js';

/** The program itself: one command in the real process. */
export function runCli(argv: readonly string[]): Promise<ExitCode> {
  return main(argv, processIo());
}

/** Runs one command. Everything a user can do wrong ends in a diagnostic and an exit code, never in a stack trace. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const lang = wantedLanguage(argv) ?? environmentLanguage(io.env);
  const report = makeReport(io, lang, argv.includes('--json'), !argv.includes('--no-color'));
  const args = readArguments(argv);
  if (!args.ok) return report.finish(2, args.diagnostics);
  if (args.value.switches.has('--help')) {
    io.out(helpText(lang));
    return 0;
  }
  try {
    return await commands[args.value.command](args.value, io, report);
  } catch (error) {
    return told(error, report, io);
  }
}

const commands = { create, regen };

/** The language is needed before the rest of the command line is understood, to complain about that in it. */
function wantedLanguage(argv: readonly string[]): Lang | undefined {
  const joined = argv.find((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
  const index = argv.indexOf('--lang');
  const value = joined ?? (index < 0 ? undefined : argv[index + 1]);
  return value === 'zh' || value === 'en' ? value : undefined;
}

function told(error: unknown, report: Report, io: Io): ExitCode {
  if (error instanceof Error && error.name === 'ExitPromptError') {
    io.err(`\n${messages.interrupted[report.lang]}\n`);
    return 130;
  }
  if (!isSystemError(error)) throw error;
  const reason = systemReason(error);
  const path = error.path ?? '';
  const message = { en: unreadable(path, reason.en).en, zh: unreadable(path, reason.zh).zh };
  const problem: Diagnostic = { code: 'system/error', severity: 'error', message };
  return report.finish(2, [problem]);
}
