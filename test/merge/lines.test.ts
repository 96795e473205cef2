import { describe, expect, it } from 'vitest';
import { lines, merged } from './merged.js';

const c = (base: string, ours: string, theirs: string, choice?: 'keep' | 'ours' | 'markers') =>
  merged('src/main.c', { base, ours, theirs }, choice);
const BASE = lines('#include <a.h>', '', 'void main(void)', '{', '\tstart();', '}', '', '/* end */');

describe('other text', () => {
  it('takes both changes where they stand apart', () => {
    const ours = BASE.replace('<a.h>', '<zephyr/a.h>').replace('/* end */\n', '/* end */\nint x;\n');
    const theirs = BASE.replace('start();', 'start();\n\tmine();');
    expect(c(BASE, ours, theirs)).toMatchObject({
      text: ours.replace('start();', 'start();\n\tmine();'),
      conflicts: [],
    });
  });

  it('reports what both changed, without the lines that they have in common', () => {
    const ours = BASE.replace('void main', 'int main').replace('\tstart();', '\tstart();\n\treturn 0;');
    const theirs = BASE.replace('void main(void)\n{\n\tstart();', 'int main(void)\n{\n\tmine();');
    const result = c(BASE, ours, theirs);
    expect(result.conflicts).toEqual([{ line: 5, yours: '\tmine();', wanted: '\tstart();\n\treturn 0;' }]);
    expect(result.text).toBe(theirs);
    expect(c(BASE, ours, theirs, 'ours').text).toBe(ours);
    expect(c(BASE, ours, theirs, 'markers').text).toBe(
      ours.replace(
        '\tstart();\n\treturn 0;\n',
        lines('<<<<<<< yours', '\tmine();', '=======', '\tstart();', '\treturn 0;', '>>>>>>> generated'),
      ),
    );
  });

  it('sees no conflict in a change that both made, or where one of both inserted more', () => {
    const ours = BASE.replace('start();', 'begin();');
    expect(c(BASE, ours, `${ours}more\n`)).toMatchObject({ text: `${ours}more\n`, conflicts: [] });
    const both = BASE.replace('<a.h>', '<a.h>\n#include <b.h>');
    const mine = both.replace('<b.h>', '<b.h>\n#include <mine.h>');
    expect(c(BASE, both, mine)).toMatchObject({ text: mine, conflicts: [] });
    expect(c(BASE, mine, both)).toMatchObject({ text: mine, conflicts: [] });
  });

  it('keeps what the user deleted deleted', () => {
    const theirs = BASE.replace('\n/* end */\n', '');
    const ours = BASE.replace('<a.h>', '<zephyr/a.h>');
    expect(c(BASE, ours, theirs).text).toBe(theirs.replace('<a.h>', '<zephyr/a.h>'));
  });

  it('knows no lines that look like something else', () => {
    const odd = lines('constructor', '__proto__', '0', '1', 'toString', '', '');
    const ours = odd.replace('0\n1', '1\n0');
    expect(c(odd, ours, `mine\n${odd}`).text).toBe(`mine\n${ours}`);
  });

  it('has line endings as the user has them', () => {
    const ours = BASE.replace('start();', 'start();\n\tmore();');
    const crlf = `// mine\n${BASE}`.replaceAll('\n', '\r\n').slice(0, -2);
    expect(c(BASE, ours, crlf).text).toBe(`// mine\n${ours}`.replaceAll('\n', '\r\n').slice(0, -2));
  });

  it('of more lines than can be compared is a conflict as a whole', () => {
    const huge = 'x\n'.repeat(30_000);
    const { conflicts, text } = c(BASE, `${BASE}more\n`, huge);
    expect(conflicts).toHaveLength(1);
    expect(text).toBe(huge);
  });
});
