/** How much of a message a line for people has; a program is given more (src/serve/events.ts). */
const SHOWN_CHARACTERS = 160;
const SHOWN_BYTES = 16;

/** The beginning of a message: a text in quotes or bytes in hex, and a sign that there is more. */
export function messageStart(type: 'text' | 'binary', start: string, bytes: number): string {
  if (type === 'binary') {
    const hex = start.slice(0, SHOWN_BYTES * 2);
    return `${hex}${hex.length / 2 < bytes ? '…' : ''}`;
  }
  const shown = start.length <= SHOWN_CHARACTERS ? start : [...start].slice(0, SHOWN_CHARACTERS).join('');
  return `${JSON.stringify(shown)}${Buffer.byteLength(shown) < bytes ? '…' : ''}`;
}
