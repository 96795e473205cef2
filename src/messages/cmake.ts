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
export const fragmentCondition = (variable: string): Text => ({
  en: `Only CMake can tell whether this ${variable} counts: what it names is left out`,
  zh: `这个 ${variable} 是否生效只有 CMake 知道，其中的配置文件会被略过`,
});
export const fragmentLate = (variable: string): Text => ({
  en: `This ${variable} stands behind find_package(Zephyr), where it has no effect: move it above`,
  zh: `这个 ${variable} 写在 find_package(Zephyr) 之后，不起作用，请移到它前面`,
});
export const fragmentValue = (value: string, variable: string): Text => ({
  en: `What ${value} stands for in ${variable} is not known: it is left out`,
  zh: `${variable} 里的 ${value} 不知道是什么值，会被略过`,
});
export const fragmentElsewhere = (path: string): Text => ({
  en: `The build reads ${path}, which is outside the project: it is left out`,
  zh: `编译会读取 ${path}，但它在工程之外，会被略过`,
});
export const fragmentUnread = (variable: string): Text => ({
  en: `This SDK line does not read ${variable}; OVERLAY_CONFIG is what it reads`,
  zh: `这个 SDK 系列不读取 ${variable}，它读取的是 OVERLAY_CONFIG`,
});
export const fragmentGone = (path: string, variable: string): Text => ({
  en: `${variable} names ${path}, and there is no such file: the build stops`,
  zh: `${variable} 里的 ${path} 不存在，编译会中止`,
});
export const fragmentGoneRemedy: Text = {
  en: 'Bring the file back, or take its name out of CMakeLists.txt.',
  zh: '请把文件找回来，或从 CMakeLists.txt 里去掉它。',
};
export const sourceGone = (path: string): Text => ({
  en: `There is no file "${path}", which CMakeLists.txt names: the build stops`,
  zh: `CMakeLists.txt 里列出的“${path}”不存在，编译会中止`,
});
export const sourceGoneRemedy: Text = {
  en: 'Was it renamed or deleted? Correct target_sources in CMakeLists.txt.',
  zh: '文件是不是改名或删除了？请改正 CMakeLists.txt 里的 target_sources。',
};
export const withoutCommas = (bare: string): Text => ({
  en: `Between files stand blanks or line ends, and no commas: write ${bare.replace(/[,，；、]+/g, ' ')}`,
  zh: `文件之间用空格或换行隔开，不写逗号：请写成 ${bare.replace(/[,，；、]+/g, ' ')}`,
});
export const unlisted = (names: readonly string[]): Text => ({
  en: `In no target_sources of CMakeLists.txt, and so not built: ${names.join(', ')}`,
  zh: `CMakeLists.txt 的 target_sources 里没有这些文件，所以没有编译：${names.join('、')}`,
});
export const nothingListed: Text = {
  en: 'No target_sources(app …) of CMakeLists.txt names a C file that simulate can find: it builds all of src/*.c',
  zh: 'CMakeLists.txt 的 target_sources(app …) 里没有 simulate 能找到的 C 文件，因此编译 src/*.c 的全部文件',
};
