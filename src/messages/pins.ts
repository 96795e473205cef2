import type { Text } from './text.js';

export const pinChanged = (pin: string, state: string): Text => ({
  en: `${pin} ${state}`,
  zh: `${pin} ${STATES[state] ?? state}`,
});
const STATES: Readonly<Record<string, string>> = { on: '亮', off: '灭', pressed: '按下', released: '松开' };
export const badPress = (text: string): Text => ({
  en: `--press cannot be "${text}"`,
  zh: `--press 不能是“${text}”`,
});
export const pressForms: Text = {
  en: 'Write KEY@SECONDS or KEY@SECONDS:SECONDS, such as sw0@5 or sw0@5:2 (from 5 s on, for 2 s)',
  zh: '写法是“按键@秒”或“按键@秒:秒”，例如 sw0@5，或 sw0@5:2（第 5 秒按下，按住 2 秒）',
};
export const noSuchKey = (board: string, key: string, keys: readonly string[]): Text => ({
  en: `${board} has no key ${key}; its keys: ${keys.join(', ') || 'none'}`,
  zh: `${board} 没有按键 ${key}；它的按键有：${keys.join('、') || '无'}`,
});
export const noPins: Text = {
  en: 'no key does anything: the app does not use pins, as prj.conf has no CONFIG_GPIO=y',
  zh: '按键不起作用：prj.conf 里没有 CONFIG_GPIO=y，应用没有使用引脚',
};
export const tooManyPresses = (most: number): Text => ({
  en: `--press can be given ${most} times at most`,
  zh: `--press 最多写 ${most} 次`,
});
export const typedCommands: Text = {
  en: 'a line that begins with ! is for the board: !press sw0 or !press sw0 2 (seconds). A message that begins with ! is typed with two: !!',
  zh: '以 ! 开头的行是给开发板的：!press sw0，或 !press sw0 2（秒）。消息本身以 ! 开头时请输入两个：!!',
};
export const typeToPress = (keys: readonly string[]): Text => ({
  en: `Type !press ${keys.join(' or ')} to press a key of the board.`,
  zh: `输入 !press ${keys.join(' 或 ')} 就会按下开发板上的按键。`,
});
export const noServer: Text = {
  en: 'there is no server here (--serve): the line was not sent',
  zh: '这里没有服务器（--serve），这一行没有发出',
};
export const noAlias = (board: string, alias: string, aliases: readonly string[]): Text => ({
  en: `The devicetree of ${board} has no alias ${alias}; its aliases: ${aliases.join(', ') || 'none'}`,
  zh: `${board} 的设备树里没有别名 ${alias}；它的别名有：${aliases.join('、') || '无'}`,
});
export const otherAlias = (board: string, alias: string, near: string): Text => ({
  en: `The devicetree of ${board} has no alias ${alias}: is ${near} meant?`,
  zh: `${board} 的设备树里没有别名 ${alias}，是不是想写 ${near}？`,
});
export const noNode = (alias: string): Text => ({
  en: `${alias} is an alias, and a node is wanted here: write DT_ALIAS(${alias})`,
  zh: `${alias} 是别名，这里要的是节点：请写成 DT_ALIAS(${alias})`,
});
export const noProperty = (alias: string, property: string): Text => ({
  en: `${alias} has no property ${property} in the devicetree: its pin is in gpios`,
  zh: `设备树里 ${alias} 没有属性 ${property}，它的引脚写在 gpios 里`,
});
export const noAliasRemedy: Text = {
  en: 'Put what needs it between #if DT_NODE_HAS_STATUS(DT_ALIAS(…), okay) and #endif. The simulator knows the aliases of the board only, not those of an overlay.',
  zh: '用到它的代码请放在 #if DT_NODE_HAS_STATUS(DT_ALIAS(…), okay) 与 #endif 之间。模拟器只认识开发板自带的别名，不读 overlay。',
};
