import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-check.js';
import { fullWidthElsewhere } from '../../messages/full-width.js';
import { fewLines } from './clean-text.js';
import { failed, type Judged } from './judged.js';

/** Lines of a compiler's that help. */
const SAID_LINES = 8;

/** What is certain, and told by the compiler in words that lead astray. */
const CERTAIN: ReadonlySet<string> = new Set(['simulate/encoding', 'simulate/full-width', 'simulate/alias']);

/**
 * Why an app does not compile, for somebody who has just begun with C.
 * @param said what the compiler has said
 * @param problems what is known beside that, such as functions that are nowhere defined
 * @param output all of it, for people
 */
export function buildReason(
  said: readonly Diagnostic[],
  problems: readonly Diagnostic[],
  output: string,
): Judged {
  const certain = problems.find(({ code }) => CERTAIN.has(code));
  if (certain) {
    const { message, remedy, place } = certain;
    const others = problems.flatMap(({ code, place: other }) =>
      code === 'simulate/full-width' && code === certain.code && other?.file === place?.file
        ? [other?.line ?? 0]
        : [],
    );
    const more = others.length > 1 ? fullWidthElsewhere(others.slice(1)) : undefined;
    const reason = messages.sentences(messages.doesNotCompile(message), remedy, more);
    return { ...failed(reason, { place }), isAdvised: true };
  }
  const complaint = said.find(({ severity }) => severity === 'error');
  if (complaint) {
    const { message, remedy, place } = complaint;
    const reason = messages.sentences(messages.doesNotCompile(message), remedy);
    return failed(reason, { said: fewLines(output, SAID_LINES), place });
  }
  const [problem] = problems;
  if (!problem)
    return failed(messages.doesNotCompile(messages.compilerSays), { said: fewLines(output, SAID_LINES) });
  // Only the linker complains, of objects and addresses; what it missed is told by name.
  const warning = said.find(({ message }) => {
    const [, name] = /implicit declaration of function [‘'](\w+)/.exec(message.en) ?? [];
    return name !== undefined && problem.message.en.startsWith(`${name} `);
  });
  const reason = messages.sentences(messages.doesNotCompile(problem.message), problem.remedy);
  const lines = output.split('\n').filter((line) => !OF_LINKER.test(line));
  return failed(reason, {
    said: fewLines(lines.join('\n'), SAID_LINES),
    place: problem.place ?? warning?.place,
  });
}

const OF_LINKER =
  /(?:^|[/\\])ld(?:\.\w+)?: |^collect2: |undefined (?:reference|symbol)|linker command failed/;
