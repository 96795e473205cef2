// One printer per output language that strings are printed in. Kconfig's is `kconfigString`; C has none, because no
// text of the user's is ever printed into C: it travels through Kconfig.
// Each takes any text that the config accepts (no control characters) and prints
// it so that it stays one value in that language.

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

/** Markdown text, within a line, in which no character has a meaning. */
export function mdText(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#]/g, '\\$&');
}
