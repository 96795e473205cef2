import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const noPlainFile = (path: string): Text => ({
  en: `${path} is no plain file, but a folder, a pipe or a device`,
  zh: `${path} 不是普通文件，而是文件夹、管道或设备`,
});
export const tooLarge = (path: string): Text => ({
  en: `${path} is larger than 64 MiB, and no file of a project is`,
  zh: `${path} 超过 64 MiB，工程里不该有这么大的文件`,
});
export const tooLargeRemedy: Text = {
  en: 'Move it away, or delete it, and run this again.',
  zh: '请移走或删除它，再运行一次。',
};

/** What a conflict is about, for its one line of text. */
export const bothSet = (symbol: string, yours: string, wanted: string): Text => ({
  en: `CONFIG_${symbol}: you wrote ${shortened(yours)}, and nanokit.yaml now asks for ${shortened(wanted)}`,
  zh: `CONFIG_${symbol}：你写的是 ${shortened(yours)}，nanokit.yaml 中现在是 ${shortened(wanted)}`,
});
export const youRemoved = (symbol: string, wanted: string): Text => ({
  en: `You removed CONFIG_${symbol} from prj.conf, and nanokit.yaml now asks for ${shortened(wanted)}`,
  zh: `你从 prj.conf 里删掉了 CONFIG_${symbol}，nanokit.yaml 中现在是 ${shortened(wanted)}`,
});
export const youCommentedOut = (symbol: string, wanted: string): Text => ({
  en: `CONFIG_${symbol}: you commented it out, and nanokit.yaml now asks for ${shortened(wanted)}`,
  zh: `CONFIG_${symbol}：你把它注释掉了，nanokit.yaml 中现在是 ${shortened(wanted)}`,
});
export const entryRemoved = (path: string, name: string): Text => ({
  en: `You removed ${shortened(name)} from ${path}, and nanokit.yaml asks for a change of it`,
  zh: `你从 ${path} 里删掉了 ${shortened(name)}，nanokit.yaml 的改动也涉及它`,
});
export const weRemoved = (symbol: string, yours: string): Text => ({
  en: `You set CONFIG_${symbol} to ${shortened(yours)}, and nanokit.yaml no longer asks for it`,
  zh: `你把 CONFIG_${symbol} 改成了 ${shortened(yours)}，nanokit.yaml 已不再需要它`,
});
export const bothChanged: Text = {
  en: 'You changed this, and nanokit.yaml asks for another change of it',
  zh: '这里你改过，nanokit.yaml 的改动也涉及它',
};
export const wholeFile = (path: string): Text => ({
  en: `You changed ${path}, and it is no text that could be compared line by line`,
  zh: `你改过 ${path}，它不是能逐行比较的文本`,
});
/** @param look the command that shows both versions */
export const conflictRemedy = (
  command: string,
  look: string | undefined,
  adopt: string | undefined,
): Text => ({
  en: `Nothing was written. Choose with ${command} --on-conflict keep (yours stays), ours (nanokit.yaml wins) or markers (both, marked)${adopt === undefined ? '' : `, or take your values of prj.conf over into nanokit.yaml with ${adopt}`}${look === undefined ? '' : `. To see both versions: ${look} --diff --on-conflict markers`}. For one file: --on-conflict FILE=keep. In a terminal: --on-conflict ask.`,
  zh: `什么都没有写入。请用 ${command} --on-conflict 选择：keep（保留你的）、ours（以 nanokit.yaml 为准）或 markers（两者都写入并加标记）${adopt === undefined ? '' : `；也可以用 ${adopt} 把 prj.conf 里的值写回 nanokit.yaml`}${look === undefined ? '' : `。查看两个版本：${look} --diff --on-conflict markers`}。只针对一个文件：--on-conflict 文件=keep。有终端时可用：--on-conflict ask。`,
});
const RECORD_STATES = {
  missing: { en: 'is missing', zh: '缺失' },
  broken: { en: 'is broken', zh: '已损坏' },
  conflicted: { en: 'holds the marks of a merge conflict', zh: '里有合并冲突的标记' },
  whole: { en: 'says nothing of it', zh: '里没有它的记录' },
} as const satisfies Record<string, Text>;
export const noRecord = (path: string, state: keyof typeof RECORD_STATES): Text => ({
  en: `${path} is not what nanokit.yaml asks for, and .nanokit/base.json ${RECORD_STATES[state].en}: it is impossible to tell what in the file is yours; nothing was written`,
  zh: `${path} 与 nanokit.yaml 要求的不一致，而 .nanokit/base.json ${RECORD_STATES[state].zh}，无法判断哪些内容是你写的，因此什么都没有写入`,
});
export const noRecordRemedy = (command: string): Text => ({
  en: `Restore .nanokit/base.json, from git for example; or run ${command} --rebase, which leaves your files as they are and takes all that differs for yours: changes of nanokit.yaml that are not in the files yet are then not applied.`,
  zh: `请恢复 .nanokit/base.json（例如用 git）；或者运行 ${command} --rebase：文件保持原样，不同之处都算作你的改动，nanokit.yaml 里还没写进文件的改动也就不会生效。`,
});
export const unrecordedRemedy = (command: string, path: string): Text => ({
  en: `The file was yours alone until now. Choose with ${command} --on-conflict ${path}=keep (it stays as it is) or ${path}=ours (what nanokit.yaml asks for takes its place).`,
  zh: `这个文件此前完全由你自己维护。请用 ${command} --on-conflict ${path}=keep（保持原样）或 ${path}=ours（换成 nanokit.yaml 要求的内容）选择。`,
});
export const newerRecord: Text = {
  en: '.nanokit/base.json was written by a newer version of create-nanokit-ws, in a form that this one does not know; nothing was written',
  zh: '.nanokit/base.json 由更新版本的 create-nanokit-ws 写入，当前版本不认识它的格式，因此什么都没有写入',
};
/** @param command as it follows the program's name, and `called` with it */
export const newerRecordRemedy = (command: string, called: string): Text => ({
  en: `Use that version: npx create-nanokit-ws@latest ${command}; or run ${called} --rebase, which leaves your files as they are and takes all that differs for yours: changes of nanokit.yaml that are not in the files yet are then not applied.`,
  zh: `请使用新版本：npx create-nanokit-ws@latest ${command}；或者运行 ${called} --rebase：文件保持原样，不同之处都算作你的改动，nanokit.yaml 里还没写进文件的改动也就不会生效。`,
});
export const noMarks = (path: string): Text => ({
  en: `${path} is no text, so both versions cannot stand in it with marks`,
  zh: `${path} 不是文本，无法用标记同时写入两个版本`,
});

