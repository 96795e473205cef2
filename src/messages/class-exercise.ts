import { shortened } from './shortened.js';
import type { Text } from './text.js';

const q = (text: string): string => shortened(text);

export const noPreset = (name: string): Text => ({
  en: `There is no preset "${q(name)}"`,
  zh: `没有“${q(name)}”这个预设`,
});
export const sameId = (id: string): Text => ({
  en: `The name ${q(id)} is taken already, above`,
  zh: `名字 ${q(id)} 在上面已经用过`,
});
export const otherId: Text = { en: 'Choose another one.', zh: '请换一个名字。' };
export const noScenario = (file: string): Text => ({
  en: `The exercise has no file ${q(file)}`,
  zh: `练习里没有文件 ${q(file)}`,
});
export const writeScenario: Text = {
  en: 'Write a scenario into the folder scenarios, and name it here: scenario: scenarios/NAME.yaml',
  zh: '请在 scenarios 文件夹里写一个场景文件，并在运行里注明：scenario: scenarios/名字.yaml',
};
export const writeFault: Text = { en: 'Write it as behind --fault.', zh: '写法与 --fault 相同。' };
export const serverOff: Text = {
  en: 'What the server does is said, and that it does not run',
  zh: '既写了服务器的行为，又写了不运行服务器',
};
export const serverOn: Text = {
  en: 'Remove server: false from the run.',
  zh: '请去掉这个运行里的 server: false。',
};
export const runUnused = (kind: string): Text => ({
  en: `${kind} looks at no run`,
  zh: `${kind} 不看任何运行`,
});
export const removeRun: Text = { en: 'Remove run from this check.', zh: '请去掉这项检查里的 run。' };
export const noRun = (name: string | undefined): Text =>
  name === undefined
    ? { en: 'This check looks at a run, and the exercise has none', zh: '这项检查要看运行，但练习里没有运行' }
    : { en: `There is no run ${q(name)}`, zh: `没有叫 ${q(name)} 的运行` };
