import { expect, it } from 'vitest';
import { fullWidth } from '../../src/messages/full-width.js';
import { wideLines } from '../../src/simulate/full-width.js';

/** What is found in a text: the line, the column, what is written and what is meant. */
const found = (text: string) =>
  wideLines(text).map(({ line, column, runs }) =>
    [line, column, ...runs.map(({ written, meant }) => `${written}→${meant}`)].join(' '),
  );

it.each([
  ['a semicolon', '\tk_sem_give(&s)；', ['1 16 ；→;']],
  ['parentheses and a comma', 'f（a，b）;', ['1 2 （→( ，→, ）→)']],
  ['braces, an equals sign and a plus', 'int a［］ ＝ ｛1 ＋ 2｝;', ['1 6 ［→[ ］→] ＝→= ｛→{ ＋→+ ｝→}']],
  ['digits and letters, as words', 'ｉｎｔ x = ５０００;', ['1 1 ｉｎｔ→int ５０００→5000']],
  ['a blank', 'int　x;', ['1 4 　→ ']],
  ['Chinese quotes, and not what stands between them', 'printk(”你好，世界…”);', ['1 8 ”→" ”→"']],
  ['one that closes a text', 'printk("hello”);', ['1 14 ”→"']],
  ['one that closes the first of two texts', 'printk("a”, "b");', ['1 10 ”→"']],
  ['one that opens a text', 'printk(“a", "b，c");', ['1 8 “→"']],
  ['each line by itself', 'a；\nb;\nc；', ['1 2 ；→;', '3 2 ；→;']],
  ['columns in characters', '/* 𝄞 */ a；', ['1 10 ；→;']],
  [
    'code behind what is left out',
    '#if 0\n；\n#ifdef X\n；\n#endif\n#else\na；\n#endif\nb；',
    ['7 2 ；→;', '9 2 ；→;'],
  ],
])('finds %s', (_, text, runs) => {
  expect(found(text)).toEqual(runs);
});

it.each([
  ['texts', 'printk("你好，“世界”（%d）；\\"，\\n", \'；\');'],
  ['comments', '// 你好，世界；\n/* 一；\n二；*/ int x;'],
  ['texts over several lines', 'printk("一，\\\n二；", 1);'],
  ['what #if 0 leaves out', '#if 0 /* 不用 */\na；\n#endif'],
])('has nothing against full-width characters in %s', (_, text) => {
  expect(found(text)).toEqual([]);
});

it('says what is meant', () => {
  const runs = (text: string) => wideLines(text)[0]?.runs ?? [];
  expect(fullWidth(55, runs('a；')).zh).toBe(
    '第 55 行有中文（全角）标点“；”：C 代码里的标点必须是英文半角，请改成 ;',
  );
  expect(fullWidth(55, runs('f（a）')).en).toBe(
    'Line 55 has Chinese (full-width) punctuation “（”“）”: C takes only the signs of an English keyboard; write ( )',
  );
  expect(fullWidth(3, runs('int　x = ５；')).zh).toBe(
    '第 3 行有全角字符“５”“；”和全角空格：C 代码里的字符必须是英文半角，请改成 5 ;，空格请用半角',
  );
  expect(fullWidth(3, runs('int　x')).en).toBe(
    'Line 3 has a full-width blank: C takes only the signs of an English keyboard; put a plain blank there',
  );
});
