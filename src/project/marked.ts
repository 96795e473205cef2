import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { readFileText } from '../merge/file-text.js';
import { markedLine } from '../merge/pieces.js';
import * as messages from '../messages/regen.js';

/** Where git's marks of a conflict stand in a file, if they do. */
export function markedPlace(file: string, bytes: Buffer): Place | undefined {
  const { lines } = readFileText(bytes);
  const line = markedLine(lines);
  if (line === undefined) return undefined;
  const lineText = lines[line - 1]?.text ?? '';
  return { file, line, column: 1, length: lineText.length, lineText };
}

/** A conflict that is still to be settled. An `error` for a command that cannot do anything before. */
export function markedProblem(place: Place, severity: 'error' | 'warning'): Diagnostic {
  const message = messages.marked(place.file);
  return { code: 'regen/marked', severity, message, remedy: messages.markedRemedy[severity], place };
}