export const writeRun: Text = {
  en: 'Write one below runs, such as: - {id: plain, seconds: 20}',
  zh: '请在 runs 下面写一个，例如：- {id: plain, seconds: 20}',
};
export const noServer = (run: string): Text => ({
  en: `In the run ${q(run)} there is no server`,
  zh: `运行 ${q(run)} 里没有服务器`,
});
export const runWithoutScenario = (run: string): Text => ({
  en: `The run ${q(run)} has no scenario`,
  zh: `运行 ${q(run)} 没有场景`,
});
export const afterEnd = (within: number, run: string, seconds: number): Text => ({
  en: `${within} seconds are more than the run ${q(run)} lasts (${seconds})`,
  zh: `${within} 秒超过了运行 ${q(run)} 的时长（${seconds} 秒）`,
});
export const longerRun: Text = {
  en: 'Make the run longer, or the time shorter.',
  zh: '请延长运行，或缩短时限。',
};
export const leastMost: Text = { en: 'at_least is more than at_most', zh: 'at_least 大于 at_most' };
export const swapThem: Text = { en: 'Correct one of them.', zh: '请改正其中一个。' };
export const isOrAtLeast: Text = {
  en: 'Either is or at_least is to be given',
  zh: 'is 和 at_least 要写一个，且只写一个',
};
export const hasOrLacks: Text = {
  en: 'One of has, has_one_of and lacks is to be given',
  zh: 'has、has_one_of 和 lacks 要写一个，且只写一个',
};
export const textOrPattern: Text = {
  en: 'Either text or pattern is to be given',
  zh: 'text 和 pattern 要写一个，且只写一个',
};
export const keepOneOf = (...keys: readonly string[]): Text => ({
  en: `Write one of ${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}.`,
  zh: `请写 ${keys.slice(0, -1).join('、')} 或 ${keys.at(-1)} 中的一个。`,
});
export const unsafePattern: Text = {
  en: 'This is no regular expression, or one that could take for ever on some line',
  zh: '这不是正则表达式，或者遇到某些行会没完没了',
};
export const plainerPattern: Text = {
  en: 'Write a plainer one: at most three of * and +, no repeated groups, no look-around, no back references. Or use text.',
  zh: '请写得简单些：* 和 + 最多三个，分组不重复，不用环视和反向引用；或改用 text。',
};
export const allHidden: Text = {
  en: 'All checks are hidden: a student could not tell what is wanted',
  zh: '所有检查都是隐藏的，学生无从知道要求是什么',
};
export const showOne: Text = {
  en: 'Remove hidden: true from at least one.',
  zh: '请至少去掉一项的 hidden: true。',
};
export const plainText: Text = { en: 'Write a plain text.', zh: '请写成普通的文本。' };
export const causesWithoutClean: Text = {
  en: 'on_failure_for says for which ends of a run the on_failure of a check with clean is meant',
  zh: 'on_failure_for 说明 clean 检查的 on_failure 针对哪些原因',
};
export const removeCauses: Text = {
  en: 'Remove it from this check, or write an on_failure.',
  zh: '请从这项检查里去掉它，或写上 on_failure。',
};
export const noChange = (state: string, isFirst: boolean): Text => ({
  en: isFirst
    ? `An LED is ${state} at the start, so it cannot become ${state} first`
    : `It is ${state} already, and cannot become ${state} once more`,
  zh: isFirst
    ? `LED 开始时就是 ${state}，第一次变化不可能是 ${state}`
    : `它已经是 ${state}，不可能再变成 ${state}`,
});
export const onlyChanges: Text = {
  en: 'Write changes alone: on and off in turn.',
  zh: '只写变化：on 和 off 交替。',
};
export const noTimeBetween: Text = {
  en: 'from_s is no earlier than until_s: nothing is between them',
  zh: 'from_s 不早于 until_s，两者之间没有时间',
};
export const noCheck = (id: string): Text => ({
  en: `There is no check ${q(id)}`,
  zh: `没有叫 ${q(id)} 的检查`,
});
export const needsItself: Text = { en: 'This check needs itself', zh: '这项检查以自己为前提' };
export const needsInCircle = (id: string, back: string): Text => ({
  en: `${q(id)} needs ${q(back)} in turn: neither could ever count`,
  zh: `${q(id)} 反过来又以 ${q(back)} 为前提，两项都永远算不了数`,
});
export const removeNeed: Text = { en: 'Remove one of the needs.', zh: '请去掉其中一个前提。' };
export const needsHidden = (id: string): Text => ({
  en: `${q(id)} is hidden: no student could see why this check does not count`,
  zh: `${q(id)} 是隐藏的，学生无从知道这项检查为什么不算数`,
});
export const showOrHide: Text = {
  en: 'Show that one, hide this one, or name another.',
  zh: '请公开那一项，或隐藏这一项，或改用别的前提。',
};
export const idleRun = (id: string): Text => ({
  en: `No check looks at the run ${q(id)}`,
  zh: `没有检查使用运行 ${q(id)}`,
});
export const useRun: Text = {
  en: 'Name it in a check, or remove it.',
  zh: '请在检查里用它，或删掉它。',
};
export const noExerciseFile = (file: string): Text => ({
  en: `The exercise has no ${q(file)}`,
  zh: `练习里缺少 ${q(file)}`,
});
export const writeStatement: Text = {
  en: 'Say there what to do: exercise.en.md in English, exercise.zh.md in Chinese.',
  zh: '请在其中写明要做什么：英文写在 exercise.en.md，中文写在 exercise.zh.md。',
};
export const strayFile = (file: string): Text => ({
  en: `${q(file)} is no part of an exercise, and nobody gets it`,
  zh: `${q(file)} 不属于练习，不会发给任何人`,
});
export const strayRemedy: Text = {
  en: 'Files of the app go below app/ (whole) or parts/ (regions alone), scenarios below scenarios/.',
  zh: '应用的文件放在 app/（整个文件）或 parts/（只有区域）下，场景文件放在 scenarios/ 下。',
};
export const link = (file: string): Text => ({ en: `${q(file)} is a link`, zh: `${q(file)} 是链接` });
export const copyInstead: Text = { en: 'Put the file itself there.', zh: '请把文件本身放在那里。' };
export const notText = (file: string): Text => ({
  en: `${q(file)} is no text in UTF-8, or has more than 1 MiB`,
  zh: `${q(file)} 不是 UTF-8 文本，或超过 1 MiB`,
});
export const saveAsText: Text = { en: 'Save it as UTF-8.', zh: '请存成 UTF-8。' };
export const ownedByTool = (file: string): Text => ({
  en: `${q(file)} is written by the tool, and an exercise cannot have its own`,
  zh: `${q(file)} 由工具生成，练习里不能自带`,
});
export const useConfig: Text = {
  en: 'Say under config in exercise.yaml what should differ.',
  zh: '要改的内容请写在 exercise.yaml 的 config 下。',
};
export const noRegions = (file: string): Text => ({
  en: `The part ${q(file)} has no region`,
  zh: `${q(file)} 里没有区域`,
});
export const notGenerated = (file: string): Text => ({
  en: `The generated project has no ${q(file)}`,
  zh: `生成的工程里没有 ${q(file)}`,
});
export const wholeFile: Text = {
  en: 'A file of your own goes below app/, as a whole.',
  zh: '自己的文件请整个放在 app/ 下。',
};
export const noComments = (file: string): Text => ({
  en: `In ${q(file)} nobody knows what a comment looks like, so it can have no regions`,
  zh: `不知道 ${q(file)} 里注释怎么写，因此不能有区域`,
});
export const exerciseGone = (folder: string): Text => ({
  en: `The exercise ${q(folder)} is not there`,
  zh: `练习 ${q(folder)} 不在了`,
});
export const restoreIt: Text = {
  en: 'Bring it back from a copy. Below instructor of a class: the same roster and exercises make the same class again.',
  zh: '请从备份恢复。如果是班级的 instructor 里的：同样的名单和练习会生成同样的班级，可以从中取回。',
};
export const removePart: Text = { en: 'Put it below app/ alone.', zh: '请只放在 app/ 下。' };
export const alsoWhole = (file: string): Text => ({
  en: `${q(file)} stands below app/ as well, as a whole`,
  zh: `app/ 下已经有整个 ${q(file)}`,
});
export const setPassword: Text = {
  en: 'Give it together with the name, from a file or a pipe: --set wifi.ssid=NAME --password-stdin < wifi-password.txt',
  zh: '请和名称一起给出，密码从文件或管道读取：--set wifi.ssid=名称 --password-stdin < wifi-password.txt',
};