/** @param misses its contents would be others now */
export const deletedStays = (path: string, misses: boolean): Text => ({
  en: `${path} was deleted (or renamed) by you and stays deleted${misses ? '; what nanokit.yaml asks for in it has changed now: if you renamed it, the new file lacks that change' : ''}`,
  zh: misses
    ? `${path} 已被你删除（或改名），不再生成；按 nanokit.yaml 生成的内容这次有改动，如果你是改名，新文件里没有这些改动`
    : `${path} 已被你删除（或改名），不再生成`,
});
export const deletedRemedy = (command: string, [path, ...more]: readonly string[]): Text =>
  more.length === 0
    ? {
        en: `To have it again: ${command} --on-conflict ${path}=ours`,
        zh: `想重新生成它：${command} --on-conflict ${path}=ours`,
      }
    : {
        en: `To have one of them again: ${command} --on-conflict FILE=ours`,
        zh: `想重新生成其中某个文件：${command} --on-conflict 文件=ours`,
      };
export const released = (path: string): Text => ({
  en: `${path} is no longer generated; it has changes of yours, so it stays and is yours from now on`,
  zh: `${path} 不再生成；里面有你的改动，所以保留，从此归你所有`,
});
export const marked = (path: string): Text => ({
  en: `${path} has a conflict to settle: choose between the lines below <<<<<<< and those below =======, and delete the marks`,
  zh: `${path} 里有待解决的冲突：在 <<<<<<< 和 ======= 之下的内容中选择，再删掉这些标记`,
});
export const markedRemedy = {
  error: {
    en: 'Settle the marks first, or take back the write that put them there with undo; then run adopt again.',
    zh: '请先解决冲突，或用 undo 撤销写入标记的那次操作，再运行 adopt。',
  },
  warning: {
    en: 'Or take both versions out again with undo, as long as it was the last write.',
    zh: '如果那是最近一次写入，也可以用 undo 撤销。',
  },
} as const satisfies Record<string, Text>;
export const upgraded = (from: string, to: string): Text => ({
  en: `Version ${from} of create-nanokit-ws wrote this project last, and this is ${to}: what changed without a change of nanokit.yaml comes from that`,
  zh: `上次写入此工程的是 create-nanokit-ws ${from}，现在是 ${to}：不是由 nanokit.yaml 引起的改动，都来自工具升级`,
});
export const releaseChange = (version: string, change: Text): Text => ({
  en: `New in ${version}: ${change.en}`,
  zh: `${version} 的变化：${change.zh}`,
});
export const downgraded = (from: string, to: string): Text => ({
  en: `A newer create-nanokit-ws (${from}) wrote this project last, and this is ${to}: it takes the files back to the older form`,
  zh: `上次写入此工程的是更新的 create-nanokit-ws ${from}，现在是 ${to}：文件会退回旧的形式`,
});
export const downgradedRemedy = (from: string): Text => ({
  en: `Use the newer one: npx create-nanokit-ws@${from} regen`,
  zh: `请用新的版本：npx create-nanokit-ws@${from} regen`,
});
export const rebased = (paths: readonly string[]): Text => ({
  en: `The files stay as they are. What differs from nanokit.yaml counts as yours from now on, and regen does not apply it: ${paths.join(', ')}`,
  zh: `文件保持原样。与 nanokit.yaml 不同之处从此算作你的改动，regen 不会再按 nanokit.yaml 改：${paths.join('、')}`,
});
export const rebasedSetting = (key: string, wanted: Text, value: Text): Text => ({
  en: `${key}: nanokit.yaml says ${wanted.en}, prj.conf has ${value.en}`,
  zh: `${key}（nanokit.yaml：${wanted.zh}，prj.conf：${value.zh}）`,
});
export const rebasedRemedy = (command: string, file: string | undefined, settings: boolean): Text => ({
  en: `Changes of nanokit.yaml that were not in the files yet are among that. For all of nanokit.yaml in one file: ${command} --on-conflict ${file ?? 'FILE'}=ours${settings ? '; for your values in nanokit.yaml: adopt' : ''}.`,
  zh: `nanokit.yaml 里还没写进文件的改动也在其中。要让一个文件完全以 nanokit.yaml 为准：${command} --on-conflict ${file ?? '文件'}=ours${settings ? '；要把你的值写回 nanokit.yaml：adopt' : ''}。`,
});

