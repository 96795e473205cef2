import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const restoreClass: Text = {
  en: 'Restore it, or make the class again: the same roster makes the same class.',
  zh: '请恢复这个文件，或重新生成班级：同样的名单会生成同样的班级。',
};
export const shown = (text: string): string => shortened(text);
export const noSolution = (folder: string): Text => ({
  en: `There is no solution in ${folder}`,
  zh: `${folder} 里没有参考答案`,
});
export const nobodys: Text = {
  en: 'Neither its name nor its files say whose it is: give it the name of the student’s folder',
  zh: '文件名和内容都看不出是谁的：请改成该学生的文件夹名',
};
export const nobodysAndUnread = (why: Text): Text => ({
  en: `It is no student’s by its name, and cannot be read. ${why.en}`,
  zh: `名字对不上任何学生，内容也读不了。${why.zh}`,
});
export const whoseOfThese = (ids: readonly string[]): Text => ({
  en: `It may be of ${list(ids)}: let its name begin with the right one`,
  zh: `可能属于 ${listZh(ids)}：请让文件名以正确的学号开头`,
});
export const whichExercise = (id: string): Text => ({
  en: `It is of ${shortened(id)}, and nothing says of which exercise: give the project’s folder the exercise’s name`,
  zh: `是 ${shortened(id)} 交的，但看不出是哪个练习：请把工程文件夹改成练习名`,
});
export const othersFiles = (id: string): Text => ({
  en: `The files were given to ${shortened(id)}`,
  zh: `这份文件原本发给的是 ${shortened(id)}`,
});
export const othersName = (stranger: string, id: string): Text => ({
  en: `Its name begins with ${shortened(stranger)}, which is no student’s id; by its own record it is of ${shortened(id)}`,
  zh: `文件名以 ${shortened(stranger)} 开头，名单里没有这个学号；按工程自带的记录算作 ${shortened(id)} 的`,
});
export const otherRecord: Text = {
  en: 'Its .nanokit/exercise.json is not that of the class: edited, or from before a correction. The grade does not depend on it',
  zh: '工程里的 .nanokit/exercise.json 和班级的不一样：被改过，或是更正之前的。不影响评分',
};
/** @param byUpdate as the marks of our own merges are called */
export const stillMarked = (path: string, line: number, byUpdate: boolean): Text => {
  const by = byUpdate
    ? {
        en: ', as class update --on-conflict markers writes them',
        zh: '（class update --on-conflict markers 会写入这种标记）',
      }
    : { en: '', zh: '' };
  return {
    en: `${shortened(path)} still holds the marks of a merge (line ${line})${by.en}: it does not compile`,
    zh: `${shortened(path)} 第 ${line} 行还留着合并的冲突标记，编译不过${by.zh}`,
  };
};
export const noRecord: Text = {
  en: 'It has no .nanokit/exercise.json: deleted, or left out when it was packed. The grade does not depend on it',
  zh: '工程里没有 .nanokit/exercise.json：删掉了，或打包时漏了。不影响评分',
};
export const brokenRecord: Text = {
  en: 'Its .nanokit/exercise.json is damaged or emptied. The grade does not depend on it',
  zh: '工程里的 .nanokit/exercise.json 已损坏或被清空。不影响评分',
};
interface Copy {
  readonly kind: 'exact' | 'renamed';
  readonly shared: number;
  readonly of: number;
}
/** Remark on one work. */
export const solutionCopy = ({ kind, shared, of }: Copy): Text => {
  if (kind === 'renamed')
    return {
      en: `It is the official solution, but for names and texts (${of} own tokens); have a look`,
      zh: `除了名字和文字，与参考答案相同（参考答案自己的 ${of} 个词法单元），请看一看`,
    };
  const nearly = { en: shared < of ? 'nearly ' : '', zh: shared < of ? '几乎' : '' };
  return {
    en: `It is the official solution, ${nearly.en}word for word (${shared} of ${of} own tokens); have a look`,
    zh: `与参考答案${nearly.zh}逐字相同（参考答案自己的 ${of} 个词法单元（单词和符号）里有 ${shared} 个），请看一看`,
  };
};
/** All of an exercise in one line: there may be many. */
export const copiesOf = (exercise: string, copies: readonly (Copy & { readonly id: string })[]): Text => {
  const most = 8;
  const told = copies.slice(0, most).map(({ id, kind, shared, of }) => {
    if (kind === 'renamed')
      return { en: `${shortened(id)} (but for names and texts)`, zh: `${shortened(id)}（换了名字和文字）` };
    const nearly = shared < of ? { en: 'nearly ', zh: '几乎' } : { en: '', zh: '' };
    return {
      en: `${shortened(id)} (${nearly.en}word for word, ${shared} of ${of} own tokens)`,
      zh: `${shortened(id)}（${nearly.zh}逐字相同，${of} 个词法单元里有 ${shared} 个）`,
    };
  });
  const more = copies.length - most;
  return {
    en: `${exercise}: the official solution came from ${told.map(({ en }) => en).join(', ')}${more > 0 ? ` and ${more} more` : ''}; have a look`,
    zh: `${exercise}：交来参考答案的有 ${told.map(({ zh }) => zh).join('、')}${more > 0 ? ` 等 ${copies.length} 人` : ''}，请看一看`,
  };
};
export const notice = (student: string, exercise: string, what: Text): Text => ({
  en: `${shortened(student)}, ${exercise}: ${what.en}`,
  zh: `${shortened(student)}，${exercise}：${what.zh}`,
});
export const otherExercise = (id: string): Text => ({
  en: `By its own record the project is exercise ${shortened(id)}`,
  zh: `工程自带的记录写的是练习 ${shortened(id)}`,
});

