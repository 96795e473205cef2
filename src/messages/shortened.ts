/** How much of a text of the user's a message repeats: enough to find it by. */
const LIMIT = 60;

/** A text of the user's as a message shows it: its beginning, where it is long. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LIMIT ? text : `${characters.slice(0, LIMIT - 1).join('')}…`;
}
