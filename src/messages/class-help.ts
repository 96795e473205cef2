import type { Text } from './text.js';

export const classHelp = {
  overview: {
    en: 'Exercises for a class: one folder for each student, checks to work by, and grades.',
    zh: '课堂练习：每个学生一个文件夹，学生自己检查，老师统一评分。',
  },
  actions: { en: 'Actions:', zh: '操作：' },
  actionNote: {
    en: 'The flags of each: create-nanokit-ws class new --help, and so on.',
    zh: '各个操作的参数：create-nanokit-ws class new --help 等。',
  },
  exits: {
    en: 'Exit codes: 0 done; 1 new: a solution would have come into students’ folders, check: a check failed, grade: something could not be graded, update: a conflict or a failure is left, test: an exercise is not as it should be; 2 bad input; 3 no compiler, no sandbox (grade), or something could not be checked (check); 130 stopped with Ctrl-C',
    zh: '退出码：0 完成；1 new 发现答案会进入学生的文件夹，check 有检查未通过，grade 有没能评的，update 有冲突或失败，test 发现练习有问题；2 输入有误；3 没有编译器、没有沙箱（grade），或有检查做不了（check）；130 用 Ctrl-C 中止',
  },
} as const satisfies Record<string, Text>;

export const classActions: Readonly<Record<string, Text>> = {
  list: { en: 'shows the exercises that there are', zh: '列出有哪些练习' },
  new: {
    en: 'makes a class: a folder for each student, and one with solutions and hidden checks for the teacher',
    zh: '生成一个班级：每个学生一个文件夹，另有一个给老师，里面是答案和隐藏检查',
  },
  check: {
    en: 'for students: builds and runs the exercise in DIR, or here, and says what passes and what does not',
    zh: '学生用：编译并运行 DIR（不写则为当前文件夹）里的练习，说明哪些通过、哪些没有',
  },
  grade: {
    en: 'grades what was handed in, with the hidden checks as well, in a sandbox',
    zh: '在沙箱里给交上来的作业评分，隐藏检查也算',
  },
  update: {
    en: 'brings a corrected exercise into all folders of a class, or into a student’s own, and keeps the work that is there',
    zh: '把更正后的练习合并进全班或学生自己的文件夹，做过的都保留',
  },
  reset: {
    en: 'begins an exercise anew, and keeps the work so far beside it',
    zh: '让一个练习重新开始，原来做的保留在旁边',
  },
  test: {
    en: 'for authors of exercises: proves that solutions pass and that what students get does not, and gives nothing away',
    zh: '编写练习的人用：验证答案能通过，发给学生的通不过，也没有泄露答案',
  },
};

/** Of several actions. */
export const classFlags: Readonly<Record<string, Text>> = {
  '--exercises': {
    en: 'names with commas between them, or all; 03-wait-for-address, wait-for-address or 3',
    zh: '练习名，以逗号分隔；all 表示全部；写 03-wait-for-address、wait-for-address 或 3 都行',
  },
  '--exercises-from': {
    en: 'a folder of your own with exercises, instead of those of this package',
    zh: '自己的练习文件夹，代替软件包自带的练习',
  },
  '--hint': { en: 'shows the next hint, and those before it', zh: '给出下一条提示，以及之前的提示' },
  '--roster': {
    en: 'CSV file with a line for each student; the first line names the columns: id, name, group (or 学号, 姓名, 班级), and any others',
    zh: 'CSV 名单，每个学生一行；第一行是列名：学号、姓名、班级（或 id、name、group），也可以有别的列',
  },
  '--encoding': {
    en: 'of the roster, where it is not found out rightly: utf-8, utf-16, gbk, windows-1252, and others that browsers know',
    zh: '名单的编码，用于识别有误时：utf-8、utf-16、gbk、windows-1252，以及浏览器认识的其他编码',
  },
  '--language': {
    en: 'of what students get: instructions and comments [default: the language of this program]',
    zh: '学生看到的说明和注释用的语言 [默认：与本程序相同]',
  },
  '--set': {
    en: 'a key of nanokit.yaml for everybody, such as wifi.ssid or server.host; may be repeated',
    zh: '给全班设置 nanokit.yaml 的键，例如 wifi.ssid、server.host；可重复',
  },
  '--password-stdin': {
    en: 'reads the Wi-Fi password for everybody from standard input, so that no process list shows it',
    zh: '从标准输入读取全班共用的 Wi-Fi 密码，不会出现在进程列表里',
  },
  '--allow-overlap': {
    en: 'accepts that what one exercise gives solves another one',
    zh: '允许一个练习给出的内容里有另一个练习的答案',
  },
  '--students': {
    en: 'ids or folders with commas between them [default: all]',
    zh: '学号或文件夹名，以逗号分隔 [默认：全部]',
  },
  '--from': {
    en: 'in a student’s folder: what the teacher handed out, a file or a fresh folder',
    zh: '在学生文件夹里：老师发下来的文件，或新的练习文件夹',
  },
  '--on-conflict': {
    en: 'where the student and the exercise changed the same: ask, keep (the student’s), ours (the exercise’s), markers or abort; in one file: FILE=CHOICE; may be repeated [default: ask in a terminal, else abort]',
    zh: '学生和练习改了同一处怎么办：ask、keep（学生的）、ours（练习的）、markers 或 abort；只针对一个文件：文件=选择；可重复 [默认：有终端时 ask，否则 abort]',
  },
  '--class': {
    en: 'for teachers: the class’s folder; EXERCISE is then one of its exercises',
    zh: '老师用：班级文件夹，这时前面写练习名',
  },
  '--student': {
    en: 'with --class: id or folder of the student',
    zh: '与 --class 同用：学号或文件夹名',
  },
  '--submissions': {
    en: 'a folder with a folder or zip file for each student, or one zip file with all of them [default: the class’s own students folder]',
    zh: '放着每个学生文件夹或压缩包的文件夹，或装着全部作业的一个压缩包 [默认：班级自己的 students 文件夹]',
  },
  '--jobs': {
    en: 'how many are graded at a time [default: one for each processor]',
    zh: '同时评几份 [默认：每个处理器一份]',
  },
  '--again': { en: 'grades anew what was graded before', zh: '评过的也重新评' },
  '--unsafe': {
    en: 'runs the students’ programs without a sandbox, with all rights that you have',
    zh: '不用沙箱运行学生的程序，程序拥有你的全部权限',
  },
  '--sdk': {
    en: 'the SDK line to test on, or all [default: 1]',
    zh: '在哪个 SDK 系列上测试，all 表示全部 [默认：1]',
  },
};

/** What a flag does in one action, where that is not what it does in the others. */
export const classFlagsOf: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  new: {
    '--out': {
      en: 'the folder to write, inside the current one; it must not be there yet',
      zh: '要写入的文件夹，在当前文件夹之内，不能已经存在',
    },
  },
  grade: {
    '--out': {
      en: 'the folder for the grades, inside the current one [default: instructor/grades of the class]',
      zh: '放成绩的文件夹，在当前文件夹之内 [默认：班级的 instructor/grades]',
    },
  },
};
