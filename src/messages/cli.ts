import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const unknownCommand = (name: string): Text => ({
  en: `There is no command "${shortened(name)}"`,
  zh: `没有“${shortened(name)}”这个命令`,
});
export const commandOrFolder = (command: string, typed: string): Text => ({
  en: `Did you mean "${command}"? A folder of that name is written ./${typed}`,
  zh: `是不是想写“${command}”？如果是文件夹名，请写成 ./${typed}`,
});
export const unknownFlag = (flag: string): Text => ({
  en: `There is no flag ${shortened(flag)}`,
  zh: `没有 ${shortened(flag)} 这个参数`,
});
export const flagNeedsValue = (flag: string, placeholder: string): Text => ({
  en: `${flag} needs a value: ${flag} ${placeholder}`,
  zh: `${flag} 后面要跟一个值：${flag} ${placeholder}`,
});
export const flagTakesNoValue = (flag: string): Text => ({
  en: `${flag} takes no value`,
  zh: `${flag} 后面不带值`,
});
export const flagTwice = (flag: string): Text => ({ en: `${flag} is given twice`, zh: `${flag} 写了两次` });
export const keyTwice = (key: string, first: string, second: string): Text =>
  first === second
    ? { en: `${key} is given twice with ${first}`, zh: `${first} 把 ${key} 写了两次` }
    : {
        en: `${key} is given twice: with ${first} and with ${second}`,
        zh: `${key} 写了两次：${first} 和 ${second} 各一次`,
      };

export const tooManyArguments = (extra: string): Text => ({
  en: `Unexpected argument "${shortened(extra)}"; one folder is enough`,
  zh: `只能指定一个文件夹，“${shortened(extra)}”是多余的`,
});
export const noArguments = (extra: string): Text => ({
  en: `Unexpected argument "${extra}"; this command takes flags alone`,
  zh: `“${extra}”是多余的，这个命令只接受参数（--…）`,
});
export const setForm = (text: string): Text => ({
  en: `--set takes KEY=VALUE, not "${shortened(text)}"`,
  zh: `--set 的写法是 KEY=VALUE，而不是“${shortened(text)}”`,
});
export const setGroup = (name: string): Text => ({
  en: `${name} is a group of keys, and --set sets one key`,
  zh: `${name} 是一组键，而 --set 一次设一个键`,
});
export const setInGroup = (example: string): Text => ({
  en: `Write ${example}, once for each key.`,
  zh: `请写成 ${example}，每个键写一次。`,
});
export const setExample: Text = {
  en: 'For example: --set server.port=9000',
  zh: '例如：--set server.port=9000',
};
export const langChoice = (value: string): Text => ({
  en: `--lang cannot be "${shortened(value)}"`,
  zh: `--lang 不能是“${shortened(value)}”`,
});
export const seeHelp: Text = { en: 'See --help.', zh: '请看 --help。' };
export const stdinEmpty: Text = {
  en: '--password-stdin found no password on standard input',
  zh: '--password-stdin 没有从标准输入读到密码',
};
export const stdinExample: Text = {
  en: 'Put it into a file and add: --password-stdin < wifi-password.txt',
  zh: '请把密码存进文件，再加上：--password-stdin < wifi-password.txt',
};
export const stdinLines: Text = {
  en: '--password-stdin found more than one line on standard input',
  zh: '--password-stdin 从标准输入读到的不止一行',
};
export const stdinOneLine: Text = {
  en: 'Give it the password alone, on one line.',
  zh: '请只给密码，占一行。',
};
export const stdinTerminal: Text = {
  en: '--password-stdin reads from a pipe, and this is a terminal',
  zh: '--password-stdin 要从管道读取，而这里是终端',
};
export const dropFlag: Text = {
  en: 'Leave the flag out: you will be asked.',
  zh: '请去掉这个参数，程序会提示你输入。',
};

export const created = (dir: string, count: number): Text => ({
  en: `Wrote ${count} files into ${dir}:`,
  zh: `已在 ${dir} 写入 ${count} 个文件：`,
});
export const wouldCreate = (dir: string, count: number): Text => ({
  en: `Would write ${count} files into ${dir} (dry run, nothing was written):`,
  zh: `将在 ${dir} 写入 ${count} 个文件（试运行，什么都没有写）：`,
});
export const credentialsHint: Text = {
  en: 'Wi-Fi name and password; git ignores it',
  zh: 'Wi-Fi 名称和密码，不进 git',
};
export const configHint: Text = { en: 'your choices: change them here', zh: '你的选择：在这里修改' };
export const nextSteps: Text = { en: 'Next:', zh: '接下来：' };
export const stepSimulate: Text = {
  en: 'try it here, without a board',
  zh: '没有开发板也能先试运行',
};
export const stepBuild: Text = { en: 'build (needs the CSK6 SDK)', zh: '编译（需要 CSK6 SDK）' };
export const stepFlash: Text = { en: 'flash the board', zh: '烧录到开发板' };
export const stepRegen: Text = { en: 'after a change of nanokit.yaml', zh: '改了 nanokit.yaml 之后运行' };
export const regenerated = (count: number): Text => ({
  en: `Updated ${count === 1 ? '1 file' : `${count} files`}:`,
  zh: `已更新 ${count} 个文件：`,
});
export const upToDate: Text = { en: 'Everything is up to date.', zh: '全部文件都是最新的。' };
export const yoursKept = (path: string): Text => ({
  en: `${path} keeps your changes`,
  zh: `${path} 保留了你的改动`,
});
export const undone = (command: string, at: string): Text => ({
  en: `Took back what ${command} wrote at ${at}:`,
  zh: `已撤销 ${command} 在 ${at} 的写入：`,
});
export const removed: Text = { en: 'removed again', zh: '已删去' };
export const interrupted: Text = { en: 'Stopped; nothing was written.', zh: '已停止，什么都没有写入。' };
export const bug = (detail: string): Text => ({
  en: `This is a bug in create-nanokit-ws, please report it: ${detail}`,
  zh: `这是 create-nanokit-ws 的缺陷，请反馈：${detail}`,
});

export const askDirectory: Text = { en: 'Folder for the project', zh: '工程文件夹' };
export const askPreset: Text = { en: 'Start from', zh: '选择预设' };
export const keepValues: Text = { en: 'The present values', zh: '保持现值' };
export const keepPassword: Text = {
  en: 'Enter keeps the one in credentials.conf',
  zh: '直接回车则保留 credentials.conf 里的',
};
export const askPassword = (ssid: string): Text => ({ en: `Password of "${ssid}"`, zh: `“${ssid}”的密码` });
export const keepDocumented: Text = {
  en: 'Enter keeps the one of the documentation',
  zh: '直接回车则用文档里的密码',
};

/** Keys below a list of choices, and what they do. */
export const keyTips: Readonly<Record<string, Text>> = {
  navigate: { en: 'navigate', zh: '移动' },
  select: { en: 'select', zh: '确认' },
};
