import type { SdkLine } from '../../boards/boards.js';
import type { Piece, RegionFile } from './regions.js';

/** A file that is written as for the newest SDK line, as another line has it: where headers are, and what `main()` returns. */
export function spelledFor(file: RegionFile, line: SdkLine): RegionFile {
  const { header_prefix: prefix, main_returns_int: returnsInt } = line;
  const spelled = file.pieces.map((piece) => ({
    ...piece,
    text: piece.text.replace(/^(\s*#\s*include\s*<)zephyr\//gm, `$1${prefix}`),
  }));
  return { ...file, pieces: returnsInt || !file.path.endsWith('.c') ? spelled : withVoidMain(spelled) };
}

/** Regions may part `main()` into several pieces. */
function withVoidMain(pieces: readonly Piece[]): Piece[] {
  let inMain = false;
  return pieces.map((piece) => {
    const lines = piece.text.split('\n').map((line) => {
      if (/^int main\(void\)/.test(line)) inMain = true;
      else if (line.startsWith('}')) inMain = false;
      return inMain ? line.replace(/^int main\(/, 'void main(').replace(/\breturn 0;/, 'return;') : line;
    });
    // At the end of a function that returns nothing, nobody writes it.
    return { ...piece, text: lines.join('\n').replace(/(?:(?<=\{\n)|\n?)^\treturn;\n(?=\})/gm, '') };
  });
}
