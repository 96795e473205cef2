import type { CodeTexts } from './code-texts.js';

export const KCONFIG_CODES: CodeTexts = {
  'kconfig/experimental': [
    { en: 'Zephyr marks what is on as experimental.', zh: 'Zephyr 把打开的这项功能标为试验性。' },
    { en: 'It may change or be unfinished.', zh: '它可能不完善，也可能变动。' },
    { en: 'Nothing, if you meant it.', zh: '有意为之就不用管。' },
  ],
  'kconfig/deprecated': [
    { en: 'What is on is deprecated.', zh: '打开的这项功能已不推荐使用。' },
    { en: 'Zephyr will drop it.', zh: 'Zephyr 以后会去掉它。' },
    { en: 'See in Zephyr’s release notes what takes its place.', zh: '替代办法见 Zephyr 的发行说明。' },
  ],
  'kconfig/undefined-symbol': [
    {
      en: 'No Kconfig file defines the symbol: the build stops.',
      zh: '没有任何 Kconfig 文件定义这个符号，编译会中止。',
    },
    { en: 'Mostly a slip of the fingers, or blanks around the =.', zh: '多半是打错字，或者等号两边有空格。' },
    { en: 'Use the right name, or take the line out.', zh: '改成正确的名字，或者删掉这一行。' },
  ],
  'kconfig/gone-symbol': [
    {
      en: 'The symbol exists, but not in this SDK line: the build stops.',
      zh: '有这个符号，但当前 SDK 系列里没有，编译会中止。',
    },
    {
      en: 'Zephyr renames and removes symbols from version to version.',
      zh: 'Zephyr 各版本之间会改名、删除符号。',
    },
    { en: 'Use its present name, or take the line out.', zh: '换成新名字，或者删掉这一行。' },
  ],
  'kconfig/named-fragment': [
    {
      en: 'CMakeLists.txt names a fragment that is not read here, or not by the build.',
      zh: 'CMakeLists.txt 指定的配置文件，这里没有读，或者编译不会读。',
    },
    {
      en: 'Its name is known to CMake alone, it is outside the project, or the line has no effect.',
      zh: '它的名字只有 CMake 知道，或者在工程之外，或者那一行不起作用。',
    },
    {
      en: 'Write a plain path above find_package(Zephyr); check takes --fragment as well.',
      zh: '在 find_package(Zephyr) 之前直接写路径；check 也可以用 --fragment。',
    },
  ],
  'kconfig/missing-fragment': [
    {
      en: 'CMakeLists.txt names a fragment that is not there: the build stops.',
      zh: 'CMakeLists.txt 指定的配置文件不存在，编译会中止。',
    },
    { en: 'It was renamed or deleted, or git ignores it.', zh: '它改名或删除了，或者被 git 忽略。' },
    { en: 'Bring it back, or take its name out.', zh: '把它找回来，或去掉它的名字。' },
  ],
  'kconfig/unknown-symbol': [
    {
      en: 'This tool knows nothing of the symbol, and so says nothing about it.',
      zh: '本工具不认识这个符号，因此不作判断。',
    },
    {
      en: 'Symbols of modules and drivers outside Zephyr are in no catalogue.',
      zh: 'Zephyr 之外的模块和驱动，它们的符号不在目录里。',
    },
    {
      en: 'Nothing if it is a module’s; the build will tell.',
      zh: '如果是模块的符号就不用管，编译时见分晓。',
    },
  ],
  'kconfig/unchecked-symbol': [
    {
      en: 'The symbol exists, but its type and dependencies are not looked at.',
      zh: '符号存在，但没有检查它的类型和依赖。',
    },
    {
      en: 'The catalogue has only the name of symbols that apps rarely set.',
      zh: '应用很少用到的符号，目录里只有名字。',
    },
    { en: 'Nothing; the build will tell.', zh: '不用处理，编译时见分晓。' },
  ],
  'kconfig/no-prompt': [
    { en: 'The symbol cannot be set by hand: the build stops.', zh: '符号不能手工设置，编译会中止。' },
    {
      en: 'It has no prompt: its value follows from other symbols.',
      zh: '它没有提示（prompt），取值由别的符号决定。',
    },
    { en: 'Set what turns it on, not the symbol itself.', zh: '去设置会打开它的符号。' },
  ],
  'kconfig/unmet-dependency': [
    { en: 'The line does nothing, and Kconfig only warns.', zh: '这行不起作用，而 Kconfig 只给一条警告。' },
    { en: 'Something that the symbol depends on is off.', zh: '它依赖的符号没有打开。' },
    { en: 'Turn on what the tree below the message names.', zh: '打开提示里依赖树指出的符号。' },
  ],
  'kconfig/selected': [
    { en: '=n is ignored, without a word from Kconfig.', zh: '=n 被忽略，Kconfig 一声不吭。' },
    { en: 'Another symbol that is on selects this one.', zh: '另一个已打开的符号选中（select）了它。' },
    { en: 'Turn the selecting symbol off.', zh: '关掉选中它的那个符号。' },
  ],
  'kconfig/other-choice': [
    {
      en: 'The line is ignored: another member of the choice is on.',
      zh: '这行被忽略：互斥选项组（choice）里打开的是另一个。',
    },
    {
      en: 'Of a choice, the last member that is set to y counts.',
      zh: '互斥选项组（choice）里最后一个设为 y 的有效。',
    },
    { en: 'Keep one member.', zh: '只留一项。' },
  ],
  'kconfig/ignored': [
    {
      en: 'Kconfig gives the symbol another value than the line says.',
      zh: 'Kconfig 最后给出的值和这一行不同。',
    },
    {
      en: 'Something else decides it: a select, a choice or a range.',
      zh: '它由别处决定：select、互斥选项组（choice）或取值范围。',
    },
    {
      en: 'See the reasons below the message, or explain the symbol.',
      zh: '看提示下面的原因，或对这个符号运行 explain。',
    },
  ],
  'kconfig/out-of-range': [
    {
      en: 'The number is outside the symbol’s range: the build stops.',
      zh: '数值超出符号的范围，编译会中止。',
    },
    { en: 'Kconfig names the symbol then, but not the line.', zh: '而且 Kconfig 只报符号，不指出哪一行。' },
    { en: 'Write a number within the range.', zh: '改成范围内的数。' },
  ],
  'kconfig/invalid-value': [
    { en: 'The value is not of the symbol’s type: the build stops.', zh: '取值和类型不符，编译会中止。' },
    {
      en: 'Kconfig takes all behind the = for the value, comments too.',
      zh: '等号后面的内容全算取值，注释也不例外。',
    },
    {
      en: 'Write y or n, a bare number, or a string in double quotes.',
      zh: '写 y 或 n、纯数字，或双引号括起的字符串。',
    },
  ],
  'kconfig/malformed-line': [
    {
      en: 'The line is neither an assignment nor a comment: the build stops.',
      zh: '既不是赋值也不是注释，编译会中止。',
    },
    {
      en: 'Kconfig reads CONFIG_NAME=value from the first column on, and nothing else.',
      zh: 'Kconfig 只认顶格写的 CONFIG_名称=值。',
    },
    { en: 'Begin the line with CONFIG_, or with # for a comment.', zh: '行首写 CONFIG_；注释用 # 开头。' },
  ],
  'kconfig/byte-order-mark': [
    {
      en: 'The file begins with an invisible mark that Kconfig cannot read: its first line fails.',
      zh: '文件开头有看不见的标记（BOM），Kconfig 读不了第一行。',
    },
    {
      en: 'Some editors on Windows put it there when they save.',
      zh: 'Windows 上的一些编辑器保存时会加上它。',
    },
    {
      en: 'Save as UTF-8 without BOM; check --fix does it.',
      zh: '另存为“UTF-8（无 BOM）”，或用 check --fix。',
    },
  ],
  'kconfig/loose-bool': [
    { en: 'Kconfig reads a bool in another spelling as y or n.', zh: 'Kconfig 把别的写法当成了 y 或 n。' },
    { en: 'It looks at the first letter alone: yes is y.', zh: '它只看第一个字母：yes 就是 y。' },
    { en: 'Write y or n.', zh: '请写 y 或 n。' },
  ],
  'kconfig/too-large': [
    { en: 'The number does not fit into an int of C.', zh: '数值超出了 C 的 int。' },
    { en: 'Kconfig hands any number on to the compiler.', zh: 'Kconfig 不管多大都照样交给编译器。' },
    { en: 'Write the number that you mean.', zh: '改成合理的数值。' },
  ],
  'kconfig/negative': [
    { en: 'A negative number stands where none can be meant.', zh: '不该为负的地方写了负数。' },
    { en: 'The symbol has no range, so Kconfig accepts it.', zh: '这个符号没有范围，Kconfig 照单全收。' },
    { en: 'Write 0 or more.', zh: '请写 0 或正数。' },
  ],
  'kconfig/hex-prefix': [
    { en: 'A hexadecimal number stands without 0x.', zh: '十六进制数没写 0x。' },
    {
      en: 'Kconfig reads it as one all the same, people as a decimal one.',
      zh: 'Kconfig 仍按十六进制读，人却会看成十进制。',
    },
    { en: 'Write 0x in front.', zh: '前面加上 0x。' },
  ],
  'kconfig/assigned-twice': [
    { en: 'One file sets the symbol twice.', zh: '同一个文件里赋值两次。' },
    { en: 'The later line counts, without a word from Kconfig.', zh: '后面的有效，Kconfig 一声不吭。' },
    { en: 'Take one of them out.', zh: '删掉一行。' },
  ],
  'kconfig/overridden': [
    { en: 'A file that is read later sets the symbol again.', zh: '后读入的文件又设了它。' },
    { en: 'That is what such files are for.', zh: '这类文件本来就是干这个的。' },
    { en: 'Nothing, if you meant it.', zh: '有意为之就不用管。' },
  ],
  'kconfig/same-as-default': [
    { en: 'The line changes nothing.', zh: '这一行没有改变任何东西。' },
    { en: 'The symbol has this value anyway.', zh: '符号本来就是这个值。' },
    { en: 'Take it out or leave it, as you like.', zh: '删不删都行。' },
  ],
  'kconfig/select-unmet': [
    {
      en: 'A symbol selects another whose dependencies are unmet: the build stops.',
      zh: '某个符号选中（select）了另一个，而后者的依赖没满足，编译会中止。',
    },
    { en: 'A select does not ask what the other one depends on.', zh: 'select 不管对方依赖什么。' },
    {
      en: 'Meet the dependencies, or turn the selecting symbol off.',
      zh: '补上依赖，或者关掉选中它的符号。',
    },
  ],
  'kconfig/dependency-loop': [
    { en: 'A symbol of your Kconfig depends on itself.', zh: '你的 Kconfig 里有符号循环依赖自身。' },
    { en: 'Its value cannot be worked out, and the build stops.', zh: '这样算不出它的值，编译会中止。' },
    { en: 'Break the circle in your Kconfig.', zh: '在 Kconfig 里把环拆开。' },
  ],
  'kconfig/default-out-of-range': [
    {
      en: 'A default of your Kconfig is outside its own range.',
      zh: '你的 Kconfig 里有默认值超出了自己的 range。',
    },
    {
      en: 'Kconfig stops the build when nothing else sets the symbol.',
      zh: '没有别处设置它时，编译会中止。',
    },
    { en: 'Change the default or the range.', zh: '修改 default 或 range。' },
  ],
  'kconfig/mixed-choice': [
    {
      en: 'One symbol is both in a choice and outside of it.',
      zh: '同一个符号既在 choice 里、又在 choice 外定义。',
    },
    { en: 'Then nobody can tell which members exclude each other.', zh: '那就说不清哪些选项互斥。' },
    { en: 'Define it in one of the two places.', zh: '只在一处定义它。' },
  ],
  'kconfig/syntax': [
    { en: 'Your Kconfig has a line that Kconfig does not understand.', zh: '你的 Kconfig 里有一行看不懂。' },
    {
      en: 'Each line is a statement such as config, bool, default or depends on.',
      zh: '每一行都应是 config、bool、default、depends on 这样的语句。',
    },
    { en: 'Mend the line that is shown.', zh: '修改指出的那一行。' },
  ],
  'kconfig/not-closed': [
    {
      en: 'A menu, choice or if of your Kconfig has no end.',
      zh: '你的 Kconfig 里有 menu、choice 或 if 没有结束。',
    },
    { en: 'Each needs its endmenu, endchoice or endif.', zh: '它们各要有 endmenu、endchoice 或 endif。' },
    { en: 'Add the end, or delete the one that is too many.', zh: '补上结束语句，或删掉多余的。' },
  ],
  'kconfig/text-after-string': [
    {
      en: 'Something stands behind the closing quote, and is dropped.',
      zh: '右引号后面还有内容，会被丢掉。',
    },
    {
      en: 'Mostly a comment; behind other values it would stop the build.',
      zh: '多半是注释；写在别的取值后面会让编译中止。',
    },
    { en: 'Put the comment on a line of its own.', zh: '注释请单独写一行。' },
  ],
  'kconfig/unset-ignored': [
    {
      en: '“# CONFIG_X is not set” has no effect on a symbol that is no bool.',
      zh: '“# CONFIG_X is not set”对非布尔符号不起作用。',
    },
    { en: 'Only a bool or tristate can be unset.', zh: '只有 bool、tristate 才能这样关掉。' },
    { en: 'Write a value, or delete the line.', zh: '写上值，或删掉这一行。' },
  ],
  'kconfig/control-character': [
    {
      en: 'A string contains a character that Kconfig cannot carry.',
      zh: '字符串里有 Kconfig 写不了的字符。',
    },
    {
      en: 'Line breaks, tabs and the like end or spoil the line.',
      zh: '换行、制表符之类会把这一行弄断或弄坏。',
    },
    { en: 'Remove it from the value.', zh: '把它从值里去掉。' },
  ],
  'kconfig/not-unicode': [
    { en: 'A string contains half a character.', zh: '字符串里有半个字符。' },
    { en: 'A lone surrogate has no UTF-8 form.', zh: '单个代理项（surrogate）没有 UTF-8 编码。' },
    { en: 'Type the text again.', zh: '请重新输入这段文本。' },
  ],
};
