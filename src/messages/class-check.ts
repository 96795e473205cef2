import type { Text } from './text.js';

/** Sentences behind one another; none of them has its full stop, but some ask. */
export function sentences(...parts: readonly (Text | undefined)[]): Text {
  const said = parts.filter((part) => part !== undefined);
  const joined = (texts: readonly string[], stop: string) =>
    texts.slice(1).reduce((before, text) => {
      if (/[？！。]$/.test(before)) return before + text;
      return before + (/[?!.]$/.test(before) ? ' ' : stop) + text;
    }, texts[0] ?? '');
  return {
    en: joined(
      said.map(({ en }) => en),
      '. ',
    ),
    zh: joined(
      said.map(({ zh }) => zh),
      '。',
    ),
  };
}

/** Of a line of the log, whose first thirty say when and who. */
const LINE_LIMIT = 120;
const shown = (text: string): Text => {
  const line = text.trim().replace(/\s+/g, ' ');
  const characters = [...line];
  const short = characters.length <= LINE_LIMIT ? line : `${characters.slice(0, LINE_LIMIT - 1).join('')}…`;
  return { en: `“${short}”`, zh: `“${short}”` };
};
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const within = (seconds: number | undefined): Text =>
  seconds === undefined ? { en: '', zh: '' } : { en: ` within ${seconds} s`, zh: `${seconds} 秒内` };

export const doesNotCompile = (why: Text): Text => ({
  en: `The app does not compile: ${why.en}`,
  zh: `应用编译不通过：${why.zh}`,
});
export const compilerSays: Text = { en: 'see what the compiler says', zh: '见编译器的输出' };
export const cannotBeBuilt = (why: Text): Text => ({
  en: `The app cannot be built: ${why.en}`,
  zh: `应用编译不通过：${why.zh}`,
});
/** One below the other. */
export const lines = (...all: readonly Text[]): Text => ({
  en: all.map(({ en }) => en).join('\n'),
  zh: all.map(({ zh }) => zh).join('\n'),
});
export const alsoWrong = (
  place: { readonly file: string; readonly line: number } | undefined,
  why: Text,
): Text => {
  const where = place ? `${place.file}:${place.line}` : undefined;
  return { en: where ? `${where}: ${why.en}` : why.en, zh: where ? `${where}：${why.zh}` : why.zh };
};
/** Behind the first ones of a list. */
export const andMore = (count: number): Text => ({
  en: `… and ${count} more ${count === 1 ? 'error' : 'errors'}`,
  zh: `……还有 ${count} 个错误`,
});
/** Above the compiler's own words, where it compiles all the same. */
export const compilerWarns = (count: number): Text => ({
  en: `It compiles, but the compiler warns of ${count === 1 ? 'one place' : `${count} places`}, which mostly are mistakes`,
  zh: `能编译，但编译器给出了 ${count} 条警告，多半是写错了`,
});
/** Behind the check that has told why. */
export const notBuiltAsTold: Text = {
  en: 'It cannot be tried: the app was not built, see above',
  zh: '应用编译不通过，这一项没法试（原因见上）',
};
/** In the place of all those that wait for a build. */
export const moreOnceBuilt = (count: number): Text => ({
  en: `${count} more can be checked once it compiles`,
  zh: `另有 ${count} 项要等编译通过后才能检查`,
});
/** Of what passes by itself, behind what must pass for it to count. */
export const countsOnce = (title: Text): Text => ({
  en: `Counts only once “${title.en.trim()}” passes`,
  zh: `“${title.zh.trim()}”通过之后，这一项才算数`,
});
export const buildLate = (seconds: number): Text => ({
  en: `The build was not done after ${seconds} s: this PC is too busy for it, or the compiler finds no end`,
  zh: `构建 ${seconds} 秒后还没有完成：电脑太忙，或编译器停不下来`,
});
export const notOnThisPc = (why: Text): Text => ({
  en: `It cannot be checked on a PC: ${why.en}`,
  zh: `在电脑上无法检查：${why.zh}`,
});
export const noRoom = (why: Text): Text => ({
  en: `It could not be checked: ${why.en}`,
  zh: `没能检查：${why.zh}`,
});
export const badRun = (id: string, why: Text): Text => ({
  en: `The exercise asks for a run that cannot be made (${id}): ${why.en}`,
  zh: `练习要求的运行无法进行（${id}）：${why.zh}`,
});
export const stoppedOnRequest: Text = { en: 'It was stopped', zh: '已中止' };

