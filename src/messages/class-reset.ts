import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const earlyRecord: Text = {
  en: 'This folder does not know how nanokit.yaml and EXERCISE.md were handed out',
  zh: '这个文件夹里没有记录 nanokit.yaml 和 EXERCISE.md 发下来时的样子',
};
export const earlyRecordRemedy: Text = {
  en: 'Nothing was changed. Ask your teacher for a fresh folder: class reset EXERCISE --class DIR --student ID.',
  zh: '什么都没有改。请老师给一份新的：class reset 练习名 --class 班级文件夹 --student 学号。',
};
export const tooMuch = (files: number): Text => ({
  en: `There are more than ${files} files in the folder, or more than 32 MiB`,
  zh: `文件夹里的文件超过 ${files} 个，或超过 32 MiB`,
});
export const tooMuchRemedy: Text = {
  en: 'Nothing was changed. Move what is no part of the exercise out of the folder, and run it again.',
  zh: '什么都没有改。请把不属于练习的东西移出去，再运行一次。',
};
export const leftThere = (path: string): Text => ({
  en: `${shortened(path)} stays in the folder: it is a link, or its name is none of a project’s`,
  zh: `${shortened(path)} 仍在文件夹里：它是链接，或名字不是工程文件会用的`,
});
export const both: Text = {
  en: 'A student’s exercise needs both --class and --student',
  zh: '重置某个学生的练习需要同时写 --class 和 --student',
};
export const bothRemedy: Text = {
  en: 'For example: class reset 03-wait-for-address --class class-a --student 2026001',
  zh: '例如：class reset 03-wait-for-address --class class-a --student 2026001',
};
export const oneStudent: Text = {
  en: 'One exercise of one student is reset at a time',
  zh: '一次只能重置一个学生的一个练习',
};
export const done = (dir: string, looksOnly: boolean): Text => ({
  en: looksOnly ? `Would begin ${dir} anew (nothing was written)` : `${dir} is as it was handed out`,
  zh: looksOnly ? `将把 ${dir} 恢复成发下来时的样子（什么都没有写）` : `${dir} 已恢复成发下来时的样子`,
});
export const keptIn = (old: string, looksOnly: boolean): Text => ({
  en: looksOnly
    ? `All that is there would be kept beside it, in ${old}`
    : `All that was there is beside it, in ${old}`,
  zh: looksOnly ? `现有的内容会全部保留在旁边的 ${old} 里` : `原来的内容全部保留在旁边的 ${old} 里`,
});
export const untouched = (dir: string): Text => ({
  en: `Nothing to do: ${dir} is as it was handed out`,
  zh: `无需重置：${dir} 和发下来时一样`,
});
export const noCredentials: Text = {
  en: 'credentials.conf is missing, and nothing else knows the Wi-Fi password; README.md says which lines to write',
  zh: '缺少 credentials.conf，而别处没有 Wi-Fi 密码；要写哪几行见 README.md',
};
