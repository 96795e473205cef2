import { posix } from 'node:path';

/** A path as CMake has it, from the project. */
export function inProject(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

/** CMake's patterns know `*`, `?` and `[…]`. */
export function globbed(pattern: string, recursive: boolean): RegExp {
  const [folder, name] = [posix.dirname(pattern), posix.basename(pattern)].map((part) =>
    part
      .replace(/[\\^$.|+(){}]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]'),
  );
  return new RegExp(`^${folder === '\\.' ? '' : `${folder}/`}${recursive ? '(?:.*/)?' : ''}${name}$`);
}
