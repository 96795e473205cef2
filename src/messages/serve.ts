import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const unknownFault = (name: string): Text => ({
  en: `There is no fault "${name}"`,
  zh: `没有“${name}”这种故障`,
});
export const faultNames = (names: readonly string[], near: string | undefined): Text => ({
  en: near ? `Did you mean "${near}"?` : `One of: ${names.join(', ')}`,
  zh: near ? `是不是想写“${near}”？` : `可以是：${names.join('、')}`,
});
export const faultTakesNoValue = (name: string): Text => ({
  en: `The fault "${name}" takes no value`,
  zh: `故障“${name}”不带值`,
});
export const faultRange = (name: string, minimum: number, maximum: number): Text => ({
  en: `The value of "${name}" must be a whole number from ${minimum} to ${maximum}`,
  zh: `“${name}”的值应为 ${minimum} 到 ${maximum} 的整数`,
});
export const closeCode = (code: number): Text => ({
  en: `A server may not send the close code ${code}`,
  zh: `服务器不能发送关闭码 ${code}`,
});
export const faultAt = (text: string): Text => ({
  en: `"@${text}": after @ stands the number of a message, from 1`,
  zh: `“@${text}”：@ 后面应为消息的序号，从 1 开始`,
});
export const faultForm: Text = {
  en: 'For example: --fault delay=500, or --fault close=1001@3 for the third message only',
  zh: '例如：--fault delay=500；只针对第三条消息则写 --fault close=1001@3',
};

/** What each fault does; in capitals what stands for its value. */
export const faultTexts = {
  delay: { en: 'answers MS milliseconds late', zh: '晚 MS 毫秒再应答' },
  drop: { en: 'cuts the TCP connection instead of answering', zh: '不应答，直接断开 TCP 连接' },
  refuse: { en: 'refuses the handshake with HTTP status 503', zh: '以 HTTP 状态码 503 拒绝握手' },
  'no-handshake': { en: 'never answers the handshake', zh: '不理会握手请求' },
  wrong: { en: 'answers with other data of the same length', zh: '应答长度相同、内容不同的数据' },
  silent: { en: 'does not answer', zh: '不应答' },
  fragment: { en: 'sends the answer in frames of BYTES bytes', zh: '把应答分成每帧 BYTES 字节发送' },
  coalesce: {
    en: 'sends the answer COUNT times in one TCP segment',
    zh: '在一个 TCP 段里把应答连发 COUNT 次',
  },
  ping: { en: 'sends a PING every MS milliseconds', zh: '每 MS 毫秒发一个 PING' },
  close: { en: 'closes the connection with CODE instead of answering', zh: '不应答，以关闭码 CODE 关闭连接' },
  oversize: { en: 'answers with a message of BYTES bytes', zh: '应答一条 BYTES 字节的消息' },
  'invalid-utf8': { en: 'answers with a text that is not UTF-8', zh: '应答一段不是合法 UTF-8 的文本' },
  'stop-reading': { en: 'reads nothing more from the connection', zh: '从此不再读取这个连接' },
} as const satisfies Record<string, Text>;
/** What stands for a fault's value, by its unit. */
export const faultValues = { ms: 'MS', bytes: 'BYTES', code: 'CODE', messages: 'COUNT' } as const;
export const faultsHead: Text = {
  en: 'Faults of --fault; NAME@N is for message N of a connection alone (refuse, no-handshake: for connection N):',
  zh: '--fault 的故障；写成 NAME@N 就只针对每个连接的第 N 条消息（refuse 和 no-handshake 则是第 N 个连接）：',
};

