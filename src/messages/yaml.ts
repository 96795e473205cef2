import type { Text } from './text.js';

// What is wrong with a YAML file, in our own words: those of the library are English alone, and meant for people who
// know YAML's grammar.

export const mergeMarks: Text = {
  en: 'This file holds the marks of a merge conflict',
  zh: '这个文件里有合并冲突的标记',
};
export const settleMarks: Text = {
  en: 'Choose between the lines below <<<<<<< and those below =======, delete the marks, and run this again.',
  zh: '请在 <<<<<<< 和 ======= 之下的内容中选择，删掉这些标记，再运行一次。',
};
export const yamlTab: Text = { en: 'YAML cannot be indented with tabs', zh: 'YAML 不能用制表符（Tab）缩进' };
export const useSpaces: Text = { en: 'Indent with spaces.', zh: '请改用空格缩进。' };

export const yamlDocuments: Text = {
  en: 'A second YAML document begins here, but the file may contain only one',
  zh: '从这里开始是第二个 YAML 文档，而本文件只能有一个',
};
export const removeDocument: Text = {
  en: 'Delete the line --- and what follows.',
  zh: '请删掉 --- 这一行及其后的内容。',
};

export const quoteOpen: Text = {
  en: 'The quotation mark that begins here is never closed',
  zh: '从这里开始的引号没有结束',
};
export const closeQuote: Text = {
  en: 'Write the same mark at the end of the text.',
  zh: '请在这段文本末尾写上同样的引号。',
};

export const bracketOpen = (bracket: string): Text => ({
  en: `The ${bracket} that begins here is never closed`,
  zh: `从这里开始的 ${bracket} 没有结束`,
});
export const closeBracket = (bracket: string): Text => ({
  en: `Write ${bracket} after its last value.`,
  zh: `请在最后一个值后面写上 ${bracket}。`,
});

export const aliasProperties: Text = {
  en: 'An alias (*name) cannot have a tag or an anchor of its own',
  zh: '别名（*名字）不能再带标签或锚点',
};
export const aliasName: Text = {
  en: 'The name of an anchor (&name) or alias (*name) is missing, or ends in a colon',
  zh: '锚点（&名字）或别名（*名字）缺少名字，或名字以冒号结尾',
};
export const directive: Text = {
  en: 'A line that begins with % is an instruction to YAML, and this is not a valid one',
  zh: '以 % 开头的行是 YAML 指令，而这一行不是有效的指令',
};
export const unknownEscape: Text = {
  en: 'In double quotes a backslash begins an escape sequence, and YAML does not have this one',
  zh: '双引号里的反斜杠是转义符，而 YAML 没有这种转义',
};
export const doubleBackslash: Text = {
  en: 'For a backslash itself write \\\\.',
  zh: '反斜杠本身要写成 \\\\。',
};
export const indent: Text = {
  en: 'The indentation of this line does not fit the lines around it',
  zh: '这一行的缩进与上下几行对不上',
};
export const propertyOrder: Text = {
  en: 'A tag (!name) or an anchor (&name) comes after "-", "?" or ":", not before',
  zh: '标签（!名字）和锚点（&名字）要写在“-”“?”“:”之后，而不是之前',
};
export const swapThem: Text = { en: 'Swap the two.', zh: '请把两者对调。' };
export const valueStart: Text = {
  en: 'A value without quotes cannot begin with this character',
  zh: '不加引号的值不能以这个字符开头',
};
export const twoKeys: Text = {
  en: 'Only one key can be on a line, and a list cannot be a key',
  zh: '一行只能有一个键，列表也不能当作键',
};
export const nextLine: Text = {
  en: 'Put what belongs to a key on the next line, indented; if it is a value with a colon in it, put it in quotes.',
  zh: '请把下一级的键另起一行并缩进；如果是含冒号的值，请加引号。',
};
export const blockInFlow: Text = {
  en: 'Inside { } or [ ], items are separated by commas, not by spaces or line breaks',
  zh: '{ } 和 [ ] 里面的各项要用逗号隔开，不能靠空格或换行',
};
export const useCommas: Text = {
  en: 'Write {key: value, key: value}, or leave the brackets out.',
  zh: '请写成 {键: 值, 键: 值}，或去掉括号。',
};
export const someKeyTwice: Text = { en: 'A key is defined twice here', zh: '这里有重复定义的键' };
export const unreadable: Text = { en: 'This is not valid YAML', zh: '这里的 YAML 语法不对' };
export const longKey: Text = {
  en: 'The text before the colon is longer than 1,024 characters, so it cannot be a key',
  zh: '冒号前面超过 1,024 个字符，不可能是键',
};
export const missing: Text = { en: 'Something is missing here', zh: '这里缺了点什么' };
export const missingColon: Text = {
  en: 'This is not "key: value": there is no colon with a space after it',
  zh: '这不是“键: 值”：缺少冒号，或冒号后面没有空格',
};
export const missingComma: Text = { en: 'A comma is missing here', zh: '这里缺少逗号' };
export const addComma: Text = {
  en: 'Put a comma between two values; one that has a comma in it needs quotes.',
  zh: '请在两个值之间写逗号；值里本来就有逗号时，请加引号。',
};
export const missingSpace: Text = {
  en: 'A space is missing after a colon, tag or anchor, or before the # of a comment',
  zh: '冒号之后、标签和锚点之后、注释的 # 之前都要有空格',
};
export const addSpace: Text = {
  en: 'Put a space there; if it is part of the value, put the value in quotes.',
  zh: '请补上空格；如果是值的一部分，请给值加引号。',
};
export const missingDashes: Text = {
  en: 'After the lines that begin with %, the line --- is missing',
  zh: '以 % 开头的行之后缺少 --- 一行',
};
export const dropDirectives: Text = {
  en: 'Delete the lines that begin with %.',
  zh: '请删掉以 % 开头的行。',
};
export const keyOverLines: Text = {
  en: 'A key and its colon must be on one line',
  zh: '键和冒号必须在同一行',
};
export const twoAnchors: Text = {
  en: 'A value can have only one anchor (&name)',
  zh: '一个值只能有一个锚点（&名字）',
};
export const twoTags: Text = {
  en: 'A value can have only one tag (!name)',
  zh: '一个值只能有一个标签（!名字）',
};
export const keyNoText: Text = { en: 'A key must be text', zh: '键必须是文本' };
export const tooDeep: Text = { en: 'This is nested too deeply', zh: '嵌套层数太多' };
export const twoLevels: Text = {
  en: 'A nanokit.yaml has two levels: groups, and the keys in them.',
  zh: 'nanokit.yaml 只有两层：组，以及组里的键。',
};
export const unknownTag: Text = {
  en: 'What begins with ! is a tag, and YAML does not know this one, or it does not fit the value',
  zh: '以 ! 开头的是标签，而 YAML 没有这个标签，或它与值不符',
};
export const dropTag: Text = {
  en: 'Delete the tag; if it is part of the value, put the value in quotes.',
  zh: '请删掉标签；如果是值的一部分，请给值加引号。',
};
export const unexpected: Text = { en: 'This does not belong here', zh: '这里不该有这些内容' };
export const dropIt: Text = {
  en: 'Delete it; if it is part of the value, put the whole value in quotes.',
  zh: '请删掉；如果是值的一部分，请给整个值加引号。',
};
