import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import * as messages from '../../messages/class-check.js';
import type { Text } from '../../messages/text.js';
import { fewLines } from './clean-text.js';
import { failed, type Judged } from './judged.js';

/** Lines of a compiler's that help. */
const SAID_LINES = 8;

/** What gcc and clang say of the mistakes that beginners make most, in whose own words the cause is hard to see. */
const USUAL: readonly (readonly [said: RegExp, remedy: Text])[] = [
  [/^expected [‘']?;/, messages.semicolonMissing],
  [
    /invalid storage class for function|at end of input|^expected '}'|function definition is not allowed here/,
    messages.braceMissing,
  ],
  [/ undeclared|use of undeclared identifier/, messages.unknownName],
];

/**
 * Why an app does not compile, for somebody who has just begun with C.
 * @param said what the compiler has said
 * @param problems what is known beside that, such as functions that are nowhere defined
 * @param output all of it, as it came
 */
export function buildReason(
  said: readonly Diagnostic[],
  problems: readonly Diagnostic[],
  output: string,
): Judged {
  const complaint = said.find(({ severity }) => severity === 'error');
  if (complaint) {
    const usual = USUAL.find(([pattern]) => pattern.test(complaint.message.en));
    const reason = messages.sentences(messages.doesNotCompile(complaint.message), usual?.[1]);
    return failed(reason, { said: fewLines(output, SAID_LINES), place: complaint.place });
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
