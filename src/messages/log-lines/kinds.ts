import type { LogLine } from '../log-lines.js';

/** What the kinds of app say of their own: `echo`, `telemetry` and `commands`. */
export const KIND_LINES: readonly LogLine[] = [
  {
    names: ['no reply within', 'bytes that came late'],
    what: { en: 'The echo did not come in time.', zh: '没有及时收到回显。' },
    why: {
      en: 'The server is slow, or does not echo; a late answer is thrown away, so that it is not taken for the next one.',
      zh: '服务器慢，或者不回显；来晚的回应会丢掉，免得当成下一条的。',
    },
    change: {
      en: 'Raise app.receive_timeout_ms, or use serve.',
      zh: '加大 app.receive_timeout_ms，或用 serve。',
    },
    symbols: ['EXAMPLE_RECV_TIMEOUT_MS'],
  },
  {
    names: ['sent sample'],
    what: { en: 'A report went out (app kind telemetry).', zh: '发出了一条上报（telemetry 应用）。' },
    why: {
      en: 'It counts as delivered when the server has answered the PING after it; else it is sent again.',
      zh: '服务器回答了它后面的 PING 才算送达，否则会再发一遍。',
    },
    change: { en: 'How often: app.interval_ms.', zh: '多久一次：app.interval_ms。' },
    symbols: ['EXAMPLE_INTERVAL_MS', 'EXAMPLE_QUEUE_MESSAGES'],
  },
  {
    names: ['Our own message came back'],
    what: { en: 'The server echoes what the app sends.', zh: '服务器把应用发出的消息发了回来。' },
    why: {
      en: 'It has a member answer, error or event, and no cmd. Servers for tests send such back, serve too.',
      zh: '消息里有 answer、error 或 event，而没有 cmd。测试用的服务器会发回来，serve 也是。',
    },
    change: { en: 'Nothing: the app takes no notice.', zh: '不用管，应用不理会它。' },
    symbols: [],
  },
  {
    names: ['Refused:'],
    what: { en: 'A command was not done (app kind commands).', zh: '有一条命令没有执行（commands 应用）。' },
    why: {
      en: 'The text after the colon is what the server was answered: no JSON, no "cmd", an unknown command or a wrong value.',
      zh: '冒号后面就是给服务器的回答：不是 JSON、没有 "cmd"、没有这个命令，或取值不对。',
    },
    change: {
      en: 'Send one of those in the project’s README.md, such as {"cmd":"ping"}.',
      zh: '请发送工程 README.md 里列出的命令，例如 {"cmd":"ping"}。',
    },
    symbols: [],
  },
  {
    names: ['The answer does not fit'],
    what: {
      en: 'An answer was longer than its buffer (app kind commands).',
      zh: '回答比缓冲区长（commands 应用）。',
    },
    why: {
      en: 'A command of your own says too much for ANSWER_SIZE.',
      zh: '你加的命令回答太长，超过了 ANSWER_SIZE。',
    },
    change: { en: 'Raise ANSWER_SIZE in src/main.c.', zh: '加大 src/main.c 里的 ANSWER_SIZE。' },
    symbols: [],
  },
  {
    // Its number stands in between.
    names: ['does not fit: raise MESSAGE_SIZE'],
    what: {
      en: 'A report was longer than its buffer, and dropped (app kind telemetry).',
      zh: '一条上报的消息比缓冲区长，被丢弃了（telemetry 应用）。',
    },
    why: {
      en: 'What you have added in src/status.c is too much for MESSAGE_SIZE.',
      zh: '你在 src/status.c 里增加的内容太长，超过了 MESSAGE_SIZE。',
    },
    change: { en: 'Raise MESSAGE_SIZE in src/main.c.', zh: '加大 src/main.c 里的 MESSAGE_SIZE。' },
    symbols: [],
  },
  {
    names: ['The key was used more often than can be reported'],
    what: {
      en: 'Older events of the key were lost (app kind commands).',
      zh: '较早的按键事件丢了（commands 应用）。',
    },
    why: {
      en: 'While there is no connection, 8 are kept; each further one takes the place of the oldest.',
      zh: '断网期间只存 8 条，再来一条，就丢掉最早的一条。',
    },
    change: {
      en: 'Nothing, or raise MAX_KEY_EVENTS in src/board_io.c.',
      zh: '不用管；嫌少可以加大 src/board_io.c 里的 MAX_KEY_EVENTS。',
    },
    symbols: [],
  },
  {
    names: ['This board has no'],
    what: { en: 'The board has no such LED or key.', zh: '开发板没有这个 LED 或按键。' },
    why: {
      en: 'Its devicetree has no alias led0 or sw0.',
      zh: '它的设备树里没有 led0 或 sw0 这个别名。',
    },
    change: {
      en: 'Add the alias in an overlay, or leave the part out.',
      zh: '在 overlay 里加上别名，或不用这一部分。',
    },
    symbols: [],
  },
  {
    names: ['Restarting, as the server wants'],
    what: { en: 'The board restarts (command reboot).', zh: '开发板重启（reboot 命令）。' },
    why: { en: 'The server sent {"cmd":"reboot"}.', zh: '服务器发来了 {"cmd":"reboot"}。' },
    change: { en: 'Nothing.', zh: '不用改。' },
    symbols: [],
  },
];
