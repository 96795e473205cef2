import type { Text } from './text.js';

// What is wrong with how a line is written; `told` makes a sentence of it.
export const leading: Text = { en: 'a blank at the start of the line', zh: '行首有空格' };
export const blanks: Text = { en: 'a blank beside the "="', zh: '等号旁边有空格' };
export const small: Text = { en: 'CONFIG_ in small letters', zh: 'CONFIG_ 写成了小写' };
export const twice: Text = { en: 'CONFIG_ written twice', zh: 'CONFIG_ 写了两遍' };
export const prefix = (name: string): Text => ({
  en: `no CONFIG_ in front of ${name}`,
  zh: `${name} 前面少了 CONFIG_`,
});
export const noValue: Text = { en: 'no "=y" behind the name', zh: '名称后面少了“=y”' };
export const quotes: Text = {
  en: 'quotes around a value that is no string',
  zh: '取值不是字符串，却加了引号',
};
export const comma: Text = { en: 'a comma between the digits', zh: '数字里有逗号' };
export const ending: Text = { en: 'a sign behind the value that ends no line here', zh: '行末多了标点' };
export const comment: Text = { en: 'a comment behind the value', zh: '值后面跟了注释' };
export const slashes: Text = { en: 'a comment with // in place of #', zh: '注释用了 //，应为 #' };
export const arithmetic: Text = { en: 'arithmetic in place of a number', zh: '写的是算式，不是数' };
export const wide = (signs: string): Text => ({
  en: `full-width characters (${signs}) in place of plain ones`,
  zh: `用了全角字符（${signs}），应为半角`,
});

export const told = (slips: readonly Text[]): Text => {
  const en = slips.map((slip) => slip.en).join(', ');
  return {
    en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}: Kconfig cannot read the line as it is meant, and the build stops`,
    zh: `${slips.map((slip) => slip.zh).join('，')}：Kconfig 读不出本意，编译会中止`,
  };
};
export const emptyValue = (name: string): Text => ({
  en: `Nothing stands behind the "=" of ${name}, and the build stops`,
  zh: `${name} 的等号后面什么也没写，编译会中止`,
});
