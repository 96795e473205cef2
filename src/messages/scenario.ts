import { messageStart } from './message-start.js';
import type { Text } from './text.js';

export const noPattern: Text = {
  en: 'This is no regular expression: a character that means itself, such as ( or *, needs a \\ before it',
  zh: '这不是合法的正则表达式：( 或 * 之类的字符要表示本身时，前面须加 \\',
};
export const oneKind: Text = {
  en: 'pong and close each stand alone: what comes is a message, a PONG or the end',
  zh: 'pong 和 close 只能单独写：到来的要么是消息，要么是 PONG，要么是连接结束',
};
export const tooManyBytes = (name: string, limit: number): Text => ({
  en: `${name} takes more than ${limit} bytes in UTF-8`,
  zh: `${name} 按 UTF-8 编码超过 ${limit} 字节`,
});
export const refuseAlone: Text = {
  en: 'A connection that is refused has no other steps',
  zh: '被拒绝的连接不能有其他步骤',
};

/** What came in the place of something expected; as src/serve/events.ts has it. */
type Found =
  | { readonly type: 'text' | 'binary'; readonly bytes: number; readonly start: string }
  | { readonly pong: string }
  | { readonly closed: number }
  | { readonly nothing_within_ms: number };

const ENDS = {
  1005: { en: 'a CLOSE frame without a code', zh: 'CLOSE 帧不带关闭码' },
  1006: { en: 'no CLOSE frame', zh: '没有 CLOSE 帧' },
} as const;

function found(what: Found): Text {
  if ('type' in what) {
    const { type, bytes, start } = what;
    const shown = messageStart(type, start, bytes);
    const kind = { zh: type === 'text' ? '文本' : '二进制' };
    return {
      en: `a ${type} message of ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}: ${shown}`,
      zh: `${kind.zh}消息，${bytes} 字节：${shown}`,
    };
  }
  if ('pong' in what) {
    const shown = JSON.stringify(what.pong);
    return { en: `PONG ${shown}`, zh: `PONG ${shown}` };
  }
  if ('closed' in what) {
    const { closed } = what;
    const end =
      closed === 1005 || closed === 1006 ? ENDS[closed] : { en: `code ${closed}`, zh: `关闭码 ${closed}` };
    return { en: `the end of the connection (${end.en})`, zh: `连接结束（${end.zh}）` };
  }
  const ms = what.nothing_within_ms;
  return { en: `nothing within ${ms} ms`, zh: `${ms} 毫秒内什么都没有` };
}

export const notAsExpected = (what: Found): Text => ({
  en: `Not as expected: ${found(what).en}`,
  zh: `与期望不符：${found(what).zh}`,
});
export const unfinished = (connection: number): Text => ({
  en: `Connection ${connection} did not come to the end of its steps`,
  zh: `第 ${connection} 个连接的步骤没有走完`,
});
/** One line for each expectation; the step as it stands in the file. */
export const judged = (connection: number, wanted: string, what: Found | undefined): Text => ({
  en: what ? `#${connection} ✘ ${wanted}: got ${found(what).en}` : `#${connection} ✔ ${wanted}`,
  zh: what ? `#${connection} ✘ ${wanted}：实际是${found(what).zh}` : `#${connection} ✔ ${wanted}`,
});
export const summary = ({
  met,
  failed,
  unfinished,
}: {
  readonly met: number;
  readonly failed: number;
  readonly unfinished: number;
}): Text => {
  if (failed + unfinished === 0)
    return { en: `Scenario: all ${met} as expected.`, zh: `场景：${met} 项全部符合期望。` };
  const connections = unfinished === 1 ? '1 connection' : `${unfinished} connections`;
  const open = {
    en: unfinished > 0 ? ` ${connections} not through.` : '',
    zh: unfinished > 0 ? `有 ${unfinished} 个连接没有走完。` : '',
  };
  return {
    en: `Scenario: ${met} as expected, ${failed} not.${open.en}`,
    zh: `场景：${met} 项符合期望，${failed} 项不符。${open.zh}`,
  };
};
