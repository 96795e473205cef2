import type { Text } from './text.js';

export const isMeant = (dir: string): Text => ({
  en: `${dir === '.' ? 'This folder' : dir} is no exercise, but has one further down`,
  zh: `${dir === '.' ? '当前文件夹' : `${dir} `}不是练习，练习在它下面`,
});
/** @param more how many further ones there are */
export const nearExercises = (paths: readonly string[], more: number): Text => {
  const names = paths.map((path) => `class check ${path}`);
  return {
    en: `Go into one, or name it: ${names.join(', ')}${more > 0 ? ` (and ${more} more)` : ''}`,
    zh: `请进入其中一个，或写出它：${names.join('、')}${more > 0 ? `（另有 ${more} 个）` : ''}`,
  };
};
