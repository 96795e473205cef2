import { choices as choicesOfRegen } from './regen.js';
import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const noExercise = (dir: string): Text => ({
  en: `${dir} is no folder of an exercise: it has no .nanokit/exercise.json`,
  zh: `${dir} 不是练习文件夹：里面没有 .nanokit/exercise.json`,
});
export const noExerciseRemedy: Text = {
  en: 'Name the folder with EXERCISE.md in it. If .nanokit is lost, your teacher gives you a fresh folder.',
  zh: '请指定有 EXERCISE.md 的那个文件夹。如果 .nanokit 丢了，请向老师要一份新的。',
};
export const recordBroken: Text = {
  en: 'This is no record of an exercise, or a damaged one',
  zh: '这不是练习的记录，或者已经损坏',
};
export const recordNewer: Text = {
  en: 'A newer version of create-nanokit-ws wrote this record of an exercise',
  zh: '这份练习记录是更新版本的 create-nanokit-ws 写的',
};
export const recordRemedy: Text = {
  en: 'Nothing was changed. Use the version of create-nanokit-ws that made it, or ask for a fresh folder.',
  zh: '什么都没有改。请使用生成它的那个版本的 create-nanokit-ws，或要一份新的文件夹。',
};
export const otherExercise = (own: string, handed: string): Text => ({
  en: `The folder is of ${own}, and what was handed out is of ${handed}`,
  zh: `这个文件夹是 ${own}，发下来的却是 ${handed}`,
});
export const otherExerciseRemedy: Text = {
  en: 'Nothing was changed. Name the folder and the file of the same exercise.',
  zh: '什么都没有改。请指定同一个练习的文件夹和文件。',
};
export const otherStudent: Text = {
  en: 'What was handed out is made for another student',
  zh: '发下来的文件是给另一个学生的',
};
export const otherStudentRemedy: Text = {
  en: 'Nothing was changed. Ask for your own folder, or for the file of the whole class (below updates/).',
  zh: '什么都没有改。请向老师要你自己的那份，或全班通用的文件（在 updates/ 下）。',
};
export const configGone = (dir: string): Text => ({
  en: `nanokit.yaml is missing in ${dir}, and everything else follows from it`,
  zh: `${dir} 里没有 nanokit.yaml，而其他文件都由它而来`,
});
export const configGoneRemedy: Text = {
  en: 'Take it out of a copy, or begin anew with class reset, which keeps everything that is there.',
  zh: '请从备份里取回它，或用 class reset 重新开始（现有的文件都会保留）。',
};
export const atOdds: Text = {
  en: 'This was changed here, and the corrected exercise asks for another change at the same place',
  zh: '这里改过，更正后的练习也要改同一处',
};
/** As src/messages/regen.ts has them of nanokit.yaml: whoever answers is the teacher or the student. */
export const exerciseAtOdds = {
  bothSet: (symbol: string, yours: string, wanted: string): Text => ({
    en: `CONFIG_${symbol}: ${shortened(yours)} stands here, and the corrected exercise asks for ${shortened(wanted)}`,
    zh: `CONFIG_${symbol}：这里写的是 ${shortened(yours)}，更正后的练习要求 ${shortened(wanted)}`,
  }),
  youRemoved: (symbol: string, wanted: string): Text => ({
    en: `CONFIG_${symbol} was removed from prj.conf here, and the corrected exercise asks for ${shortened(wanted)}`,
    zh: `CONFIG_${symbol} 在这里的 prj.conf 里已经删掉，更正后的练习要求 ${shortened(wanted)}`,
  }),
  youCommentedOut: (symbol: string, wanted: string): Text => ({
    en: `CONFIG_${symbol} was commented out here, and the corrected exercise asks for ${shortened(wanted)}`,
    zh: `CONFIG_${symbol} 在这里已经注释掉，更正后的练习要求 ${shortened(wanted)}`,
  }),
  entryRemoved: (path: string, name: string): Text => ({
    en: `${shortened(name)} was removed from ${path} here, and the corrected exercise asks for a change of it`,
    zh: `${shortened(name)} 在这里的 ${path} 里已经删掉，更正后的练习也要改它`,
  }),
  weRemoved: (symbol: string, yours: string): Text => ({
    en: `CONFIG_${symbol} was set to ${shortened(yours)} here, and the corrected exercise no longer asks for it`,
    zh: `CONFIG_${symbol} 在这里改成了 ${shortened(yours)}，更正后的练习不再需要它`,
  }),
  bothChanged: atOdds,
  wholeFile: (path: string): Text => ({
    en: `${path} was changed here and by the correction, and is no text that could be compared line by line`,
    zh: `${path} 在这里改过，更正后的练习也改了它，而它不是能逐行比较的文本`,
  }),
  conflictKey: {
    en: '(- what stands there, + what the corrected exercise has)',
    zh: '（- 现在的内容，+ 更正后的练习里的内容）',
  },
  choices: {
    ...choicesOfRegen,
    keep: {
      name: { en: 'what stands there: leave it as it is', zh: '现在的内容：保持原样' },
      description: {
        en: 'the correction does not come in here, and nobody is asked again until it changes',
        zh: '这一处不按更正后的练习改；练习的这一处再次改动之前，不再询问',
      },
    },
    ours: {
      name: { en: 'what the corrected exercise has', zh: '更正后的练习里的内容' },
      description: { en: 'what was changed at this spot goes', zh: '在这里做过的改动会被替换' },
    },
  },
};
/** @param folder the student's: undo is about one project */
export const marksRemedy = (folder: string): Text => ({
  en: `Or take both versions out again, as long as that was the last write there: undo ${folder}`,
  zh: `如果那是这个文件夹里最近一次写入，也可以撤销：undo ${folder}`,
});
export const marksLeft = (folders: number): Text => ({
  en: `${folders} ${folders === 1 ? 'folder has' : 'folders have'} files with both versions, marked: they do not compile, and get no points, until the student has settled that`,
  zh: `${folders} 个文件夹里有文件写入了两个版本和标记：在学生解决之前，这些文件编译不过，评分也不得分`,
});
export const marksLeftRemedy: Text = {
  en: 'Tell these students, or settle it in their folders; undo, run in such a folder, takes it back.',
  zh: '请通知这些学生，或直接在他们的文件夹里解决；在这样的文件夹里运行 undo 可以撤销。',
};

