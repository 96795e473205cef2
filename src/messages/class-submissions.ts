import { shortened } from './shortened.js';
import type { Text } from './text.js';

const size = (bytes: number) => (bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MB` : `${bytes / 1024} KB`);

export const tooManyEntries = (most: number): Text => ({
  en: `It has more than ${most} files`,
  zh: `文件超过 ${most} 个`,
});
export const tooManyFiles = (most: number): Text => ({
  en: `The project has more than ${most} files`,
  zh: `工程里的文件超过 ${most} 个`,
});
export const tooMuch = (bytes: number): Text => ({
  en: `The project has more than ${size(bytes)}`,
  zh: `工程超过 ${size(bytes)}`,
});
export const tooLarge = (path: string, bytes: number): Text => ({
  en: `${shortened(path)} has more than ${size(bytes)}`,
  zh: `${shortened(path)} 超过 ${size(bytes)}`,
});
export const tooDeep = (path: string): Text => ({
  en: `Its folders go too deep: ${shortened(path)}`,
  zh: `文件夹嵌套太深：${shortened(path)}`,
});
export const unsafeName = (name: string): Text => ({
  en: `The zip file has a name that leads out of it, or that no system takes: ${visible(name)}`,
  zh: `压缩包里有指向包外或系统不接受的文件名：${visible(name)}`,
});
export const nameTwice = (path: string): Text => ({
  en: `The zip file has ${shortened(path)} twice`,
  zh: `压缩包里有两个 ${shortened(path)}`,
});
export const unknownNames: Text = {
  en: 'Its names are neither UTF-8 nor GB18030',
  zh: '文件名既不是 UTF-8 也不是 GB18030 编码',
};
export const encrypted: Text = { en: 'It has a password', zh: '压缩包设了密码' };
export const otherCompression = (path: string): Text => ({
  en: `${shortened(path)} is packed in a way that few programs know`,
  zh: `${shortened(path)} 用了不常见的压缩方法`,
});
export const bomb = (path: string): Text => ({
  en: `${shortened(path)} would become hundreds of times as large when unpacked`,
  zh: `${shortened(path)} 解压后会膨胀几百倍`,
});
export const damaged = (path: string): Text => ({
  en: `${shortened(path)} is damaged`,
  zh: `${shortened(path)} 已损坏`,
});
/** @param reason the library's own words, which are English and help those who know zip files */
export const noZip = (reason: string): Text => ({
  en: `The zip file is incomplete or damaged (${shortened(visible(reason))})`,
  zh: '压缩包不完整或已损坏',
});
export const misnamedArchive = (kind: string): Text => ({
  en: `It is called .zip, and is a ${kind} archive: unpack it into a folder of that name`,
  zh: `扩展名是 .zip，其实是 ${kind} 压缩包：请解压到同名文件夹`,
});
export const notReadable = (path: string, reason?: Text): Text => ({
  en: `${shortened(path)} cannot be read${reason ? `: ${reason.en}` : ''}`,
  zh: `${shortened(path)} 读不了${reason ? `：${reason.zh}` : ''}`,
});
export const unreadableFolder = (reason: Text): Text => ({
  en: `The folder cannot be read: ${reason.en}`,
  zh: `文件夹读不了：${reason.zh}`,
});
export const linkLeftOut = (path: string): Text => ({
  en: `${shortened(path)} is a link, and was left out`,
  zh: `${shortened(path)} 是链接，没有采用`,
});
export const specialLeftOut = (path: string): Text => ({
  en: `${shortened(path)} is no ordinary file, and was left out`,
  zh: `${shortened(path)} 不是普通文件，没有采用`,
});

export const isLink: Text = { en: 'It is a link, which is not followed', zh: '这是链接，不会跟随' };
export const otherArchive: Text = {
  en: 'It is no zip file: unpack it into a folder of that name',
  zh: '不是 zip 压缩包：请解压到同名文件夹',
};
export const looseFile: Text = {
  en: 'It is neither a folder nor a zip file',
  zh: '既不是文件夹也不是 zip 压缩包',
};
export const zipInZip: Text = {
  en: 'It is a zip file in a zip file in a zip file',
  zh: '压缩包套了三层',
};
export const emptyFolder: Text = { en: 'There is nothing in it', zh: '里面什么也没有' };
export const noProject: Text = {
  en: 'There is no project in it: no nanokit.yaml and no prj.conf',
  zh: '里面没有工程：找不到 nanokit.yaml 和 prj.conf',
};

/** Control characters as signs that a terminal can show. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return shortened(text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '�'));
}
