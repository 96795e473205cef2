import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { VERSION } from '../generated/version.js';
import * as cliMessages from '../messages/cli.js';
import * as messages from '../messages/regen.js';
import { regenCommand } from '../project/regen-notes.js';
import { regenerate } from '../project/regen-project.js';
import { CREDENTIALS_FILE } from '../render/files.js';
import type { Arguments } from './arguments.js';
import { askConflict, askPassword } from './ask-regen.js';
import { conflictPolicy } from './conflict-flag.js';
import { hasTerminal, type Io, ownCommand } from './io.js';
import { tellRam } from './ram-line.js';
import { changesText, resultDocument, tellResult } from './regen-report.js';
import type { ExitCode, Report } from './report.js';

/** `regen [DIR]`: files up to date with nanokit.yaml. 1 where a conflict is left, or with --check where any file is not. */
export async function regen(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const [check, diff, dryRun, rebase] = ['--check', '--diff', '--dry-run', '--rebase'].map((flag) =>
    args.switches.has(flag),
  );
  const looksOnly = check || diff || dryRun || false;
  const mayAsk = hasTerminal(io) && !report.json && !looksOnly;
  const policy = conflictPolicy(args, mayAsk);
  if (!policy.ok) return report.finish(2, policy.diagnostics);
  if (rebase && check) return report.finish(2, [exclusive('--rebase', '--check')]);

  const dir = args.dir ?? '.';
  const folder = resolve(io.cwd, dir);
  const program = ownCommand(io, VERSION);
  const colour = !args.switches.has('--no-color');
  const done = await regenerate({
    folder,
    dir,
    program,
    language: report.lang,
    onConflict: policy.value,
    dryRun: looksOnly,
    ...(rebase ? { rebase } : {}),
    ...(mayAsk
      ? {
          ask: (question) => askConflict(question, io, report.lang, colour),
          askPassword: (ssid) => askPassword(ssid, io, report.lang),
        }
      : {}),
  });
  if (!done.ok) return report.finish(2, done.diagnostics);

  const { result, changes } = done.value;
  const undecided = result.conflicts.some(({ choice }) => choice === undefined);
  const diagnostics: Diagnostic[] = [...done.diagnostics];
  const shown = diff ? await changesText(changes) : undefined;
  if (shown) {
    diagnostics.push(...shown.diagnostics);
    if (!report.json) io.out(shown.painted(report.paint));
  } else if (!undecided) tellResult(result, changes, looksOnly, report);
  const ram = looksOnly || undecided ? {} : await tellRam(done.value, folder, dir, report);
  const drifted = check && !undecided && changes.length > 0;
  if (drifted)
    diagnostics.push(driftProblem([...result.updated, ...result.removed], regenCommand({ dir, program })));
  const document = {
    ...resultDocument(result, changes, looksOnly),
    ...ram,
    ...(shown ? { diff: shown.text } : {}),
  };
  return report.finish(undecided || drifted || result.marked.length > 0 ? 1 : 0, diagnostics, document);
}

function driftProblem(files: readonly string[], command: string): Diagnostic {
  const count = files.length;
  // The record alone is no file that anybody has to read about.
  const message = count === 0 ? messages.recordDrift : messages.drift(count);
  return {
    code: 'regen/drift',
    severity: 'error',
    message,
    remedy: messages.driftRemedy(command, !files.every((path) => path === CREDENTIALS_FILE) || count === 0),
  };
}

function exclusive(one: string, other: string): Diagnostic {
  const message = messages.excludes(one, other);
  return { code: 'cli/flags-exclude', severity: 'error', message, remedy: cliMessages.seeHelp };
}
