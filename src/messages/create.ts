import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const unknownPreset = (id: string): Text => ({
  en: `There is no preset "${shortened(id)}"`,
  zh: `没有“${shortened(id)}”这个预设`,
});
export const passwordMissing = (ssid: string): Text => ({
  en: `The password of the Wi-Fi "${ssid}" is missing`,
  zh: `缺少 Wi-Fi“${ssid}”的密码`,
});
export const passwordFlag: Text = {
  en: 'Pipe it in with --password-stdin, or run this in a terminal to be asked.',
  zh: '请用 --password-stdin 从标准输入传入，或在终端里运行并按提示输入。',
};
export const directoryMissing: Text = {
  en: 'The folder for the new project is missing',
  zh: '没有指定新工程的文件夹',
};
export const directoryRemedy: Text = {
  en: 'Name it as the first argument, such as my-app.',
  zh: '请把它写成第一个参数，例如 my-app。',
};
export const needsTerminal: Text = {
  en: 'There is no terminal to ask questions in',
  zh: '这里没有终端，无法提问',
};
export const needsTerminalRemedy: Text = {
  en: 'Add --yes to take the defaults, and flags for what should differ (see --help).',
  zh: '请加 --yes 采用默认值，并用参数指定要改的（见 --help）。',
};
export const unusableName = (dir: string): Text => ({
  en: `${shortened(JSON.stringify(dir))} cannot be the name of a folder here`,
  zh: `${shortened(JSON.stringify(dir))} 不能用作文件夹名`,
});
export const outside = (dir: string): Text => ({
  en: `"${shortened(dir)}" is not inside the current folder`,
  zh: `“${shortened(dir)}”不在当前文件夹之内`,
});
export const outsideRemedy: Text = {
  en: 'Go to the folder that is to hold the project, and give a plain name such as my-app.',
  zh: '请先进入要放工程的文件夹，再给一个简单的名字，例如 my-app。',
};
export const linkOutside = (path: string): Text => ({
  en: `${path} is a link that leads out of the project`,
  zh: `${path} 是指向工程之外的链接`,
});
export const linkRemedy: Text = {
  en: 'Remove the link or choose another folder: nothing is ever written outside the project.',
  zh: '请去掉这个链接或换一个文件夹：工程之外的东西绝不会被写入。',
};
export const notAFolder = (path: string): Text => ({
  en: `${path} is a file, not a folder`,
  zh: `${path} 是文件，不是文件夹`,
});
export const otherFolder: Text = { en: 'Choose another name for the project.', zh: '请给工程换个名字。' };
export const inTheWay = (dir: string, count: number): Text => ({
  en: `${dir} already contains ${count === 1 ? 'a file' : `${count} files`} that the project would have; nothing was written`,
  zh: `${dir} 里已有 ${count} 个与工程同名的文件，因此什么都没有写入`,
});
export const alreadyProject = (dir: string): Text => ({
  en: `This is a project already: change its nanokit.yaml and run regen ${dir}`,
  zh: `这里已经是一个工程：请改它的 nanokit.yaml，再运行 regen ${dir}`,
});
export const inTheWayRemedy: Text = {
  en: 'Choose another folder, or move these away yourself.',
  zh: '请换一个文件夹，或自行移走这些文件。',
};
export const cannotWrite = (path: string, reason: Text): Text => ({
  en: `Cannot write ${path}: ${reason.en}`,
  zh: `无法写入 ${path}：${reason.zh}`,
});
export const nothingWritten: Text = {
  en: 'Nothing was left behind: what had been written before was taken back.',
  zh: '没有留下任何东西：此前写入的内容已全部撤回。',
};
export const takeBackFailed = (paths: readonly string[]): Text => ({
  en: `Could not take back: ${paths.join(', ')}`,
  zh: `无法撤回：${paths.join('、')}`,
});
export const spaceInPath = (path: string): Text => ({
  en: `The path "${path}" has a space in it, and Zephyr cannot build there`,
  zh: `路径“${path}”里有空格，Zephyr 无法在这里编译`,
});
export const spaceRemedy: Text = { en: 'Use a folder without spaces.', zh: '请换用不含空格的路径。' };

export const semicolonInPath = (path: string): Text => ({
  en: `The path "${path}" has a semicolon in it, where CMake splits a path in two: Zephyr cannot build there`,
  zh: `路径“${path}”里有分号，CMake 会在那里把路径拆开，Zephyr 无法在这里编译`,
});
export const semicolonRemedy: Text = {
  en: 'Use a folder without semicolons.',
  zh: '请换用不含分号的路径。',
};

