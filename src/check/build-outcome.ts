import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { looksSecret, MASK } from '../diagnostics/secrets.js';
import * as messages from '../messages/check-build.js';
import type { BuildTool, ToolRun } from './build-tool.js';
import type { KconfigMessage, KconfigOutput } from './kconfig-output.js';

/** What became of a tool's run, beside what Kconfig said in it. */
export type Outcome =
  /** Kconfig has judged; the problems are those that came after it. */
  | { readonly kind: 'judged'; readonly problems: readonly Diagnostic[] }
  | { readonly kind: 'no-sdk' }
  | { readonly kind: 'failed'; readonly problem: Diagnostic };

/** How lisa and west say that there is no SDK; lisa's words are Chinese in any language. */
const NO_SDK =
  /sdk (?:version )?not found|需要设置 SDK|SDK 不存在|SDK 未初始化|unknown command ['"]build|invalid choice: 'build'|no west workspace|requires a west workspace|By not providing "FindZephyr.cmake"/i;
const NO_BOARD = /No board named '/i;

/** With these alone Kconfig goes on. */
const HARMLESS: ReadonlySet<KconfigMessage['kind']> = new Set([
  'not-taken',
  'not-selected',
  'experimental',
  'deprecated',
]);

/** @param command what was run, as somebody can run it again */
export function outcomeOf(
  { name }: BuildTool,
  run: ToolRun,
  output: KconfigOutput,
  {
    board,
    command,
    deadlineMs,
  }: { readonly board: string; readonly command: string; readonly deadlineMs: number },
): Outcome {
  const failed = (code: string, message: Diagnostic['message'], remedy: Diagnostic['message']): Outcome => ({
    kind: 'failed',
    problem: { code, severity: 'error', message, remedy, why: lastWords(run) },
  });
  const byHand = messages.runByHand(command);
  if (run.end === 'too-long')
    return failed(
      'check/build-deadline',
      messages.tooLong(name, deadlineMs / 1000),
      messages.tooLongRemedy(command),
    );
  if (output.isRefused) {
    if (output.messages.some(({ kind }) => !HARMLESS.has(kind))) return { kind: 'judged', problems: [] };
    return failed('check/build-failed', messages.toolRefused(name), byHand);
  }
  const isDone = run.exitCode === 0;
  if (output.isSaved) {
    const problem = failed('check/build-failed', messages.toolFailed(name, run.exitCode), byHand);
    return { kind: 'judged', problems: isDone || problem.kind !== 'failed' ? [] : [problem.problem] };
  }
  if (run.streams.some((stream) => NO_BOARD.test(stream)))
    return failed(
      'check/no-such-board',
      messages.boardNotThere(name, board),
      messages.boardNotThereRemedy(name),
    );
  if (output.zephyr === undefined && run.streams.some((stream) => NO_SDK.test(stream)))
    return { kind: 'no-sdk' };
  if (isDone) return failed('check/build-silent', messages.saidNothing(name), byHand);
  return failed('check/build-failed', messages.toolFailed(name, run.exitCode), byHand);
}

const LINES = 8;
const LINE_LENGTH = 160;

/**
 * The end of what a tool wrote: what it says of an error stands there. A paragraph that speaks of a password is left out as a
 * whole, since Kconfig wraps its lines, so that name and value may stand on different ones.
 */
function lastWords({ streams }: ToolRun): Diagnostic['why'] & object {
  const [out = '', err = ''] = streams.map((stream) => stream.slice(-16_384));
  const lines = (err.trim() === '' ? out : err)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours begin
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((paragraph) => (looksSecret(paragraph) ? [MASK] : paragraph.split('\n')))
    .filter((line) => line.trim() !== '')
    .slice(-LINES);
  return lines.map((line) => {
    const shown = `| ${[...line].slice(0, LINE_LENGTH).join('')}`;
    return { en: shown, zh: shown };
  });
}
