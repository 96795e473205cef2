import { shortened } from './shortened.js';
import type { Text } from './text.js';

const list = (names: readonly string[], lang: 'en' | 'zh'): string => names.join(lang === 'zh' ? '、' : ', ');

// Why a symbol is what it is.
export const offByBoard = (name: string): Text => ({
  en: `${name} is n: the board or its SoC would have to provide it`,
  zh: `${name} 为 n：要由开发板或芯片提供，配置里改不了`,
});
export const onByBoard = (name: string): Text => ({
  en: `${name} is y: the board or its SoC has it`,
  zh: `${name} 为 y：由开发板或芯片决定`,
});
export const offByLine = (name: string, file: string, line: number): Text => ({
  en: `${name} is n: set in ${file}:${line}`,
  zh: `${name} 为 n：${file} 第 ${line} 行设的`,
});
export const onByLine = (name: string, file: string, line: number): Text => ({
  en: `${name} is y: set in ${file}:${line}`,
  zh: `${name} 为 y：${file} 第 ${line} 行设的`,
});
export const offByDefault = (name: string): Text => ({
  en: `${name} is n: nothing turns it on`,
  zh: `${name} 为 n：没有任何配置打开它`,
});
export const onByDefault = (name: string): Text => ({
  en: `${name} is y by default`,
  zh: `${name} 默认就是 y`,
});
export const onBySelect = (name: string): Text => ({
  en: `${name} is y: it is selected`,
  zh: `${name} 为 y：被别的符号选中（select）`,
});
export const onByImply = (name: string): Text => ({
  en: `${name} is y: it is implied`,
  zh: `${name} 为 y：被别的符号连带启用（imply）`,
});
export const offByDependency = (name: string): Text => ({
  en: `${name} is n: its own dependencies are unmet`,
  zh: `${name} 为 n：它自己的依赖也没满足`,
});
export const offByChoice = (name: string, other: string): Text => ({
  en: `${name} is n: of the choice, ${other} is taken`,
  zh: `${name} 为 n：互斥选项组（choice）里选的是 ${other}`,
});
export const offWithoutPrompt = (name: string, selectors: readonly string[]): Text =>
  selectors.length === 0
    ? { en: `${name} is n, and cannot be set by hand`, zh: `${name} 为 n，不能手工设置` }
    : {
        en: `${name} is n; only another symbol turns it on: ${list(selectors, 'en')}`,
        zh: `${name} 为 n，只能由这些符号打开：${list(selectors, 'zh')}`,
      };
export const noneHolds = (parts: readonly string[]): Text => ({
  en: `none of these holds: ${parts.join(', ')}`,
  zh: `以下条件一个都不成立：${parts.join('，')}`,
});
export const doesNotHold = (condition: string): Text => ({
  en: `${condition} does not hold`,
  zh: `${condition} 不成立`,
});
export const compareFails = (condition: string, value: string): Text => ({
  en: `${condition} does not hold: the value is ${value === '' ? 'empty' : value}`,
  zh: `${condition} 不成立：当前值是 ${value === '' ? '空' : value}`,
});

// Remedies for unmet dependencies and selected symbols.
export const addLines = (lines: readonly string[]): Text => ({
  en: `Add ${lines.join(', ')}; or take this line out.`,
  zh: `请加上 ${lines.join('、')}，或者删掉这一行。`,
});
export const takeOut: Text = {
  en: 'It cannot work as things are: take this line out.',
  zh: '目前这行不会起作用，请删掉。',
};
export const turnOffFirst = (names: readonly string[]): Text => ({
  en: `To be rid of it, turn ${list(names, 'en')} off first; or take this line out.`,
  zh: `想关掉它，得先关掉 ${list(names, 'zh')}；否则请删掉这一行。`,
});
export const chooseAnother: Text = {
  en: 'Keep only the member that you want.',
  zh: '同一个互斥选项组（choice）里只留下想要的那一项。',
};

