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
export const askPassword = (ssid: string): Text => ({ en: `Password of "${ssid}"`, zh: `“${ssid}”的密码` });
export const keepDocumented: Text = {
  en: 'Enter keeps the one of the documentation',
  zh: '直接回车则用文档里的密码',
};

export const jsonLines: Text = {
  en: 'JSON Lines on standard output: one document for each thing that happens',
  zh: '在标准输出上给出 JSON Lines：每件事一个文档',
};

/** Keys below a list of choices, and what they do. */
export const keyTips: Readonly<Record<string, Text>> = {
  navigate: { en: 'navigate', zh: '移动' },
  select: { en: 'select', zh: '确认' },
};

export const help = {
  tagline: {
    en: 'Writes a Zephyr application for the CSK6-NanoKit board that joins Wi-Fi and talks to a WebSocket server.',
    zh: '为 CSK6-NanoKit 开发板生成 Zephyr 应用：连上 Wi-Fi，与 WebSocket 服务器通信。',
  },
  usage: { en: 'Usage: ', zh: '用法：' },
  commands: { en: 'Commands:', zh: '命令：' },
  flags: { en: 'Flags:', zh: '参数：' },
  createCommand: {
    en: 'writes a new project into DIR (asks for what is missing)',
    zh: '在 DIR 中生成新工程（缺什么问什么）',
  },
  regenCommand: {
    en: 'brings a project up to date after a change of nanokit.yaml',
    zh: '改了 nanokit.yaml 之后更新工程',
  },
  configureCommand: {
    en: 'asks for new values over the present ones, and brings the project up to date',
    zh: '在现有取值上重新提问，并更新工程',
  },
  adoptCommand: {
    en: 'takes what you changed in prj.conf over into nanokit.yaml',
    zh: '把你在 prj.conf 里的改动收进 nanokit.yaml',
  },
  undoCommand: {
    en: 'takes back what was last written to a project',
    zh: '撤销对工程的最近一次写入',
  },
  memoryCommand: {
    en: 'how much RAM the app will take, and what takes it, before any build',
    zh: '编译之前就算出应用占多少内存、都用在哪里',
  },
  checkCommand: {
    en: 'finds mistakes in prj.conf and other Kconfig fragments of any Zephyr app, without an SDK',
    zh: '检查 prj.conf 等 Kconfig 片段里的错误，任何 Zephyr 应用都行，不需要 SDK',
  },
  explainCommand: {
    en: 'says what a Kconfig symbol, a key of nanokit.yaml, a diagnostic code or a log message means',
    zh: '解释一个 Kconfig 符号、nanokit.yaml 的键、诊断代码或日志消息',
  },
  simulateCommand: {
    en: 'builds the app for this PC and runs it, without a board',
    zh: '为本机编译应用并运行，不需要开发板',
  },
  serveCommand: {
    en: 'a WebSocket server for a board or a simulation to talk to',
    zh: '启动 WebSocket 服务器，供开发板或模拟运行连接',
  },
  folderNote: {
    en: 'For a folder named like a command, write ./regen.',
    zh: '文件夹与命令同名时写成 ./regen。',
  },
  defaultIs: { en: 'default: ', zh: '默认：' },
  exits: {
    en: 'Exit codes: 0 done, 1 regen, configure or adopt left a conflict, regen --check found a file that is out of date, undo found your own changes or nothing to take back, check found something, memory is over the budget, or the simulated app failed or did not meet a scenario, 2 bad input, 3 no compiler or port taken, 130 stopped with Ctrl-C (serve: 0)',
    zh: '退出码：0 完成；1 regen、configure 或 adopt 有冲突未决，regen --check 发现文件过期，undo 遇到你的改动或没有可撤销的写入，check 发现了问题，memory 超出预算，或模拟的应用出错、剧本的期望没有达到；2 输入有误；3 没有编译器或端口被占用；130 用 Ctrl-C 中止（serve 为 0）',
  },
} as const satisfies Record<string, Text>;

