import type { Text } from './text.js';

/** Characters as an input method for Chinese writes them, and those that are meant. */
export interface WideRun {
  readonly written: string;
  readonly meant: string;
}

const BLANK = /^ +$/;
const WORD = /^\w+$/;

const quoted = (runs: readonly WideRun[]) => runs.map(({ written }) => `“${written}”`).join('');

/** @param line counts from 1 */
export const fullWidth = (line: number, runs: readonly WideRun[]): Text => {
  const visible = runs.filter(({ meant }) => !BLANK.test(meant));
  const hasBlank = visible.length < runs.length;
  const isPunctuation = visible.length > 0 && !visible.some(({ meant }) => WORD.test(meant));
  const noun = !isPunctuation
    ? { en: 'full-width characters', zh: '全角字符' }
    : { en: 'Chinese (full-width) punctuation', zh: '中文（全角）标点' };
  const parts: Text[] = [
    ...(visible.length > 0 ? [{ en: `${noun.en} ${quoted(visible)}`, zh: noun.zh + quoted(visible) }] : []),
    ...(hasBlank ? [BLANKS] : []),
  ];
  const found = {
    en: parts.map(({ en }) => en).join(' and '),
    zh: parts.map(({ zh }) => zh).join('和'),
  };
  const meant = [...new Set(visible.map((run) => run.meant))].join(' ');
  const advice: Text[] = [
    ...(visible.length > 0 ? [{ en: `write ${meant}`, zh: `请改成 ${meant}` }] : []),
    ...(hasBlank ? [{ en: 'put a plain blank there', zh: '空格请用半角' }] : []),
  ];
  const write = {
    en: advice.map(({ en }) => en).join(', '),
    zh: advice.map(({ zh }) => zh).join('，'),
  };
  const rule: Text = {
    en: 'C takes only the signs of an English keyboard',
    zh: isPunctuation ? 'C 代码里的标点必须是英文半角' : 'C 代码里的字符必须是英文半角',
  };
  return {
    en: `Line ${line} has ${found.en}: ${rule.en}; ${write.en}`,
    zh: `第 ${line} 行有${found.zh}：${rule.zh}，${write.zh}`,
  };
};
const BLANKS: Text = { en: 'a full-width blank', zh: '全角空格' };

/** Behind that of the first line. */
export const fullWidthElsewhere = (lines: readonly number[]): Text => ({
  en: `Also in line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}`,
  zh: `第 ${lines.join('、')} 行也有`,
});

/** Behind what is wrong with a value. */
export const fullWidthSigns = (meant: string): Text => ({
  en: `It has full-width characters. Was it meant to be ${meant}?`,
  zh: `其中有全角字符，是不是想写 ${meant}？请切换到英文输入法重新输入。`,
});

export const utf16Source = (file: string): Text => ({
  en: `${file} is saved as UTF-16, and the compiler cannot read it`,
  zh: `${file} 是 UTF-16 编码，编译器读不了`,
});
export const utf16SourceRemedy: Text = {
  en: 'Save it as UTF-8: in the editor choose that encoding under “Save as”.',
  zh: '请另存为 UTF-8：在编辑器的“另存为”里把编码选成 UTF-8。',
};
