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
  'check/other-sdk': [
    {
      en: 'The SDK that is installed is of another line than the one that the app is for.',
      zh: '已安装的 SDK 和应用面向的不是同一个系列。',
    },
    { en: 'It reads the symbols of its own line.', zh: '它用的是自己那个系列的符号。' },
    {
      en: 'Choose the SDK that fits, or change sdk in nanokit.yaml.',
      zh: '换成对应的 SDK，或改 nanokit.yaml 的 sdk。',
    },
  ],
  'check/over-ram': [
    { en: 'The app takes more RAM than its board has.', zh: '应用占用的内存超过了开发板。' },
    {
      en: 'Heap, stacks and buffers add up before anything runs, and the linker stops.',
      zh: '堆、栈和缓冲区在链接时就要占足，放不下就链接失败。',
    },
    { en: 'Lower the largest of the parts that are named.', zh: '调小提示里占用最多的那一项。' },
  ],
  'check/name': [
    { en: '--fix cannot write to this path.', zh: '--fix 不能写这个路径。' },
    { en: 'It is none that a project’s file may have.', zh: '工程里的文件不能用这样的路径。' },
    { en: 'Change the file by hand, or rename it.', zh: '请手工修改，或给它改名。' },
  ],
  'check/wrong-file': [
    { en: 'Most lines of the file are no assignments.', zh: '文件里多数行不是赋值。' },
    {
      en: 'Another file was saved under this name, or copied over it.',
      zh: '多半是别的文件误存成了这个名字，或覆盖了它。',
    },
    { en: 'Put the right file in its place.', zh: '换成正确的文件。' },
  ],
  'check/file-named': [
    { en: 'A file is named where a folder is expected.', zh: '该写文件夹的地方写了文件。' },
    { en: 'check reads all that the build merges.', zh: 'check 要读编译时合并的全部文件。' },
    {
      en: 'Name the folder; for a fragment, add --fragment FILE.',
      zh: '请写文件夹；配置片段用 --fragment 指定。',
    },
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
  'check/build-folder': [
    { en: 'The folder for the trial build cannot be made.', zh: '无法创建试编译用的文件夹。' },
    { en: 'It belongs below .nanokit/local in the project.', zh: '它应在工程的 .nanokit/local 之下。' },
    {
      en: 'Make the project writable, or run check without --build.',
      zh: '让工程可写，或不带 --build 运行 check。',
    },
  ],
  'check/build-deadline': [
    { en: 'lisa or west did not come to an end.', zh: 'lisa 或 west 迟迟没有结束。' },
    {
      en: 'It may wait for the network or for a lock; it was ended.',
      zh: '它可能在等网络或等锁；现已被终止。',
    },
    { en: 'Run its command by hand to see where it waits.', zh: '手工运行它的命令，看卡在哪里。' },
  ],
  'check/build-failed': [
    { en: 'lisa or west failed without naming a setting.', zh: 'lisa 或 west 失败了，但没有指出哪项设置。' },
    {
      en: 'Something else in the SDK or in CMakeLists.txt stops it.',
      zh: 'SDK 或 CMakeLists.txt 里另有问题。',
    },
    {
      en: 'Its last words stand below the message; run it by hand for all of them.',
      zh: '提示下面是它最后的输出；手工运行可看到全部。',
    },
  ],
  'check/build-silent': [
    {
      en: 'lisa or west ended well and said nothing that Kconfig says.',
      zh: 'lisa 或 west 正常结束，却没有 Kconfig 的任何输出。',
    },
    { en: 'It may be another program of that name.', zh: '它可能是另一个同名程序。' },
    { en: 'See which one your PATH finds first.', zh: '看看 PATH 里先找到的是哪一个。' },
  ],
  'check/no-such-board': [
    { en: 'The installed SDK does not have the board.', zh: '已安装的 SDK 里没有这块开发板。' },
    { en: 'Each SDK has its own boards.', zh: '不同的 SDK 支持的开发板不同。' },
    {
      en: 'Give a name that it has with --board, or change board in nanokit.yaml.',
      zh: '用 --board 给出它支持的名字，或改 nanokit.yaml 的 board。',
    },
  ],
  'check/no-board': [
    { en: '--build needs to know the board.', zh: '--build 需要知道是哪块开发板。' },
    { en: 'Zephyr’s build cannot begin without one.', zh: '没有它 Zephyr 无法开始编译。' },
    { en: 'Name it with --board.', zh: '用 --board 指明。' },
  ],
  'check/fragment-name': [
    { en: 'A fragment’s name cannot be handed to CMake.', zh: '片段的文件名无法交给 CMake。' },
    { en: 'CMake splits lists at blanks and semicolons.', zh: 'CMake 会在空格和分号处拆开。' },
    { en: 'Rename the file.', zh: '请给文件改名。' },
  ],
  'check/no-build-tool': [
    { en: 'Neither lisa nor west is installed.', zh: '没有安装 lisa 或 west。' },
    { en: '--build has one of them configure the app.', zh: '--build 要靠其中之一来配置应用。' },
    {
      en: 'Install the SDK; check without --build needs nothing.',
      zh: '请安装 SDK；不带 --build 的 check 什么都不需要。',
    },
  ],
  'check/no-sdk': [
    { en: 'lisa or west is there, but no SDK.', zh: '有 lisa 或 west，但没有 SDK。' },
    { en: 'The tool alone knows no Kconfig symbols.', zh: '只有工具，没有 Kconfig 符号的定义。' },
    { en: 'Install the SDK, or run check without --build.', zh: '请安装 SDK，或不带 --build 运行 check。' },
  ],
};
