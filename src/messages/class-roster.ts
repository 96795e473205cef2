import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const unknownEncoding: Text = {
  en: 'The roster is in no encoding that a spreadsheet saves: neither UTF-8 nor UTF-16, GB18030 or Windows-1252',
  zh: '名单不是表格软件会保存的编码：既不是 UTF-8、UTF-16，也不是 GB18030 或 Windows-1252',
};
export const notIn = (encoding: string): Text => ({
  en: `The roster is not in ${encoding}`,
  zh: `名单不是 ${encoding} 编码`,
});
export const saveAsUtf8: Text = {
  en: 'Save it from the spreadsheet as "CSV UTF-8".',
  zh: '请在表格软件里另存为“CSV UTF-8”。',
};
export const workbook = (file: string): Text => ({
  en: `${shortened(file)} is an Excel workbook`,
  zh: `${shortened(file)} 是 Excel 工作簿`,
});
/** @param readings what one line says by either encoding */
export const twoReadings = (
  file: string,
  encoding: string,
  { line, otherLine }: { readonly line: string; readonly otherLine: string },
): Text => ({
  en: `${shortened(file)} was read as ${encodingName(encoding)} (“${shortened(line)}”), and might be another encoding (“${shortened(otherLine)}”)`,
  zh: `${shortened(file)} 按 ${encodingName(encoding)} 读取（“${shortened(line)}”），也可能是另一种编码（“${shortened(otherLine)}”）`,
});
export const nameEncoding = (other: string): Text => ({
  en: `If the second is right: --encoding ${other}. Better save it as "CSV UTF-8".`,
  zh: `如果后一种才对，请加 --encoding ${other}；更稳妥的是另存为“CSV UTF-8”。`,
});
export const wideCommas: Text = {
  en: 'Full-width commas (，) stand between the names of the columns',
  zh: '列名之间是全角逗号',
};
export const plainCommas: Text = {
  en: 'Replace them by plain ones (,), in all lines.',
  zh: '请改成半角逗号（,），每一行都要改。',
};
export const noId: Text = {
  en: 'The roster’s first line names no column for the student’s id',
  zh: '名单的第一行没有学号一列',
};
export const headerForm: Text = {
  en: 'Begin the file with the names of its columns, such as: id,name,group (or in Chinese: 学号,姓名,班级)',
  zh: '文件第一行请写列名，例如：学号,姓名,班级（英文：id,name,group）',
};
export const openQuote: Text = {
  en: 'A quotation mark opens here and is not closed',
  zh: '这里的引号没有配对',
};
export const strayQuote: Text = {
  en: 'A quotation mark opens here, and another one stands within the cell',
  zh: '这里的引号是单元格的开头，而单元格中间还有引号',
};
export const closeQuote: Text = {
  en: 'Close it, or write two of them for one within a cell.',
  zh: '请补上另一个引号；单元格里本来就有引号时写两个。',
};
export const columnTwice = (name: string): Text => ({
  en: `Two columns are called "${shortened(name)}"`,
  zh: `有两列都叫“${shortened(name)}”`,
});
export const renameColumn: Text = { en: 'Rename or remove one of them.', zh: '请改名或删掉其中一列。' };
export const emptyId: Text = { en: 'A student without an id', zh: '这一行没有学号' };
export const writeId: Text = {
  en: 'Write the id, or remove the line.',
  zh: '请填上学号，或删掉这一行。',
};
export const roundedId = (id: string): Text => ({
  en: `The spreadsheet has rounded the id to ${shortened(id)}`,
  zh: `表格软件把学号变成了 ${shortened(id)}，后面的数字已经丢失`,
});
export const columnAsText: Text = {
  en: 'Format the column as text, enter the ids again, and save it once more.',
  zh: '请把这一列设成“文本”格式，重新填写学号后再保存。',
};
export const sameId = (id: string, line: number): Text => ({
  en: `The id ${shortened(id)} stands in line ${line} as well`,
  zh: `学号 ${shortened(id)} 在第 ${line} 行已经出现过`,
});
export const oneRowEach: Text = {
  en: 'Each student has an id of their own, and one line.',
  zh: '每个学生只占一行，学号不能相同。',
};
export const nobody: Text = { en: 'There is nobody in the roster', zh: '名单里没有学生' };
export const rowEach: Text = {
  en: 'Write a line for each student below the names of the columns.',
  zh: '请在列名下面为每个学生写一行。',
};

