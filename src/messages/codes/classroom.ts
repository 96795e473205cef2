import type { CodeTexts } from './code-texts.js';

export const CLASS_CODES: CodeTexts = {
  'class/action': [
    { en: 'class does not know what to do.', zh: 'class 不知道要做什么。' },
    { en: 'It needs a word behind it, such as list or new.', zh: '后面要写操作，例如 list 或 new。' },
    { en: 'Write class list or class new.', zh: '请写 class list 或 class new。' },
  ],
  'class/class-record': [
    { en: 'The record of a class cannot be used.', zh: '班级的记录不能用。' },
    {
      en: 'instructor/class.json says who is in the class and what they got.',
      zh: 'instructor/class.json 记着班里有谁、发了什么。',
    },
    { en: 'Take it out of a copy.', zh: '请从备份里取回它。' },
  ],
  'class/encoding': [
    { en: '--encoding names no encoding of rosters.', zh: '--encoding 的值不是名单会用的编码。' },
    { en: 'Spreadsheets save in a few encodings only.', zh: '表格软件只用几种编码保存。' },
    { en: 'Write one that the message names, or leave it out.', zh: '请写提示里的一种，或去掉它。' },
  ],
  'class/exercise': [
    { en: 'Parts of exercise.yaml do not go together.', zh: 'exercise.yaml 里的内容互相矛盾。' },
    { en: 'Each key is right, but what they say cannot be.', zh: '每个键都没写错，但合起来不成立。' },
    { en: 'Correct the line that is shown.', zh: '修改指出的那一行。' },
  ],
  'class/exercise-name': [
    { en: 'An exercise’s folder has a name of another form.', zh: '练习文件夹的名字不合规定。' },
    {
      en: 'It becomes a folder and a CMake project of each student.',
      zh: '它会成为每个学生的文件夹名和工程名。',
    },
    { en: 'Use small letters, digits and hyphens.', zh: '只用小写字母、数字和连字符。' },
  ],
  'class/file': [
    { en: 'A file of an exercise cannot be used.', zh: '练习里有文件不能用。' },
    {
      en: 'It is missing, is no text, or stands where it does not belong.',
      zh: '它缺失、不是文本，或放错了地方。',
    },
    { en: 'Do as the message says.', zh: '按提示处理。' },
  ],
  'class/flag-missing': [
    { en: 'class new needs this flag.', zh: 'class new 需要这个参数。' },
    {
      en: 'It asks nothing, so that a class can be made again.',
      zh: '它不提问，这样同一个班级可以重新生成。',
    },
    { en: 'Add the flag.', zh: '请加上这个参数。' },
  ],
  'class/folder-name': [
    { en: 'A student’s folder is not called like the id.', zh: '学生的文件夹名和学号不同。' },
    {
      en: 'Windows, macOS or CMake would not take the id as it is, or not beside another one.',
      zh: 'Windows、macOS 或 CMake 不接受原样的学号，或会和另一个学号混在一起。',
    },
    { en: 'Nothing; class.json says whose folder it is.', zh: '不用处理，class.json 里有对应关系。' },
  ],
  'class/leak': [
    { en: 'Students would have got a solution.', zh: '学生会拿到答案。' },
    {
      en: 'A line of five or more tokens of it stands in their files.',
      zh: '他们的文件里有答案中五个词法单元（单词和符号）以上的一行。',
    },
    { en: 'Take it out where the message says.', zh: '在提示指出的地方去掉它。' },
  ],
  'class/leftover': [
    { en: 'An earlier run was cut short.', zh: '之前有一次运行中断了。' },
    { en: 'It left a folder that had not got its name yet.', zh: '它留下了一个还没改成正式名字的文件夹。' },
    { en: 'Nothing; it is removed.', zh: '不用处理，已经清除。' },
  ],
  'class/marker': [
    { en: 'The markers of a region are not right.', zh: '区域的标记有误。' },
    {
      en: 'Each begins and ends once, on lines of their own, one after the other.',
      zh: '每个区域有一个开始、一个结束，各占一行，依次排列。',
    },
    { en: 'Correct the line that is shown.', zh: '修改指出的那一行。' },
  ],
  'class/no-class': [
    { en: 'This is no folder of a class.', zh: '这不是班级的文件夹。' },
    {
      en: 'A class has instructor/class.json; an exercise, for class update, .nanokit/exercise.json.',
      zh: '班级里有 instructor/class.json；class update 也接受练习，里面有 .nanokit/exercise.json。',
    },
    {
      en: 'Teachers name what class new wrote, students their exercise.',
      zh: '老师指定 class new 写出的文件夹，学生指定自己的练习。',
    },
  ],
  'class/no-exercises': [
    { en: 'No exercises were found.', zh: '没有找到练习。' },
    { en: 'An exercise is a folder with an exercise.yaml.', zh: '练习是带 exercise.yaml 的文件夹。' },
    { en: 'Name the folder that has them: --exercises-from.', zh: '用 --exercises-from 指定所在的文件夹。' },
  ],
  'class/no-names': [
    { en: 'The roster has no names.', zh: '名单里没有姓名。' },
    {
      en: 'No column is called name, or all of it is empty. The class is made all the same.',
      zh: '没有“姓名”列，或者整列是空的。班级照样会生成。',
    },
    { en: 'Nothing, if ids are enough; else rename the column.', zh: '只用学号就不用处理，否则请改列名。' },
  ],
  'class/no-roster': [
    { en: 'The roster cannot be read.', zh: '读不了名单。' },
    { en: 'It is not there, is no file, or is far too large.', zh: '它不存在、不是文件，或太大。' },
    { en: 'Name a CSV file with --roster.', zh: '用 --roster 指定 CSV 文件。' },
  ],
  'class/out-exists': [
    { en: 'The folder for the class is there already.', zh: '班级的文件夹已经存在。' },
    { en: 'A class with students’ work is never written over.', zh: '已有学生作业的班级绝不会被覆盖。' },
    { en: 'Name another folder with --out.', zh: '用 --out 指定别的文件夹。' },
  ],
  'class/out-in-class': [
    { en: 'The new class would lie within another one.', zh: '新班级会放进另一个班级里。' },
    {
      en: 'What lies in a class is handed out with it, or taken for something that was handed in.',
      zh: '班级里的东西会一起发下去，或被当成交上来的作业。',
    },
    { en: 'Name a folder beside that class with --out.', zh: '用 --out 指定那个班级旁边的文件夹。' },
  ],
  'class/overlap': [
    { en: 'One exercise gives away the solution of another.', zh: '一个练习泄露了另一个练习的答案。' },
    {
      en: 'Most have the same app, and each lacks only its own part.',
      zh: '多数练习用同一个应用，各自只缺自己的那部分。',
    },
    { en: 'Make a class of each, or add --allow-overlap.', zh: '分开建班级，或加 --allow-overlap。' },
  ],
  'class/part': [
    { en: 'A part does not fit the generated file.', zh: 'parts 里的内容和生成的文件对不上。' },
    {
      en: 'Its solution has to stand there exactly once.',
      zh: '其中的答案必须在生成的文件里恰好出现一次。',
    },
    { en: 'Copy the lines from a generated project.', zh: '从生成的工程里复制这几行。' },
  ],
  'class/password': [
    { en: 'The password of the class’s Wi-Fi is missing.', zh: '缺少班级所用 Wi-Fi 的密码。' },
    { en: 'The network is not that of the preset.', zh: '所用的网络不是预设里的那个。' },
    { en: 'Add --password-stdin < FILE.', zh: '加上 --password-stdin < 文件。' },
  ],
  'class/roster': [
    { en: 'The roster has a mistake.', zh: '名单有误。' },
    { en: 'Every line needs an id of its own.', zh: '每一行都要有自己的学号。' },
    { en: 'Correct the line that is shown.', zh: '修改指出的那一行。' },
  ],
  'class/roster-doubt': [
    { en: 'The roster may be in another encoding than it was read in.', zh: '名单的编码可能认错了。' },
    {
      en: 'Without a mark in the file, Chinese and accented letters can be the same bytes.',
      zh: '文件里没有编码标记时，汉字和带重音的字母可能是同样的字节。',
    },
    {
      en: 'Look at the two readings; name the right one with --encoding, or save as "CSV UTF-8".',
      zh: '看看两种读法，用 --encoding 指定对的那一种，或另存为“CSV UTF-8”。',
    },
  ],
  'class/roster-encoding': [
    { en: 'The roster’s encoding is not known.', zh: '认不出名单的编码。' },
    {
      en: 'It is neither UTF-8 nor UTF-16, GB18030 or Windows-1252, or it is no text at all.',
      zh: '它不是 UTF-8、UTF-16、GB18030 或 Windows-1252，或者根本不是文本。',
    },
    { en: 'Save it as "CSV UTF-8".', zh: '请另存为“CSV UTF-8”。' },
  ],
  'class/roster-read': [
    { en: 'How the roster was read.', zh: '名单是怎样读的。' },
    {
      en: 'Encoding and separator stand in no CSV file, and are found out.',
      zh: 'CSV 文件里没有写编码和分隔符，是识别出来的。',
    },
    { en: 'Look whether it is right; else add --encoding.', zh: '看看对不对，不对就加 --encoding。' },
  ],
  'class/same-student': [
    { en: 'One student seems to stand in the roster twice.', zh: '名单里好像有一个学生写了两次。' },
    { en: 'Two ids differ in full and half width alone.', zh: '两个学号只有全角和半角的区别。' },
    { en: 'Keep one line, if it is so.', zh: '如果是同一个人，请只留一行。' },
  ],
  'class/stray-file': [
    { en: 'A file is no part of the exercise.', zh: '有文件不属于练习。' },
    { en: 'Nothing reads it, so it was most likely meant elsewhere.', zh: '没有谁会读它，多半放错了地方。' },
    {
      en: 'Move it below app, parts or scenarios, or delete it.',
      zh: '移到 app、parts 或 scenarios 下，或删掉。',
    },
  ],
  'class/unknown-exercise': [
    { en: 'There is no such exercise.', zh: '没有这个练习。' },
    { en: 'class list shows those that there are.', zh: 'class list 会列出现有的练习。' },
    { en: 'Correct the name, or name their folder.', zh: '改正名字，或指定所在文件夹。' },
  ],
  'class/write-failed': [
    { en: 'The class could not be written.', zh: '班级的文件写不了。' },
    { en: 'The system says why in the message.', zh: '系统给的原因见提示。' },
    { en: 'Clear the cause; nothing was left behind.', zh: '排除原因即可，没有留下半成品。' },
  ],
};
