import type { Text } from './text.js';

export function controlCharacter(codePoint: string): Text {
  return {
    en: `The text contains the control character ${codePoint}, which a Kconfig string cannot carry`,
    zh: `文本里有控制字符 ${codePoint}，Kconfig 字符串无法表示它`,
  };
}

export function controlCharacterRemedy(): Text {
  return {
    en: 'Remove it: tabs and line breaks are control characters too.',
    zh: '请删掉它：制表符和换行也是控制字符。',
  };
}

export function notUnicode(): Text {
  return {
    en: 'The text contains half of a surrogate pair, which cannot be written as UTF-8',
    zh: '文本里有不成对的代理项，无法写成 UTF-8',
  };
}

export function unexpected(char: string): Text {
  return { en: `"${char}" means nothing here`, zh: `此处不能出现“${char}”` };
}

export function unterminatedString(): Text {
  return { en: 'The string has no closing quote on its line', zh: '字符串在本行内没有右引号' };
}

export function unterminatedMacro(): Text {
  return { en: 'The macro "$(" has no closing parenthesis', zh: '宏“$(”缺少右括号' };
}

export function trailing(): Text {
  return {
    en: 'The statement is complete; nothing more may follow on this line',
    zh: '语句到此已完整，行尾有多余内容',
  };
}

export function missingParenthesis(): Text {
  return { en: 'A closing parenthesis is missing', zh: '缺少右括号' };
}

export function tooDeep(): Text {
  return {
    en: 'This is nested too deeply: Kconfig itself gives up',
    zh: '嵌套层数太多，Kconfig 自己也处理不了',
  };
}

export function symbolExpected(): Text {
  return {
    en: 'A symbol, a number or a quoted string is expected here',
    zh: '此处应为符号、数字或带引号的字符串',
  };
}

export function notAllowedHere(word: string, owner: string): Text {
  return { en: `"${word}" is not allowed in a ${owner}`, zh: `“${word}”不能用在 ${owner} 里` };
}

export function stringExpected(): Text {
  return { en: 'A quoted string is expected here', zh: '此处应为带引号的字符串' };
}

export function symbolNameExpected(): Text {
  return { en: 'The name of a symbol is expected here', zh: '此处应为符号名' };
}

export function wordExpected(word: string): Text {
  return { en: `"${word}" is expected here`, zh: `此处应为“${word}”` };
}

export function notClosed(word: string): Text {
  return { en: `This "${word}" has no "end${word}"`, zh: `这个“${word}”没有对应的“end${word}”` };
}

export function notOpened(end: string, word: string): Text {
  return { en: `This "${end}" closes no "${word}"`, zh: `这个“${end}”前面没有对应的“${word}”` };
}

export function strayAttribute(word: string): Text {
  return { en: `"${word}" belongs to no entry here`, zh: `这里的“${word}”不属于任何条目` };
}

export function unknownStatement(word: string): Text {
  return { en: `Kconfig knows no statement "${word}"`, zh: `Kconfig 没有“${word}”这种语句` };
}

export function malformedLine(): Text {
  return {
    en: 'Kconfig cannot read this line, and the build stops',
    zh: 'Kconfig 无法识别这一行，编译会中止',
  };
}

export function malformedLineRemedy(): Text {
  return {
    en: 'Write CONFIG_NAME=value from the very start of the line, or a comment after #.',
    zh: '请顶格写 CONFIG_名称=值，或用 # 开头写注释。',
  };
}

export function byteOrderMark(): Text {
  return {
    en: 'The file begins with a byte-order mark, and Kconfig cannot read its first line',
    zh: '文件开头有 BOM，Kconfig 无法识别第一行',
  };
}

export function byteOrderMarkRemedy(): Text {
  return { en: 'Save the file as UTF-8 without BOM.', zh: '请把文件另存为“UTF-8（无 BOM）”。' };
}

export function spaceInName(name: string): Text {
  return {
    en: `Kconfig reads the space as part of the name: there is no symbol "${name}"`,
    zh: `Kconfig 会把空格当作名称的一部分：没有名为“${name}”的符号`,
  };
}

