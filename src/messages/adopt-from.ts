import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const outside = (path: string): Text => ({
  en: `--from ${shortened(path)} leads out of the project; nothing outside is read`,
  zh: `--from ${shortened(path)} 指到了工程之外；工程外的文件一概不读`,
});
export const outsideRemedy: Text = {
  en: 'Copy the file into the project first, such as to build/saved.config.',
  zh: '请先把文件复制到工程里，例如 build/saved.config。',
};
export const missing = (path: string): Text => ({
  en: `There is no file ${shortened(path)} in the project`,
  zh: `工程里没有 ${shortened(path)} 这个文件`,
});
export const missingRemedy: Text = {
  en: 'A build leaves it in its build folder: build/zephyr/.config.',
  zh: '编译后它在编译文件夹里：build/zephyr/.config。',
};
export const notAConfig = (path: string): Text => ({
  en: `${shortened(path)} is no .config of a build: it has no CONFIG_BOARD, or lines that Kconfig does not write`,
  zh: `${shortened(path)} 不是编译产生的 .config：没有 CONFIG_BOARD，或者有 Kconfig 不会写出的内容`,
});
export const notAConfigRemedy: Text = {
  en: 'Name what menuconfig saves with S: build/zephyr/.config. A minimal configuration says too little.',
  zh: '请指定 menuconfig 里按 S 保存的 build/zephyr/.config；精简配置（minimal config）信息不够。',
};
export const otherBoard = (path: string, its: string, board: string): Text => ({
  en: `${shortened(path)} is of the board ${shortened(its)}, and the project is for ${board}`,
  zh: `${shortened(path)} 属于开发板 ${shortened(its)}，而工程面向 ${board}`,
});
export const otherBoardRemedy: Text = {
  en: 'Build for the board of nanokit.yaml, or change board there first.',
  zh: '请为 nanokit.yaml 里的开发板编译，或者先改那里的 board。',
};
export const otherSdk = (path: string, fits: number, sdkLine: number): Text => ({
  en: `${shortened(path)} comes from SDK line ${fits}, and the project is for line ${sdkLine}`,
  zh: `${shortened(path)} 来自 SDK 系列 ${fits}，而工程面向系列 ${sdkLine}`,
});
export const otherSdkRemedy: Text = {
  en: 'Build with the SDK of nanokit.yaml, or change sdk there first.',
  zh: '请用 nanokit.yaml 所写的 SDK 编译，或者先改那里的 sdk。',
};
export const otherApp = (path: string): Text => ({
  en: `${shortened(path)} is of another application: it has none of the symbols of this one`,
  zh: `${shortened(path)} 是别的应用的配置：里面没有本应用的符号`,
});
export const otherAppRemedy: Text = {
  en: 'Build this project, and name the .config of that build.',
  zh: '请编译本工程，再指定那次编译的 .config。',
};
export const unknown = (path: string, count: number): Text => ({
  en: `${count} symbols of ${shortened(path)} are not in this tool's catalogue: whether anybody changed them cannot be told, and they were left`,
  zh: `${shortened(path)} 里有 ${count} 个符号本工具没有收录，看不出是否被人改过，未作处理`,
});
export const unknownRemedy: Text = {
  en: 'One that you did change can be written below kconfig in nanokit.yaml.',
  zh: '确实改过的，可以写到 nanokit.yaml 的 kconfig 下面。',
};
export const secret = (symbol: string): Text => ({
  en: `CONFIG_${symbol} differs; it does not go into nanokit.yaml, which is committed to git`,
  zh: `CONFIG_${symbol} 不一样，但它不能写进会进 git 的 nanokit.yaml`,
});
export const secretRemedy: Text = {
  en: 'If you want it, write it in credentials.conf.',
  zh: '需要的话，请写在 credentials.conf 里。',
};
export const otherFile = (symbol: string, file: string): Text => ({
  en: `CONFIG_${symbol} is set by ${file}, which is read after prj.conf, and stays as it is`,
  zh: `CONFIG_${symbol} 由后读入的 ${file} 设置，保持原样`,
});
export const otherFileRemedy = (line: string, file: string): Text => ({
  en: `If you want the saved value, write ${shortened(line)} in ${file}.`,
  zh: `想要保存的值，请在 ${file} 里写 ${shortened(line)}。`,
});
export const nothing = (path: string): Text => ({
  en: `${shortened(path)} has no settings that nanokit.yaml does not imply already.`,
  zh: `${shortened(path)} 里没有 nanokit.yaml 之外的设置。`,
});
export const head = (path: string, count: number): Text => ({
  en: `${count === 1 ? '1 setting' : `${count} settings`} of ${shortened(path)} for nanokit.yaml:`,
  zh: `${shortened(path)} 中可写回 nanokit.yaml 的设置（${count} 个）：`,
});