export const neither = (dir: string): Text => ({
  en: `${dir} is neither a class (it has no instructor/class.json) nor an exercise (no .nanokit/exercise.json)`,
  zh: `${dir} 既不是班级文件夹（没有 instructor/class.json），也不是练习文件夹（没有 .nanokit/exercise.json）`,
});
export const neitherRemedy: Text = {
  en: 'Teachers name the folder that class new --out wrote; students that of their exercise.',
  zh: '老师请指定 class new --out 生成的文件夹，学生请指定自己的练习文件夹。',
};
export const sourceGone = (dir: string): Text => ({
  en: `The exercises of this class came from ${dir}, which is not there`,
  zh: `这个班级的练习来自 ${dir}，但它不在了`,
});
export const sourceGoneRemedy: Text = {
  en: 'Say where they are now: --exercises-from DIR.',
  zh: '请用 --exercises-from 指定它们现在的位置。',
};
export const sourceLacks = (dir: string, ids: readonly string[]): Text => ({
  en: `This class has exercises that ${shortened(dir)} has not: ${ids.join(', ')}`,
  zh: `班级里的这些练习在 ${shortened(dir)} 里没有：${ids.join('、')}`,
});
/** @param there those that it has */
export const sourceLacksRemedy = (there: readonly string[]): Text =>
  there.length === 0
    ? { en: 'Name the folder that has them.', zh: '请指定有这些练习的文件夹。' }
    : {
        en: `Name the folder that has them, or update the others alone: --exercises ${there.join(',')}.`,
        zh: `请指定有这些练习的文件夹，或只更新其余的：--exercises ${there.join(',')}。`,
      };
