/** How a language writes comments, as far as markers need it. */
export interface CommentStyle {
  readonly name: 'c' | 'hash';
  /** Begins a comment that ends with its line: what a stub's lines stand behind. */
  readonly line: '//' | '#';
}

const C: CommentStyle = { name: 'c', line: '//' };
const HASH: CommentStyle = { name: 'hash', line: '#' };

/** By the end of the file's name. */
const BY_EXTENSION: Readonly<Record<string, CommentStyle>> = {
  c: C,
  h: C,
  dts: C,
  overlay: C,
  conf: HASH,
  cmake: HASH,
  yaml: HASH,
  yml: HASH,
};

/** How comments are written in a file; undefined for one that has none, or of a language nobody has asked for. */
export function commentStyle(path: string): CommentStyle | undefined {
  const name = path.split('/').at(-1) ?? '';
  if (/^(?:Kconfig(?:\..+)?|CMakeLists\.txt)$/.test(name)) return HASH;
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}
