import { shortened } from './shortened.js';
import type { Text } from './text.js';

// What Kconfig says while it configures a build.
export const undefinedInSdk = (name: string): Text => ({
  en: `The installed SDK has no symbol ${shortened(name)}, and the build stops`,
  zh: `已安装的 SDK 里没有 ${shortened(name)} 这个符号，编译会中止`,
});
export const undefinedRemedy: Text = {
  en: 'Take the line out, or correct the name.',
  zh: '请改正名字，或者删掉这一行。',
};
export const selectRemedy = (selecting: string): Text => ({
  en: `Meet what it needs, or turn ${selecting} off.`,
  zh: `请补上它的依赖，或者关掉 ${selecting}。`,
});
export const selected = (name: string): Text => ({
  en: `${name}=n is ignored: another symbol keeps it at y`,
  zh: `${name}=n 被忽略：有别的符号让它保持为 y`,
});
export const selectedRemedy: Text = {
  en: 'Turn the symbol off that selects it, or take this line out.',
  zh: '请关掉选中（select）它的符号，或者删掉这一行。',
};
export const choiceIsOff = (name: string): Text => ({
  en: `${name} is ignored: the choice that it belongs to is not offered`,
  zh: `${name} 被忽略：它所在的互斥选项组（choice）目前不可用`,
});
export const choiceIsOffRemedy: Text = {
  en: 'Turn on what the choice depends on, or take this line out.',
  zh: '请打开这个选项组所依赖的符号，或者删掉这一行。',
};
export const theirs = (name: string): Text => ({
  en: `Files of the SDK set ${name} without effect: no fault of the app’s`,
  zh: `SDK 自己的文件设了 ${name} 但没有生效，与应用无关`,
});
export const experimental = (name: string): Text => ({
  en: `${name} is on, which Zephyr calls experimental: it may change or be unfinished`,
  zh: `${name} 已打开；Zephyr 把它标为试验性功能，可能不完善，也可能变动`,
});
export const deprecated = (name: string): Text => ({
  en: `${name} is on, which Zephyr calls deprecated: a later SDK will not have it`,
  zh: `${name} 已打开；Zephyr 已将它弃用，以后的 SDK 里不会再有`,
});

// The tool.
export const noTool: Text = {
  en: 'check --build needs lisa or west, and neither is installed here (none on the PATH)',
  zh: 'check --build 要用 lisa 或 west，这里一个也没装（PATH 里找不到）',
};
export const noToolRemedy: Text = {
  en: 'Install lisa with the CSK6 SDK, or Zephyr with west; check without --build needs neither.',
  zh: '请安装 lisa 和 CSK6 SDK，或者 west 和 Zephyr；不带 --build 的 check 什么都不用装。',
};
export const noBoard: Text = {
  en: 'check --build has to know the board',
  zh: 'check --build 需要知道开发板',
};
export const noBoardRemedy: Text = {
  en: 'Name it: --board NAME.',
  zh: '请用 --board NAME 指定。',
};
export const noSdk = (tools: readonly string[]): Text => ({
  en: `No SDK is set up for ${tools.join(' or ')}`,
  zh: `${tools.join('、')} 还没有可用的 SDK`,
});
export const noSdkRemedy: Text = {
  en: 'lisa: lisa zep install, then lisa zep use-sdk; west: set ZEPHYR_BASE, or work in a west workspace. check without --build needs no SDK.',
  zh: 'lisa：先 lisa zep install，再 lisa zep use-sdk；west：设置 ZEPHYR_BASE，或在 west 工作区里运行。不带 --build 的 check 不需要 SDK。',
};
export const boardNotThere = (tool: string, board: string): Text => ({
  en: `The SDK that ${tool} uses has no board ${board}`,
  zh: `${tool} 所用的 SDK 没有开发板 ${board}`,
});
export const boardNotThereRemedy = (tool: string): Text => ({
  en: `${tool === 'lisa' ? 'lisa zep boards' : 'west boards'} lists those that it has.`,
  zh: `可用 ${tool === 'lisa' ? 'lisa zep boards' : 'west boards'} 查看有哪些。`,
});
export const otherZephyr = (tool: string, installed: string, fits: number, sdkLine: number): Text => ({
  en: `${tool} builds with Zephyr ${installed}, which is SDK line ${fits}; the app is checked for line ${sdkLine}`,
  zh: `${tool} 用的是 Zephyr ${installed}，即 SDK 系列 ${fits}；应用按系列 ${sdkLine} 检查`,
});
export const otherZephyrRemedy: Text = {
  en: 'Choose the SDK that fits, or the SDK line: sdk in nanokit.yaml, or --sdk.',
  zh: '请换成对应的 SDK，或改 SDK 系列：nanokit.yaml 的 sdk，或 --sdk。',
};
export const tooLong = (tool: string, seconds: number): Text => ({
  en: `${tool} was not done after ${seconds} seconds, and was ended`,
  zh: `${tool} 过了 ${seconds} 秒还没有结束，已将它终止`,
});
export const tooLongRemedy = (command: string): Text => ({
  en: `Run it by hand to see where it waits: ${command}`,
  zh: `请手工运行，看看它卡在哪里：${command}`,
});
export const toolFailed = (tool: string, exitCode: number | null): Text =>
  exitCode === null
    ? { en: `${tool} was killed before the configuration was done`, zh: `配置还没完成，${tool} 就被终止了` }
    : {
        en: `${tool} gave up with exit code ${exitCode}, for another reason than Kconfig`,
        zh: `${tool} 以退出码 ${exitCode} 结束，原因不在 Kconfig`,
      };
export const toolRefused = (tool: string): Text => ({
  en: `${tool} stopped at Kconfig for a reason that this tool does not know`,
  zh: `${tool} 停在 Kconfig 这一步，原因本工具不认识`,
});
export const saidNothing = (tool: string): Text => ({
  en: `${tool} ended without a word about Kconfig: nothing was configured`,
  zh: `${tool} 运行完了，却没有任何 Kconfig 的输出：什么都没有配置`,
});
export const runByHand = (command: string): Text => ({
  en: `Its last words are above. By hand: ${command}`,
  zh: `上面是它最后的输出。手工运行：${command}`,
});
export const fragmentName = (path: string): Text => ({
  en: `The build cannot be given the fragment ${shortened(path)}: its name has more than letters, digits and _ . / + -`,
  zh: `无法把片段 ${shortened(path)} 交给编译：名字只能有字母、数字和 _ . / + -`,
});
export const noBuildFolder = (path: string, reason: Text): Text => ({
  en: `The build folder cannot be made below ${path}: ${reason.en}`,
  zh: `无法在 ${path} 下建立编译文件夹：${reason.zh}`,
});
export const notOurFolder: Text = {
  en: 'a link or a file stands in its way',
  zh: '那里有链接或文件挡着',
};
export const configuring = (tool: string): Text => ({
  en: `Configuring with ${tool} …`,
  zh: `正在用 ${tool} 配置……`,
});