const PLURAL = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/** One line for people about each thing that happens at the server; `#1` is the first connection. */
export const eventTexts = {
  listening: (url: string): Text => ({ en: `listening on ${url}`, zh: `正在监听 ${url}` }),
  connected: (connection: number, peer: string, path: string): Text => ({
    en: `#${connection} connected from ${peer}, path ${shortened(path)}`,
    zh: `#${connection} 已连接，来自 ${peer}，路径 ${shortened(path)}`,
  }),
  refused: (peer: string, reason: keyof typeof REASONS): Text => ({
    en: `turned ${peer} away: ${REASONS[reason].en}`,
    zh: `拒绝了 ${peer}：${REASONS[reason].zh}`,
  }),
  message: (
    connection: number,
    arrow: string,
    type: 'text' | 'binary',
    bytes: number,
    shown: string,
  ): Text => ({
    en: `#${connection} ${arrow} ${type}, ${PLURAL(bytes, 'byte')}: ${shown}`,
    zh: `#${connection} ${arrow} ${type === 'text' ? '文本' : '二进制'}，${bytes} 字节：${shown}`,
  }),
  control: (connection: number, name: string, bytes: number): Text => ({
    en: `#${connection} → ${name}, ${PLURAL(bytes, 'byte')}${name === 'PING' ? ': answered with PONG' : ''}`,
    zh: `#${connection} → ${name}，${bytes} 字节；${name === 'PING' ? '已回 PONG' : '是对 PING 的应答'}`,
  }),
  gone: (connection: number): Text => ({
    en: `#${connection} gone without a CLOSE frame`,
    zh: `#${connection} 已断开，没有收到 CLOSE 帧`,
  }),
  closed: (connection: number, code: number | undefined, reason: string): Text => ({
    en: `#${connection} closed${code === undefined ? '' : `, code ${code}`}${reason}`,
    zh: `#${connection} 已关闭${code === undefined ? '' : `，关闭码 ${code}`}${reason}`,
  }),
  protocolError: (connection: number, code: string, detail: string): Text => {
    const what = explained(code, detail);
    return {
      en: `#${connection} broke the protocol: ${what.en}`,
      zh: `#${connection} 违反了协议：${what.zh}`,
    };
  },
  fault: (connection: number, fault: string): Text => ({
    en: `#${connection} fault: ${fault}`,
    zh: `#${connection} 故障：${fault}`,
  }),
  step: (connection: number, step: number, does: string): Text => ({
    en: `#${connection} step ${step}: ${does}`,
    zh: `#${connection} 步骤 ${step}：${does}`,
  }),
  tlsFailed: (peer: string, code: string, detail: string): Text => {
    const what = tlsError(code, detail);
    return { en: `${peer}: no TLS: ${what.en}`, zh: `${peer}：TLS 未建立：${what.zh}` };
  },
  badRequest: (peer: string, code: string, detail: string): Text => {
    const what = explained(code, shortened(detail));
    return {
      en: `${peer} sent no WebSocket handshake: ${what.en}`,
      zh: `${peer} 发来的不是 WebSocket 握手：${what.zh}`,
    };
  },
} as const;

/** What clients do wrong, by the codes of ws and of Node's HTTP parser (the latter by their beginning). */
const ERRORS: Readonly<Record<string, Text>> = {
  WS_ERR_EXPECTED_FIN: { en: 'a control frame in fragments', zh: '控制帧被分片' },
  WS_ERR_EXPECTED_MASK: {
    en: 'a frame without mask; clients have to mask',
    zh: '帧没有掩码，而客户端必须加掩码',
  },
  WS_ERR_INVALID_CLOSE_CODE: { en: 'a close code that may not be sent', zh: '关闭码不允许发送' },
  WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH: {
    en: 'a control frame with more than 125 bytes, or CLOSE with half a code',
    zh: '控制帧超过 125 字节，或 CLOSE 的关闭码不完整',
  },
  WS_ERR_INVALID_OPCODE: {
    en: 'an opcode that does not exist or does not belong here',
    zh: '操作码（opcode）不存在，或不该出现在这里',
  },
  WS_ERR_INVALID_UTF8: { en: 'a text that is not UTF-8', zh: '文本不是合法的 UTF-8' },
  WS_ERR_UNEXPECTED_RSV_1: { en: 'a reserved bit (RSV1) is set', zh: '保留位 RSV1 被置位' },
  WS_ERR_UNEXPECTED_RSV_2_3: { en: 'a reserved bit (RSV2, RSV3) is set', zh: '保留位 RSV2 或 RSV3 被置位' },
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: { en: 'a length beyond all measure', zh: '长度大得离谱' },
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: { en: 'a message above --max-message', zh: '消息超过 --max-message' },
  HTTP: { en: 'a plain HTTP request, perhaps of a browser', zh: '普通的 HTTP 请求，也许来自浏览器' },
  TLS: {
    en: 'the client speaks TLS (wss): start with --tls',
    zh: '客户端使用 TLS（wss）：启动时请加上 --tls',
  },
  HPE_INVALID_EOF_STATE: { en: 'it ended half-way', zh: '只发了一半就断开了' },
  HPE_HEADER_OVERFLOW: { en: 'the head is longer than 16 KiB', zh: '请求头超过 16 KiB' },
  HPE: { en: 'this is no HTTP', zh: '这不是 HTTP' },
  ERR_HTTP_REQUEST_TIMEOUT: { en: 'nothing more came', zh: '没有下文' },
};

