import { shortened } from './shortened.js';
import type { Text } from './text.js';

const n = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const label = {
  type: { en: 'type', zh: '类型' },
  value: { en: 'here', zh: '当前值' },
  default: { en: 'default', zh: '默认' },
  range: { en: 'range', zh: '范围' },
  needs: { en: 'needs', zh: '依赖' },
  selectedBy: { en: 'turned on by', zh: '会被打开' },
  lines: { en: 'SDK lines', zh: 'SDK 系列' },
  key: { en: 'nanokit.yaml', zh: 'nanokit.yaml' },
  cost: { en: 'costs', zh: '占用' },
  mistake: { en: 'usual mistake', zh: '常见错误' },
  why: { en: 'why', zh: '原因' },
  change: { en: 'what to do', zh: '怎么办' },
  symbol: { en: 'Kconfig', zh: 'Kconfig' },
} as const satisfies Record<string, Text>;

export const notSettable: Text = { en: 'cannot be set by hand', zh: '不能手工设置' };
export const noText: Text = {
  en: 'No description is kept of this one.',
  zh: '没有为它准备说明。',
};
export const ramEach = (bytes: number, zephyr: string): Text =>
  bytes === 1
    ? { en: `a byte of RAM for each byte (Zephyr ${zephyr})`, zh: `每字节占 1 字节内存（Zephyr ${zephyr}）` }
    : {
        en: `${n(bytes)} bytes of RAM each (Zephyr ${zephyr})`,
        zh: `每个占 ${n(bytes)} 字节内存（Zephyr ${zephyr}）`,
      };
export const switchCost = (ram: number, flash: number | undefined, zephyr: string): Text => ({
  en: `${n(ram)} bytes of RAM${flash === undefined ? '' : `, ${n(flash)} of flash`} (Zephyr ${zephyr})`,
  zh: `内存 ${n(ram)} 字节${flash === undefined ? '' : `，闪存 ${n(flash)} 字节`}（Zephyr ${zephyr}）`,
});
export const setAt = (value: string, file: string, line: number): Text => ({
  en: `${value}, set in ${file}:${line}`,
  zh: `${value}，${file} 第 ${line} 行设的`,
});
export const byOrigin = (value: string, origin: string): Text => {
  const origins: Readonly<Record<string, Text>> = {
    default: { en: 'its default', zh: '默认值' },
    select: { en: 'selected by another symbol', zh: '被别的符号选中' },
    imply: { en: 'implied by another symbol', zh: '被别的符号连带启用' },
    choice: { en: 'of its choice', zh: '由互斥选项组（choice）决定' },
    range: { en: 'the bound of its range', zh: '取到范围边界' },
  };
  const named = origins[origin];
  const shown = value === '' ? { en: 'empty', zh: '空' } : { en: value, zh: value };
  if (named === undefined)
    return { en: `${shown.en}: nothing sets it`, zh: `${shown.zh}：没有任何配置设置它` };
  return { en: `${shown.en}, ${named.en}`, zh: `${shown.zh}，${named.zh}` };
};
export const unknown = (name: string): Text => ({
  en: `"${shortened(name)}" is no symbol, key, diagnostic code or log message that this tool knows`,
  zh: `“${shortened(name)}”不是本工具认识的符号、键、诊断代码或日志消息`,
});
export const perhaps = (names: readonly string[]): Text => ({
  en: `Did you mean ${names.join(' or ')}?`,
  zh: `是不是想写 ${names.join(' 或 ')}？`,
});
export const examples: Text = {
  en: 'For example: explain HEAP_MEM_POOL_SIZE, explain server.port, explain kconfig/selected, explain -12',
  zh: '例如：explain HEAP_MEM_POOL_SIZE、explain server.port、explain kconfig/selected、explain -12',
};
export const missing: Text = { en: 'Name what to explain.', zh: '请写出要解释什么。' };
