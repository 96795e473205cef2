import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Tells the files that C files include, and those that they include in turn. */
export type Included = (files: readonly string[]) => ReadonlySet<string>;

/**
 * Rather too many than too few: conditions are not read, and a name stands for each file that it may be found as, whatever
 * the order of search. So it also tells of a file that hides another one.
 * @param folders where the compiler looks for headers, absolute, beside the folder of the file that includes one
 * @param all what is taken where a name is put together by a macro, absolute
 * @returns paths, absolute, with the given ones
 */
export function includedFrom(folders: readonly string[], all: readonly string[]): Included {
  const known = new Map<string, readonly string[]>();
  const next = (file: string) => {
    const found = known.get(file) ?? candidates(file, folders, all);
    known.set(file, found);
    return found;
  };
  return (files) => {
    const reached = new Set(files);
    // What is added on the way is gone through as well.
    for (const file of reached) for (const one of next(file)) reached.add(one);
    return reached;
  };
}

function candidates(file: string, folders: readonly string[], all: readonly string[]): readonly string[] {
  const code = readFileSync(file, 'utf8');
  if (PUT_TOGETHER.test(code)) return all;
  return [...code.matchAll(INCLUDE)].flatMap(([, name = '']) =>
    [dirname(file), ...folders].map((folder) => join(folder, name)).filter(isFile),
  );
}

/** Also behind `__has_include`, and where a comment or the end of a line stands between the words. */
const INCLUDE = /(?:\b|_)include(?:_next)?\b(?:\s|\\|\(|\/\*[\s\S]*?\*\/)*[<"]([^>"\n]+)[>"]/g;
const PUT_TOGETHER =
  /^\s*(?:#|%:)(?:[^\S\n]|\\\r?\n|\/\*[\s\S]*?\*\/)*include(?:_next)?\b(?:[^\S\n]|\\\r?\n|\/\*[\s\S]*?\*\/)*[^<"\s\\/]/m;

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
