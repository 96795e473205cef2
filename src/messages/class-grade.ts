import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const noClass = (dir: string): Text => ({
  en: `There is no class in ${dir}: it has no instructor/class.json`,
  zh: `${dir} 里没有班级：找不到 instructor/class.json`,
});
export const classFolder: Text = {
  en: 'Name the folder that class new wrote, the one with instructor and students in it.',
  zh: '请指定 class new 写出的文件夹，里面有 instructor 和 students。',
};
export const brokenClass = (file: string): Text => ({
  en: `${file} is not as class new writes it`,
  zh: `${file} 不是 class new 写出的样子`,
});
export const restoreClass: Text = {
  en: 'Restore it, or make the class again: the same roster makes the same class.',
  zh: '请恢复这个文件，或重新生成班级：同样的名单会生成同样的班级。',
};
export const shown = (text: string): string => shortened(text);
export const noSolution = (folder: string): Text => ({
  en: `There is no solution in ${folder}`,
  zh: `${folder} 里没有参考答案`,
});
export const nobodys: Text = {
  en: 'Neither its name nor its files say whose it is: give it the name of the student’s folder',
  zh: '文件名和内容都看不出是谁的：请改成该学生的文件夹名',
};
export const nobodysAndUnread = (why: Text): Text => ({
  en: `It is no student’s by its name, and cannot be read. ${why.en}`,
  zh: `名字对不上任何学生，内容也读不了。${why.zh}`,
});
export const whoseOfThese = (ids: readonly string[]): Text => ({
  en: `It may be of ${list(ids)}: let its name begin with the right one`,
  zh: `可能属于${listZh(ids)}：请让文件名以正确的学号开头`,
});
export const whichExercise = (id: string): Text => ({
  en: `It is of ${shortened(id)}, and nothing says of which exercise: give the project’s folder the exercise’s name`,
  zh: `是 ${shortened(id)} 交的，但看不出是哪个练习：请把工程文件夹改成练习名`,
});
export const othersFiles = (id: string): Text => ({
  en: `The files were given to ${shortened(id)}`,
  zh: `这份文件原本发给的是 ${shortened(id)}`,
});
export const otherExercise = (id: string): Text => ({
  en: `By its own record the project is exercise ${shortened(id)}`,
  zh: `工程自带的记录写的是练习 ${shortened(id)}`,
});

function list(ids: readonly string[]): string {
  const short = ids.slice(0, 4).map(shortened);
  return short.length < 2 ? short.join('') : `${short.slice(0, -1).join(', ')} or ${short.at(-1)}`;
}

function listZh(ids: readonly string[]): string {
  return ids.slice(0, 4).map(shortened).join('或');
}