// Names that are not there. A Zephyr version is a text of its own, as its facts may be those of another.
export const byFactsOf = (version: string, facts: string): Text => ({
  en: `${version} (by facts of ${facts})`,
  zh: `${version}（依据 ${facts} 的数据）`,
});
/** A version in front of Chinese: a blank follows a number, and none a bracket. */
const before = (version: string) => (version.endsWith('）') ? version : `${version} `);
/** What was in brackets, within others. */
const within = ({ en, zh }: Text): Text => ({
  en: en.replace(/ \((.*)\)/, ', $1'),
  zh: zh.replace(/（(.*)）/, '，$1'),
});
export const undefinedHere = (name: string, zephyr: Text): Text => ({
  en: `Zephyr ${zephyr.en} has no symbol ${shortened(name)}, and the build stops`,
  zh: `Zephyr ${before(zephyr.zh)}没有 ${shortened(name)} 这个符号，编译会中止`,
});
export const didYouMean = (names: readonly string[]): Text => ({
  en: `Did you mean ${names.map((name) => `CONFIG_${name}`).join(' or ')}?`,
  zh: `是不是想写 ${names.map((name) => `CONFIG_${name}`).join(' 或 ')}？`,
});
export const removeUndefined: Text = {
  en: 'Take the line out, unless your own Kconfig or a module defines it.',
  zh: '请删掉这一行；除非它由你自己的 Kconfig 或某个模块定义。',
};
/** @param others the SDK lines that have it, with their Zephyr versions */
export const goneHere = (
  name: string,
  zephyr: Text,
  sdkLine: number,
  others: readonly { readonly line: number; readonly zephyr: Text }[],
): Text => {
  const named = (line: number, version: Text): Text => ({
    en: `SDK line ${line} (Zephyr ${within(version).en})`,
    zh: `SDK ${line}（Zephyr ${within(version).zh}）`,
  });
  const here = named(sdkLine, zephyr);
  const all = others.map((other) => named(other.line, other.zephyr));
  const [en, zh] = [
    list(
      all.map((text) => text.en),
      'en',
    ),
    list(
      all.map((text) => text.zh),
      'zh',
    ),
  ];
  const isLater = others.every(({ line }) => line > sdkLine);
  return {
    en: `${here.en} has no ${name}, and the build stops; there is one in ${en}`,
    zh: `${here.zh}没有 ${name}，编译会中止；${isLater ? `${zh}才有` : `仅 ${zh}有`}`,
  };
};
export const renamedHere = (fresh: string): Text => ({
  en: `Here it is called CONFIG_${fresh}.`,
  zh: `在这个版本里它叫 CONFIG_${fresh}。`,
});
export const otherSdk = (lines: readonly number[]): Text => ({
  en: `Take the line out; or, if that is the SDK you build with, check with --sdk ${lines.join(' or ')}.`,
  zh: `请删掉这一行；如果实际用的是那个 SDK，请用 --sdk ${lines.join(' 或 ')} 检查。`,
});
export const unchecked = (name: string, zephyr: Text): Text => ({
  en: `${name} exists in Zephyr ${zephyr.en}, but is not in this tool's catalogue: its value was not checked`,
  zh: `Zephyr ${before(zephyr.zh)}有 ${name}，但本工具没有收录它的细节，取值未检查`,
});
export const unknownName = (name: string): Text => ({
  en: `${shortened(name)} is unknown to this tool: only the build can tell whether it exists`,
  zh: `本工具不认识 ${shortened(name)}，它是否存在要到编译时才知道`,
});

// Lines.
export const withoutQuotes = (name: string): Text => ({
  en: `${name} is a string, and its value has no double quotes: the build stops`,
  zh: `${name} 是字符串，取值没有加双引号，编译会中止`,
});
export const otherQuotes = (name: string): Text => ({
  en: `${name} is a string in quotes that Kconfig does not know: it wants plain double quotes, and the build stops`,
  zh: `${name} 的引号 Kconfig 不认：要用英文半角双引号，否则编译会中止`,
});
export const noClosingQuote = (name: string): Text => ({
  en: `The string of ${name} has no closing quote: the build stops`,
  zh: `${name} 的字符串缺少右引号，编译会中止`,
});
export const noOpeningQuote = (name: string): Text => ({
  en: `The string of ${name} has no opening quote: the build stops`,
  zh: `${name} 的字符串缺少左引号，编译会中止`,
});
export const writeAs = (line: string): Text => ({ en: `Write: ${line}`, zh: `请写成：${line}` });
export const writeAsLines = (lines: readonly string[]): Text => ({
  en: `A comment stands on a line of its own. Write: ${lines.at(-1)}`,
  zh: `注释要单独占一行。请写成：${lines.at(-1)}`,
});
export const negative = (name: string, value: string): Text => ({
  en: `${name}=${value}: Kconfig takes a negative number here, but it makes no sense`,
  zh: `${name}=${value}：Kconfig 不会拒绝负数，但这里不该是负数`,
});
export const positiveRemedy = (value: string): Text => ({
  en: value === '' ? 'Write 0 or more.' : `Write 0 or more; the default is ${value}.`,
  zh: value === '' ? '请写 0 或正数。' : `请写 0 或正数，默认是 ${value}。`,
});
export const hexWithoutPrefix = (name: string, value: string): Text => ({
  en: `${name} is hexadecimal: ${value} is read as 0x${value}, which is ${Number.parseInt(value, 16)}`,
  zh: `${name} 是十六进制：${value} 会读作 0x${value}，即 ${Number.parseInt(value, 16)}`,
});

