// The reference of scenarios for the test server, from schemas/scenario.schema.json.
import { code, table, text, told } from './markdown.mjs';

export const SCENARIO_REFERENCES = { en: 'docs/scenarios.md', zh: 'docs/scenarios.zh-CN.md' };

const EXAMPLE = {
  en: [
    'a text that begins with "wo" within 20 seconds',
    'the next two messages come back, 200 ms later',
    'one message in two frames',
    'the client has to answer the PING',
    'goodbye, and the client has to send the code back',
    'the client comes again, and is refused',
    'and once more: a text that is no UTF-8',
  ],
  zh: [
    '20 秒内收到以 "wo" 开头的文本',
    '200 毫秒后，接下来的两条消息原样发回',
    '一条消息分两帧发送',
    '客户端必须回应 PING',
    '告别；客户端必须把关闭码发回来',
    '客户端重连，遭到拒绝',
    '再来一次：发送不是合法 UTF-8 的文本',
  ],
};

const example = (lang) => {
  const lines = [
    ['connections:'],
    ['  - steps:'],
    ['      - expect: {text: "^wo", within_ms: 20000}', 0],
    ['      - delay_ms: 200'],
    ['      - echo: 2', 1],
    ['      - fragments: [{text: "wo "}, {text: "wo"}]', 2],
    ['      - ping: "hb"'],
    ['      - expect: {pong: "hb"}', 3],
    ['      - close: {code: 1001, reason: "bye"}'],
    ['      - expect: {close: 1001}', 4],
    ['  - steps:'],
    ['      - refuse: true', 5],
    ['  - steps:'],
    ['      - send: {text_hex: "c328"}', 6],
  ];
  return lines
    .map(([line, note]) => (note === undefined ? line : `${line.padEnd(50)}  # ${EXAMPLE[lang][note]}`))
    .join('\n');
};

const TEXTS = {
  en: {
    title: 'Scenarios for the test server',
    other: '[中文](scenarios.zh-CN.md)',
    made: '<!-- Made by npm run docs from schemas/scenario.schema.json; do not edit by hand. -->',
    intro:
      'A scenario is a YAML file that says what the server does with each connection, step by step, and what it expects of the client:',
    run: 'With a board, or any other client, and with the app on this PC:',
    ends: [
      "`serve` ends when the steps of all connections are through: with 0 if all was as expected, with 1 if not, and with 2 if the file has mistakes. `simulate` does so as well, one second of board time later, in which the app shows what it makes of the last step; with `--seconds` it runs as long as that says. Its times are the board's.",
      'Each expectation is told in a line, `✔` or `✘`; with `--json` it is an event `expected`. An expectation that is not met does not stop the steps, unless the connection has ended. Once its steps are through, a connection echoes, and so does one that is not listed; then the faults of `--fault` apply.',
    ],
    top: 'The file',
    connection: 'A connection',
    steps: 'Steps',
    head: ['Key', 'Value', 'Description'],
    types: { string: 'text', integer: 'whole number', array: 'list', object: 'keys below' },
    message: 'a message',
    messages: 'list of messages',
    of: (name) => `Under ${name}`,
    range: (from, to, unit) => `${from} to ${to}${unit}`,
    units: { ms: ' ms', bytes: ' bytes', messages: ' messages' },
    hex: 'hex digits',
    fallback: (value) => `; default ${value}`,
  },
  zh: {
    title: '测试服务器的场景文件',
    other: '[English](scenarios.md)',
    made: '<!-- 本文件由 npm run docs 根据 schemas/scenario.schema.json 生成，请勿手工修改。 -->',
    intro: '场景文件是一个 YAML 文件，写明服务器对每个连接逐步做什么，以及期望客户端做什么：',
    run: '配合开发板（或任何别的客户端），以及在本机用模拟器运行应用：',
    ends: [
      '所有连接的步骤走完后，`serve` 自行结束：全部符合期望则退出码为 0，否则为 1；文件有错误则为 2。`simulate` 也一样，只是再多运行一秒，好看出应用怎样应对最后一步；写了 `--seconds` 则运行到指定的时间。其中的时间是开发板的时间。',
      '每项期望都会打印一行，以 `✔` 或 `✘` 标明；使用 `--json` 时则是 `expected` 事件。某项期望不符，后面的步骤照走，除非连接已经断开。步骤走完的连接和没有列出的连接照常回显，这时 `--fault` 指定的故障才起作用。',
    ],
    top: '文件',
    connection: '连接',
    steps: '步骤',
    head: ['键', '值', '说明'],
    types: { string: '文本', integer: '整数', array: '列表', object: '见下文各键' },
    message: '一条消息',
    messages: '消息列表',
    of: (name) => `${name} 之下`,
    range: (from, to, unit) => `${from} 到 ${to}${unit}`,
    units: { ms: ' 毫秒', bytes: ' 字节', messages: ' 条' },
    hex: '十六进制数字',
    fallback: (value) => `；默认 ${value}`,
  },
};

/** The reference of scenarios in one language, as Markdown. Types: ../docs.d.mts. */
export function scenarioReference(schema, lang) {
  const texts = TEXTS[lang];
  const resolve = (node) => (node.$ref ? schema.definitions[node.$ref.replace('#/definitions/', '')] : node);
  const rows = ({ properties }) =>
    table(
      texts.head,
      Object.entries(properties).map(([key, node]) => [
        code(key),
        allowed(node, texts),
        text(told(resolve(node), 'description', lang)),
      ]),
    );
  const connection = schema.properties.connections.items;
  const step = connection.properties.steps.items;
  const { expect, close } = step.properties;
  const blocks = [
    texts.made,
    `# ${texts.title}`,
    texts.other,
    texts.intro,
    `\`\`\`yaml\n${example(lang)}\n\`\`\``,
    texts.run,
    '```sh\nnpx create-nanokit-ws serve --scenario lesson.yaml\nnpx create-nanokit-ws simulate --serve --scenario lesson.yaml\n```',
    ...texts.ends,
    `## ${texts.top}`,
    rows(schema),
    `## ${texts.connection}`,
    rows(connection),
    `## ${texts.steps}`,
    text(told(step, 'description', lang)),
    rows(step),
    `### ${texts.of(code('expect'))}`,
    rows(expect),
    `### ${texts.of([code('send'), code('fragments'), code('coalesce')].join(lang === 'zh' ? '、' : ', '))}`,
    text(told(schema.definitions.message, 'description', lang)),
    rows(schema.definitions.message),
    `### ${texts.of(code('close'))}`,
    rows(close),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function allowed(node, texts) {
  if (node.$ref) return texts.message;
  if (node.items?.$ref) return texts.messages;
  if (node.enum) return node.enum.map(code).join(' ');
  if (node.pattern) return texts.hex;
  const { minimum, maximum, type } = node;
  const unit = node['x-unit'] ? texts.units[node['x-unit']] : '';
  const range = minimum === undefined ? texts.types[type] : texts.range(minimum, maximum, unit);
  return range + (node.default === undefined ? '' : texts.fallback(node.default));
}
