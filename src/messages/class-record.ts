import type { Text } from './text.js';

export const noClass = (dir: string): Text => ({
  en: `There is no class in ${dir}: it has no instructor/class.json`,
  zh: `${dir} 里没有班级：找不到 instructor/class.json`,
});
export const noClassRemedy: Text = {
  en: 'Name the folder that class new wrote, the one with instructor and students in it.',
  zh: '请指定 class new 写出的文件夹，里面有 instructor 和 students。',
};
export const classBroken = (file: string): Text => ({
  en: `${file} is no record of a class, or a damaged one`,
  zh: `${file} 不是班级的记录，或者已经损坏`,
});
export const classRemedy: Text = {
  en: 'Nothing was changed. Take it out of a copy, or make the class again elsewhere and copy its class.json.',
  zh: '什么都没有改。请从备份里取回它，或在别处重新生成班级，把 class.json 复制过来。',
};
