/** Characters that take two columns on a terminal: CJK and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many columns a character takes on a terminal. */
export function columns(character: string): 1 | 2 {
  return WIDE.test(character) ? 2 : 1;
}

export function width(text: string): number {
  return [...text].reduce((sum, character) => sum + columns(character), 0);
}
