import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { includedFrom } from '../../src/simulate/included.js';
import { temporaryFolders, write } from '../support/folders.js';

const newFolder = temporaryFolders();

/** What the first of the files includes, found beside it and in `first` and `second`; `all.h` stands for all. */
function included(files: Readonly<Record<string, string>>): string[] {
  const folder = newFolder();
  for (const [path, text] of Object.entries(files)) write(folder, path, text);
  const folders = ['first', 'second'].map((name) => join(folder, name));
  const [start = ''] = Object.keys(files);
  const reached = includedFrom(folders, [join(folder, 'all.h')])([join(folder, start)]);
  return [...reached].map((path) => path.slice(folder.length + 1)).sort();
}

describe('what a C file includes', () => {
  it('is what it names, and what that names in turn', () => {
    const files = { 'src/a.c': '#include "b.h"\n', 'src/b.h': '# include <d/c.h>\n', 'first/d/c.h': '' };
    expect(included({ ...files, 'first/other.h': '', 'src/other.h': '' })).toEqual([
      'first/d/c.h',
      'src/a.c',
      'src/b.h',
    ]);
  });

  it('is each file that a name may stand for, so that another order makes no difference', () => {
    const files = { 'a.c': '#include <b.h>\n', 'b.h': '', 'first/b.h': '#include_next <b.h>\n' };
    expect(included({ ...files, 'second/b.h': '' })).toEqual(['a.c', 'b.h', 'first/b.h', 'second/b.h']);
  });

  it('ends where files include each other', () => {
    expect(included({ 'a.h': '#include "b.h"\n', 'b.h': '#include "a.h"\n' })).toEqual(['a.h', 'b.h']);
  });

  it.each([
    ['asks for', '#if __has_include(<b.h>)\n#endif\n'],
    ['includes behind a comment', '#include /* why */ <b.h>\n'],
    ['includes over two lines', '#include \\\n<b.h>\n'],
    ['includes where a condition is not met', '#if 0\n#include "b.h"\n#endif\n'],
  ])('is also what it %s', (_, text) => {
    expect(included({ 'a.c': text, 'first/b.h': '' })).toContain('first/b.h');
  });

  it('is all, where a macro makes the name', () => {
    const files = { 'a.c': '#define NAME "b.h"\n#include NAME\n', 'b.h': '', 'all.h': '' };
    expect(included(files)).toContain('all.h');
  });

  it('is no file of the system, and no folder', () => {
    expect(included({ 'a.c': '#include <stdio.h>\n#include "first"\n', 'first/x.h': '' })).toEqual(['a.c']);
  });
});