function list(ids: readonly string[]): string {
  const short = ids.slice(0, 4).map(shortened);
  return short.length < 2 ? short.join('') : `${short.slice(0, -1).join(', ')} or ${short.at(-1)}`;
}

function listZh(ids: readonly string[]): string {
  return ids.slice(0, 4).map(shortened).join('或');
}

export const onlyOnLinux: Text = {
  en: 'Programs of others are run in a sandbox of Linux (bubblewrap), and this is another system',
  zh: '运行别人的程序要用 Linux 的沙箱（bubblewrap），而这台电脑不是 Linux',
};
export const otherwiseUnsafe: Text = {
  en: 'Grade on Linux or in WSL. With --unsafe it is done here without a sandbox: then each program can do all that you can.',
  zh: '请在 Linux 或 WSL 里评分。加 --unsafe 可以在这里不用沙箱评分，但那样学生的程序能做你能做的一切。',
};
export const noBubblewrap: Text = {
  en: 'bubblewrap is not installed: without it nothing that others wrote is run',
  zh: '没有安装 bubblewrap：没有它就不运行别人写的程序',
};
export const installBubblewrap: Text = {
  en: 'On Debian, Ubuntu and WSL: sudo apt install bubblewrap. On Fedora: sudo dnf install bubblewrap. With --unsafe it goes without: then each program can do all that you can.',
  zh: 'Debian、Ubuntu 和 WSL：sudo apt install bubblewrap；Fedora：sudo dnf install bubblewrap。加 --unsafe 可以不用沙箱，但那样学生的程序能做你能做的一切。',
};
export const sandboxFails = (said: string): Text => ({
  en: `bubblewrap cannot make a sandbox here: ${shortened(said)}`,
  zh: `bubblewrap 在这里建不了沙箱：${shortened(said)}`,
});
export const allowByAppArmor: Text = {
  en: 'Ubuntu forbids it since 23.10. Until the next start of the PC this allows it: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0',
  zh: 'Ubuntu 从 23.10 起默认禁止。这样可以放行到下次开机：sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0',
};
export const allowClone: Text = {
  en: 'The system forbids it. Until the next start of the PC this allows it: sudo sysctl kernel.unprivileged_userns_clone=1',
  zh: '系统禁止了用户命名空间。这样可以放行到下次开机：sudo sysctl kernel.unprivileged_userns_clone=1',
};
export const allowNamespaces: Text = {
  en: 'The system forbids it. Until the next start of the PC this allows it: sudo sysctl user.max_user_namespaces=10000',
  zh: '系统禁止了用户命名空间。这样可以放行到下次开机：sudo sysctl user.max_user_namespaces=10000',
};
export const allowSomehow: Text = {
  en: 'Containers often forbid it: grade on the PC itself, or start the container with --security-opt seccomp=unconfined. With --unsafe it goes without a sandbox: then each program can do all that you can.',
  zh: '容器里常常禁止：请直接在电脑上评分，或给容器加 --security-opt seccomp=unconfined。加 --unsafe 可以不用沙箱，但那样学生的程序能做你能做的一切。',
};

