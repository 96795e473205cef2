import type { CodeTexts } from './code-texts.js';

/** Of `class check` and `class test`. */
export const CLASS_CHECK_CODES: CodeTexts = {
  'class/cut-off': [
    { en: 'A text of exercise.yaml ends too soon.', zh: 'exercise.yaml 里有一段文本被截断了。' },
    {
      en: 'Without quotes, a blank and a # begin a comment.',
      zh: '没有引号时，空格后面的 # 表示注释从这里开始。',
    },
    { en: 'Put quotes around the text.', zh: '请给文本加上引号。' },
  ],
  'class/no-advice': [
    { en: 'A check that fails says little.', zh: '检查未通过时说得太少。' },
    {
      en: 'Of a scenario or a source file no more can be seen than that it is not right.',
      zh: '检查场景和源文件只看得出“不对”，看不出为什么。',
    },
    { en: 'Give the check an on_failure.', zh: '给这项检查写上 on_failure。' },
  ],
  'class/no-record': [
    {
      en: 'The folder is no exercise of a class, or has lost its record.',
      zh: '这个文件夹不是课堂练习，或者丢了它的记录。',
    },
    {
      en: 'class new writes .nanokit/exercise.json into each: it says what is checked.',
      zh: 'class new 会在每个练习里写 .nanokit/exercise.json，里面是检查的内容。',
    },
    {
      en: 'Go into the folder of an exercise, or name it. If .nanokit is lost, ask for a fresh folder.',
      zh: '进入练习的文件夹，或写出它的名字。如果 .nanokit 丢了，请向老师要一份新的。',
    },
  ],
  'class/not-checked': [
    { en: 'A check of an exercise could not be made.', zh: '练习的某项检查无法进行。' },
    {
      en: 'The run that it asks for cannot be made, or this PC was too busy for it.',
      zh: '它要求的运行做不了，或这台电脑太忙。',
    },
    { en: 'Correct the run, or try again.', zh: '请改正那次运行，或再试一次。' },
  ],
  'class/sdk': [
    { en: '--sdk names no SDK line.', zh: '--sdk 的值不是 SDK 系列。' },
    { en: 'There are a few lines, and all for each of them.', zh: '系列只有几个，all 表示全部。' },
    { en: 'Write one that the message names.', zh: '请写提示里的一个。' },
  ],
  'class/stub-broken': [
    { en: 'What students get does not build.', zh: '发给学生的应用编译不通过。' },
    {
      en: 'Unless that is the exercise: then the check with compiles has an on_failure.',
      zh: '除非练习就是要学生发现这一点：那么 compiles 那项检查应有 on_failure。',
    },
    { en: 'Correct the stub, or write the on_failure.', zh: '请改正占位代码，或写上 on_failure。' },
  ],
  'class/stub-passes': [
    { en: 'What students get passes already.', zh: '发给学生的应用已经通过了检查。' },
    { en: 'No visible check fails before the work is done.', zh: '还没做，可见检查就已全部通过。' },
    { en: 'Add a check of what is to be done.', zh: '请加一项检查，考查要做的内容。' },
  ],
  'class/stub-points': [
    { en: 'What students get earns points.', zh: '发给学生的应用没改就能得分。' },
    {
      en: 'Some checks pass before any work is done: one senseless line would get their points.',
      zh: '有的检查没做也能通过：随便加一行代码，就能得到它们的分数。',
    },
    {
      en: 'Write points: 0 there, or needs: with a check that shows the work.',
      zh: '请在那里写 points: 0，或用 needs: 指明能看出成果的检查。',
    },
  ],
  'class/which-exercise': [
    { en: 'Several exercises lie in this folder.', zh: '这个文件夹里有几个练习。' },
    { en: 'Each is checked by itself.', zh: '每个练习分别检查。' },
    { en: 'Name one of them.', zh: '请写出其中一个。' },
  ],
};
