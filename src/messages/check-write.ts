import type { Text } from './text.js';

export const notWritten = (path: string): Text => ({
  en: `${path} is not written: its name has signs that are no letters or digits, nor . _ -`,
  zh: `没有写入 ${path}：文件名里有字母、数字、. _ - 以外的字符`,
});
export const byHand: Text = {
  en: 'Rename the file, or do by hand what the remedies say.',
  zh: '请给文件改名，或照提示手动修改。',
};