export const drift = (count: number): Text => ({
  en: `${count === 1 ? '1 file is' : `${count} files are`} not what nanokit.yaml asks for`,
  zh: `有 ${count} 个文件与 nanokit.yaml 不一致`,
});
export const recordDrift: Text = {
  en: 'The record .nanokit/base.json is not up to date',
  zh: '记录 .nanokit/base.json 不是最新的',
};
/** @param forGit something of it is committed */
export const driftRemedy = (command: string, forGit: boolean): Text => ({
  en: `Run ${command}${forGit ? ' and commit what it writes' : ''}; ${command} --diff shows it first.`,
  zh: `请运行 ${command}${forGit ? ' 并提交结果' : ''}；${command} --diff 可先查看改动。`,
});
export const wrote = (count: number): Text => ({
  en: `Wrote ${count === 1 ? '1 file' : `${count} files`}:`,
  zh: `已写入 ${count} 个文件：`,
});
export const wouldRegenerate = (count: number): Text => ({
  en: `Would update ${count === 1 ? '1 file' : `${count} files`} (nothing was written):`,
  zh: `将更新 ${count} 个文件（什么都没有写）：`,
});
export const notSet: Text = { en: 'not set', zh: '未设置' };
export const more = (count: number): Text => ({ en: `+${count} more`, zh: `另有 ${count} 项` });
/** @param shown the first of them; the others are counted */
export const settingsDiffer = (
  shown: readonly { readonly key: string; readonly value: Text; readonly wanted: Text }[],
  count: number,
  canAdopt: boolean,
): Text => {
  const rest = count > shown.length ? [more(count - shown.length)] : [];
  const list = (lang: 'en' | 'zh', colon: string, open: string, close: string) => [
    ...shown.map(
      ({ key, value, wanted }) => `${key} ${value[lang]}${open}nanokit.yaml${colon}${wanted[lang]}${close}`,
    ),
    ...rest.map((text) => text[lang]),
  ];
  const en = list('en', ': ', ' (', ')').join(', ');
  const zh = list('zh', '：', '（', '）').join('，');
  return {
    en: `${count === 1 ? '1 setting differs' : `${count} settings differ`} from nanokit.yaml, and yours ${count === 1 ? 'is' : 'are'} kept: ${en}${canAdopt ? `; adopt takes ${count === 1 ? 'it' : 'them'} over` : ''}`,
    zh: `有 ${count} 项设置与 nanokit.yaml 不同，保留你的：${zh}${canAdopt ? '；可用 adopt 写回 nanokit.yaml' : ''}`,
  };
};
export const mergedHint: Text = { en: 'with your changes in it', zh: '你的改动仍在其中' };
export const replacedHint: Text = {
  en: 'in place of your changes, as you chose',
  zh: '按你的选择，替换了你的改动',
};
export const removedHint: Text = { en: 'removed: no longer generated', zh: '已删除：不再生成' };
export const notShown = (path: string): Text => ({
  en: `The change of ${path} is not shown: it holds a password`,
  zh: `${path} 的改动不显示：其中有密码`,
});
export const recordOnly: Text = {
  en: 'The files are as they should be; only the record .nanokit/base.json is out of date.',
  zh: '文件无需改动，只有记录 .nanokit/base.json 需要更新。',
};

