import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { newClass, type WriteProgress } from '../../classroom/class/new-class.js';
import { chosenExercises, findExercises } from '../../classroom/exercise/find-exercises.js';
import { encodingCalled, USUAL_ENCODINGS } from '../../classroom/roster/decode.js';
import { type Roster, readRoster } from '../../classroom/roster/read-roster.js';
import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.js';
import { refused } from '../../diagnostics/refused.js';
import * as messages from '../../messages/class-new.js';
import { interrupted, stdinExample } from '../../messages/cli.js';
import { choices, noSuchFile } from '../../messages/config.js';
import { isLanguage } from '../../messages/text.js';
import type { Arguments } from '../arguments.js';
import { asTyped } from '../as-typed.js';
import type { Io } from '../io.js';
import { flagOverrides } from '../overrides.js';
import { readPassword } from '../password-stdin.js';
import type { ExitCode, Report } from '../report.js';

/** `class new`: folders for all students, and what the teacher keeps. */
export async function makeClass(args: Arguments, io: Io, report: Report): Promise<ExitCode> {
  const value = (flag: string) => args.values.get(flag)?.[0];
  const [names, rosterName, out] = [value('--exercises'), value('--roster'), value('--out')];
  if (names === undefined || rosterName === undefined || out === undefined) {
    const flags = { '--exercises': names, '--roster': rosterName, '--out': out };
    const missing = Object.entries(flags).flatMap(([flag, given]) => (given === undefined ? [flag] : []));
    const message = messages.flagsMissing(missing);
    return report.finish(2, refused('class/flag-missing', message, messages.newExample).diagnostics);
  }
  const found = findExercises(io.cwd, value('--exercises-from'));
  if (!found.ok) return report.finish(2, found.diagnostics);
  const chosen = chosenExercises(found.value, names);
  const roster = rosterOf(io.cwd, rosterName, value('--encoding'));
  const overrides = flagOverrides(args);
  if (!chosen.ok || !roster.ok || !overrides.ok)
    return report.finish(
      2,
      [chosen, roster, overrides].flatMap(({ diagnostics }) => diagnostics),
    );
  const password = args.switches.has('--password-stdin') ? await readPassword(io, stdinExample) : [];
  if (!Array.isArray(password)) return report.finish(2, [password]);

  const language = value('--language');
  let stopped = false;
  io.onStop(() => {
    stopped = true;
  });
  const made = await newClass({
    cwd: io.cwd,
    out,
    exercises: found.value,
    chosen: chosen.value,
    roster: roster.value,
    rosterName,
    settings: {
      language: isLanguage(language) ? language : report.lang,
      overrides: [...overrides.value, ...password],
    },
    allowOverlap: args.switches.has('--allow-overlap'),
    onProgress: progressOf(io, report),
    stopped: () => stopped,
  });
  if (made === 'stopped')
    return report.finish(130, [{ code: 'cli/interrupted', severity: 'error', message: interrupted }]);
  if (!made.ok) return report.finish(made.diagnostics.some(isOwnNo) ? 1 : 2, made.diagnostics);
  const { members, exercises } = made.value;
  const { lang, paint } = report;
  report.text(`${paint.good(messages.written(out, members.length, exercises.length)[lang])}\n`);
  report.text(`${messages.handOut(out)[lang]}\n`);
  const students = members.map(({ id, name, group, folder }) => ({ id, name, group, folder }));
  const { encoding, delimiter } = roster.value;
  const told = [...roster.diagnostics, ...made.diagnostics];
  return report.finish(0, told, { out, exercises, students, roster: { encoding, delimiter } });
}

/** Of a class that is written in no time nothing is told before it is there. */
const LARGE_CLASS = 5000;

/** In a terminal how far it is, on a line that goes again; elsewhere how much it will be. */
function progressOf(io: Io, { json, lang, paint }: Report): (progress: WriteProgress) => void {
  return ({ kind, files, all, bytes }) => {
    if (json || all < LARGE_CLASS) return;
    if (kind === 'begin') io.err(`${paint.dim(messages.willWrite(all, bytes)[lang])}\n`);
    else if (io.isTerminal(2))
      io.err(`\r\u001b[K${kind === 'done' ? '' : paint.dim(messages.progress(kind, files, all)[lang])}`);
  };
}

/** The input is right, and the answer is no. */
function isOwnNo({ code }: Diagnostic): boolean {
  return code === 'class/overlap' || code === 'class/leak';
}

const MAX_ROSTER_BYTES = 4 * 1024 * 1024;

function rosterOf(cwd: string, name: string, named: string | undefined): Checked<Roster> {
  // What Windows calls ANSI is another one in each country: that is what is found out.
  const isAnsi = named?.toLowerCase() === 'ansi';
  const encoding = named === undefined || isAnsi ? undefined : encodingCalled(named);
  if (named !== undefined && !isAnsi && encoding === undefined) {
    const remedy = choices(USUAL_ENCODINGS);
    const problem = { severity: 'error', message: messages.encodingChoice(named), remedy } as const;
    return {
      ok: false,
      diagnostics: [{ code: 'class/encoding', ...problem, source: asTyped('--encoding', named) }],
    };
  }
  const path = resolve(cwd, name);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refused('class/no-roster', noSuchFile(name), messages.rosterIsList);
  if (stat.size > MAX_ROSTER_BYTES)
    return refused('class/no-roster', messages.rosterTooLarge(name), messages.rosterIsList);
  return readRoster(name, readFileSync(path), encoding);
}