export const flagTexts: Readonly<Record<string, Text>> = {
  '--preset': { en: 'named set of defaults', zh: '一组预设的默认值' },
  '--config': {
    en: 'YAML file to start from; becomes nanokit.yaml',
    zh: '以此 YAML 文件为起点，它会成为 nanokit.yaml',
  },
  '--set': { en: 'any key of nanokit.yaml; may be repeated', zh: '设置 nanokit.yaml 的任意键，可重复' },
  '--password-stdin': { en: 'reads the Wi-Fi password from standard input', zh: '从标准输入读取 Wi-Fi 密码' },
  '--yes': {
    en: 'asks nothing: takes defaults, or writes what it shows',
    zh: '不提问：采用默认值，或直接写入',
  },
  '--dry-run': {
    en: 'says what would be written and writes nothing',
    zh: '只列出将要写入的文件，不真正写入',
  },
  '--on-conflict': {
    en: 'what both you and nanokit.yaml changed: ask, keep, ours, markers or abort; in one file: FILE=CHOICE; may be repeated [default: ask in a terminal, else abort]',
    zh: '你和 nanokit.yaml 都改过的地方怎么办：ask、keep、ours、markers 或 abort；只针对一个文件：文件=选择；可重复 [默认：终端里 ask，否则 abort]',
  },
  '--check': {
    en: 'writes nothing, and exits with 1 if regen would write or ask; changes of yours that it keeps are no reason (for CI)',
    zh: '什么都不写；regen 只要有东西要写或要问，就以 1 退出；它会保留的你的改动不算（用于 CI）',
  },
  '--diff': {
    en: 'writes nothing, and shows every change as a unified diff',
    zh: '什么都不写，以 unified diff 显示全部改动',
  },
  '--rebase': {
    en: 'takes the files as they are: writes only the record .nanokit/base.json anew',
    zh: '文件保持原样，只重写记录 .nanokit/base.json',
  },
  '--json': { en: 'one JSON document on standard output', zh: '在标准输出上给出一个 JSON 文档' },
  '--budget': {
    en: 'most static RAM to allow, such as 96K; exit code 1 above it [default: the SRAM of the board]',
    zh: '允许的静态内存上限，例如 96K，超出则退出码为 1 [默认：开发板的 SRAM]',
  },
  '--compare': {
    en: 'a preset, a nanokit.yaml or a prj.conf to compare with',
    zh: '与之比较的预设、nanokit.yaml 或 prj.conf',
  },
  '--why': { en: 'shows the arithmetic', zh: '显示计算过程' },
  '--fragment': {
    en: 'a further Kconfig fragment of the project that the build is given; may be repeated',
    zh: '编译时另外用到的、工程内的 Kconfig 片段，可重复',
  },
  '--board': {
    en: 'the board, whose boards/NAME.conf is read as well; default from nanokit.yaml',
    zh: '开发板名，会一并读取 boards/NAME.conf；默认取自 nanokit.yaml',
  },
  '--sdk': {
    en: 'the SDK line: 0, 1 or 2; default from nanokit.yaml, else 1',
    zh: 'SDK 系列：0、1 或 2；默认取自 nanokit.yaml，没有则为 1',
  },
  '--strict': { en: 'notes count as well: exit code 1', zh: '说明也算问题：退出码为 1' },
  '--fix': {
    en: 'applies the remedies that are certain, and shows what they change',
    zh: '自动改好有把握的问题，并列出改动',
  },
  '--format': {
    en: 'text for people, json, or github for annotations in a workflow [default: text]',
    zh: 'text 给人看，json 给程序，github 在工作流里生成批注 [默认：text]',
  },
  '--lang': {
    en: "the tool's own language; default from the environment",
    zh: '本工具自身的语言，默认取自环境',
  },
  '--no-color': { en: 'no colours', zh: '不用颜色' },
  '--help': { en: 'this text', zh: '显示本帮助' },
  '--version': { en: 'the version', zh: '显示版本' },
};