export const withUnit = (value: number, factor: string): Text => ({
  en: `Kconfig knows no units. Write ${value} (${factor}).`,
  zh: `Kconfig 不认单位，请写 ${value}（${factor}）。`,
});
export const keepOne: Text = {
  en: 'Take this line out: only the later one counts.',
  zh: '请删掉这一行，只有后面那行有效。',
};
export const setSelectors = (names: readonly string[]): Text => ({
  en: `Take the line out. These turn it on: ${list(names, 'en')}.`,
  zh: `请删掉这一行。它由这些符号打开：${list(names, 'zh')}。`,
});
export const followsOthers: Text = {
  en: 'Take the line out: its value follows from other symbols.',
  zh: '请删掉这一行：它的值由其他符号推出来。',
};

// Lines that change nothing, or not what they seem to.
export const sameAsDefault = (name: string, value: string): Text => ({
  en: `${name} would be ${value} without this line: it is the default`,
  zh: `不写这一行，${name} 也是 ${value}（默认值）`,
});
export const sameBySelect = (name: string, value: string, by: readonly string[]): Text => ({
  en: `${name} would be ${value} without this line: ${list(by, 'en')} selects it`,
  zh: `不写这一行，${name} 也是 ${value}：${list(by, 'zh')} 会选中（select）它`,
});
export const sameByImply = (name: string, value: string, by: readonly string[]): Text => ({
  en: `${name} would be ${value} without this line: ${list(by, 'en')} implies it`,
  zh: `不写这一行，${name} 也是 ${value}：${list(by, 'zh')} 会连带启用（imply）它`,
});
export const sameRemedy: Text = {
  en: 'The line may go; it may also stay, to say what you count on.',
  zh: '可以删掉；留着表明用意也行。',
};
export const overridden = (name: string, file: string, line: number, value: string): Text => ({
  en: `${name} is set again in ${file}:${line}, which is read later: it becomes ${value}`,
  zh: `${name} 在后读入的 ${file} 第 ${line} 行又被赋值，最终为 ${value}`,
});

