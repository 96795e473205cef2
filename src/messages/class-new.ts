import { shortened } from './shortened.js';
import type { Text } from './text.js';

const LEVELS: Readonly<Record<string, Text>> = {
  beginner: { en: 'Beginner', zh: '初级' },
  intermediate: { en: 'Intermediate', zh: '中级' },
  advanced: { en: 'Advanced', zh: '高级' },
};
export const level = (name: string): Text => LEVELS[name] ?? { en: name, zh: name };
export const statementFacts = (name: string, minutes: number): Text => ({
  en: `${level(name).en}, about ${minutes} minutes. What you learn:`,
  zh: `${level(name).zh}，大约 ${minutes} 分钟。你会学到：`,
});
/** Ends what a student reads. */
export const statementEnd: Text = {
  en: 'How far you are is told by `npx create-nanokit-ws class check`; with `--hint` it gives the next hint.',
  zh: '做到哪一步了，用 `npx create-nanokit-ws class check` 检查；卡住时加上 `--hint`，会给出下一条提示。',
};
export const facts = (name: string, minutes: number): Text => ({
  en: `${level(name).en}, ${minutes} min`,
  zh: `${level(name).zh}，${minutes} 分钟`,
});

export const answerKey: Text = { en: 'Answer key', zh: '参考答案' };
export const hidden: Text = { en: 'hidden', zh: '隐藏' };
export const checkColumns: Readonly<Record<keyof Text, readonly [string, string]>> = {
  en: ['| Check | What | Points | |', '| --- | --- | --- | --- |'],
  zh: ['| 检查 | 内容 | 分值 | |', '| --- | --- | --- | --- |'],
};