export const notOfClass = (name: string): Text => ({
  en: `This class has no exercise "${shortened(name)}"`,
  zh: `这个班级没有“${shortened(name)}”这个练习`,
});
export const unknownStudent = (name: string): Text => ({
  en: `This class has no student "${shortened(name)}"`,
  zh: `这个班级没有“${shortened(name)}”这个学生`,
});
export const unknownStudentRemedy: Text = {
  en: 'instructor/class.json lists them, with their folders.',
  zh: 'instructor/class.json 里有全部学生和他们的文件夹。',
};
export const policyFile = (path: string): Text => ({
  en: `"${shortened(path)}" is no file of these exercises`,
  zh: `“${shortened(path)}”不是这些练习里的文件`,
});
export const copyEdited = (file: string): Text => ({
  en: `You edited ${shortened(file)}, which is a copy; the exercises were to be taken from elsewhere`,
  zh: `你改过 ${shortened(file)}，但它只是副本，练习本来会从别处读取`,
});
/** @param source the folder that they come from; none if it is this program */
export const copyEditedRemedy = (copies: string, copy: string, source: string | undefined): Text => {
  const yours = `--exercises-from ${copies}`;
  const other =
    source === undefined
      ? { en: `move ${copy} elsewhere first`, zh: `请先把 ${copy} 移到别处` }
      : { en: `--exercises-from ${source}`, zh: `--exercises-from ${source}（你的副本会另外保留）` };
  const kept = source === undefined ? '' : ', with your copy kept aside';
  const which = { zh: source === undefined ? '软件包里' : '' };
  return {
    en: `Nothing was changed. To hand out your corrected copy: ${yours}. To take the ${source === undefined ? 'exercise of this program' : 'other one'}${kept}: ${other.en}.`,
    zh: `什么都没有改。要发放你改过的副本：${yours}；要用${which.zh}原来的练习：${other.zh}。`,
  };
};
export const needsFrom = (dir: string): Text => ({
  en: `${dir} is a student’s folder: say what it is to be corrected by`,
  zh: `${dir} 是学生的练习文件夹，还要说明用什么来更正`,
});
export const needsFromRemedy: Text = {
  en: 'For example: class update --from 03-wait-for-address.json, the file (or the fresh folder) that your teacher handed out.',
  zh: '例如：class update --from 03-wait-for-address.json，即老师发下来的文件（或新的练习文件夹）。',
};
export const noHandOut = (name: string): Text => ({
  en: `${shortened(name)} is neither a handed out file nor the folder of an exercise`,
  zh: `${shortened(name)} 既不是发下来的文件，也不是练习文件夹`,
});
export const noHandOutRemedy: Text = {
  en: 'A .zip has to be unpacked first.',
  zh: '如果是 .zip，请先解压。',
};
export const notForFolder = (flag: string): Text => ({
  en: `${flag} is for a whole class, and this is one student’s folder`,
  zh: `${flag} 用于整个班级，这里是一个学生的文件夹`,
});
export const notForClass = (flag: string): Text => ({
  en: `${flag} is for one student’s folder, and this is a whole class`,
  zh: `${flag} 用于一个学生的文件夹，这里是整个班级`,
});

export const conflictsLeft = (command: string): Text => ({
  en: `Where students and the exercise changed the same, nothing was written. Choose with ${command} --on-conflict keep (the student’s stays), ours (the exercise’s) or markers (both, marked); for one file: --on-conflict FILE=keep.`,
  zh: `学生和练习改了同一处的文件夹都没有写入。请用 ${command} --on-conflict 选择：keep（保留学生的）、ours（以练习为准）或 markers（两者都写入并加标记）；只针对一个文件：--on-conflict 文件=keep。`,
});
export const conflictLeft = (command: string): Text => ({
  en: `Nothing was written. Choose with ${command} --on-conflict keep (yours stays), ours (the exercise’s) or markers (both, marked); for one file: --on-conflict FILE=keep.`,
  zh: `什么都没有写入。请用 ${command} --on-conflict 选择：keep（保留你的）、ours（以练习为准）或 markers（两者都写入并加标记）；只针对一个文件：--on-conflict 文件=keep。`,
});
export const conflictsIn = (count: number): Text => ({
  en: `${count} ${count === 1 ? 'folder was' : 'folders were'} left as ${count === 1 ? 'it is' : 'they are'}: what the student and the exercise changed is at odds`,
  zh: `${count} 个文件夹保持原样：学生和练习改了同一处`,
});

