import { hidden as hiddenWord } from './class-new.js';
import type { Lang, Text } from './text.js';

export const hidden = hiddenWord;
export const student: Text = { en: 'Student', zh: '学生' };
export const total: Text = { en: 'Total', zh: '总分' };
export const csvColumns: Readonly<
  Record<Lang, Readonly<Record<'id' | 'name' | 'group' | 'points' | 'of' | 'remarks', string>>>
> = {
  en: { id: 'id', name: 'name', group: 'group', points: 'points', of: 'of', remarks: 'remarks' },
  zh: { id: '学号', name: '姓名', group: '班级', points: '总分', of: '满分', remarks: '备注' },
};
const STATES: Readonly<Record<'graded' | 'missing' | 'unchanged' | 'unreadable' | 'twice', Text>> = {
  graded: { en: 'graded', zh: '已评分' },
  missing: { en: 'not handed in', zh: '没有交' },
  unchanged: { en: 'nothing done', zh: '没有改动' },
  unreadable: { en: 'cannot be read', zh: '读不了' },
  twice: { en: 'handed in twice', zh: '交了两份' },
};
export const cellState = (state: keyof typeof STATES): Text => STATES[state];
const VERDICTS: Readonly<Record<'passed' | 'failed' | 'unchecked', Text>> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '未通过' },
  unchecked: { en: 'could not be checked', zh: '没能检查' },
};
export const verdict = (name: keyof typeof VERDICTS): Text => VERDICTS[name];
export const failedChecks = (titles: readonly Text[]): Text => {
  const en = titles.map((title) => `“${title.en.trim()}”`).join(', ');
  const zh = titles.map((title) => `“${title.zh.trim()}”`).join('');
  return { en: `failed ${en}`, zh: '未通过'.concat(zh) };
};
/** All that there is to say of an exercise in a cell; exercises are divided by more than what is said of one. */
export const exerciseRemarks = (exercise: string, said: readonly Text[]): Text => ({
  en: `${exercise}: ${said.map(({ en }) => en).join(', ')}`,
  zh: `${exercise}：${said.map(({ zh }) => zh).join('，')}`,
});
export const betweenExercises: Text = { en: '; ', zh: '；' };
export const uncheckedPoints = (points: number): Text => ({
  en: `${pointsText(points).en} could not be checked`,
  zh: `有 ${points} 分没能检查`,
});
export const pointsText = (points: number): Text => ({
  en: points === 1 ? '1 point' : `${points} points`,
  zh: `${points} 分`,
});
export const unsafe: Text = {
  en: 'Graded without a sandbox (--unsafe): a program may have changed its own grade and those of others.',
  zh: '评分时没有用沙箱（--unsafe）：程序有可能改动了自己或别人的成绩。',
};
export const gradedAt = (day: string, students: number, exercises: number): Text => ({
  en: `Graded ${day} UTC: ${students} ${students === 1 ? 'student' : 'students'}, ${exercises} ${exercises === 1 ? 'exercise' : 'exercises'}`,
  zh: `评分时间 ${day}（UTC），学生 ${students} 名，练习 ${exercises} 个`,
});
export const legend: Text = {
  en: '–: not handed in, or a sum that lacks what could not be graded. ?: points of checks that did not come to an end, which is not the student’s doing; grade again, or look yourself.',
  zh: '–：没有交，或有没能评分的作业，总分未定。?：检查没能做完的分数，不是学生的原因；请重新评分或自己看一看。',
};
export const alikeTitle: Text = { en: 'Alike: for a look', zh: '相似的作业：请看一看' };
export const alikeNote: Text = {
  en: 'More alike than two people usually are who solve the same exercise. What was given and the official solution do not count, nor do comments and names. What most of the class has come to does not count either, unless it is nearly all that they wrote. It proves nothing: read them.',
  zh: '比各自独立完成的通常情况更相似。题目给出的内容和参考答案不算，注释和名字也不算；全班多数人都写成的样子也不算，除非自己写的几乎全都一样。这不是证据，请都读一遍。',
};
export const copiesTitle: Text = {
  en: 'The official solution: for a look',
  zh: '与参考答案相同的作业：请看一看',
};
export const copiesNote: Text = {
  en: 'These have what the official solution adds to the given code, word for word, nearly so, or but for names. Solutions too short to say anything are not told. It proves nothing, and costs no points: ask.',
  zh: '参考答案里补上的代码，这些作业逐字相同、几乎逐字相同，或只换了名字。太短的参考答案说明不了问题，不在此列。这不是证据，也不扣分，请问问学生。',
};
/** Of a group of so many students who are alike, each with each. */
export const sharedTokens = (
  count: number,
  { shared, of, same }: { readonly shared: number; readonly of: number; readonly same: boolean },
): Text => {
  if (same)
    return {
      en: `The same code, word for word (${of} own tokens)`,
      zh: `自己写的代码逐字相同，共 ${of} 个词法单元（单词和符号）`,
    };
  if (count === 2)
    return {
      en: `${shared} of ${of} own tokens are the same`,
      zh: `自己写的 ${of} 个词法单元（单词和符号）里有 ${shared} 个相同`,
    };
  return {
    en: `Each with each, at least ${shared} of ${of} own tokens are the same`,
    zh: `两两相比，自己写的 ${of} 个词法单元（单词和符号）里至少有 ${shared} 个相同`,
  };
};
export const leftOverTitle: Text = {
  en: 'Not graded: whose or what is it?',
  zh: '没有评分：不知道是谁的或是什么',
};
export const checksTitle: Text = { en: 'What the class can do', zh: '全班掌握情况' };
export const studentsTitle: Text = { en: 'Student by student', zh: '每个学生' };
export const passedOf = (passed: number, all: number): Text =>
  all === 0
    ? { en: 'nobody did it', zh: '没有人做' }
    : { en: `${passed} of ${all} passed`, zh: `${all} 人中 ${passed} 人通过` };
export const sameReason: Text = { en: 'For the same reason.', zh: '原因同上。' };
