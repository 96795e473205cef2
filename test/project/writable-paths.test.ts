import { describe, expect, it } from 'vitest';
import { isProjectPath } from '../../src/project/transaction/change.js';

describe('a path that may be written', () => {
  it.each(['prj.conf', 'boards/nano.conf', '配置/调试（一）.conf', 'conf/größe.conf', '.gitignore'])(
    '%s',
    (path) => {
      expect(isProjectPath(path)).toBe(true);
    },
  );

  it.each([
    '../x.conf',
    'a//b',
    '/etc/passwd',
    '.git/config',
    '.GIT/config',
    '.ｇｉｔ/config',
    '.g\u200cit/config',
    '.nanokit/local/undo.json',
    '.nano\u212Ait/local/undo.json',
    'a.conf.',
    'a b.conf',
    'a\u202Efnoc.exe',
    'CON:x',
    'git~1/config',
  ])('and one that may not: %j', (path) => {
    expect(isProjectPath(path)).toBe(false);
  });
});