/** Why TLS did not come about, by what OpenSSL says; a client's alert tells what it did not like. */
const TLS_ERRORS: readonly (readonly [RegExp, Text])[] = [
  [
    /unknown_?ca|unknown ca/i,
    {
      en: 'the client does not trust our CA: has its app this ca.pem?',
      zh: '客户端不信任这个 CA：程序里是不是这份 ca.pem？',
    },
  ],
  [
    /bad_?certificate|bad certificate|certificate_?unknown/i,
    {
      en: 'the client refuses our certificate: another CA, or another name than it connects to',
      zh: '客户端拒绝了证书：CA 不符，或证书的名字与它要连接的不同',
    },
  ],
  [
    /certificate_?expired/i,
    { en: 'for the client, our certificate is out of date', zh: '客户端认为证书已过期' },
  ],
  [
    /HTTP_REQUEST|WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/i,
    { en: 'the client speaks no TLS (ws instead of wss)', zh: '客户端没有使用 TLS（用的是 ws 而不是 wss）' },
  ],
  [
    /UNSUPPORTED_PROTOCOL|protocol_?version/i,
    { en: 'the client is older than TLS 1.2', zh: '客户端的 TLS 版本低于 1.2' },
  ],
  [/NO_SHARED_CIPHER|handshake_?failure/i, { en: 'no cipher suite in common', zh: '双方没有共同的加密套件' }],
  [/ECONNRESET|TLS_HANDSHAKE_TIMEOUT/, { en: 'the client said nothing more', zh: '客户端没有下文' }],
];

/** What a library says may have several lines, and an event has one. */
const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

function tlsError(code: string, detail: string): Text {
  const [, found] = TLS_ERRORS.find(([pattern]) => pattern.test(`${code} ${detail}`)) ?? [];
  // OpenSSL's own words are for programs, in the event.
  if (found) return found;
  return {
    en: `the handshake failed${code === '' ? '' : ` (${code})`}`,
    zh: `握手失败${code === '' ? '' : `（${code}）`}`,
  };
}

export function explained(code: string, detail: string): Text {
  const found = ERRORS[code] ?? ERRORS[code.slice(0, 3)];
  const shown = oneLine(detail);
  if (!found) return { en: shown, zh: shown };
  // What is no HTTP because it is TLS, the parser of HTTP has nothing to say about.
  if (code === 'TLS') return found;
  return { en: `${found.en} (${shown})`, zh: `${found.zh}（${shown}）` };
}

const REASONS = {
  scenario: { en: 'a step of the scenario', zh: '场景的步骤' },
  fault: { en: 'the fault "refuse"', zh: '故障 refuse' },
  'too-many-connections': { en: 'too many connections', zh: '连接太多' },
} as const satisfies Record<string, Text>;

