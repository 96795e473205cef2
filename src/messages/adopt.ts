import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const nothingToAdopt: Text = {
  en: 'prj.conf has no settings of yours that are not in nanokit.yaml.',
  zh: 'prj.conf 里没有 nanokit.yaml 之外的设置。',
};
export const noPrjConf: Text = {
  en: 'There is no prj.conf to take settings from',
  zh: '没有 prj.conf，没有可写回的设置',
};
export const noPrjConfRemedy = (regen: string): Text => ({
  en: `To have it again: ${regen} --on-conflict prj.conf=ours`,
  zh: `想重新生成它：${regen} --on-conflict prj.conf=ours`,
});
export const leftRemoved = (symbol: string, key: string, asComment: boolean): Text => ({
  en: `You ${asComment ? 'commented out' : 'removed'} CONFIG_${symbol}; nanokit.yaml has no value of ${key} that says so, and prj.conf stays as it is`,
  zh: asComment
    ? `你注释掉了 CONFIG_${symbol}；nanokit.yaml 的 ${key} 没有对应的取值，prj.conf 保持原样`
    : `你删掉了 CONFIG_${symbol}；nanokit.yaml 的 ${key} 没有对应的取值，prj.conf 保持原样`,
});
export const leftValue = (symbol: string, value: string, key: string): Text => ({
  en: `CONFIG_${symbol}=${shortened(value)} is no value that ${key} in nanokit.yaml can have, and prj.conf stays as it is`,
  zh: `CONFIG_${symbol}=${shortened(value)} 不是 nanokit.yaml 的 ${key} 可用的值，prj.conf 保持原样`,
});
export const leftFixed = (symbol: string): Text => ({
  en: `CONFIG_${symbol} is set by the app in any case, so nanokit.yaml has no key for it, and prj.conf stays as it is`,
  zh: `CONFIG_${symbol} 总由应用设置，nanokit.yaml 里没有对应的键，prj.conf 保持原样`,
});
export const leftCredential = (symbol: string): Text => ({
  en: `CONFIG_${symbol} stands in prj.conf, which is committed to git`,
  zh: `CONFIG_${symbol} 写在了会进 git 的 prj.conf 里`,
});
export const leftCredentialRemedy: Text = {
  en: 'Move the line to credentials.conf.',
  zh: '请把这一行移到 credentials.conf。',
};
export const adoptHead = (count: number): Text => ({
  en: `${count === 1 ? '1 setting' : `${count} settings`} of prj.conf for nanokit.yaml:`,
  zh: `prj.conf 中可写回 nanokit.yaml 的设置（${count} 个）：`,
});
export const askAdopt: Text = { en: 'Take them over?', zh: '写回 nanokit.yaml？' };
export const adoptChoices = {
  all: { en: 'all of them', zh: '全部' },
  some: { en: 'let me choose one by one', zh: '逐个选择' },
  none: { en: 'none: write nothing', zh: '不写回，什么都不写' },
} as const satisfies Record<string, Text>;
export const askOne = (change: string): Text => ({ en: `Take over ${change}?`, zh: `写回 ${change}？` });
export const yes: Text = { en: 'yes', zh: '是' };
export const no: Text = { en: 'no', zh: '否' };
export const nothingTaken: Text = { en: 'Nothing was written.', zh: '什么都没有写入。' };
export const needsYes: Text = {
  en: 'There is no terminal to ask in whether to write this',
  zh: '这里没有终端，无法确认是否写入',
};
export const needsYesRemedy: Text = {
  en: 'Add --yes to write it, or --dry-run to see it only.',
  zh: '请加 --yes 直接写入，或加 --dry-run 只查看。',
};
export const askWrite: Text = { en: 'Write this?', zh: '写入这些改动？' };
export const passwordPlace: Text = {
  en: 'The Wi-Fi password does not go into nanokit.yaml, which is committed to git; nothing was written',
  zh: 'Wi-Fi 密码不能写进 nanokit.yaml，它会提交到 git；什么都没有写入',
};
export const passwordRemedy: Text = {
  en: 'Write it in credentials.conf, which git ignores: CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
  zh: '请写在 git 会忽略的 credentials.conf 里：CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
};
export const unchanged: Text = { en: 'All values stay as they are.', zh: '所有值都没有变。' };
export const unset: Text = { en: 'not set', zh: '未设置' };
