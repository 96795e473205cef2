import type { CodeTexts } from './code-texts.js';

export const CHECK_CODES: CodeTexts = {
  'check/binary': [
    { en: 'A file is no text in UTF-8.', zh: '文件不是 UTF-8 文本。' },
    {
      en: 'It is binary, or was saved in another encoding such as GBK.',
      zh: '它是二进制文件，或用 GBK 之类的编码保存。',
    },
    { en: 'Save it as UTF-8.', zh: '另存为 UTF-8。' },
  ],
  'check/board': [
    { en: 'That is no name of a board.', zh: '这不是开发板的名字。' },
    { en: 'It becomes the name of a file, boards/NAME.conf.', zh: '它要用作文件名 boards/名字.conf。' },
    { en: 'Use the name that stands behind -b when you build.', zh: '用编译时 -b 后面的名字。' },
  ],
  'check/format': [
    { en: 'There is no such output format.', zh: '没有这种输出格式。' },
    { en: '--json asks for json already.', zh: '--json 已经指定了 json。' },
    { en: 'Write text, json or github.', zh: '请写 text、json 或 github。' },
  ],
  'check/fragment-outside': [
    { en: 'A fragment lies outside the project.', zh: '配置文件在工程外面。' },
    { en: 'Nothing outside of it is read.', zh: '工程之外的东西不会读取。' },
    { en: 'Copy it into the project.', zh: '把它复制进工程。' },
  ],
  'check/name': [
    { en: '--fix cannot write to this path.', zh: '--fix 不能写这个路径。' },
    { en: 'It is none that a project’s file may have.', zh: '工程里的文件不能用这样的路径。' },
    { en: 'Change the file by hand, or rename it.', zh: '请手工修改，或给它改名。' },
  ],
  'check/no-fragment': [
    { en: 'A fragment that is named is not there.', zh: '写出的配置文件不存在。' },
    { en: 'The name is misspelt, or relative to another folder.', zh: '名字写错了，或是相对别的文件夹。' },
    { en: 'Name it relative to the project or to where you are.', zh: '请写相对工程或当前位置的路径。' },
  ],
  'check/no-prj-conf': [
    { en: 'There is no prj.conf.', zh: '没有 prj.conf。' },
    {
      en: 'Every Zephyr app has one, so this is another folder.',
      zh: 'Zephyr 应用都有它，可能进错了文件夹。',
    },
    { en: 'Go into the app, or name its folder.', zh: '进入应用的文件夹，或写上它。' },
  ],
  'check/sdk': [
    { en: 'There is no such SDK line.', zh: '没有这个 SDK 系列。' },
    { en: 'Symbols differ from line to line.', zh: '各系列的符号不同。' },
    { en: 'Write 0, 1 or 2.', zh: '请写 0、1 或 2。' },
  ],
  'check/too-large': [
    { en: 'A file is too large to be a fragment.', zh: '文件太大，不像配置文件。' },
    { en: 'Above 2 MiB it is something else.', zh: '超过 2 MiB 就不会是它了。' },
    { en: 'Look what it is.', zh: '看看它到底是什么。' },
  ],
  'check/unknown-board': [
    {
      en: 'This board is not known: its own settings are not looked at.',
      zh: '不认识这块开发板，没有考虑它自带的设置。',
    },
    { en: 'Only the boards of this tool have them in the data.', zh: '数据里只有本工具支持的开发板。' },
    { en: 'Nothing; the build will tell.', zh: '不用处理，编译时见分晓。' },
  ],
  'explain/missing': [
    { en: 'Nothing was named to explain.', zh: '没有写要解释什么。' },
    { en: 'It takes a symbol, a key, a code or a log message.', zh: '可以是符号、键、诊断代码或日志消息。' },
    { en: 'For example: explain -12.', zh: '例如：explain -12。' },
  ],
  'explain/unknown': [
    { en: 'The name is not known.', zh: '不认识这个名字。' },
    {
      en: 'It is none of the symbols, keys, codes and log messages here.',
      zh: '它不在已知的符号、键、代码和日志消息之中。',
    },
    { en: 'Use the nearest one, which the message names.', zh: '改用提示里最接近的。' },
  ],
  'memory/budget': [
    { en: '--budget is no amount of bytes.', zh: '--budget 不是字节数。' },
    { en: 'It takes bytes, or K and M of 1,024.', zh: '可以写字节数，或以 1,024 进位的 K、M。' },
    { en: 'Write it as --budget 96K.', zh: '写成 --budget 96K。' },
  ],
  'memory/compare': [
    { en: 'There is nothing of that name to compare with.', zh: '没有可以用来比较的这个名字。' },
    { en: 'It is no preset, and no file.', zh: '它既不是预设，也不是文件。' },
    { en: 'Name a preset, a nanokit.yaml or a fragment.', zh: '请写预设、nanokit.yaml 或配置文件。' },
  ],
  'memory/no-file': [
    { en: 'There is no prj.conf.', zh: '没有 prj.conf。' },
    { en: 'The plan is made of it.', zh: '内存就是按它计算的。' },
    { en: 'Run regen --on-conflict prj.conf=ours.', zh: '运行 regen --on-conflict prj.conf=ours。' },
  ],
  'memory/outside': [
    { en: 'A file leads out of the project.', zh: '有文件指到了工程外面。' },
    { en: 'Nothing outside the project is read.', zh: '工程之外的东西不会读取。' },
    { en: 'Put the file itself in its place.', zh: '把文件本身放到那里。' },
  ],
  'memory/over-budget': [
    { en: 'The app takes more RAM than it may.', zh: '应用占的内存超出了预算。' },
    { en: 'The board’s SRAM or --budget is the limit.', zh: '上限是开发板的 SRAM 或 --budget。' },
    {
      en: 'Lower the keys that the message names; --why shows the sums.',
      zh: '调小提示里的键；--why 显示算式。',
    },
  ],
  'memory/too-large': [
    { en: 'A file is too large to be a fragment.', zh: '文件太大，不像配置文件。' },
    { en: 'No Kconfig or fragment has more than 1 MiB.', zh: 'Kconfig 和配置文件都不会超过 1 MiB。' },
    { en: 'Look what it is.', zh: '看看它到底是什么。' },
  ],
};