export const listensOnAll: Text = {
  en: 'Listening on all addresses of this PC: everybody on the network can connect.',
  zh: '正在监听本机的所有地址：同一网络里的任何人都可以连接。',
};
export const useAddress: Text = {
  en: 'For a board on the same network, set in nanokit.yaml and run regen:',
  zh: '如果开发板在同一网络，请在 nanokit.yaml 中这样设置，再运行 regen：',
};
export const noLanAddress: Text = {
  en: 'This PC has no address on a network: a board cannot reach it. Connect to the Wi-Fi that the board uses.',
  zh: '本机没有局域网地址，开发板连不上。请先连接开发板所用的 Wi-Fi。',
};
export const loopbackOnly: Text = {
  en: 'Listening on this PC alone: a board cannot reach it. For that, leave out --host.',
  zh: '只在本机监听，开发板连不上。要让开发板连接，请去掉 --host。',
};
export const firewall: Readonly<Record<'win32' | 'darwin' | 'linux', (port: number) => Text>> = {
  win32: (port) => ({
    en: `If the board cannot connect: Windows asks on the first start whether Node.js may be reached; allow it for private networks, or open TCP port ${port} in Windows Defender Firewall.`,
    zh: `如果开发板连不上：Windows 会在首次启动时询问是否允许访问 Node.js，请允许“专用网络”；或在 Windows Defender 防火墙中放行 TCP 端口 ${port}。`,
  }),
  darwin: () => ({
    en: 'If the board cannot connect: allow incoming connections for node in System Settings, Network, Firewall.',
    zh: '如果开发板连不上：请在“系统设置 → 网络 → 防火墙”里允许 node 接受传入连接。',
  }),
  linux: (port) => ({
    en: `If the board cannot connect, a firewall may be in the way: sudo ufw allow ${port}/tcp, or sudo firewall-cmd --add-port=${port}/tcp`,
    zh: `如果开发板连不上，可能是防火墙拦住了：sudo ufw allow ${port}/tcp，或 sudo firewall-cmd --add-port=${port}/tcp`,
  }),
};
export const whatLinesSay: Text = {
  en: 'In the lines below, #N is the client of the N-th handshake, refused ones included; → is what it sent, ← what was sent to it.',
  zh: '下面各行中，#N 表示第 N 次握手的客户端（被拒绝的也计数）；→ 是它发来的，← 是发给它的。',
};
export const typeToSend: Text = {
  en: 'Type a line and press Enter to send it. Ctrl-C ends the server.',
  zh: '输入一行再按回车就会发给开发板。按 Ctrl-C 结束。',
};
export const sentTo = (count: number): Text => ({
  en: count === 0 ? 'nobody is connected' : `sent to ${PLURAL(count, 'client')}`,
  zh: count === 0 ? '没有人连接' : `已发给 ${count} 个客户端`,
});
export const notShown = (lines: number): Text => ({
  en: `${PLURAL(lines, 'line')} not shown: whoever reads this output did not keep up`,
  zh: `有 ${lines} 行没有显示：读取输出的程序跟不上`,
});
export const stopped: Text = { en: 'Server stopped.', zh: '服务器已停止。' };
export const portTaken = (port: number): Text => ({
  en: `Port ${port} is taken by another program`,
  zh: `端口 ${port} 已被其他程序占用`,
});
export const portTakenRemedy = (port: number): Text => ({
  en: `Stop that program, or take another port: --port ${port < 65535 ? port + 1 : port - 1}`,
  zh: `请结束那个程序，或换一个端口：--port ${port < 65535 ? port + 1 : port - 1}`,
});
export const notOurAddress = (host: string): Text => ({
  en: `"${host}" is no address of this PC`,
  zh: `“${host}”不是本机的地址`,
});
export const hostRemedy = (addresses: readonly string[]): Text => ({
  en: `One of: 127.0.0.1, ::1, 0.0.0.0, ::${addresses.map((address) => `, ${address}`).join('')}`,
  zh: `可以是：127.0.0.1、::1、0.0.0.0、::${addresses.map((address) => `、${address}`).join('')}`,
});
export const portForbidden = (port: number): Text => ({
  en: `Port ${port} is not for everybody on this system`,
  zh: `在这个系统上普通用户不能用端口 ${port}`,
});
export const portForbiddenRemedy: Text = {
  en: 'Take one from 1024 on, such as --port 8080',
  zh: '请用 1024 以上的端口，例如 --port 8080',
};
