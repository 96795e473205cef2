import type { SdkLine } from '../../boards/boards.js';
import type { Piece } from '../regions/regions.js';

/**
 * A whole file of an exercise, which is written as for the newest SDK line, as another line has it: its include paths, and a
 * main() that returns nothing where that is Zephyr's form. So authors write each file once.
 */
export function asOnLine(
  pieces: readonly Piece[],
  line: Pick<SdkLine, 'header_prefix' | 'main_returns_int'>,
): Piece[] {
  let inMain = false;
  return pieces.map((piece) => {
    const text = piece.text.replace(/^(\s*#\s*include\s*<)zephyr\//gm, `$1${line.header_prefix}`);
    if (line.main_returns_int) return { ...piece, text };
    const lines: string[] = [];
    for (const one of text.split(/(?<=\n)/)) {
      if (/^int main\(void\)/.test(one)) inMain = true;
      else if (/^\}/.test(one)) inMain = false;
      if (!inMain) lines.push(one);
      else if (!/^\treturn 0;/.test(one)) lines.push(withoutValue(one));
      // The line above parts the end from the rest.
      else if (lines.at(-1)?.trim() === '') lines.pop();
    }
    return { ...piece, text: lines.join('') };
  });
}

function withoutValue(line: string): string {
  return line.replace(/^int(?= main\(void\))/, 'void').replace(/\breturn 0;/, 'return;');
}
