import type { Text } from './text.js';

export const malformed: Text = {
  en: 'This has the words of a marker, but is none: a student would see it',
  zh: '这里有标记的字样，却不是标记，学生会看到它',
};
export const markerForm = (sign: string): Text => ({
  en: `A marker is a comment on a line of its own: ${sign} SOLUTION BEGIN name, ${sign} SOLUTION END name, ${sign} STUB BEGIN name (perhaps with zh or en behind it), ${sign} STUB END name; ${sign} TEXT BEGIN name en, ${sign} TEXT END name en. A name has small letters, digits and hyphens.`,
  zh: `标记是单独一行的注释：${sign} SOLUTION BEGIN 名字、${sign} SOLUTION END 名字、${sign} STUB BEGIN 名字（后面可加 zh 或 en）、${sign} STUB END 名字；${sign} TEXT BEGIN 名字 zh、${sign} TEXT END 名字 zh。名字只用小写字母、数字和连字符。`,
});
export const nested = (inner: string, outer: string, line: number): Text => ({
  en: `${inner} begins inside ${outer}, which began in line ${line}`,
  zh: `${inner} 开始于 ${outer}（第 ${line} 行）之内`,
});
export const endFirst = ({ kind, id }: { readonly kind: string; readonly id: string }): Text => ({
  en: `Write ${kind} END ${id} where it ends.`,
  zh: `请在它结束的地方写 ${kind} END ${id}。`,
});
export const duplicate = (name: string, line: number): Text => ({
  en: `There is a ${name} already, in line ${line}`,
  zh: `第 ${line} 行已经有 ${name}`,
});
export const otherId = ({ kind }: { readonly kind: string }): Text => ({
  en: `Give this ${kind} another name.`,
  zh: `请给这个 ${kind} 换个名字。`,
});
export const stray = (name: string): Text => ({
  en: `${name} ends here and never began`,
  zh: `${name} 在这里结束，却没有开始`,
});
export const removeMarker: Text = {
  en: 'Write its BEGIN, or remove this line.',
  zh: '请补上对应的 BEGIN，或删掉这一行。',
};
export const unclosed = (name: string): Text => ({
  en: `${name} begins here and never ends`,
  zh: `${name} 从这里开始，却没有结束`,
});
export const stubNoComment = (id: string): Text => ({
  en: `A line of the stub ${id} is no comment, and would be compiled with the solution`,
  zh: `桩代码 ${id} 中有一行不是注释，会和答案一起编译`,
});
export const stubForm = (sign: string): Text => ({
  en: `Begin each line of the stub with "${sign} ": students get it without that.`,
  zh: `桩代码的每一行都以“${sign} ”开头，学生拿到的文件里会去掉它。`,
});
export const stubAlone = (id: string): Text => ({
  en: `The stub ${id} has no solution`,
  zh: `桩代码 ${id} 没有对应的答案`,
});
export const stubNeedsSolution = (id: string): Text => ({
  en: `Write SOLUTION BEGIN ${id} and SOLUTION END ${id} around what it stands for.`,
  zh: `请用 SOLUTION BEGIN ${id} 和 SOLUTION END ${id} 把它所代替的内容围起来。`,
});