// Files.
export const noPrjConf = (dir: string): Text => ({
  en: `There is no prj.conf in "${shortened(dir)}"`,
  zh: `“${shortened(dir)}”里没有 prj.conf`,
});
export const noPrjConfRemedy: Text = {
  en: 'Name the folder of a Zephyr application: check DIR.',
  zh: '请指定 Zephyr 应用所在的文件夹：check DIR。',
};
export const linkOut = (path: string): Text => ({
  en: `${path} is a link that leads out of the project; nothing outside is read`,
  zh: `${path} 是一个指到工程之外的链接；工程外的文件一概不读`,
});
export const linkToNothing = (path: string): Text => ({
  en: `${path} is a link to a file that is not there`,
  zh: `${path} 是一个链接，它指向的文件不存在`,
});
export const linkOutRemedy: Text = {
  en: 'Put the file itself in its place.',
  zh: '请把文件本身放到这里，不要用链接。',
};
export const noFileAt = (path: string): Text => ({
  en: `${path} is a folder, or something else that is no file`,
  zh: `${path} 是文件夹之类的东西，不是文件`,
});
export const noFileAtRemedy: Text = {
  en: 'Rename it, and write the settings into a file of that name.',
  zh: '请给它改名，并把配置写进同名的文件。',
};
export const fileNamed = (path: string): Text => ({
  en: `"${shortened(path)}" is a file, and check takes the folder of an application`,
  zh: `“${shortened(path)}”是文件，而 check 后面要写应用所在的文件夹`,
});
export const fileNamedRemedy = (folder: string): Text => ({
  en: `Write: check ${folder}; for a further fragment, add --fragment FILE.`,
  zh: `请写 check ${folder}；要再加配置片段，用 --fragment 文件。`,
});
export const binary = (file: string): Text => ({
  en: `${file} is no text file`,
  zh: `${file} 不是文本文件`,
});
export const wrongFile = (file: string, strange: number, all: number): Text => ({
  en: `${file} seems to be no Kconfig fragment: ${strange} of ${all} lines are no assignments, and the build stops`,
  zh: `${file} 不像 Kconfig 配置片段：${all} 行里有 ${strange} 行不是赋值，编译会中止`,
});
export const wrongFileRemedy: Text = {
  en: 'Put the right file in its place: lines such as CONFIG_NAME=value, and comments after #.',
  zh: '请换成正确的文件：每行是 CONFIG_名称=值，注释用 # 开头。',
};
export const binaryRemedy: Text = {
  en: 'Put the text file of the settings in its place.',
  zh: '请换成写配置的文本文件。',
};
export const utf16 = (file: string): Text => ({
  en: `${file} is in UTF-16, and Kconfig cannot read it`,
  zh: `${file} 是 UTF-16 编码，Kconfig 读不了`,
});
export const utf16Remedy: Text = {
  en: 'Save it as UTF-8; PowerShell writes UTF-16 with > and Out-File, unless they are told -Encoding utf8.',
  zh: '请另存为 UTF-8；PowerShell 的 > 和 Out-File 默认写 UTF-16，要加 -Encoding utf8。',
};
export const notUtf8 = (file: string): Text => ({
  en: `${file} is not in UTF-8, and Kconfig cannot read it`,
  zh: `${file} 不是 UTF-8 编码，Kconfig 读不了`,
});
export const saveAsUtf8: Text = {
  en: 'Save it as UTF-8; comments in Chinese are mostly what was saved in another encoding, such as GBK.',
  zh: '请另存为 UTF-8；多半是其中的中文注释用了 GBK 之类的编码。',
};
export const tooLarge = (file: string, bytes: number): Text => ({
  en: `${file} has ${bytes} bytes: no fragment is that large`,
  zh: `${file} 有 ${bytes} 字节，配置片段不会这么大`,
});
export const fragmentOutside = (path: string): Text => ({
  en: `--fragment ${shortened(path)} leads out of the project; nothing outside is read`,
  zh: `--fragment ${shortened(path)} 指到了工程之外；工程外的文件一概不读`,
});
export const noFragment = (path: string): Text => ({
  en: `There is no file ${shortened(path)} in the project`,
  zh: `工程里没有 ${shortened(path)} 这个文件`,
});
export const badFragmentRemedy: Text = {
  en: 'Give a path below the project, such as overlay-debug.conf.',
  zh: '请给出工程内的路径，例如 overlay-debug.conf。',
};
export const boardName = (name: string): Text => ({
  en: `--board ${shortened(name)} is no name of a board`,
  zh: `--board ${shortened(name)} 不是开发板的名字`,
});
export const sdkNumber = (value: string, lines: readonly number[]): Text => ({
  en: `--sdk takes one of ${lines.join(', ')}, not "${shortened(value)}"`,
  zh: `--sdk 只能是 ${lines.join('、')}，不能是“${shortened(value)}”`,
});
export const formatChoice = (value: string): Text => ({
  en: `--format takes text, json or github, not "${shortened(value)}"`,
  zh: `--format 只能是 text、json 或 github，不能是“${shortened(value)}”`,
});
export const strangeBoard = (board: string): Text => ({
  en: `${board} is no board this tool knows: it was checked as a Cortex-M33 with a console`,
  zh: `本工具不认识开发板 ${board}，按带控制台的 Cortex-M33 检查`,
});

/** @param remedy in front of it; where that ends with a line to write, no sign of ours may follow */
export const keyInYaml = (key: string, remedy?: Text): Text => {
  const [en, zh] = [`ts key in nanokit.yaml: ${key}`, `它在 nanokit.yaml 里的键：${key}`];
  if (remedy === undefined) return { en: `I${en}.`, zh: `${zh}。` };
  return {
    en: /[.?]$/.test(remedy.en) ? `${remedy.en} I${en}.` : `${remedy.en} (i${en})`,
    zh: /[。？]$/.test(remedy.zh) ? `${remedy.zh}${zh}。` : `${remedy.zh}（${zh}）`,
  };
};

// The end of a run.
export const clean = (files: readonly string[], zephyr: Text): Text => ({
  en: `${list(files, 'en')}: nothing to say (Zephyr ${within(zephyr).en})`,
  zh: `${list(files, 'zh')}：没有问题（Zephyr ${within(zephyr).zh}）`,
});
export const summary = (errors: number, warnings: number, notes: number, zephyr: Text): Text => ({
  en: `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')} (Zephyr ${within(zephyr).en})`,
  zh: `${errors} 个错误，${warnings} 个警告，${notes} 条说明（Zephyr ${within(zephyr).zh}）`,
});
const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
export const more = (left: number, code: string): Text => ({
  en: `… and ${left} more of ${code}; --json has all`,
  zh: `……还有 ${left} 条 ${code}；用 --json 可看全部`,
});
export const fixed = (file: string, lines: number): Text => ({
  en: `${file}: ${lines} ${lines === 1 ? 'line' : 'lines'} put right`,
  zh: `${file}：改好了 ${lines} 行`,
});
export const nothingToFix: Text = {
  en: 'Nothing here has a remedy that is certain.',
  zh: '没有可以放心自动修改的问题。',
};
