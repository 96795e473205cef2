import { shortened } from './shortened.js';
import { LANGUAGES, type Lang, type Text } from './text.js';

const NAMES: Readonly<Record<Lang, Text>> = {
  en: { en: 'English', zh: '英文' },
  zh: { en: 'Chinese', zh: '中文' },
};
/** Where something was found; what holds for both languages has none. */
const where = (line: number, lang: Lang | undefined): Text => ({
  en: `SDK line ${line}${lang ? `, ${NAMES[lang].en}` : ''}`,
  zh: `SDK ${line} 系列${lang ? `，${NAMES[lang].zh}` : ''}`,
});

export const solutionFails = (check: string, line: number, lang: Lang | undefined, why: Text): Text => ({
  en: `The solution fails ${check} (${where(line, lang).en}): ${why.en}`,
  zh: `答案没有通过 ${check}（${where(line, lang).zh}）：${why.zh}`,
});
export const solutionRemedy: Text = {
  en: 'Correct the solution, or what the check expects.',
  zh: '请改正答案，或检查所期望的内容。',
};
export const notChecked = (check: string, line: number, lang: Lang | undefined, why: Text): Text => ({
  en: `${check} could not be checked (${where(line, lang).en}): ${why.en}`,
  zh: `${check} 无法检查（${where(line, lang).zh}）：${why.zh}`,
});
export const stubPasses = (line: number, lang: Lang | undefined): Text => ({
  en: `As it is given, the app passes every visible check (${where(line, lang).en})`,
  zh: `发给学生的应用没改就通过了所有可见检查（${where(line, lang).zh}）`,
});
export const stubPassesRemedy: Text = {
  en: 'One visible check at least has to fail until the work is done: else a student sees no goal.',
  zh: '至少要有一项可见检查在做完之前未通过，否则学生不知道要做到什么。',
};
export const stubBroken = (line: number, lang: Lang | undefined, why: Text): Text => ({
  en: `As it is given, the app does not build (${where(line, lang).en}): ${why.en}`,
  zh: `发给学生的应用编译不通过（${where(line, lang).zh}）：${why.zh}`,
});
export const stubBrokenRemedy: Text = {
  en: 'Correct the stub. If students are to find that, give the check with `compiles` an on_failure that says so.',
  zh: '请改正占位代码。如果这正是要学生发现的，请在 `compiles` 那项检查里写上 on_failure 加以说明。',
};
export const stubPoints = (points: number, all: number, checks: readonly string[]): Text => ({
  en: `As it is given, the app is worth ${points} of ${all} points: it passes ${checks.join(', ')}`,
  zh: `发给学生的应用没改就能得 ${points} 分（满分 ${all} 分）：通过了 ${checks.join('、')}`,
});
export const stubPointsRemedy: Text = {
  en: 'Give a check that passes anyhow `points: 0`, or let it count only once the work shows: `needs: [another check]`.',
  zh: '请把没做也能通过的检查写成 `points: 0`，或让它在做出成果之后才算数：`needs: [另一项检查]`。',
};
export const noAdvice = (check: string, reason: Text): Text => ({
  en: `Whoever fails ${check} is told no more than this: ${reason.en}`,
  zh: `没有通过 ${check} 的人只会看到这些：${reason.zh}`,
});
export const noAdviceRemedy: Text = {
  en: 'Add an on_failure that says where to look.',
  zh: '请加上 on_failure，说明该看哪里。',
};
export const leak = (file: string, line: number, text: string): Text => ({
  en: `What students get has line ${line} of the solution, in ${file}: ${shortened(text)}`,
  zh: `发给学生的 ${file} 里有答案的第 ${line} 行：${shortened(text)}`,
});
export const leakRemedy: Text = {
  en: 'Take it out of the statement, the hints or the checks, or into a region.',
  zh: '请从说明、提示或检查中去掉，或把它放进区域。',
};

export const cutOff = (comment: string): Text => ({
  en: `To YAML the text ends here: ${shortened(comment)} is a comment, and nobody gets it`,
  zh: `在 YAML 里，文本到这里就结束了：${shortened(comment)} 是注释，谁也看不到`,
});
export const cutOffRemedy: Text = {
  en: 'Put quotes around the text. A comment of your own goes into a line of its own.',
  zh: '请给文本加上引号。如果真是注释，请另写一行。',
};

export const badSdk = (typed: string): Text => ({
  en: `There is no SDK line "${shortened(typed)}"`,
  zh: `没有“${shortened(typed)}”这个 SDK 系列`,
});
export const testing = (id: string): Text => ({ en: `Testing ${id} …`, zh: `正在测试 ${id}……` });

/** What an exercise came to, in a line. */
export const tested = (
  checks: number,
  lines: readonly number[],
  stub: { readonly passed: number; readonly visible: number },
  seconds: string,
): Text => ({
  en: `${checks} ${checks === 1 ? 'check' : 'checks'}; as given ${stub.passed} of ${stub.visible} visible ones pass; SDK line ${lines.join(', ')}; ${LANGUAGES.join(', ')}; ${seconds} s`,
  zh: `${checks} 项检查；未做时 ${stub.visible} 项可见检查通过 ${stub.passed} 项；SDK ${lines.join('、')} 系列；${LANGUAGES.join('、')}；${seconds} 秒`,
});
export const good: Text = { en: 'ok', zh: '正常' };
export const bad: Text = { en: 'not yet', zh: '有问题' };
export const sum = (fine: number, all: number): Text => ({
  en: `${fine} of ${all} ${all === 1 ? 'exercise' : 'exercises'} as ${all === 1 ? 'it' : 'they'} should be`,
  zh: `${all} 个练习中有 ${fine} 个正常`,
});