export const leftoverRemoved: Text = {
  en: 'A run that was cut short had left a part of a class behind; it is removed now',
  zh: '之前有一次运行中断，留下了半个班级的文件，现已清除',
};
export const noAction: Text = { en: 'What shall class do?', zh: '没有说明 class 要做什么' };
export const noSuchAction = (name: string): Text => ({
  en: `class does not know "${shortened(name)}"`,
  zh: `class 没有“${shortened(name)}”这个操作`,
});
export const actions: Text = {
  en: 'A teacher begins with class list and class new, a student with class check. All: class --help.',
  zh: '老师从 class list 和 class new 开始，学生用 class check。全部操作见 class --help。',
};
export const actionHelp = (action: string): Text => ({
  en: `See class ${action} --help.`,
  zh: `请看 class ${action} --help。`,
});
export const noOperand = (action: string, extra: string): Text => ({
  en: `Unexpected argument "${shortened(extra)}"; class ${action} takes flags alone`,
  zh: `“${shortened(extra)}”是多余的，class ${action} 只接受参数（--…）`,
});
export const flagsMissing = (flags: readonly string[]): Text => ({
  en: `class new also needs ${flags.join(', ')}`,
  zh: `class new 还缺 ${flags.join('、')}`,
});
export const newExample: Text = {
  en: 'For example: class new --exercises all --roster students.csv --out class-a',
  zh: '例如：class new --exercises all --roster students.csv --out class-a',
};
export const notForAction = (flag: string, action: string): Text => ({
  en: `class ${action} has no ${flag}`,
  zh: `class ${action} 没有 ${flag} 这个参数`,
});
export const encodingChoice = (name: string): Text => ({
  en: `A roster is not in "${shortened(name)}"`,
  zh: `名单不会是“${shortened(name)}”编码`,
});
export const noExercises = (dir: string): Text => ({
  en: `There is no exercise in ${dir}`,
  zh: `${dir} 里没有练习`,
});
export const exerciseFolders: Text = {
  en: 'Each exercise is a folder with an exercise.yaml; name the folder around them with --exercises-from.',
  zh: '每个练习是一个带 exercise.yaml 的文件夹；用 --exercises-from 指定它们所在的文件夹。',
};
export const unknownExercise = (name: string): Text => ({
  en: `There is no exercise "${shortened(name)}"`,
  zh: `没有“${shortened(name)}”这个练习`,
});
export const badExerciseName = (name: string): Text => ({
  en: `"${shortened(name)}" cannot be an exercise’s name`,
  zh: `“${shortened(name)}”不能作练习名`,
});
export const exerciseNameForm: Text = {
  en: 'Rename the folder: small letters, digits and hyphens, such as 03-wait-for-address.',
  zh: '请给文件夹改名：只用小写字母、数字和连字符，例如 03-wait-for-address。',
};
export const outExists = (dir: string): Text => ({
  en: `${dir} is there already; nothing was written`,
  zh: `${dir} 已经存在，因此什么都没有写入`,
});
export const outInside: Text = {
  en: 'A class goes below the current folder: go to the one that is to hold it, and give a plain name such as class-a.',
  zh: '班级要放在当前文件夹之内：请先进入要放它的文件夹，再给一个简单的名字，例如 class-a。',
};
export const outInClass = (dir: string, room: string): Text => ({
  en: `${dir} would lie within another class, ${room}`,
  zh: `${dir} 会放进另一个班级 ${room} 里`,
});
export const outBeside: Text = {
  en: 'Make it beside that: what lies in a class is handed out with it, or graded with it.',
  zh: '请放在它旁边：放在班级里的东西会被一起发下去，或一起评分。',
};
/** How much a large class is; `bytes` on the disk. */
export const willWrite = (files: number, bytes: number): Text => {
  const [count, size] = [files.toLocaleString('en'), amount(bytes)];
  return { en: `Writing ${count} files, about ${size} …`, zh: `正在写入 ${count} 个文件，约 ${size}……` };
};
export const progress = (kind: 'writing' | 'searching', files: number, all: number): Text => {
  const percent = Math.floor((100 * files) / all);
  return kind === 'writing'
    ? { en: `${percent} % written`, zh: `已写入 ${percent}%` }
    : {
        en: `All written; ${percent} % searched for solutions`,
        zh: `已全部写入，检查有没有夹带答案：${percent}%`,
      };
};
const amount = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
export const otherOut: Text = {
  en: 'Name another folder with --out: a class is never written over.',
  zh: '请用 --out 指定别的文件夹：已有的班级不会被覆盖。',
};
export const rosterTooLarge = (file: string): Text => ({
  en: `${shortened(file)} is larger than 4 MiB`,
  zh: `${shortened(file)} 超过 4 MiB`,
});
export const rosterIsList: Text = {
  en: 'A roster is a CSV file with a line for each student, below one with the names of the columns: id,name,group.',
  zh: '名单是 CSV 文件：第一行是列名（学号,姓名,班级），下面每个学生一行。',
};
export const overlap = (holder: string, file: string, solved: string, text: string): Text => ({
  en: `What ${holder} gives has a solution of ${solved}, in ${file}: ${shortened(text)}`,
  zh: `${holder} 发给学生的 ${file} 里有 ${solved} 的答案：${shortened(text)}`,
});
export const overlapRemedy: Text = {
  en: 'Give them out one after the other, each as a class of its own; or take that into account: --allow-overlap.',
  zh: '请分开发放，各建一个班级；如果可以接受，加上 --allow-overlap。',
};
export const leak = (file: string, exercise: string, line: number, text: string): Text => ({
  en: `${file} would have had line ${line} of the solution of ${exercise}: ${shortened(text)}`,
  zh: `${file} 里会出现 ${exercise} 答案的第 ${line} 行：${shortened(text)}`,
});
export const leakRemedy: Text = {
  en: 'Nothing was written. Take the line out of the statement, the hints or the checks, or into a region.',
  zh: '什么都没有写入。请从说明、提示或检查中去掉这一行，或把它放进区域。',
};
export const written = (dir: string, students: number, exercises: number): Text => ({
  en: `Wrote ${dir}: ${students} ${students === 1 ? 'student' : 'students'}, ${exercises} ${exercises === 1 ? 'exercise' : 'exercises'} each`,
  zh: `已写入 ${dir}：${students} 名学生，每人 ${exercises} 个练习`,
});
export const handOut = (dir: string): Text => ({
  en: `For each student a folder below ${dir}/students; ${dir}/instructor has the solutions and stays with you`,
  zh: `每个学生的文件夹在 ${dir}/students 下；${dir}/instructor 里有答案，请自己保管`,
});
