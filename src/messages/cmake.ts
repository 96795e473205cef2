import type { Text } from './text.js';

export const noCMake: Text = {
  en: 'CMakeLists.txt cannot be understood from here on: is a quote or a parenthesis missing?',
  zh: 'CMakeLists.txt 从这里开始无法解析：是不是少了引号或括号？',
};
export const unknownCall = (name: string): Text => ({
  en: `simulate does not know ${name}(): what it does is left out`,
  zh: `simulate 不认识 ${name}()，它的作用会被略过`,
});
export const unknownCondition = (name: string): Text => ({
  en: `simulate cannot tell when this ${name}() counts: it is left out`,
  zh: `simulate 无法判断这个 ${name}() 何时生效，会略过它`,
});
export const otherTarget = (name: string, target: string): Text => ({
  en: `simulate builds the target app alone: ${name}() of "${target}" is left out`,
  zh: `simulate 只编译目标 app，“${target}”的 ${name}() 会被略过`,
});
export const unknownValue = (value: string): Text => ({
  en: `simulate does not know what ${value} stands for: it is left out`,
  zh: `simulate 不知道 ${value} 的值，会略过它`,
});
export const notC = (value: string): Text => ({
  en: `simulate builds C alone: ${value} is left out`,
  zh: `simulate 只编译 C 文件，${value} 会被略过`,
});
export const unknownOption = (option: string): Text => ({
  en: `The option ${option} is left out on this PC`,
  zh: `在本机编译时会略过选项 ${option}`,
});
export const otherFragments = (found: readonly string[], read: readonly string[]): Text => ({
  en: `simulate reads ${read.join(', ')}, but not ${found.join(', ')}`,
  zh: `simulate 只读取 ${read.join('、')}，不读取 ${found.join('、')}`,
});
export const unlisted = (names: readonly string[]): Text => ({
  en: `In no target_sources of CMakeLists.txt, and so not built: ${names.join(', ')}`,
  zh: `CMakeLists.txt 的 target_sources 里没有这些文件，所以没有编译：${names.join('、')}`,
});
export const nothingListed: Text = {
  en: 'No target_sources(app …) of CMakeLists.txt names a C file that simulate can find: it builds all of src/*.c',
  zh: 'CMakeLists.txt 的 target_sources(app …) 里没有 simulate 能找到的 C 文件，因此编译 src/*.c 的全部文件',
};
