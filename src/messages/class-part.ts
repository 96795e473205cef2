import type { Text } from './text.js';

export const outside: Text = {
  en: 'A part has regions and comments alone: whatever else stands in the file, the generated one has it already',
  zh: 'parts 里的文件只写区域和注释，其余内容由生成的文件提供',
};
export const outsideRemedy: Text = {
  en: 'Put it into a region, or write the whole file below app/.',
  zh: '请把它放进区域，或在 app/ 下写出整个文件。',
};
export const notFound = (id: string, path: string): Text => ({
  en: `What the solution ${id} says does not stand in the generated ${path}`,
  zh: `生成的 ${path} 里没有答案 ${id} 的内容`,
});
export const notFoundRemedy: Text = {
  en: 'The template has changed, or the settings have: copy the lines from a generated project. Indentation and comments do not matter.',
  zh: '可能是模板或设置变了：请从生成的工程里重新复制这几行。缩进和注释不影响查找。',
};
export const ambiguous = (id: string, path: string, times: number): Text => ({
  en: `What the solution ${id} says stands in the generated ${path} ${times} times`,
  zh: `答案 ${id} 的内容在生成的 ${path} 里出现了 ${times} 次`,
});
export const ambiguousRemedy: Text = {
  en: 'Take a line more into the region, so that it stands there once.',
  zh: '请在区域里多写一行，使它只出现一次。',
};
export const overlapping = (id: string, other: string): Text => ({
  en: `The solutions ${other} and ${id} share lines of the generated file`,
  zh: `答案 ${other} 和 ${id} 在生成的文件里有共同的行`,
});
export const overlapRemedy: Text = {
  en: 'Make one region of the two, or let them end at a line’s end.',
  zh: '请合成一个区域，或让它们各自在行尾结束。',
};
