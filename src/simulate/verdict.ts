import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { sanitizer, sanitizerRemedy } from '../messages/sanitizer.js';
import * as messages from '../messages/simulate.js';
import type { Text } from '../messages/text.js';
import { APP_MAIN } from './app-main.js';
import { simFolder } from './package-folder.js';
import type { RunResult } from './run.js';

/**
 * What a run that is over says about the application; nothing: it ran well.
 * @param folder the project, absolute
 */
export function verdictOf(result: RunResult, folder: string): readonly Diagnostic[] {
  const { end, warnings, report, signal } = result;
  const place = placeIn(ofFinding(report), folder) ?? placeIn(end?.detail ?? '', folder);
  const problem = (code: string, message: Text, remedy?: Text): Diagnostic => ({
    code,
    severity: 'error',
    message,
    ...(remedy ? { remedy } : {}),
    ...(place ? { place } : {}),
  });
  if (!end) {
    const found = sanitizerFinding(report);
    if (found === 'stack-overflow')
      return [problem('simulate/stack-overflow', messages.stackOverflow, messages.stackOverflowRemedy)];
    if (found) return [problem('simulate/memory', sanitizer(found), sanitizerRemedy(found))];
    return signal !== null && FROM_OUTSIDE.has(signal)
      ? [problem('simulate/ended', messages.endedFromOutside(signal))]
      : [problem('simulate/crash', messages.crashed(signal ?? '?'))];
  }
  switch (end.why) {
    case 'time':
    case 'done':
      return warnings
        .filter(({ what }) => what === 'heap')
        .slice(0, 1)
        .map(({ detail }) => ({ ...heapProblem(detail), ...(place ? { place } : {}) }));
    case 'reboots':
      return [problem('simulate/reboot-loop', messages.rebootLoop(end.detail), messages.rebootLoopRemedy)];
    case 'stuck':
      return [
        problem(
          'simulate/stuck',
          messages.stuck(waitingThreads(end.detail, report, folder)),
          messages.stuckRemedy,
        ),
      ];
    case 'busy':
      return [problem('simulate/busy', messages.busy, messages.busyRemedy)];
    case 'isr':
      return [
        problem(
          'simulate/interrupt',
          messages.waitsInInterrupt(end.detail),
          messages.interruptRemedy(end.detail),
        ),
      ];
    case 'crash':
      return end.detail === 'stack-overflow'
        ? [problem('simulate/stack-overflow', messages.stackOverflow, messages.stackOverflowRemedy)]
        : [problem('simulate/crash', messages.crashed(end.detail), messages.crashRemedy)];
    case 'free':
      return [problem('simulate/assert', messages.badFree(end.detail === 'twice'), messages.freeRemedy)];
    case 'work':
      return [problem('simulate/assert', messages.workWithoutHandler, messages.workRemedy)];
    case 'panic':
      return [problem('simulate/assert', messages.stopped(end.detail))];
    default:
      return [problem('simulate/assert', messages.assertion(end.detail))];
  }
}

/**
 * The threads of a run that is stuck, as the program lists them (`name: call, name: call`), each with its place, which
 * stands in the report below a title of the same text.
 */
function waitingThreads(detail: string, report: string, folder: string): readonly messages.WaitingThread[] {
  const [, ...parts] = report.split(/^== (.*) ==$/m);
  return detail.split(', ').map((title) => {
    const at = parts.indexOf(title);
    const place = at < 0 ? undefined : placeIn(parts[at + 1] ?? '', folder);
    const [, name = '', call = title] = /^(.*): (.*)$/.exec(title) ?? [];
    return { name, call, ...(place ? { where: `${place.file}:${place.line}` } : {}) };
  });
}

/** Signals by which people and systems end programs; none of the app's doing. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGKILL']);

function heapProblem(detail: string): Diagnostic {
  const [wanted = 0, free = 0, size = 0] = detail.split(' ').map(Number);
  return {
    code: 'simulate/heap',
    severity: 'error',
    message: messages.heapExhausted(wanted, free, size),
    remedy: messages.heapRemedy,
  };
}

/** What AddressSanitizer or UndefinedBehaviorSanitizer calls its finding. */
function sanitizerFinding(report: string): string | undefined {
  const [, free, address] =
    /AddressSanitizer:? (?:attempting (free|double-free) on|([\w-]+))/.exec(report) ?? [];
  if (free !== undefined) return free === 'free' ? 'bad-free' : free;
  return address ?? /runtime error: ([^\n]+)/.exec(report)?.[1];
}

