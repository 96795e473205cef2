/**
 * Where the macro `$(…)` that starts at `start` ends: the offset past its closing parenthesis, or `undefined` when it
 * has none. Macros nest, and hold anything, quotes included.
 */
export function macroEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return undefined;
}

/** Whether a line is for Kconfig's preprocessor: `NAME = value` (also `:=`, `+=`), or nothing but macros. */
export function isMacroLine(text: string): boolean {
  let at = 0;
  for (;;) {
    while (/[A-Za-z0-9_-]/.test(text[at] ?? '')) at++;
    if (!text.startsWith('$(', at)) break;
    const end = macroEnd(text, at);
    if (end === undefined) return false;
    at = end;
  }
  const rest = text.slice(at).trim();
  return /^(=|:=|\+=)/.test(rest) || (rest === '' && text.endsWith(')'));
}