/** Why the system refused, by error code. */
export const systemReasons: Readonly<Record<string, Text>> = {
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
  EDQUOT: { en: 'the disk quota is used up', zh: '磁盘配额已用完' },
  EACCES: { en: 'no permission', zh: '没有权限' },
  EPERM: { en: 'no permission', zh: '没有权限' },
  EROFS: { en: 'the file system is read-only', zh: '文件系统是只读的' },
  ENOENT: { en: 'there is no such file or folder', zh: '没有这个文件或文件夹' },
  EISDIR: { en: 'it is a folder', zh: '它是文件夹' },
  ENOTDIR: { en: 'there is a file where a folder should be', zh: '该是文件夹的地方是个文件' },
  EEXIST: { en: 'it has just appeared', zh: '它刚刚出现' },
  ENOTEMPTY: { en: 'it has just appeared', zh: '它刚刚出现' },
  EIO: { en: 'the disk reports an error', zh: '磁盘报告出错' },
  EMFILE: { en: 'too many files are open', zh: '打开的文件太多' },
  EBUSY: { en: 'another program holds it', zh: '它正被别的程序占用' },
  EXDEV: { en: 'it is on another file system', zh: '它在另一个文件系统上' },
  ENAMETOOLONG: { en: 'the name is too long', zh: '名字太长' },
  EFBIG: { en: 'the file would become too large', zh: '文件会过大' },
  ELOOP: { en: 'its links form a loop', zh: '链接成环' },
};
export const noSuchFolder = (dir: string): Text => ({
  en: `There is no folder ${dir}`,
  zh: `没有“${dir}”这个文件夹`,
});
export const notAProject = (dir: string): Text => ({
  en: `${dir} contains no nanokit.yaml`,
  zh: `${dir} 里没有 nanokit.yaml`,
});
export const notAProjectRemedy = (command: string): Text => ({
  en: `Go into the project, or name its folder after the command, such as: ${command} my-app`,
  zh: `请进入工程文件夹，或在命令后面写上文件夹，例如：${command} my-app`,
});
export const configGone = (dir: string): Text => ({
  en: `The nanokit.yaml of the project in ${dir} is gone`,
  zh: `${dir} 里的工程缺少 nanokit.yaml`,
});
export const configGoneRemedy: Text = {
  en: 'Bring it back: git restore nanokit.yaml, or from a copy.',
  zh: '请把它找回来：git restore nanokit.yaml，或从备份恢复。',
};
export const notOurs = (dir: string): Text => ({
  en: `${dir} holds a Zephyr application without nanokit.yaml, which would say its board and SDK line`,
  zh: `${dir} 里是 Zephyr 应用，但没有 nanokit.yaml，因此不知道开发板和 SDK 系列`,
});
export const notOursRemedy: Text = {
  en: 'Create a project in another folder, and take your sources and settings over into it: npx create-nanokit-ws my-app',
  zh: '请在别的文件夹新建工程，再把你的源文件和设置搬过去：npx create-nanokit-ws my-app',
};
export const credentialsGone: Text = {
  en: 'There is no credentials.conf, so the board has no Wi-Fi name or password',
  zh: '没有 credentials.conf，开发板不知道 Wi-Fi 名称和密码',
};
export const credentialsRemedy = (ssidLine: string): Text => ({
  en: `Write it, with two lines: ${ssidLine} and CONFIG_EXAMPLE_WIFI_PASSWORD="…"`,
  zh: `请写一个，内容两行：${ssidLine} 和 CONFIG_EXAMPLE_WIFI_PASSWORD="…"`,
});
export const ssidDiffers: Text = {
  en: 'credentials.conf has another Wi-Fi name than nanokit.yaml; the board uses that of credentials.conf',
  zh: 'credentials.conf 里的 Wi-Fi 名称与 nanokit.yaml 不同，开发板用的是 credentials.conf 里的',
};
export const ssidRemedy = (line: string): Text => ({
  en: `If nanokit.yaml is right, write this in credentials.conf: ${line}`,
  zh: `如果以 nanokit.yaml 为准，请在 credentials.conf 里写：${line}`,
});
export const passwordDiffers: Text = {
  en: 'nanokit.yaml has another Wi-Fi password than credentials.conf; the board uses that of credentials.conf',
  zh: 'nanokit.yaml 里的 Wi-Fi 密码与 credentials.conf 不同，开发板用的是 credentials.conf 里的',
};
export const passwordDiffersRemedy: Text = {
  en: 'Change it in credentials.conf if need be, and delete the line password of nanokit.yaml, which is committed to git.',
  zh: '要改密码请改 credentials.conf；nanokit.yaml 会进 git，请删掉其中的 password 一行。',
};
export const otherPassword = (ssid: string): Text => ({
  en: `credentials.conf now names the Wi-Fi "${ssid}"; the password in it is still the old one`,
  zh: `credentials.conf 里的 Wi-Fi 名称已改为“${ssid}”，密码还是原来的`,
});
export const otherPasswordRemedy: Text = {
  en: 'Write the password of the new network there, if it has another.',
  zh: '如果新网络的密码不同，请在那里改好。',
};