export const didNotComeBack = (seconds: number): Text => ({
  en: `The app did not come back within ${seconds} s of this PC’s time: it neither waits nor ends`,
  zh: `应用在电脑上跑了 ${seconds} 秒还没有结束：它既不等待，也不退出`,
});
export const pcTooBusy = (seconds: number, at: string): Text => ({
  en: `After ${seconds} s of this PC’s time the app was only at ${at} s: this PC is too busy`,
  zh: `电脑上过了 ${seconds} 秒，应用才运行到第 ${at} 秒：这台电脑太忙`,
});
export const tooMuchConsole = (kib: number): Text => ({
  en: `The app printed more than ${kib} KiB: it prints without end`,
  zh: `应用打印超过 ${kib} KiB：它一直在打印，停不下来`,
});
export const tooMuchSent = (kib: number): Text => ({
  en: `The app sent more than ${kib} KiB: it sends without end`,
  zh: `应用发送超过 ${kib} KiB：它一直在发送，停不下来`,
});
/** @param at undefined: nobody knows */
export const endedEarly = (at: string | undefined, of: number, why: Text): Text =>
  at === undefined
    ? { en: `The run ended before its ${of} s: ${why.en}`, zh: `运行不到 ${of} 秒就结束了：${why.zh}` }
    : {
        en: `The run ended after ${at} of ${of} s: ${why.en}`,
        zh: `运行在第 ${at} 秒就结束了（应为 ${of} 秒）：${why.zh}`,
      };
export const withoutReason: Text = { en: 'the program was gone', zh: '程序已退出' };
/** For checks of what must never come: nobody knows of the rest of the time. */
export const restUnknown: Text = {
  en: 'This passes only if the app runs to the end',
  zh: '应用运行到最后，这一项才能通过',
};

/** What was looked for. `exact`: that and nothing else; `explained`: the exercise's author says it in words, behind the reason. */
export type Wanted =
  | { readonly kind: 'text' | 'exact' | 'pattern'; readonly text: string }
  | { readonly kind: 'explained' };

/** Behind a noun in English, before it in Chinese. */
const likeWanted = (wanted: Wanted): Text => {
  if (wanted.kind === 'explained') return { en: ' as it should be', zh: '符合要求的' };
  const text = shown(wanted.text);
  if (wanted.kind === 'exact') return { en: ` that is exactly ${text.en}`, zh: `内容正好是${text.zh}的` };
  return wanted.kind === 'pattern'
    ? { en: ` like ${text.en}`, zh: `符合${text.zh}的` }
    : { en: ` with ${text.en}`, zh: `含${text.zh}的` };
};
/** As a noun. */
const lineLike = (wanted: Wanted): Text => ({
  en: `line${likeWanted(wanted).en}`,
  zh: `${likeWanted(wanted).zh}行`,
});

export const noLine = (wanted: Wanted, seconds: number | undefined): Text => ({
  en: `The console had no ${lineLike(wanted).en}${within(seconds).en}`,
  zh: `${within(seconds).zh}控制台没有出现${lineLike(wanted).zh}`,
});
export const tooFewLines = (
  wanted: Wanted,
  count: number,
  found: number,
  seconds: number | undefined,
): Text => ({
  en: `The console had a ${lineLike(wanted).en} ${times(found)} of ${count}${within(seconds).en}`,
  zh: `${within(seconds).zh}控制台应出现 ${count} 次${lineLike(wanted).zh}，只出现了 ${found} 次`,
});
export const laterLine = (at: string): Text => ({
  en: `It came after ${at} s, too late`,
  zh: `第 ${at} 秒才出现，太晚了`,
});
export const nearLine = (line: string): Text => ({
  en: `The nearest line was ${shown(line).en}`,
  zh: `最接近的一行是${shown(line).zh}`,
});
export const lastLine = (line: string): Text => ({
  en: `The last line was ${shown(line).en}`,
  zh: `最后一行是${shown(line).zh}`,
});
export const emptyConsole: Text = { en: 'The app printed nothing at all', zh: '应用什么都没有打印' };
export const neverLine = (line: string, at: string): Text => ({
  en: `After ${at} s the console had ${shown(line).en}, which must not come`,
  zh: `第 ${at} 秒控制台出现了不该出现的${shown(line).zh}`,
});
export const outOfOrder = (wanted: Wanted, after: string | undefined): Text => {
  const line = lineLike(wanted);
  return after === undefined
    ? { en: `The console had no ${line.en}`, zh: `控制台没有出现${line.zh}` }
    : {
        en: `The console had no ${line.en} after ${shown(after).en}`,
        zh: `在${shown(after).zh}之后，控制台没有出现${line.zh}`,
      };
};
export const cameBefore = (at: string): Text => ({
  en: `It came before, after ${at} s`,
  zh: `它出现得更早，在第 ${at} 秒`,
});