export const noAuthority = (files: readonly string[]): Text => ({
  en: `Its app uses TLS, but the exercise has no ${files.join(' and ')}: nobody could tell the right server from a wrong one`,
  zh: `应用使用 TLS，但练习里没有 ${files.join(' 和 ')}，也就无法分辨服务器的真假`,
});
export const bringAuthority: Text = {
  en: 'Copy the folder tls of the exercise 11-tls; or leave server.tls.enabled out.',
  zh: '请复制练习 11-tls 的 tls 文件夹；或者不要启用 server.tls.enabled。',
};
export const withoutTls = (key: string): Text => ({
  en: `${key} is about the server's certificate, and without TLS there is none`,
  zh: `${key} 与服务器的证书有关，但没有 TLS 就没有证书`,
});
export const turnTlsOn: Text = { en: 'Write tls: true as well.', zh: '请同时写上 tls: true。' };

/** README.md of an exercise whose app is its own. */
export function exerciseReadme(title: Text, version: string, board: string, tls: boolean): Text {
  const program = `npx create-nanokit-ws@${version}`;
  const run = `    ${program} simulate --serve${tls ? ' --tls' : ''}\n    ${program} class check\n`;
  const build = `    lisa zep build -b ${board}\n    lisa zep flash --runner pyocd\n`;
  return {
    en: `# ${title.en.trim()}\n\nWhat to do: [EXERCISE.md](EXERCISE.md).\n\nRun the app on your PC, with a server to talk to, and see what is done already (needs gcc or clang):\n\n${run}\nBuild and flash it (needs the CSK6 SDK and a board):\n\n${build}`,
    zh: `# ${title.zh.trim()}\n\n要做什么，见 [EXERCISE.md](EXERCISE.md)。\n\n在电脑上运行应用（连同服务器），检查完成得怎么样（需要 gcc 或 clang）：\n\n${run}\n编译并烧录到开发板（需要 CSK6 SDK）：\n\n${build}`,
  };
}
