// One printer per output language. Each takes any text that the config accepts (no control characters) and prints
// it so that it stays one value in that language.

/** A C string literal. The bytes above ASCII are kept: Zephyr's sources are UTF-8. */
export function cString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\?(?=\?)/g, '?" "')}"`;
}

/** A quoted CMake argument, in which `$`, `;` and `\` mean themselves. */
export function cmakeString(text: string): string {
  return `"${text.replace(/["\\$;]/g, '\\$&')}"`;
}

/** A double-quoted YAML scalar, or a plain one where that cannot be anything but the same string. */
export function yamlString(text: string): string {
  const plain =
    /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** A Markdown code span: fenced by more backticks than the text has in a row. */
export function mdCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

/** Markdown text, within a line, in which no character has a meaning. */
export function mdText(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#]/g, '\\$&');
}