type Opcode = 'text' | 'binary' | 'ping' | 'pong' | 'close';
const KINDS: Readonly<Record<Opcode, Text>> = {
  text: { en: 'text message', zh: '文本消息' },
  binary: { en: 'binary message', zh: '二进制消息' },
  ping: { en: 'PING', zh: 'PING' },
  pong: { en: 'PONG', zh: 'PONG' },
  close: { en: 'CLOSE frame', zh: 'CLOSE 帧' },
};
const ANY: Text = { en: 'message', zh: '消息' };
const COUNTED: Readonly<Record<Opcode, string>> = {
  text: '条',
  binary: '条',
  ping: '个',
  pong: '个',
  close: '个',
};

export interface WantedFrame {
  readonly opcode?: Opcode;
  readonly content?: Wanted;
}

const kindOf = ({ opcode }: WantedFrame): Text => (opcode ? KINDS[opcode] : ANY);
const contentOf = ({ content }: WantedFrame): Text =>
  content === undefined ? { en: '', zh: '' } : likeWanted(content);

export const tooFewFrames = (
  wanted: WantedFrame,
  count: number,
  found: number,
  seconds: number | undefined,
): Text => {
  const kind = kindOf(wanted);
  const content = contentOf(wanted);
  const unit = wanted.opcode ? COUNTED[wanted.opcode] : '条';
  const got = found === 0 ? 'no' : `${found} of ${count}`;
  const plural = found === 0 ? count > 1 : count > 1 || found > 1;
  return {
    en: `The server got ${got} ${kind.en}${plural ? 's' : ''}${content.en}${within(seconds).en}`,
    zh:
      found === 0
        ? `${within(seconds).zh}服务器没有收到${content.zh}${kind.zh}`
        : `${within(seconds).zh}服务器应收到 ${count} ${unit}${content.zh}${kind.zh}，只收到 ${found} ${unit}`,
  };
};
const frameText = (opcode: Opcode, text: string): Text => {
  const content = text === '' ? { en: '', zh: '' } : shown(text);
  return { en: `${KINDS[opcode].en} ${content.en}`.trim(), zh: `${KINDS[opcode].zh}${content.zh}` };
};
export const laterFrame = (at: string): Text => ({
  en: `The next one came after ${at} s, too late`,
  zh: `下一条第 ${at} 秒才到，太晚了`,
});
export const lastFrame = (opcode: Opcode, text: string): Text => ({
  en: `The last that it got: ${frameText(opcode, text).en}`,
  zh: `最后收到的是${frameText(opcode, text).zh}`,
});
export const neverConnected: Text = {
  en: 'The app never opened a connection to it',
  zh: '应用一直没有与服务器建立连接',
};
export const nothingSent: Text = {
  en: 'The app connected, and sent nothing',
  zh: '应用连上了，但什么都没有发送',
};
export const brokeProtocol = (what: Text): Text => ({
  en: `The app broke the WebSocket protocol: ${what.en}`,
  zh: `应用违反了 WebSocket 协议：${what.zh}`,
});
export const refusedTls = (why: Text): Text => ({
  en: `The board refused the connection: ${why.en}`,
  zh: `开发板拒绝了连接：${why.zh}`,
});
export const tooFewCalls = (name: string, count: number, found: number): Text => ({
  en:
    found === 0
      ? `In this run ${name}() was never called`
      : `In this run ${name}() was called ${times(found)}; ${count} times are wanted`,
  zh:
    found === 0
      ? `这次运行中一次也没有调用 ${name}()`
      : `这次运行中只调用了 ${found} 次 ${name}()，至少应为 ${count} 次`,
});
const CONTENTS: Readonly<Record<'ca' | 'name', Text>> = {
  ca: { en: 'its CA is unknown', zh: '不认识签发它的 CA' },
  name: { en: 'the name in it is not the one', zh: '证书里的名字不对' },
};
export const toRefuse = (because: 'ca' | 'name'): Text => ({
  en: `The board should refuse the server's certificate because ${CONTENTS[because].en}`,
  zh: `开发板应当因为${CONTENTS[because].zh}而拒绝服务器的证书`,
});
export const tookOrRefused = (why: Text | undefined): Text =>
  why ? refusedTls(why) : { en: 'It took the certificate', zh: '它却接受了这份证书' };