export const policyForm = (text: string): Text => ({
  en: `--on-conflict takes a choice, or FILE=CHOICE, not "${shortened(text)}"`,
  zh: `--on-conflict 的值是一个选择，或“文件=选择”，而不是“${shortened(text)}”`,
});
export const policyFile = (path: string): Text => ({
  en: `"${shortened(path)}" is no generated file of this project`,
  zh: `“${shortened(path)}”不是本工程生成的文件`,
});
export const askNeedsTerminal: Text = {
  en: '--on-conflict ask needs a terminal to ask in',
  zh: '--on-conflict ask 需要在终端里运行',
};
export const askRemedy: Text = {
  en: 'Choose keep, ours, markers or abort.',
  zh: '请改用 keep、ours、markers 或 abort。',
};
export const excludes = (one: string, other: string): Text => ({
  en: `${one} and ${other} exclude each other`,
  zh: `${one} 和 ${other} 不能同时使用`,
});

export const conflictHead = (
  path: string,
  line: number | undefined,
  number: number,
  count: number,
): Text => ({
  en: `Conflict ${number} of ${count}: ${path}${line === undefined ? '' : `, line ${line}`}`,
  zh: `冲突 ${number}/${count}：${path}${line === undefined ? '' : ` 第 ${line} 行`}`,
});
export const conflictKey: Text = {
  en: '(- what stands there, + what nanokit.yaml asks for)',
  zh: '（- 现在的内容，+ 按 nanokit.yaml 生成的内容）',
};
export const moreLines = (count: number): Text => ({
  en: `… ${count} more lines`,
  zh: `…… 还有 ${count} 行`,
});
export const askConflict = (path: string, number: number, count: number): Text => ({
  en: `What should stand there? (${path}, ${number} of ${count})`,
  zh: `这一处采用哪个版本？（${path}，${number}/${count}）`,
});
export const choices = {
  keep: {
    name: { en: 'mine: leave it as it is', zh: '我的：保持原样' },
    description: {
      en: 'nanokit.yaml does not get its way here, and you are not asked again until it changes',
      zh: '这一处不按 nanokit.yaml 改；nanokit.yaml 中的这个值再次改动之前，不再询问',
    },
  },
  ours: {
    name: { en: 'what nanokit.yaml asks for', zh: '按 nanokit.yaml 生成的内容' },
    description: { en: 'your change of this spot goes', zh: '你在这里的改动会被替换' },
  },
  markers: {
    name: { en: 'both, with marks, to settle in an editor', zh: '两者都写入并加标记，之后在编辑器里解决' },
    description: {
      en: 'the app does not build until you have settled it',
      zh: '解决之前应用无法编译',
    },
  },
  abort: {
    name: { en: 'stop, and write nothing at all', zh: '停止，什么都不写' },
    description: { en: 'everything stays as it was', zh: '一切保持原样' },
  },
} satisfies Record<string, { name: Text; description: Text }>;
export const offerPassword = (ssid: string): Text => ({
  en: `credentials.conf is missing. Password of "${ssid}" (Enter: do without for now)`,
  zh: `缺少 credentials.conf。“${ssid}”的密码（直接回车：暂时不写）`,
});
export const otherKind = (keys: readonly string[], kind: string): Text => ({
  en: `${keys.join(', ')}: of no use to an app of the kind ${kind}`,
  zh: `${keys.join('、')} 对 ${kind} 类型的应用不起作用`,
});
export const otherKindRemedy: Text = {
  en: 'The values stay, in case you go back; else delete the lines.',
  zh: '值先留着，改回去时还能用；不改回去就可以删掉这几行。',
};
