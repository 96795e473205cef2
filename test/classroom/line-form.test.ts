import { describe, expect, it } from 'vitest';
import { sdkLine } from '../../src/boards/boards.js';
import { asOnLine } from '../../src/classroom/class/line-form.js';
import type { Piece } from '../../src/classroom/regions/regions.js';

const HEAD =
  '#include <errno.h>\n#include <zephyr/kernel.h>\n\nint main_of_nobody(void)\n{\n\treturn 0;\n}\n\n';
const on = (line: number, ...pieces: Piece[]) => asOnLine(pieces, sdkLine(line)).map(({ text }) => text);
const text = (written: string): Piece => ({ kind: 'text', text: written });
const solution = (written: string): Piece => ({ kind: 'solution', id: 'a', line: 9, text: written });

describe('a whole file of an exercise', () => {
  const MAIN =
    'int main(void)\n{\n\tif (start() < 0) {\n\t\treturn 0;\n\t}\n\trun();\n\n\treturn 0;\n}\n\nint last(void)\n{\n\treturn 0;\n}\n';

  it('is on the newest SDK line as it was written', () => {
    expect(on(2, text(HEAD + MAIN))).toEqual([HEAD + MAIN]);
  });

  it.each([0, 1])('has on line %d the include paths and the main() of that line', (line) => {
    const [given] = on(line, text(HEAD + MAIN));
    expect(given).toBe(
      '#include <errno.h>\n#include <kernel.h>\n\nint main_of_nobody(void)\n{\n\treturn 0;\n}\n\n' +
        'void main(void)\n{\n\tif (start() < 0) {\n\t\treturn;\n\t}\n\trun();\n}\n\nint last(void)\n{\n\treturn 0;\n}\n',
    );
  });

  it('may have regions within main()', () => {
    const parts = [
      'int main(void)\n{\n',
      '\tif (gone()) {\n\t\treturn 0;\n\t}\n',
      '\n\treturn 0;\n}\n',
    ] as const;
    expect(on(1, text(parts[0]), solution(parts[1]), text(parts[2]))).toEqual([
      'void main(void)\n{\n',
      '\tif (gone()) {\n\t\treturn;\n\t}\n',
      '}\n',
    ]);
  });
});