export const neverFrame = (opcode: Opcode, text: string, at: string): Text => ({
  en: `After ${at} s the server got what must not come: ${frameText(opcode, text).en}`,
  zh: `第 ${at} 秒服务器收到了不该收到的${frameText(opcode, text).zh}`,
});
export const connections = (found: number, least: number | undefined, most: number | undefined): Text => {
  const isExact = most === 0 || (most !== undefined && most === least);
  const wanted = isExact
    ? { en: most === 0 ? 'none' : String(most), zh: ` ${most} 个` }
    : {
        en: [
          ...(least === undefined ? [] : [`at least ${least}`]),
          ...(most === undefined ? [] : [`at most ${most}`]),
        ].join(', '),
        zh: [
          ...(least === undefined ? [] : [`至少 ${least} 个`]),
          ...(most === undefined ? [] : [`最多 ${most} 个`]),
        ].join('、'),
      };
  return {
    en: `The app opened ${found} ${found === 1 ? 'connection' : 'connections'}; there should be ${wanted.en}`,
    zh: `应用打开了 ${found} 个连接，应为${wanted.zh}`,
  };
};
export const scenarioUnfinished: Text = {
  en: 'The app did not get through all that the server does in this run',
  zh: '这次运行中，服务器安排的步骤没有全部走完',
};

/** What a step of the scenario waited for, and what the server had sent last. */
export const expectedThere = (text: string, sent: string | undefined): Text =>
  sent === undefined
    ? { en: `Expected there: ${shown(text).en}`, zh: `这里应为${shown(text).zh}` }
    : {
        en: `Expected there, after the server had sent ${shown(sent).en}: ${shown(text).en}`,
        zh: `服务器发送${shown(sent).zh}之后，这里应为${shown(text).zh}`,
      };

const STATES: Readonly<Record<string, Text>> = { on: { en: 'on', zh: '亮' }, off: { en: 'off', zh: '灭' } };
const MOST_STATES = 12;
const inTurn = (states: readonly string[]): Text => {
  const more = states.length > MOST_STATES;
  const some = states.slice(0, MOST_STATES).map((state) => STATES[state] ?? { en: state, zh: state });
  return {
    en: `${some.map(({ en }) => en).join(', ')}${more ? ' …' : ''}`,
    zh: `${some.map(({ zh }) => zh).join('、')}${more ? '……' : ''}`,
  };
};
/** Behind what it is of in English, before it in Chinese; in seconds after the board's start. */
const between = (from: number | undefined, until: number | undefined): Text => {
  if (from === undefined && until === undefined) return { en: '', zh: '' };
  if (until === undefined) return { en: ` after the first ${from} s`, zh: `在启动 ${from} 秒之后` };
  if (from === undefined) return { en: ` in the first ${until} s`, zh: `在启动后 ${until} 秒之内` };
  return { en: ` between ${from} and ${until} s`, zh: `在启动后第 ${from} 到第 ${until} 秒之间` };
};
/** @param wanted undefined: any change; none: it was to stay as it was */
export const pinStates = (
  pin: string,
  wanted: readonly string[] | undefined,
  seen: readonly string[],
  { from, until }: { readonly from: number | undefined; readonly until: number | undefined },
): Text => {
  const when = between(from, until);
  const should =
    wanted === undefined
      ? { en: 'have changed', zh: '有变化' }
      : wanted.length === 0
        ? { en: 'not have changed', zh: '保持不变' }
        : { en: `have gone ${inTurn(wanted).en}`, zh: `依次变为${inTurn(wanted).zh}` };
  return {
    en: `${pin} should ${should.en}${when.en}; it ${seen.length === 0 ? 'never changed' : `went ${inTurn(seen).en}`}`,
    zh: `${pin} ${when.zh}应${should.zh}，${seen.length === 0 ? '但一直没有变化' : `实际为${inTurn(seen).zh}`}`,
  };
};
/** What a run was to be like, and what came of it. */
export const settingNotTaken = (why: Text): Text => ({
  en: `The app does not take a setting of this run: ${why.en}`,
  zh: `应用没有接受这次运行的一项设置：${why.zh}`,
});

