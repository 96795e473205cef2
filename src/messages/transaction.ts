import { shortened } from './shortened.js';
import type { Text } from './text.js';

/** A time as people write it, by this machine's clock. */
export function localTime(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

export const locked = (command: string, pid: number, since: string): Text => ({
  en: `Another program is writing to this project: ${command}, process ${pid}, since ${since}; nothing was written`,
  zh: `另一个程序正在写入这个工程：${command}（进程号 ${pid}，${since} 开始）；这次什么都没有写入`,
});
export const lockedRemedy = (file: string): Text => ({
  en: `Wait until it is done and run this again. If no such process exists any more, on whichever machine, delete ${file}.`,
  zh: `请等它结束后再运行。如果那个进程早已不在（也可能是别的机器上的），请删除 ${file}。`,
});
export const lockStays = (file: string, reason: Text): Text => ({
  en: `The lock ${file} could not be removed: ${reason.en}. No file of yours is affected`,
  zh: `锁文件 ${file} 无法删除：${reason.zh}。工程里的文件不受影响`,
});
export const lockStaysRemedy: Text = {
  en: 'The next command on this computer removes it.',
  zh: '在这台电脑上运行下一个命令时会把它删除。',
};
export const settledLater: Text = {
  en: 'A write is begun and not finished. Clear the cause and run any command on this project: it finishes that first, or takes it back.',
  zh: '有一次写入尚未完成。请排除原因后对该工程运行任一命令，程序会先把它补完或撤回。',
};
export const linkRemedy: Text = {
  en: 'Put the file itself in the place of the link: nothing is ever read or written outside the project.',
  zh: '请用文件本身替换这个链接：工程之外的东西绝不会被读取或写入。',
};
export const changedMeanwhile = (path: string): Text => ({
  en: `${path} was changed by somebody else just now, after it had been read; nothing was written`,
  zh: `${path} 刚被别的程序改过，与读取时已不同，因此什么都没有写入`,
});
export const runAgain: Text = {
  en: 'Run the command again: it will go by the file as it is now.',
  zh: '请重新运行，程序会以文件现在的内容为准。',
};
export const deletesLink = (path: string): Text => ({
  en: `${path} is to go, and it is a link; nothing was written`,
  zh: `${path} 需要删除，但它是一个链接，因此什么都没有写入`,
});
export const deletesLinkRemedy: Text = {
  en: 'Remove the link yourself and run the command again.',
  zh: '请自行删除这个链接，再重新运行。',
};
export const tooMuch: Text = {
  en: 'The files to change are larger than 40 MB in all; nothing was written',
  zh: '要改动的文件合计超过 40 MB，因此什么都没有写入',
};
export const tooMuchRemedy: Text = {
  en: 'No file that this tool writes is that large: look at the sizes of those in the project.',
  zh: '本工具生成的文件不会这么大，请检查工程里各文件的大小。',
};
export const notOurFolder = (path: string): Text => ({
  en: `${path} is a link or a file, where only a folder of this tool may be`,
  zh: `${path} 是链接或文件，而那里只能是本工具自己的文件夹`,
});
export const notOurFolderRemedy = (path: string): Text => ({
  en: `Remove ${path}: it is made anew. Nothing is ever written outside the project.`,
  zh: `请删除 ${path}，需要时会重新建立。工程之外的东西绝不会被写入。`,
});

export const finished = (command: string): Text => ({
  en: `An earlier ${command} was cut short while it was writing; it has been finished now`,
  zh: `上一次 ${command} 写到一半被中断，现已补写完整`,
});
export const takenBack = (command: string): Text => ({
  en: `An earlier ${command} was cut short while it was writing; what it had written was taken back`,
  zh: `上一次 ${command} 写到一半被中断，已写入的内容已撤回`,
});
export const nothingDone: Text = {
  en: 'An earlier command was cut short before it had changed anything; its working files are removed',
  zh: '上一次命令还没改动任何文件就被中断，它留下的临时文件已清除',
};
export const editedStays = (path: string): Text => ({
  en: `${path} was edited since then and stays as it is`,
  zh: `${path} 在那之后又被改过，保持现状`,
});
export const brokenRecord = (file: string, how: 'huge' | 'broken' | 'unfinished'): Text => ({
  en: `${file} is ${how === 'huge' ? 'far too large' : 'damaged'}, so that nothing can be done by it`,
  zh: `${file} ${how === 'huge' ? '大得不正常' : '已损坏'}，无法据此处理`,
});
export const brokenJournalRemedy = (folder: string): Text => ({
  en: `Files of an earlier command may be half written: compare them with git or a backup, then delete the folder ${folder}.`,
  zh: `上一次命令的文件可能只写了一部分：请先与 git 或备份核对，再删除文件夹 ${folder}。`,
});
export const stuck = (command: string, path: string, reason: Text): Text => ({
  en: `An earlier ${command} was cut short, and can neither be finished nor taken back: cannot write ${path}, ${reason.en}`,
  zh: `上一次 ${command} 写到一半被中断，既无法补完也无法撤回：无法写入 ${path}，${reason.zh}`,
});
export const stuckRemedy: Text = {
  en: 'Clear the cause and run any command on this project: it goes on from there.',
  zh: '请先排除这个原因，再对该工程运行任一命令，程序会接着处理。',
};
export const takeBackLater = (path: string): Text => ({
  en: `${path} could not be put back as it was. Clear the cause and run the command again: the next one completes this first.`,
  zh: `${path} 暂时无法恢复原样。请排除原因后重新运行，下一个命令会先把它处理完。`,
});

export const leftoverRemoved: Text = {
  en: 'An earlier create was cut short here; the unfinished folder it left was removed',
  zh: '上一次在这里创建工程时被中断，留下的半成品文件夹已清除',
};
export const leftoverStays = (name: string): Text => ({
  en: `An earlier create left the folder ${shortened(name)}, with files in it that are none of ours; delete it if you need nothing in it`,
  zh: `上一次创建工程留下了文件夹 ${shortened(name)}，其中有不属于本工具的文件；确认不需要后请自行删除`,
});

export const wouldUndo = (command: string, at: string): Text => ({
  en: `Would take back what ${command} wrote at ${at} (nothing was written):`,
  zh: `将撤销 ${command} 在 ${at} 的写入（什么都没有写）：`,
});
export const wouldBeUndone: Text = {
  en: 'Without your changes since, this would be taken back:',
  zh: '如果没有之后的改动，会撤销以下文件的写入：',
};
export const nothingToUndo: Text = {
  en: 'There is nothing to take back: nothing was written since the project was created, or it was taken back already',
  zh: '没有可撤销的写入：创建工程之后还没有写过，或者已经撤销过了',
};
export const nothingToUndoRemedy: Text = {
  en: 'Only the last write can be taken back. To be rid of a project that was just created, delete its folder.',
  zh: '只能撤销最近一次写入。如果想撤销刚创建的工程，直接删除它的文件夹即可。',
};
export const editedSince = (path: string): Text => ({
  en: `${path} was changed after the last write; nothing was taken back`,
  zh: `${path} 在最近一次写入之后又被改过，因此什么都没有撤销`,
});
export const editedSinceRemedy: Text = {
  en: 'Put a copy of it elsewhere, bring the file back as it was after that write (your editor or git can), and run undo again.',
  zh: '请先另存一份，把它恢复成那次写入后的样子（用编辑器的撤销或 git），再运行 undo。',
};
export const brokenUndoRemedy = (file: string): Text => ({
  en: `The last write cannot be taken back by this tool; git or a backup may help. Delete ${file} to be rid of this message.`,
  zh: `最近一次写入无法用本工具撤销，请借助 git 或备份；删除 ${file} 后不再提示。`,
});
