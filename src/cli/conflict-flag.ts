import { nearest } from '../config/nearest.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as cliMessages from '../messages/cli.js';
import { choices, didYouMean } from '../messages/config.js';
import * as messages from '../messages/regen.js';
import { type ConflictPolicy, isPolicy, POLICIES, type Policy } from '../project/conflict-policy.js';
import type { Arguments } from './arguments.js';

const FLAG = '--on-conflict';

/**
 * What `--on-conflict` says: one choice for all files, others for some.
 * @param mayAsk there is a terminal, and something is to be written
 */
export function conflictPolicy({ values }: Arguments, mayAsk: boolean): Checked<ConflictPolicy> {
  const problems: Diagnostic[] = [];
  const files = new Map<string, Policy>();
  let all: Policy | undefined;
  for (const text of values.get(FLAG) ?? []) {
    const split = text.lastIndexOf('=');
    const choice = text.slice(split + 1);
    const path = text.slice(0, Math.max(0, split)).replace(/^\.\//, '');
    if (!isPolicy(choice) || split === 0) problems.push(unknownChoice(text, choice));
    else if (choice === 'ask' && !mayAsk) problems.push(noTerminal(text));
    else if (split < 0 ? all !== undefined : files.has(path)) problems.push(twice(text));
    else if (split < 0) all = choice;
    else files.set(path, choice);
  }
  if (problems.length > 0) return { ok: false, diagnostics: problems };
  return { ok: true, value: { all: all ?? (mayAsk ? 'ask' : 'abort'), files }, diagnostics: [] };
}

function unknownChoice(text: string, choice: string): Diagnostic {
  const near = nearest(choice, POLICIES);
  return problem(
    'cli/on-conflict',
    messages.policyForm(text),
    near ? didYouMean(near) : choices(POLICIES),
    text,
  );
}

function noTerminal(text: string): Diagnostic {
  return problem('cli/on-conflict', messages.askNeedsTerminal, messages.askRemedy, text);
}

function twice(text: string): Diagnostic {
  return problem('cli/flag-twice', cliMessages.flagTwice(FLAG), cliMessages.seeHelp, text);
}

function problem(
  code: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['remedy'],
  text: string,
): Diagnostic {
  return { code, severity: 'error', message, source: `${FLAG} ${text}`, ...(remedy ? { remedy } : {}) };
}