export const tookTooLong = (seconds: number): Text => ({
  en: `It was not done after ${seconds} s, twice: it was ended`,
  zh: `两次都是 ${seconds} 秒后还没有结束，已强行停止`,
});
export const noEnd: Text = {
  en: 'It did not come to an end in time, twice, the second time alone on this PC; the exercise’s own solution does',
  zh: '两次都没有在时限内结束，第二次是单独运行的；练习的参考答案能按时结束',
};
export const judgeDied = (said: string): Text => ({
  en: `What checks it came to no end, twice${said.trim() === '' ? '' : `: ${lastLine(said)}`}`,
  zh: `检查程序两次都没能正常结束${said.trim() === '' ? '' : `：${lastLine(said)}`}`,
});
const WHO: Readonly<Record<'build' | 'run', Text>> = {
  build: { en: 'The compiler', zh: '编译器' },
  run: { en: 'The app', zh: '应用' },
};
export const tooManyProcesses = (of: 'build' | 'run', most: number): Text => ({
  en: `${WHO[of].en} had more than ${most} processes, and was ended`,
  zh: `${WHO[of].zh}的进程超过 ${most} 个，已强行停止`,
});
export const tooMuchMemory = (of: 'build' | 'run', megabytes: number): Text => ({
  en: `${WHO[of].en} took more than ${megabytes} MB of this PC’s memory, and was ended`,
  zh: `${WHO[of].zh}占用这台电脑的内存超过 ${megabytes} MB，已强行停止`,
});
export const noMemoryLeft: Text = {
  en: 'This PC’s memory was running out, twice, the second time with nothing else at work here: the run was ended',
  zh: '这台电脑的内存两次都快要用完，第二次是单独运行的，已强行停止',
};

function lastLine(said: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return shortened((said.trim().split('\n').at(-1) ?? '').replace(/[\u0000-\u001f\u007f-\u009f]/g, ' '));
}

export const handedInTwice = (sources: readonly string[]): Text => ({
  en: `Handed in twice, and not the same: ${sources.map(shortened).join(', ')}. Leave the one that counts`,
  zh: `交了不止一份，而且不一样：${sources.map(shortened).join('、')}。请只留下算数的那一份`,
});
export const besides = (sources: readonly string[]): Text => ({
  en: `Not looked at, as it lies beside the exercise’s own folder: ${sources.map(shortened).join(', ')}`,
  zh: `练习自己的文件夹旁边还有，没有采用：${sources.map(shortened).join('、')}`,
});
export const nothingChanged: Text = {
  en: 'It is what was given, without a change in the code: no points',
  zh: '代码没有改动，不计分',
};
export const sameTwice = (sources: readonly string[]): Text => ({
  en: `Handed in twice, the same: ${sources.map(shortened).join(', ')}`,
  zh: `交了不止一份，内容相同：${sources.map(shortened).join('、')}`,
});
export const solutionFails = (exercise: string, check: string, reason: Text | undefined): Text => ({
  en: `The solution of ${exercise} itself does not pass "${check}" on this PC${reason ? `: ${reason.en}` : ''}`,
  zh: `${exercise} 的参考答案自己在这台电脑上就通不过“${check}”${reason ? `：${reason.zh}` : ''}`,
});

