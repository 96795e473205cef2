import type { CodeTexts } from './code-texts.js';

export const GRADE_CODES: CodeTexts = {
  'class/alike': [
    { en: 'Students’ work is very much alike.', zh: '有学生的作业非常相似。' },
    {
      en: 'They share code that is neither given nor in the official solution.',
      zh: '里面有相同的代码，既不是题目给出的，也不在参考答案里。',
    },
    { en: 'Read them; it proves nothing by itself.', zh: '请把这些作业都读一遍；这本身不是证据。' },
  ],
  'class/like-solution': [
    { en: 'Work is the exercise’s own solution.', zh: '有作业与练习的参考答案相同。' },
    {
      en: 'The solutions are in this package for everybody to read; who is good may come to the same.',
      zh: '参考答案在软件包里，谁都能看到；会做的人也可能写得一样。',
    },
    { en: 'Ask the student; it costs no points.', zh: '请问问学生；不会因此扣分。' },
  ],
  'class/notice': [
    {
      en: 'A submission is of somebody, and looks as if it was another one’s.',
      zh: '有作业算在某个学生名下，但看起来像是别人的。',
    },
    {
      en: 'Its name and its own record of the exercise do not agree.',
      zh: '文件名和工程自带的记录对不上。',
    },
    {
      en: 'See whose it is; rename it if need be, and grade again.',
      zh: '请看看究竟是谁的，需要时改名后再评一次。',
    },
  ],
  'class/unchanged': [
    { en: 'Somebody handed in what was given, and no more.', zh: '有学生原样交回了发下去的代码。' },
    {
      en: 'But for comments and layout nothing differs; what passes is no merit, and gives no points.',
      zh: '除了注释和排版，和发下去的一样；本来就能通过的检查不计分。',
    },
    {
      en: 'Ask for the right folder, if it was the wrong one; then grade again.',
      zh: '如果是交错了文件夹，请让学生重交，再评一次。',
    },
  ],
  'class/grade-write': [
    { en: 'The grades could not be written.', zh: '成绩写不了。' },
    { en: 'The system says why in the message.', zh: '系统给的原因见提示。' },
    {
      en: 'Clear the cause and run it again: what was graded is not graded once more.',
      zh: '排除原因后再运行一次，评过的不会重评。',
    },
  ],
  'class/left-over': [
    { en: 'Something that was handed in was not graded.', zh: '有交上来的东西没有评分。' },
    { en: 'Nothing says whose it is, or what it is.', zh: '看不出是谁的，或是什么。' },
    {
      en: 'Rename it as the message says, and run it again.',
      zh: '按提示改名后再运行一次。',
    },
  ],
  'class/missing': [
    { en: 'Somebody has not handed in everything.', zh: '有人没有交齐。' },
    { en: 'There is no project of theirs for an exercise.', zh: '找不到他们某个练习的工程。' },
    { en: 'Nothing, if that is so.', zh: '情况属实就不用处理。' },
  ],
  'class/no-sandbox': [
    { en: 'There is no sandbox to run others’ programs in.', zh: '没有沙箱，不运行别人的程序。' },
    {
      en: 'bubblewrap is not installed, or the system does not let it work.',
      zh: '没有安装 bubblewrap，或系统不让它工作。',
    },
    { en: 'Install it, or allow it as the message says.', zh: '请安装，或按提示放行。' },
  ],
  'class/no-solution': [
    { en: 'An exercise of the class has no solution.', zh: '班级的一个练习没有参考答案。' },
    {
      en: 'It is graded first, to see that this PC can check the exercise.',
      zh: '评分时先检查参考答案，确认这台电脑能检查这个练习。',
    },
    { en: 'Restore instructor/solutions.', zh: '请恢复 instructor/solutions。' },
  ],
  'class/no-submissions': [
    { en: 'There is nothing to grade at that place.', zh: '那里没有可以评分的东西。' },
    {
      en: '--submissions wants a folder or a whole zip file, with work of students of this class.',
      zh: '--submissions 要的是文件夹或完整的压缩包，里面有这个班学生的作业。',
    },
    { en: 'Correct the path, or fetch the file once more.', zh: '请改正路径，或重新下载压缩包。' },
  ],
  'class/not-graded': [
    { en: 'A student’s work was not graded.', zh: '有学生的作业没有评分。' },
    {
      en: 'It cannot be read, or was handed in twice, and not the same.',
      zh: '它读不了，或交了两份而且不一样。',
    },
    { en: 'Do as the message says, and run it again.', zh: '按提示处理后再运行一次。' },
  ],
  'class/solution-fails': [
    { en: 'An exercise’s own solution does not pass here.', zh: '练习的参考答案自己在这里通不过。' },
    {
      en: 'Then its checks say nothing of a student’s work.',
      zh: '这样的检查说明不了学生的作业。',
    },
    {
      en: 'Correct the exercise, or what the PC lacks; class test shows more.',
      zh: '改正练习，或补上电脑缺少的东西；class test 会给出更多信息。',
    },
  ],
  'class/unchecked': [
    { en: 'Some checks did not come to an end.', zh: '有些检查没能做完。' },
    { en: 'That is no verdict on the student’s work.', zh: '这不是对学生作业的评价。' },
    { en: 'Run it again: only these are graded anew.', zh: '再运行一次，只会重评这些。' },
  ],
  'class/unsafe': [
    { en: 'Programs of others ran without a sandbox.', zh: '别人的程序没有在沙箱里运行。' },
    { en: '--unsafe says so.', zh: '因为写了 --unsafe。' },
    { en: 'Leave it out where bubblewrap works.', zh: '能用 bubblewrap 时请去掉它。' },
  ],
};