/** A line with counts; those that are 0 are left out. */
export const summary = (counts: Readonly<Record<State, number>>, looksOnly: boolean): Text => {
  const told = STATES.filter((state) => counts[state] > 0);
  const of = (lang: keyof Text) =>
    told.map((state) => TEXTS[state](counts[state], looksOnly)[lang]).join(lang === 'en' ? ', ' : '，');
  return { en: of('en') || 'No folders', zh: of('zh') || '没有文件夹' };
};
type State = 'updated' | 'unchanged' | 'conflict' | 'missing' | 'failed';
const STATES = ['updated', 'unchanged', 'conflict', 'missing', 'failed'] as const;
const TEXTS: Readonly<Record<State, (count: number, looksOnly: boolean) => Text>> = {
  updated: (count, looksOnly) => ({
    en: looksOnly ? `${count} would be updated` : `${count} updated`,
    zh: looksOnly ? `${count} 个将会更新` : `${count} 个已更新`,
  }),
  unchanged: (count) => ({ en: `${count} unchanged`, zh: `${count} 个不变` }),
  conflict: (count) => ({ en: `${count} with conflicts`, zh: `${count} 个有冲突` }),
  missing: (count) => ({ en: `${count} not there`, zh: `${count} 个不存在` }),
  failed: (count) => ({ en: `${count} failed`, zh: `${count} 个失败` }),
};
export const merged = (files: readonly string[]): Text => ({
  en: `merged with the student’s changes: ${files.join(', ')}`,
  zh: `已与学生的改动合并：${files.join('、')}`,
});
export const conflictMarks = (files: readonly string[]): Text => ({
  en: `conflict marks to settle in ${files.join(', ')}`,
  zh: `有待解决的冲突标记：${files.join('、')}`,
});
export const deleted = (files: readonly string[]): Text => ({
  en: `deleted there, and stays so: ${files.join(', ')}`,
  zh: `已被删除，保持不变：${files.join('、')}`,
});
export const inConflict: Text = { en: 'in conflict, left as it is', zh: '有冲突，保持原样' };
export const inFailure: Text = { en: 'failed, left as it is', zh: '失败，保持原样' };
export const isMissing: Text = { en: 'not there', zh: '不存在' };
export const moreFolders = (count: number): Text => ({
  en: `… and ${count} more; --json tells of all`,
  zh: `…… 还有 ${count} 个，--json 会列出全部`,
});
export const handOuts = (dir: string): Text => ({
  en: `For students who have their folders at home: hand out a file below ${dir}/updates, and they run class update --from FILE in theirs`,
  zh: `如果学生的文件夹在自己电脑上：把 ${dir}/updates 下的文件发给他们，让他们在自己的文件夹里运行 class update --from 文件`,
});
export const keptAside = (path: string): Text => ({
  en: `You had edited ${shortened(path)}; your version is kept there`,
  zh: `你改过的版本保留在 ${shortened(path)}`,
});
export const stopped = (count: number): Text => ({
  en: `Stopped; ${count} ${count === 1 ? 'folder is' : 'folders are'} done, and each of them is whole. Run it again for the rest.`,
  zh: `已停止；${count} 个文件夹已处理完，每个都是完整的。再运行一次即可处理其余的。`,
});
export const upToDate: Text = {
  en: 'Nothing to do: the exercise is corrected already',
  zh: '无需更新：这个练习已经更正过了',
};
export const unreadable = (reason: string): Text => ({
  en: `The folder cannot be read or written: ${reason}`,
  zh: `文件夹无法读写：${reason}`,
});