export const tooMuchRam = (bytes: string, most: string, more: string): Text => ({
  en: `The app takes ${bytes} bytes of static RAM; ${most} are allowed, ${more} fewer`,
  zh: `应用占用静态内存 ${bytes} 字节，允许 ${most} 字节，多了 ${more} 字节`,
});
export const consumer = (title: Text, bytes: string): Text => ({
  en: `${title.en}: ${bytes} bytes`,
  zh: `${title.zh}：${bytes} 字节`,
});
/** @param orMore a larger number would do as well */
export const noSuchSymbol = (name: string, wanted: string, orMore: boolean): Text => ({
  en: `CONFIG_${name} should be ${wanted}${orMore ? ' or more' : ''}; this app has no such symbol`,
  zh: `CONFIG_${name} ${orMore ? '不应小于' : '应为'} ${wanted}，但应用里没有这个符号`,
});
/** @param orMore a larger number would do as well */
export const symbolIs = (name: string, value: string, wanted: string, orMore: boolean): Text => ({
  en: `CONFIG_${name} comes to ${value}; it should be ${wanted}${orMore ? ' or more' : ''}`,
  zh: `CONFIG_${name} 最终为 ${value}，${orMore ? '不应小于' : '应为'} ${wanted}`,
});
export const noFile = (path: string): Text => ({ en: `There is no ${path}`, zh: `没有 ${path} 这个文件` });
/** @param ways each of which would do */
export const sourceLacks = (path: string, ways: readonly string[]): Text => {
  const all = {
    en: ways.map((way) => shown(way).en).join(' or '),
    zh: ways.map((way) => shown(way).zh).join('或'),
  };
  return {
    en: `${path} does not have ${all.en}; comments do not count`,
    zh: `${path} 里没有${all.zh}（注释不算）`,
  };
};
export const sourceHas = (path: string, tokens: string): Text => ({
  en: `${path} still has ${shown(tokens).en}`,
  zh: `${path} 里还有${shown(tokens).zh}`,
});

export const noFolder = (dir: string): Text => ({
  en: `There is no folder “${dir}”`,
  zh: `没有“${dir}”这个文件夹`,
});
function folder(dir: string): Pick<Text, 'zh'> {
  return { zh: dir === '.' ? '当前文件夹' : `${dir} ` };
}

export const noRecord = (dir: string): Text => ({
  en: `${dir === '.' ? 'This folder' : dir} is no exercise of a class`,
  zh: `${folder(dir).zh}不是课堂练习`,
});
export const goThere: Text = {
  en: 'Go into the folder of an exercise, the one with EXERCISE.md in it, or name it: class check FOLDER',
  zh: '请进入练习的文件夹（里面有 EXERCISE.md），或写出它：class check 文件夹',
};
/** Of a folder with EXERCISE.md in it. */
export const recordLost = (file: string): Text => ({
  en: `${file} is missing: without it nobody knows what is to be checked here`,
  zh: `缺少 ${file}：没有它，就不知道这里要检查什么`,
});
export const recordLostRemedy: Text = {
  en: 'Folders whose names begin with a dot are easily left behind when files are copied or sent. Copy .nanokit from the folder that you were given, or ask your teacher for a fresh one; what you wrote can be copied into that.',
  zh: '复制或发送文件时，名字以点开头的文件夹很容易漏掉。请从原来的文件夹里把 .nanokit 复制过来，或请老师给一份新的，再把自己写的内容复制进去。',
};
export const whichExercise = (dir: string): Text => ({
  en: `There are several exercises in ${dir === '.' ? 'this folder' : dir}`,
  zh: `${folder(dir).zh}里有几个练习`,
});
export const nameOne = (paths: readonly string[]): Text => ({
  en: `Name one: ${paths.map((path) => `class check ${path}`).join(', ')}`,
  zh: `请写出一个：${paths.map((path) => `class check ${path}`).join('、')}`,
});
export const damagedRecord = (file: string): Text => ({
  en: `${file} is not as class new wrote it`,
  zh: `${file} 已经不是 class new 写下的样子`,
});
export const newerRecord = (file: string): Text => ({
  en: `${file} was written by another version of this program`,
  zh: `${file} 是由本程序的另一个版本写下的`,
});
export const recordRemedy: Text = {
  en: 'Put the file back from git or from the folder that you were given: it says what is to be checked.',
  zh: '请从 git 或老师发的文件夹里把这个文件恢复：里面写着要检查什么。',
};

export const verdicts: Readonly<Record<'passed' | 'failed' | 'unchecked', Text>> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '未通过' },
  unchecked: { en: 'not checked', zh: '未能检查' },
};
export const passedOf = (passed: number, all: number): Text => ({
  en: `${passed} of ${all} passed`,
  zh: `${all} 项检查，通过 ${passed} 项`,
});
export const hintThere = (dir: string): Text => ({
  en: `Stuck? This shows a hint: npx create-nanokit-ws class check${dir} --hint`,
  zh: `卡住了？这条命令会给出提示：npx create-nanokit-ws class check${dir} --hint`,
});
export const hint = (number: number, all: number): Text => ({
  en: `Hint ${number} of ${all}: `,
  zh: `提示 ${number}/${all}：`,
});
export const lastHint: Text = { en: 'There are no more hints.', zh: '没有更多提示了。' };
