/** What moves the cursor, sets colours or turns the direction of writing: whoever prints it might show what was not said. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ESCAPES = /\u001b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text of a program of somebody else's, as it can be shown: in lines, without colours and control characters. */
export function cleanText(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** A message with the signs in it that are shown by nothing, as the server's events have them: `\u0000`. */
export function visibleText(text: string): string {
  return text.replace(CONTROLS, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

const MOST_CHARACTERS = 200;

/** The first lines, or the last ones, of such a text. */
export function fewLines(text: string, count: number, from: 'start' | 'end' = 'start'): string {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const kept = from === 'start' ? lines.slice(0, count) : lines.slice(-count);
  return kept.map((line) => [...line].slice(0, MOST_CHARACTERS).join('')).join('\n');
}
