import type { CodeTexts } from './code-texts.js';

export const CLASS_UPDATE_CODES: CodeTexts = {
  'class/config-gone': [
    { en: 'A student’s folder has no nanokit.yaml.', zh: '学生的文件夹里没有 nanokit.yaml。' },
    { en: 'All generated files follow from it.', zh: '所有生成的文件都由它而来。' },
    { en: 'Take it out of a copy, or run class reset.', zh: '从备份里取回它，或运行 class reset。' },
  ],
  'class/conflicts': [
    { en: 'Some folders were not updated.', zh: '有文件夹没有更新。' },
    {
      en: 'A student changed the very lines that the exercise corrects.',
      zh: '学生改过的正是练习要更正的那几行。',
    },
    { en: 'Choose with --on-conflict; the others are done.', zh: '用 --on-conflict 选择，其余的已经完成。' },
  ],
  'class/copy-edited': [
    { en: 'The class’s copy of an exercise was edited.', zh: '班级里的练习副本被改过。' },
    {
      en: 'It would have been replaced by the exercise that it was copied from.',
      zh: '更新会用原来的练习替换它。',
    },
    { en: 'Say with --exercises-from which one counts.', zh: '用 --exercises-from 说明以哪一份为准。' },
  ],
  'class/kept-aside': [
    { en: 'A file of the teacher’s was replaced.', zh: '老师的一个文件被替换了。' },
    {
      en: 'It had been edited, so that version is kept beside.',
      zh: '它被改过，改过的版本另外保留了一份。',
    },
    {
      en: 'Take over from it what you need, then delete it.',
      zh: '把需要的内容抄过来，然后可以删掉它。',
    },
  ],
  'class/left-there': [
    { en: 'class reset left something in the folder.', zh: 'class reset 留下了一些东西。' },
    { en: 'Links and unusual names are not touched.', zh: '链接和不寻常的文件名不会动。' },
    { en: 'Remove it by hand if it disturbs.', zh: '如果碍事，请自己删掉。' },
  ],
  'class/marks-left': [
    { en: 'Students’ files have both versions of a spot, marked.', zh: '学生的文件里写入了两个版本和标记。' },
    {
      en: '--on-conflict markers asks for that; such a file does not compile until it is settled.',
      zh: '因为选了 --on-conflict markers；解决之前这样的文件编译不过。',
    },
    {
      en: 'Tell the students, or settle it; undo in a student’s folder takes it back.',
      zh: '请通知学生或自己解决；在学生的文件夹里运行 undo 可以撤销。',
    },
  ],
  'class/no-exercise': [
    { en: 'The folder is no exercise.', zh: '这个文件夹不是练习。' },
    { en: 'It has no .nanokit/exercise.json.', zh: '里面没有 .nanokit/exercise.json。' },
    { en: 'Name the folder with EXERCISE.md in it.', zh: '请指定有 EXERCISE.md 的文件夹。' },
  ],
  'class/no-hand-out': [
    { en: '--from names nothing that was handed out.', zh: '--from 指定的不是发下来的东西。' },
    {
      en: 'That is a file below updates/, or a fresh folder of the exercise.',
      zh: '应当是 updates/ 下的文件，或一个新的练习文件夹。',
    },
    { en: 'Unpack a .zip first.', zh: '如果是 .zip，请先解压。' },
  ],
  'class/one-at-a-time': [
    { en: 'class reset is for one exercise of one student.', zh: 'class reset 一次只管一个学生的一个练习。' },
    {
      en: 'To begin anew is a decision about one person’s work.',
      zh: '重新开始关系到一个人的作业，要逐个决定。',
    },
    { en: 'Name one exercise and one student.', zh: '只写一个练习和一个学生。' },
  ],
  'class/other-exercise': [
    { en: 'Folder and correction are of two exercises.', zh: '文件夹和更正的内容不是同一个练习。' },
    { en: 'The names in their records differ.', zh: '两份记录里的练习名不同。' },
    { en: 'Name those that belong together.', zh: '请指定属于同一个练习的。' },
  ],
  'class/other-student': [
    { en: 'The correction is another student’s.', zh: '更正的内容是另一个学生的。' },
    { en: 'Server path and client id in it are theirs.', zh: '里面的服务器路径和客户端标识是那个学生的。' },
    {
      en: 'Take the file for the whole class, or your own folder.',
      zh: '请用全班通用的文件，或自己的那份。',
    },
  ],
  'class/record': [
    { en: 'The record of an exercise cannot be used.', zh: '练习的记录不能用。' },
    { en: 'It is damaged, or of a newer version.', zh: '它损坏了，或来自更新的版本。' },
    { en: 'Ask for a fresh folder, or update the tool.', zh: '请要一份新的文件夹，或更新本工具。' },
  ],
  'class/too-much': [
    { en: 'The folder holds too much to be put aside.', zh: '文件夹里的东西太多，无法另外保留。' },
    {
      en: 'All of it is one transaction, so that nothing is lost when it is killed.',
      zh: '全部内容在一次事务里处理，这样中途被杀也不会丢东西。',
    },
    { en: 'Move other files out of it.', zh: '请把无关的文件移出去。' },
  ],
  'class/unknown-student': [
    { en: 'There is no such student in the class.', zh: '班里没有这个学生。' },
    { en: 'Students are named by id or by folder.', zh: '学生用学号或文件夹名来指定。' },
    { en: 'Look into instructor/class.json.', zh: '请查看 instructor/class.json。' },
  ],
  'class/unreadable': [
    { en: 'A student’s folder cannot be used.', zh: '学生的文件夹用不了。' },
    { en: 'The system says why in the message.', zh: '系统给的原因见提示。' },
    { en: 'Clear the cause and run it again.', zh: '排除原因，再运行一次。' },
  ],
};