const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  gbk: 'GBK',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};
const encodingName = (encoding: string): string => ENCODING_NAMES[encoding] ?? encoding;
const DELIMITER_NAMES: Readonly<Record<string, Text>> = {
  ',': { en: 'commas', zh: '逗号' },
  ';': { en: 'semicolons', zh: '分号' },
  '\t': { en: 'tabs', zh: '制表符' },
};
const sampleOf = (name: string): Text => ({ en: ` (such as ${name})`, zh: `（如“${name}”）` });
/** What was found out about the file, so that somebody sees when it was found out wrongly. */
export const detected = (
  file: string,
  {
    students,
    encoding,
    bom,
    delimiter,
  }: {
    readonly students: readonly { readonly name: string }[];
    readonly encoding: string;
    readonly bom: boolean;
    readonly delimiter: string;
  },
): Text => {
  const name = encodingName(encoding);
  // Those that have no mark of their own show themselves by a name.
  const isSure = encoding.startsWith('utf-');
  const sample = isSure ? undefined : students.find((one) => /[^ -~]/.test(one.name))?.name;
  const such = sample === undefined ? { en: '', zh: '' } : sampleOf(shortened(sample));
  const sign = DELIMITER_NAMES[delimiter] ?? { en: delimiter, zh: delimiter };
  const encoded = { en: bom ? `${name} with a byte-order mark` : name, zh: bom ? `${name}（带 BOM）` : name };
  const between = '以'.concat(sign.zh, '分隔');
  const people = students.length === 1 ? '1 student' : `${students.length} students`;
  return {
    en: `${file}: ${people}, ${encoded.en}${such.en}, separated by ${sign.en}`,
    zh: `${file}：${students.length} 名学生，${encoded.zh}${such.zh}，${between}`,
  };
};
export const folderRenamed = (id: string, folder: string): Text => ({
  en: `The folder of ${shortened(id)} is called ${folder}: its id cannot be a folder's name everywhere`,
  zh: `学号 ${shortened(id)} 不能在所有系统上作文件夹名，文件夹改叫 ${folder}`,
});
export const folderShared = (id: string, folder: string, other: string): Text => ({
  en: `The folder of ${shortened(id)} is called ${folder}: on some systems it would be the same as that of ${shortened(other)}`,
  zh: `学号 ${shortened(id)} 和 ${shortened(other)} 的文件夹在有些系统上会是同一个，前者的文件夹改叫 ${folder}`,
});
export const sameInWidth = (id: string, half: string): Text => ({
  en: `${shortened(id)} and ${shortened(half)} are most likely one student: they differ in the width of the characters alone`,
  zh: `学号 ${shortened(id)} 和 ${shortened(half)} 很可能是同一个学生：只有全角和半角的区别`,
});
export const oneOfThem: Text = {
  en: 'If so, keep one of the two lines in the roster, and make the class again.',
  zh: '如果是，请在名单里只留一行，再重新生成班级。',
};
/** Nobody’s name was found: perhaps the column is called otherwise. */
export const noNames = (file: string): Text => ({
  en: `${file} has no names in a column called name: grades will show ids alone`,
  zh: `${file} 里没有“姓名”一列，成绩表上将只有学号`,
});
export const nameColumn = (others: readonly string[]): Text => ({
  en: `If they are there, call their column “name”, and make the class again.${others.length > 0 ? ` Columns of other names: ${others.map(shortened).join(', ')}` : ''}`,
  zh: `如果名单里有姓名，请把那一列的列名改成“姓名”，再重新生成班级。${others.length > 0 ? `没有认出的列：${others.map(shortened).join('、')}` : ''}`,
});
