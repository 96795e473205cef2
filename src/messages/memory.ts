import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const head = (name: string, board: string, sdk: number): Text => ({
  en: `Static RAM of ${name} (${board}, SDK line ${sdk})`,
  zh: `${name} 的静态内存（${board}，SDK ${sdk}）`,
});
export const used = (bytes: string, all: string, percent: string): Text => ({
  en: `${bytes} of ${all} bytes (${percent} %)`,
  zh: `${bytes} / ${all} 字节（${percent}%）`,
});
export const columns = {
  consumer: { en: 'what', zh: '用途' },
  bytes: { en: 'bytes', zh: '字节' },
  share: { en: 'share', zh: '占比' },
  key: { en: 'key of nanokit.yaml', zh: 'nanokit.yaml 中的键' },
  difference: { en: 'here is', zh: '本工程' },
} as const satisfies Record<string, Text>;
/** As each language writes it: without a blank in Chinese. */
export const percentage = (percent: string): Text => ({ en: `${percent} %`, zh: `${percent}%` });
export const total: Text = { en: 'Total', zh: '合计' };
export const unknown: Text = { en: 'unknown', zh: '未知' };
export const leftOut: Text = { en: 'not in the total', zh: '不计入合计' };

export const basis = (zephyr: string, estimatedFrom: number | undefined): Text =>
  estimatedFrom === undefined
    ? {
        en: `By figures measured on Zephyr ${zephyr}, without a Wi-Fi driver.`,
        zh: `依据 Zephyr ${zephyr} 上的实测数据，不含 Wi-Fi 驱动。`,
      }
    : {
        en: `Estimated from line ${estimatedFrom} (Zephyr ${zephyr}): this SDK line was not measured.`,
        zh: `按 SDK ${estimatedFrom}（Zephyr ${zephyr}）估算：这个 SDK 没有实测数据。`,
      };
/** @param more how many there are beside those named */
export const unplanned = (symbols: readonly string[], more: number): Text => ({
  en: `Not in the plan, because nobody has figures: ${symbols.map(shortened).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  zh: `以下选项没有数据，未计入：${symbols.map(shortened).join('、')}${more > 0 ? ` 等，另有 ${more} 个` : ''}`,
});

export const within = (budget: string, left: string): Text => ({
  en: `Within the budget of ${budget} bytes: ${left} left.`,
  zh: `未超出预算 ${budget} 字节，还剩 ${left}。`,
});
export const over = (total: string, budget: string, excess: string): Text => ({
  en: `${total} bytes of static RAM are ${excess} over the budget of ${budget}`,
  zh: `静态内存要用 ${total} 字节，比预算的 ${budget} 字节多 ${excess} 字节`,
});
export const overRemedy = (keys: readonly string[]): Text => ({
  en: `The largest parts are set with ${keys.join(', ')}; --why shows the arithmetic.`,
  zh: `占用最多的部分由 ${keys.join('、')} 决定，--why 可以看到计算过程。`,
});

export const budgetForm = (text: string): Text => ({
  en: `--budget takes a number of bytes, not "${shortened(text)}"`,
  zh: `--budget 后面要写字节数，而不是“${shortened(text)}”`,
});
export const budgetExample: Text = { en: 'For example: --budget 96K', zh: '例如：--budget 96K' };

export const compared = (name: string): Text => ({ en: `Compared with ${name}`, zh: `与 ${name} 比较` });
export const noComparison = (name: string): Text => ({
  en: `"${shortened(name)}" is neither a preset nor a file`,
  zh: `“${shortened(name)}”既不是预设，也不是文件`,
});

export const summary = (used: string, all: string, percent: string): Text => ({
  en: `Static RAM: about ${used} of ${all} KB (${percent} %), without the Wi-Fi driver's own`,
  zh: `静态内存：约 ${used} KB，共 ${all} KB（${percent}%），不含 Wi-Fi 驱动自身`,
});

const n = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
interface Part {
  readonly title: Text;
  readonly bytes: number;
}
/** @param largest the parts that are named */
export const overRam = (largest: readonly Part[], total: number, board: string, sram: number): Text => {
  const rest = total - largest.reduce((sum, { bytes }) => sum + bytes, 0);
  const sum = (lang: 'en' | 'zh', others: string): string =>
    [
      ...largest.map(({ title, bytes }) =>
        lang === 'zh' ? `${n(bytes)}（${title.zh}）` : `${n(bytes)} (${title.en})`,
      ),
      ...(rest > 0 ? [others] : []),
    ].join(' + ');
  return {
    en: `Static RAM: ${sum('en', `${n(rest)} (the rest)`)} = ${n(total)} bytes, but ${board} has ${n(sram)}: the linker stops`,
    zh: `静态内存：${sum('zh', `${n(rest)}（其余）`)} = ${n(total)} 字节，而 ${board} 只有 ${n(sram)} 字节：链接会失败`,
  };
};
export const overRamRemedy: Text = {
  en: 'Lower the largest part; in a generated project memory --why shows all of them.',
  zh: '请调小占用最多的那一项；生成的工程可以用 memory --why 看全部。',
};