export const withoutSandbox: Text = {
  en: '--unsafe: the students’ programs run without a sandbox, with all rights that you have',
  zh: '--unsafe：学生的程序不在沙箱里运行，拥有你的全部权限',
};
export const begins = (toDo: number, kept: number): Text => ({
  en: `${toDo} to grade${kept > 0 ? `, ${kept} graded before` : ''}`,
  zh: `要评 ${toDo} 份${kept > 0 ? `，之前评过 ${kept} 份` : ''}`,
});
export const onceMore = (student: string, exercise: string): Text => ({
  en: `${student}  ${exercise}  took too long: once more when the others are done`,
  zh: `${student}  ${exercise}  超时，等其他的评完再单独评一次`,
});
export const gradingStopped: Text = {
  en: 'Stopped; the tables were not written',
  zh: '已停止，没有写成绩表',
};
export const goesOn: Text = {
  en: 'What is graded is kept: the same command goes on from here.',
  zh: '已经评好的都留着，再运行同一个命令会接着评。',
};
export const writtenTo = (file: string): Text => ({
  en: `All of it, with reasons: ${file}`,
  zh: `全部成绩和原因：${file}`,
});
export const noSubmissions = (path: string): Text => ({
  en: `${shortened(path)} is neither a folder nor a zip file`,
  zh: `${shortened(path)} 既不是文件夹也不是 zip 压缩包`,
});
export const submissionsForm: Text = {
  en: 'Name a folder that has a folder or a zip file for each student, or one zip file with all of them.',
  zh: '请指定放着每个学生的文件夹或压缩包的文件夹，或装着全部作业的一个压缩包。',
};
export const shutSubmissions = (path: string, why: Text): Text => ({
  en: `Nothing can be read of ${shortened(path)}, so nobody was graded. ${why.en}`,
  zh: `${shortened(path)} 打不开，没有给任何人评分。${why.zh}`,
});
export const nobodysAtAll = (path: string): Text => ({
  en: `Nothing in ${shortened(path)} could be told to be a student’s of this class: nobody was graded`,
  zh: `${shortened(path)} 里没有一份能认出是这个班哪个学生的作业，没有给任何人评分`,
});
export const fetchAgain: Text = {
  en: 'No grades were written. Fetch it once more from where it was handed in, and name that.',
  zh: '没有写成绩。请从交作业的地方重新下载，再指定下载到的文件。',
};
export const renameOrFetch: Text = {
  en: 'No grades were written. Do for each as it says, or fetch it all once more; then run it again.',
  zh: '没有写成绩。请按每一条的提示处理，或重新下载，再运行一次。',
};
export const outInSubmissions = (path: string): Text => ({
  en: `${shortened(path)} lies in the folder of submissions, where grades would be taken for one`,
  zh: `${shortened(path)} 在作业文件夹里，成绩会被当成作业`,
});
export const outIsNoFolder = (path: string): Text => ({
  en: `${shortened(path)} is no folder`,
  zh: `${shortened(path)} 不是文件夹`,
});
export const outInside: Text = {
  en: 'Grades go below the current folder: name one in it, such as --out grades.',
  zh: '成绩要写在当前文件夹之内：请指定其中的文件夹，例如 --out grades。',
};
export const otherOut: Text = { en: 'Name another folder with --out.', zh: '请用 --out 指定别的文件夹。' };
export const cannotWrite = (file: string, reason: Text): Text => ({
  en: `${file} could not be written: ${reason.en}`,
  zh: `${file} 写不了：${reason.zh}`,
});
export const clearCause: Text = {
  en: 'Clear the cause and run it again: what is graded is kept.',
  zh: '排除原因后再运行一次，已经评好的都留着。',
};
export const notGraded = (student: string, exercise: string, why: readonly Text[]): Text => ({
  en: `${shortened(student)}, ${exercise}: not graded. ${why.map(({ en }) => en).join('. ')}`,
  zh: `${shortened(student)}，${exercise}：没有评分。${why.map(({ zh }) => zh).join('。')}`,
});
export const notChecked = (student: string, exercise: string, points: number): Text => ({
  en: `${shortened(student)}, ${exercise}: ${points} ${points === 1 ? 'point' : 'points'} could not be checked`,
  zh: `${shortened(student)}，${exercise}：有 ${points} 分没能检查`,
});
export const leftOver = (source: string, why: Text): Text => ({
  en: `${shortened(source)}: ${why.en}`,
  zh: `${shortened(source)}：${why.zh}`,
});
export const missing = (ids: readonly string[]): Text => ({
  en: `Not all is handed in by ${ids.slice(0, 8).map(shortened).join(', ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`,
  zh: `没有交齐的：${ids.slice(0, 8).map(shortened).join('、')}${ids.length > 8 ? ` 等 ${ids.length} 人` : ''}`,
});
export const unchanged = (ids: readonly string[]): Text => ({
  en: `What was given, without a change, came from ${ids.slice(0, 8).map(shortened).join(', ')}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`,
  zh: `交来的代码没有改动：${ids.slice(0, 8).map(shortened).join('、')}${ids.length > 8 ? ` 等 ${ids.length} 人` : ''}`,
});
/** How many students are named in one line. */
const MOST_NAMED = 8;
/** @param ids of a group that is alike, each with each: two or more */
export const alike = (
  exercise: string,
  ids: readonly string[],
  { shared, of, same }: { readonly shared: number; readonly of: number; readonly same: boolean },
): Text => {
  const named = ids.slice(0, MOST_NAMED).map(shortened);
  const [one, other] = named;
  if (!same && ids.length === 2)
    return {
      en: `${exercise}: ${one} and ${other} have ${shared} of ${of} own tokens in common; have a look`,
      zh: `${exercise}：${one} 和 ${other} 自己写的 ${of} 个词法单元（单词和符号）里有 ${shared} 个相同，请看一看`,
    };
  const isMore = ids.length > named.length;
  const [who, whom] = [named.join(', '), named.join('、')];
  const [more, others] = isMore
    ? [` and ${ids.length - named.length} more`, ` 等 ${ids.length} 人`]
    : ['', ''];
  if (same)
    return {
      en: `${exercise}: ${ids.length} students handed in the same code: ${who}${more} (${of} own tokens); have a look`,
      zh: `${exercise}：自己写的 ${of} 个词法单元（单词和符号）逐字相同的有 ${whom}${others}，请看一看`,
    };
  return {
    en: `${exercise}: ${ids.length} students are alike, each with each: ${who}${more} (at least ${shared} of ${of} own tokens); have a look`,
    zh: `${exercise}：两两相似的有 ${whom}${others}，自己写的 ${of} 个词法单元（单词和符号）里至少有 ${shared} 个相同，请看一看`,
  };
};