export function spaceInNameRemedy(name: string): Text {
  return {
    en: `Write CONFIG_${name}= without spaces around the "=".`,
    zh: `请写成 CONFIG_${name}=，等号两边不留空格。`,
  };
}

export function undefinedSymbol(name: string): Text {
  return { en: `No Kconfig file defines ${name}`, zh: `没有任何 Kconfig 文件定义 ${name}` };
}

export function uncheckedSymbol(name: string): Text {
  return {
    en: `${name} is not among the symbols this tool knows; only the build can tell whether it exists`,
    zh: `本工具的符号数据里没有 ${name}，它是否存在要到编译时才知道`,
  };
}

function typeName(type: string | undefined): Text {
  const names: Readonly<Record<string, Text>> = {
    bool: { en: 'a bool', zh: '布尔型（bool）' },
    tristate: { en: 'a tristate', zh: '三态型（tristate）' },
    int: { en: 'an int', zh: '整型（int）' },
    hex: { en: 'a hex number', zh: '十六进制（hex）' },
    string: { en: 'a string', zh: '字符串（string）' },
  };
  return names[type ?? ''] ?? { en: 'a symbol without a type', zh: '没有类型的符号' };
}

export function invalidValue(name: string, value: string, type: string | undefined): Text {
  const named = typeName(type);
  return {
    en: `${value.includes('"') ? value : `"${value}"`} is not a value for ${name}, which is ${named.en}`,
    zh: `${name} 是${named.zh}，不能取值${/["“”]/.test(value) ? ` ${value}` : `“${value}”`}`,
  };
}

export function boolRemedy(): Text {
  return { en: 'Write y or n.', zh: '请写 y 或 n。' };
}

export function numberRemedy(type: 'int' | 'hex'): Text {
  return type === 'int'
    ? { en: 'Write a decimal number without a unit.', zh: '请写十进制数，不带单位。' }
    : { en: 'Write a hexadecimal number, such as 0x20.', zh: '请写十六进制数，例如 0x20。' };
}

export function noTrailingComment(): Text {
  return {
    en: 'Put the comment on a line of its own: after a value, Kconfig takes it for part of the value.',
    zh: '请把注释单独写一行：写在值后面会被 Kconfig 当成值的一部分。',
  };
}

export function stringRemedy(): Text {
  return {
    en: String.raw`Write it in double quotes, with \" for a quote and \\ for a backslash.`,
    zh: String.raw`请用双引号括起来，其中的引号写作 \"，反斜杠写作 \\。`,
  };
}

export function textAfterString(name: string, rest: string): Text {
  return {
    en: `Kconfig ignores what follows the string of ${name}: ${rest}`,
    zh: `${name} 的字符串之后的内容会被 Kconfig 忽略：${rest}`,
  };
}

export function unsetIgnored(name: string, type: string | undefined): Text {
  const named = typeName(type);
  return {
    en: `"is not set" does nothing here: ${name} is ${named.en}`,
    zh: `“is not set”在这里不起作用：${name} 是${named.zh}`,
  };
}

export function readAs(name: string, written: string, value: string): Text {
  return {
    en: `Kconfig reads only the first character of ${name}=${written}, which is ${value}`,
    zh: `${name}=${written} 只有第一个字符有效，Kconfig 会读作 ${value}`,
  };
}

export function assignedTwice(name: string, line: number): Text {
  return {
    en: `${name} is set again in line ${line}, and that one counts`,
    zh: `${name} 在第 ${line} 行又被赋值，以后者为准`,
  };
}

export function outOfRange(name: string, value: string, low: string, high: string): Text {
  return {
    en: `${name}=${value} is outside the range from ${low} to ${high}, and the build stops`,
    zh: `${name}=${value} 超出允许范围 ${low}～${high}，编译会中止`,
  };
}

export function outOfRangeRemedy(low: string, high: string): Text {
  return { en: `Write a value from ${low} to ${high}.`, zh: `请取 ${low} 到 ${high} 之间的值。` };
}