/** A report from the sanitizer's finding on, if there is one: above it may stand where the heap was exhausted. */
function ofFinding(report: string): string {
  const at = report.search(/^.*(?:AddressSanitizer|runtime error: )/m);
  return at < 0 ? report : report.slice(at);
}

/** Frames of a stack that people look at. */
const MAX_FRAMES = 20;

/** A report without what only those who wrote the sanitizer need: addresses of shadow memory and their legend. */
export function readableReport(whole: string): string {
  const report = ofFinding(whole);
  const [head = ''] = report.split(/^(?:SUMMARY: |Shadow bytes |={20,}\n==\d+==Register values)/m);
  const lines = (head.trim() === '' ? report : head).split('\n');
  // Frames of the run-time, of the sanitizer and of the PC's libc are not the user's.
  const foreign =
    /^\s+#\d+ .*(?:[\\/]sim[\\/]src[\\/]|libsanitizer|compiler-rt|__sanitizer_|nptl|sysdeps|\.so\.\d)/;
  const wrong = new Set(wrongFrames(lines));
  const shown = lines.filter((line) => !foreign.test(line) && !/^== .* ==$/.test(line) && !wrong.has(line));
  // What calls itself for ever is as long as its stack.
  const isDeep = (line: string) => Number(/^\s+#(\d+) /.exec(line)?.[1] ?? 0) > MAX_FRAMES;
  return shown
    .filter((line) => !isDeep(line))
    .join('\n')
    .replaceAll(APP_MAIN, 'main');
}

const INTERRUPTED = /^== interrupted 0x([0-9a-f]{1,16}) ==$/;
/** Of a processor's instruction before an address, on all of them; in bytes. */
const MOST_BEFORE = 4;

/**
 * A trace takes every address for one behind a call, and tells the function before it: of a thread that was interrupted, that is
 * one which may never have been called. Where the thread really is stands above the trace.
 */
function wrongFrames(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => INTERRUPTED.test(line));
  const [, address = ''] = INTERRUPTED.exec(lines[at] ?? '') ?? [];
  if (address === '') return [];
  const pc = BigInt(`0x${address}`);
  return lines.slice(at + 2).filter((line) => {
    const [, frame] = /^\s+#\d+ 0x([0-9a-f]{1,16}) /.exec(line) ?? [];
    const before = frame === undefined ? -1n : pc - BigInt(`0x${frame}`);
    return before >= 0n && before <= BigInt(MOST_BEFORE);
  });
}

/** What an app writes may be made to take long: no path is longer, and no first spot further on. */
const PLACE = /([^\s():]{1,400}\.[ch]):(\d+)(?::(\d+))?/g;
const MAX_SEARCHED = 100_000;

/** The first spot of a report that is in the project: what lies above it is the libc's or ours. */
function placeIn(report: string, folder: string): Place | undefined {
  const sim = simFolder();
  const beginning = report.slice(0, MAX_SEARCHED);
  for (const [, path = '', line = '', column] of beginning.matchAll(PLACE)) {
    // Ours may lie in the project, too: in its node_modules.
    if (path.startsWith(`${sim}${sep}`)) continue;
    const file = relative(folder, resolve(folder, path));
    if (file.startsWith('..') || isAbsolute(file)) continue;
    const lineText = lineOf(join(folder, file), Number(line));
    if (lineText === undefined) continue;
    const start = column === undefined ? lineText.length - lineText.trimStart().length + 1 : Number(column);
    const length = column === undefined ? lineText.trim().length : 1;
    return { file: file.split(sep).join('/'), line: Number(line), column: start, length, lineText };
  }
  return undefined;
}

function lineOf(file: string, line: number): string | undefined {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[line - 1];
  } catch {
    // Not a file of the project after all.
    return undefined;
  }
}