export function defaultOutOfRange(name: string, value: string, low: string, high: string): Text {
  return {
    en: `The default of ${name}, ${value || 'empty'}, is outside its range from ${low} to ${high}, and the build stops`,
    zh: `${name} 的默认值 ${value || '（空）'} 超出允许范围 ${low}～${high}，编译会中止`,
  };
}

export function selectUnmet(name: string, selecting: string, unmet: string): Text {
  return {
    en: `${selecting} selects ${name}, but ${name} needs ${unmet}, and the build stops`,
    zh: `${selecting} 选中（select）了 ${name}，但 ${name} 的依赖 ${unmet} 未满足，编译会中止`,
  };
}

export function promptless(name: string): Text {
  return {
    en: `${name} has no prompt, so it cannot be set, and the build stops`,
    zh: `${name} 没有 prompt，不能由用户赋值，编译会中止`,
  };
}

export function promptlessRemedy(): Text {
  return {
    en: 'Take the line out, and set the symbol that selects it instead.',
    zh: '请删掉这一行，改为打开会选中（select）它的符号。',
  };
}

export function invisible(name: string, value: string): Text {
  const result =
    value === '' ? { en: 'has no value', zh: '没有值' } : { en: `is ${value}`, zh: `的值是 ${value}` };
  return {
    en: `${name} has unmet dependencies: the assignment is ignored, and it ${result.en}`,
    zh: `${name} 的依赖未满足：这行赋值被忽略，它${result.zh}`,
  };
}

export function unmetRemedy(unmet: string): Text {
  return {
    en: `Unmet: ${unmet}. Set that first, or take this line out.`,
    zh: `未满足：${unmet}。请先满足它，或删掉这一行。`,
  };
}

export function otherMember(name: string, selection: string): Text {
  return {
    en: `${name} is one of several to choose from, and ${selection} was chosen`,
    zh: `${name} 属于互斥选项组（choice），实际选中的是 ${selection}`,
  };
}

export function choiceNeedsOne(name: string): Text {
  return {
    en: `${name}=n does nothing: to leave a member of a choice, set another one to y`,
    zh: `${name}=n 不起作用：要取消互斥选项组（choice）里的一项，请把另一项设为 y`,
  };
}

export function selected(name: string, value: string, selecting: string): Text {
  return {
    en: `${name} stays ${value}, because it is selected by ${selecting}`,
    zh: `${name} 仍为 ${value}，因为 ${selecting} 选中（select）了它`,
  };
}

export function limited(name: string, wanted: string, value: string): Text {
  return {
    en: `${name} was set to ${wanted} but is ${value}`,
    zh: `${name} 设为 ${wanted}，实际为 ${value}`,
  };
}

export function mixedChoice(): Text {
  return {
    en: 'Both y and m are assigned to members of the same choice, and the build stops',
    zh: '同一个互斥选项组（choice）里既有 y 又有 m，编译会中止',
  };
}

export function breakLoop(name: string): Text {
  return {
    en: `Follow the "depends on", "select" and "default" of ${name} in Kconfig, and take out the one that leads back to it.`,
    zh: `在 Kconfig 里顺着 ${name} 的 depends on、select、default 找下去，去掉绕回它自己的那一个。`,
  };
}
/** @param circle from a symbol back to itself */
export function dependencyLoop(circle: readonly string[]): Text {
  const shown = circle.join(' → ');
  return {
    en: `The value of ${circle[0]} depends on itself (${shown}), and the build stops`,
    zh: `${circle[0]} 的取值循环依赖于自身（${shown}），编译会中止`,
  };
}

export const tooLarge = (name: string, value: string): Text => ({
  en: `${name}=${value} does not fit into an int of C, which ends at 2,147,483,647: Kconfig says nothing`,
  zh: `${name}=${value} 超出了 C 的 int（最大 2,147,483,647），Kconfig 不报错`,
});
export const tooLargeRemedy: Text = { en: 'Write the number that you mean.', zh: '请改成合理的数值。' };
